import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** What a load run saw. */
export interface LoadResult {
  readonly requests: number
  readonly failures: number
}

/**
 * Sends one GET after another on each of so many kept connections.
 *
 * @param at where, and with which `host` and path
 */
export async function load(
  at: { port: number; host: string; path: string },
  options: { connections: number; durationMs: number }
): Promise<LoadResult> {
  const request = `GET ${at.path} HTTP/1.1\r\nhost: ${at.host}\r\nuser-agent: load\r\naccept: */*\r\n\r\n`
  const result = { requests: 0, failures: 0 }
  const sockets = Array.from({ length: options.connections }, () =>
    client(at.port, request, result)
  )
  await new Promise((resolve) => setTimeout(resolve, options.durationMs))
  for (const socket of sockets) socket.destroy()
  return result
}

function client(
  port: number,
  request: string,
  result: { requests: number; failures: number }
): Socket {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  socket.on('connect', () => socket.write(request))
  socket.on('error', () => (result.failures += 1))
  let size = 0
  let received = 0
  socket.on('data', (chunk: Buffer) => {
    // Every answer of a run has the length of the first one.
    if (size === 0) {
      size = chunk.length
      if (!chunk.toString('latin1', 0, 12).startsWith('HTTP/1.1 2')) result.failures += 1
    }
    received += chunk.length
    if (received < size) return
    received = 0
    result.requests += 1
    socket.write(request)
  })
  return socket
}
