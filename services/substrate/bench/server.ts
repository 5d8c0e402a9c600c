// One server under measurement, in a process of its own, so that its CPU time is all its own.
// node --conditions=@taucloud/source bench/server.ts bare|substrate
import { createServer } from 'node:http'
import { startCloud } from '../src/testing/cloud.ts'
import { pingGuest } from '../src/testing/guests.ts'
import { hostOf } from '../src/testing/releases.ts'

interface Started {
  port: number
  host: string
}

async function startBare(): Promise<Started> {
  const server = createServer(
    { optimizeEmptyRequests: true, keepAliveTimeout: 65_000 },
    (_request, response) => {
      response.writeHead(200, ['content-length', '4'])
      response.end('pong', 'latin1')
    }
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, host: 'bare.test' }
}

async function startSubstrate(): Promise<Started> {
  const cloud = await startCloud({ threads: 1 })
  await cloud.deploy({
    module: await pingGuest(),
    functions: {
      'GET /restore': 'ping',
      'GET /pooled': { entry: 'ping', name: 'pooled', isolation: 'pooled' }
    }
  })
  return { port: Number(new URL(cloud.url).port), host: hostOf() }
}

const started = await (process.argv[2] === 'bare' ? startBare() : startSubstrate())
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuUs: user + system, rssMb: process.memoryUsage.rss() / 1024 / 1024 })
})
process.on('disconnect', () => process.exit(0))
process.send?.(started)
