// One node under measurement, in a process of its own: bare | upstream | gateway. Its orders come by message.
import { createServer } from 'node:http'
import { silentLogger } from '@taucloud/base'
import { nodeKeyFromSeed } from '@taucloud/identity'
import { createBus } from '@taucloud/transport'
import { Gateway } from '../src/service.ts'
import { TestSubstrate, say, serveNames } from '../src/testing/cloud.ts'
import type { NodeOrder } from './gateway.bench.ts'

async function startBare(): Promise<number> {
  const server = createServer(
    { optimizeEmptyRequests: true, keepAliveTimeout: 65_000 },
    (_request, response) => {
      response.writeHead(200, ['content-type', 'text/plain', 'content-length', '4'])
      response.end('pong', 'latin1')
    }
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return address === null || typeof address === 'string' ? 0 : address.port
}

async function startNode(order: NodeOrder & { kind: 'upstream' | 'gateway' }): Promise<Started> {
  const { seed, certificate, ...init } = order.bus
  const key = await nodeKeyFromSeed(Buffer.from(seed, 'base64'))
  const bus = createBus({ ...init, key, certificate: Buffer.from(certificate, 'base64') })
  await bus.start()
  if (order.kind === 'upstream') {
    await serveNames(bus)
    await new TestSubstrate(bus, () => say('pong')).serve()
    return { port: 0, multiaddrs: bus.multiaddrs() }
  }
  const gateway = new Gateway(
    { bus, logger: silentLogger },
    { listen: { host: '127.0.0.1', port: 0 }, zone: 'bench.localhost' }
  )
  await gateway.start()
  return { port: Number(new URL(gateway.httpAddress()).port), multiaddrs: [] }
}

interface Started {
  port: number
  multiaddrs: string[]
}

process.on('disconnect', () => process.exit(0))
process.on('message', (order: NodeOrder | 'cpu') => {
  if (order === 'cpu') {
    const { user, system } = process.cpuUsage()
    process.send?.(user + system)
    return
  }
  const starting =
    order.kind === 'bare'
      ? startBare().then((port) => ({ port, multiaddrs: [] }))
      : startNode(order)
  void starting.then((started) => process.send?.(started))
})
