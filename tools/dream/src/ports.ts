import { once } from 'node:events'
import { createServer } from 'node:net'
import { CloudError } from '@taucloud/base'

const LOOPBACK = '127.0.0.1'
/** How many ports after the first are tried when none was asked for. */
const SEARCHED = 100

/** Is nothing listening on this TCP port of loopback? */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, LOOPBACK)
    await once(server, 'listening')
    return true
  } catch {
    // Any failure to listen (in use, not permitted) means that the port is not ours to have.
    return false
  } finally {
    server.close()
  }
}

/**
 * The port asked for, or without a wish the first free one from `first` on.
 *
 * @throws {CloudError} `failed_precondition` when the wish is taken
 */
export async function choosePort(wish: number | undefined, first: number): Promise<number> {
  if (wish !== undefined) {
    if (await isFree(wish)) return wish
    throw new CloudError(
      'failed_precondition',
      `Cannot listen on ${LOOPBACK}:${wish}: the port is in use; stop what uses it or choose another with --port`
    )
  }
  for (let port = first; port < first + SEARCHED; port++) if (await isFree(port)) return port
  throw new CloudError(
    'failed_precondition',
    `Cannot listen: ports ${first} to ${first + SEARCHED - 1} are all in use; choose one with --port`
  )
}

/** `count` free ports, all different, chosen by the system. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, LOOPBACK))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  })
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}
