import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import { SubstrateContract } from '@taucloud/protocol/substrate'
import { startCloud } from './testing/cloud.ts'
import type { TestCloud } from './testing/cloud.ts'
import { startDns } from './testing/dns-server.ts'
import type { TestDns } from './testing/dns-server.ts'
import { egressGuest } from './testing/egress-guest.ts'
import { ask, until } from './testing/http-client.ts'
import { projectId } from './testing/releases.ts'

let cloud: TestCloud
let server: Server
let dns: TestDns
let place: string
let cut = 0

before(async () => {
  dns = await startDns()
  server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) cut++
    })
    if (request.url === '/never') return
    if (request.url === '/big') {
      response.end(Buffer.alloc(3_000_000, 'x'))
      return
    }
    if (request.url === '/inside') {
      response.writeHead(302, { location: `http://127.0.0.1:1/` }).end()
      return
    }
    response.write(`${request.method ?? ''} ${String(request.headers['x-from'])} `)
    request.pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  place = `127.0.0.1:${(server.address() as AddressInfo).port}`
  cloud = await startCloud({ egress: { loopback: [place, dns.server] } })
  await cloud.deploy({
    module: await egressGuest(),
    functions: {
      'POST /fetch': { entry: 'fetch', name: 'open', egress: [place] },
      'POST /short': { entry: 'fetch', name: 'short', egress: [place], timeoutMs: 100 },
      'POST /closed': { entry: 'fetch', name: 'closed' },
      'POST /mail': { entry: 'mail', name: 'mail', egress: [dns.server] },
      'POST /nomail': { entry: 'mail', name: 'nomail' }
    }
  })
  await until(
    () => ask(cloud.url, '/fetch', { method: 'POST', body: 'nothing' }),
    ({ status }) => status === 200
  )
})

after(async () => {
  await cloud.stop()
  server.closeAllConnections()
  server.close()
  await dns.stop()
})

async function post(path: string, body: string): Promise<string> {
  return (await ask(cloud.url, path, { method: 'POST', body })).text
}

/** Lines of the platform's log of a function, asked for as people do. */
async function logOf(name: string): Promise<string[]> {
  const request = { project: projectId('one'), branch: '', function: name, tail: 50, follow: false }
  const lines: string[] = []
  const signal = AbortSignal.timeout(5_000)
  const peer = cloud.substrateBus.peerId
  for await (const line of cloud.gatewayBus
    .client(SubstrateContract, { peer })
    .functionLogs(request, { signal }))
    lines.push(line.text)
  return lines
}

test('a guest reaches what its configuration lists, and nothing is left for the next call', async () => {
  assert.equal(await post('/fetch', `http://${place}/`), '0 0 0 POST guest guest 16 8')
  assert.equal(await post('/fetch', `http://${place}/`), '0 0 0 POST guest guest 16 8')
})

test('a large answer crosses the threads whole', async () => {
  assert.match(await post('/fetch', `http://${place}/big`), /^0 0 0 x+ 3000000 8$/)
})

test('a guest without the rule is refused, and its log says which line to add', async () => {
  assert.equal(await post('/closed', `http://${place}/`), '0 0 13 ')
  const wanted = `add "${place}" to "egress" in config.yaml`
  for (;;) {
    const lines = (await logOf('closed')).filter((line) => line.includes(wanted))
    if (lines.length > 0) {
      assert.equal(lines.length, 1)
      break
    }
    await delay(10)
  }
})

test('a redirect to a place that is not listed is refused', async () => {
  assert.equal(await post('/fetch', `http://${place}/inside`), '0 0 13 ')
})

test('a URL that does not parse is error 11', async () => {
  assert.equal(await post('/fetch', 'http://['), '0 0 11 ')
})

test('the end of a call cuts the connection that it waited for', async () => {
  const before = cut
  const { status } = await ask(cloud.url, '/short', {
    method: 'POST',
    body: `http://${place}/never`
  })
  assert.equal(status, 504)
  while (cut === before) await delay(5)
})

test('a guest asks a name server that its configuration lists, over UDP and TCP', async () => {
  const records = 'first.example.test./10/\0second.example.test./20/\0'
  for (const network of ['udp', 'tcp']) {
    assert.equal(await post('/mail', `${dns.server} ${network}`), `0 102 ${records}`)
    assert.ok(dns.asked.includes(`${network} MX example.test`))
  }
  assert.equal(await post('/nomail', `${dns.server} udp`), '105')
})
