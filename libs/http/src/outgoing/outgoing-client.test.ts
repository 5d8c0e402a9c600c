import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import { AddressGuard } from './address-guard.ts'
import { OutgoingClient } from './outgoing-client.ts'
import type { OutgoingAnswer, OutgoingClientInit, OutgoingRequest } from './outgoing-client.ts'
import type { ResolveHost } from './resolve-host.ts'

type Answerer = (request: IncomingMessage, response: ServerResponse) => void

const servers: Server[] = []
const clients: OutgoingClient[] = []
const signal = new AbortController().signal
let port = 0
let other = 0
let connections = 0
let closed = 0
let dripped = 0

const ROUTES: Record<string, Answerer> = {
  '/': (_request, response) => response.end('hello'),
  '/echo': (request, response) => {
    const { method, rawHeaders } = request
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      response.end(JSON.stringify({ method, rawHeaders, body: Buffer.concat(parts).toString() }))
    })
  },
  '/headers': (_request, response) => {
    response.writeHead(207, [
      ...['x-a', '1', 'X-A', '2', 'x-latin', '\xe9', 'keep-alive', 'timeout=1'],
      ...['connection', 'x-secret', 'x-secret', 'y']
    ])
    response.end()
  },
  '/bomb': (_request, response) => {
    for (let i = 0; i < 9; i++) response.setHeader(`x-${i}`, 'y'.repeat(8_000))
    response.end()
  },
  '/loop': (_request, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/hop': (_request, response) => response.writeHead(302, { location: 'echo' }).end(),
  '/keep': (_request, response) => response.writeHead(307, { location: '/echo' }).end(),
  '/metadata': (_request, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/file': (_request, response) =>
    response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/across': (_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${other}/echo` }).end(),
  '/never': () => undefined,
  '/stall': (_request, response) => response.write('some'),
  '/wait': (_request, response) => void delay(30).then(() => response.end('ok')),
  '/huge': (request, response) => {
    const piece = Buffer.alloc(64 * 1024)
    const write = (): void => {
      while (!request.destroyed && !response.destroyed) {
        dripped += piece.length
        if (!response.write(piece)) {
          response.once('drain', write)
          return
        }
      }
    }
    write()
  }
}

async function listen(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function answering(): Server {
  const server = createServer((request, response) => {
    const answer = ROUTES[request.url ?? '']
    if (answer === undefined) response.writeHead(404).end()
    else answer(request, response)
  })
  return server.on('connection', (socket: Socket) => {
    connections++
    socket.on('close', () => closed++)
  })
}

before(async () => {
  port = await listen(answering())
  other = await listen(answering())
})

after(async () => {
  await Promise.all(clients.map((client) => client.stop()))
  for (const server of servers) server.close()
})

function newClient(
  init: OutgoingClientInit & { resolve?: ResolveHost; ports?: number[] } = {}
): OutgoingClient {
  const { resolve, ports = [port, other], ...more } = init
  const guard = new AddressGuard({ loopback: ports.map((each) => `127.0.0.1:${each}`) })
  const client = new OutgoingClient({ guard, ...(resolve === undefined ? {} : { resolve }) }, more)
  clients.push(client)
  return client
}

function send(
  client: OutgoingClient,
  path: string,
  init: Partial<OutgoingRequest> = {},
  end = signal
): Promise<OutgoingAnswer> {
  return client.request(
    {
      partition: 'p',
      method: 'GET',
      url: `http://127.0.0.1:${port}${path}`,
      headers: [],
      assertAllowed: () => undefined,
      ...init
    },
    { signal: end }
  )
}

async function text({ body }: OutgoingAnswer): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString()
}

interface Echo {
  method: string
  rawHeaders: string[]
  body: string
}

async function echo(answer: OutgoingAnswer): Promise<Echo> {
  return JSON.parse(await text(answer)) as Echo
}

test('a request carries what it was given and a user-agent that names no node', async () => {
  const sent = await echo(
    await send(newClient(), '/echo', {
      method: 'put',
      headers: [
        ['X-Name', 'a'],
        ['x-name', 'b'],
        ['Connection', 'x-gone'],
        ['x-gone', '1'],
        ['Host', 'other.test'],
        ['Content-Length', '1'],
        ['Proxy-Authorization', 'secret']
      ],
      body: Buffer.from('body')
    })
  )
  assert.deepEqual([sent.method, sent.body], ['PUT', 'body'])
  const names = sent.rawHeaders.filter((_, i) => i % 2 === 0)
  assert.deepEqual(names.map((name) => name.toLowerCase()).sort(), [
    ...['connection', 'content-length', 'host', 'user-agent', 'x-name', 'x-name']
  ])
  assert.ok(sent.rawHeaders.includes(`127.0.0.1:${port}`))
  assert.ok(sent.rawHeaders.includes('taucloud'))
})

test('a streamed body arrives in order', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const piece of ['one ', 'two ', 'three']) yield await Promise.resolve(Buffer.from(piece))
  }
  const sent = await echo(await send(newClient(), '/echo', { method: 'POST', body: pieces() }))
  assert.equal(sent.body, 'one two three')
})

test('an answer has its status and fields, without those of the connection', async () => {
  const answer = await send(newClient(), '/headers')
  assert.equal(answer.status, 207)
  const own = answer.headers.filter(([name]) => name.toLowerCase().startsWith('x-'))
  assert.deepEqual(own, [
    ['x-a', '1'],
    ['X-A', '2'],
    ['x-latin', '\xe9']
  ])
  assert.equal(
    answer.headers.some(([name]) => /^(connection|keep-alive)$/i.test(name)),
    false
  )
  assert.equal(await text(answer), '')
  await answer.finished
})

test('what is not a request is refused before anything is sent', async () => {
  const client = newClient()
  const wrong: Partial<OutgoingRequest>[] = [
    { url: 'nonsense' },
    { url: 'ftp://127.0.0.1/' },
    { url: 'http://127.0.0.1:25/' },
    { method: 'BAD METHOD' },
    { headers: [['x', 'a\r\ny: b']] },
    { headers: [['bad name', 'a']] }
  ]
  for (const init of wrong)
    await assert.rejects(
      send(client, '/', init),
      { code: 'invalid_argument' },
      JSON.stringify(init)
    )
  await assert.rejects(send(client, '/', { headers: [['x', 'y'.repeat(70_000)]] }), {
    code: 'resource_exhausted'
  })
})

test('every spelling of a private address is refused', async () => {
  const client = newClient({ ports: [] })
  const hosts = [
    ...['127.0.0.1', '2130706433', '0x7f.1', '017700000001', '127.1', '127.0.0.1.', 'localhost'],
    ...['a.localhost', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '0']
  ]
  for (const host of hosts)
    await assert.rejects(
      send(client, '/', { url: `http://${host}:${port}/` }),
      { code: 'permission_denied' },
      host
    )
})

test('a name with one private address among public ones is refused', async () => {
  const resolve = (): Promise<string[]> => Promise.resolve(['8.8.8.8', '10.0.0.1'])
  await assert.rejects(send(newClient({ resolve }), '/', { url: 'http://mixed.test/' }), {
    code: 'permission_denied'
  })
})

test('a name is resolved once per connection, and the checked address is the one connected to', async () => {
  const answers = [['127.0.0.1'], ['10.0.0.1']]
  let asked = 0
  const client = newClient({ resolve: () => Promise.resolve(answers[asked++] ?? []) })
  const url = `http://rebind.test:${port}/`
  assert.equal(await text(await send(client, '/', { url })), 'hello')
  assert.equal(asked, 1)
  await assert.rejects(send(client, '/', { url, partition: 'q' }), { code: 'permission_denied' })
  await assert.rejects(send(client, '/', { url, partition: 'r' }), { code: 'unavailable' })
})

test('redirects are followed, and rules and addresses are checked at each', async () => {
  const client = newClient()
  const asked: string[] = []
  const assertAllowed = (host: string, to: number): void => {
    asked.push(`${host}:${to}`)
  }
  const init = { maxRedirects: 10, assertAllowed }
  const headers: [string, string][] = [['authorization', 'x']]
  const same = await echo(
    await send(client, '/hop', { ...init, method: 'POST', body: Buffer.from('b'), headers })
  )
  assert.deepEqual([same.method, same.body, same.rawHeaders.includes('x')], ['GET', '', true])
  const kept = await echo(
    await send(client, '/keep', { ...init, method: 'POST', body: Buffer.from('b') })
  )
  assert.deepEqual([kept.method, kept.body], ['POST', 'b'])
  const across = await echo(await send(client, '/across', { ...init, headers }))
  assert.equal(across.rawHeaders.includes('x'), false)
  assert.deepEqual(asked.slice(-2), [`127.0.0.1:${port}`, `127.0.0.1:${other}`])
  await assert.rejects(send(client, '/metadata', init), { code: 'permission_denied' })
  await assert.rejects(send(client, '/file', init), { code: 'invalid_argument' })
  await assert.rejects(send(client, '/loop', init), /more than 10 redirects/)
  const handed = await send(client, '/loop')
  assert.deepEqual([handed.status, await text(handed)], [302, ''])
})

test('a head beyond 64 KiB fails', async () => {
  await assert.rejects(send(newClient(), '/bomb'), { code: 'resource_exhausted' })
})

test('a body beyond its bound fails, and a slow reader holds the server back', async () => {
  const client = newClient({ maxResponseBytes: 8 * 1024 * 1024 })
  const slow = await send(client, '/huge')
  const iterator = slow.body[Symbol.asyncIterator]()
  await iterator.next()
  let before = -1
  while (dripped !== before) {
    before = dripped
    await delay(50)
  }
  assert.ok(before < 32 * 1024 * 1024, `${before} bytes were sent ahead`)
  await iterator.return?.()
  await slow.finished
  await assert.rejects(text(await send(client, '/huge')), { code: 'resource_exhausted' })
  await assert.rejects(
    send(newClient({ maxRequestBytes: 3 }), '/echo', { method: 'POST', body: Buffer.from('four') }),
    { code: 'resource_exhausted' }
  )
})

test('time is up for a server that does not answer, or does not go on', async () => {
  const client = newClient({ totalMs: 60 })
  await assert.rejects(send(client, '/never'), { code: 'deadline_exceeded' })
  const stalled = await send(client, '/stall')
  await assert.rejects(text(stalled), { code: 'deadline_exceeded' })
  await stalled.finished
  const unread = await send(client, '/stall')
  await unread.finished
})

test('a caller who leaves cuts the connection', async () => {
  const client = newClient()
  const leaving = new AbortController()
  const answer = await send(client, '/stall', {}, leaving.signal)
  const before = closed
  leaving.abort()
  await answer.finished
  await assert.rejects(text(answer), { code: 'canceled' })
  while (closed === before) await delay(5)
  await assert.rejects(send(client, '/', {}, leaving.signal), { code: 'canceled' })
})

test('at most eight connections stay idle, and projects share none', async () => {
  const client = newClient()
  const [opened, ended] = [connections, closed]
  const answers = await Promise.all(Array.from({ length: 12 }, () => send(client, '/wait')))
  await Promise.all(answers.map(text))
  while (connections - opened - (closed - ended) > 8) await delay(5)
  const kept = connections
  await text(await send(client, '/'))
  assert.equal(connections, kept)
  await text(await send(client, '/', { partition: 'another' }))
  assert.equal(connections, kept + 1)
})

test('a server that speaks no HTTP, or none at all, is unavailable', async () => {
  const rude = createTcpServer((socket) => socket.end('nonsense\r\n\r\n'))
  const rudePort = await listen(rude)
  const client = newClient({ ports: [rudePort, 1025] })
  for (const to of [rudePort, 1025])
    await assert.rejects(send(client, '/', { url: `http://127.0.0.1:${to}/` }), {
      code: 'unavailable'
    })
})
