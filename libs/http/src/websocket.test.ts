import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { afterEach, test } from 'node:test'
import { serveHttp } from './server.ts'
import type { HttpListener } from './server.ts'
import { openWebSocket } from './testing/websocket-client.ts'
import { WebSockets } from './websocket.ts'

const listeners: { listener: HttpListener; sockets: WebSockets }[] = []
/** The key and the answer to it of RFC 6455 §1.3. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='

afterEach(async () => {
  for (const { listener, sockets } of listeners.splice(0)) {
    sockets.stop()
    await listener.stop(0)
  }
})

/** Sends back what comes; `flood` sends 100 × 64 KiB at once. */
async function echoServer(init: { pingMs?: number } = {}): Promise<{
  url: string
  port: number
  sockets: WebSockets
}> {
  const sockets = new WebSockets({ maxMessageBytes: 1000, maxBufferedBytes: 256 * 1024, ...init })
  const listener = await serveHttp({
    host: '127.0.0.1',
    port: 0,
    handler: (_request, response) => response.end('http'),
    upgrade: {
      wants: ({ url }) => url === '/ws',
      handle: (request, socket, head) => {
        sockets.accept(request, { socket, head }, (client) => ({
          message: (data) => {
            if (data.toString() !== 'flood') client.send(data)
            else for (let i = 0; i < 400; i++) client.send(new Uint8Array(65_536))
            return Promise.resolve()
          },
          closed: () => undefined
        }))
      }
    }
  })
  listeners.push({ listener, sockets })
  return { url: `${listener.url}/ws`, port: listener.port, sockets }
}

async function rawClient(port: number): Promise<{ socket: Socket; head: string }> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined) // being cut is what these tests are about
  socket.write(
    `GET /ws HTTP/1.1\r\nhost: a.test\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${KEY}\r\norigin: http://a.test\r\n\r\n`
  )
  const [head] = (await once(socket, 'data')) as [Buffer]
  return { socket, head: head.toString('latin1') }
}

test('messages come back as binary frames, in order', async () => {
  const { url } = await echoServer()
  const client = await openWebSocket(url, 'a.test')
  client.send('one')
  client.send(Uint8Array.of(0, 255))
  const received = await client.waitFor(2)
  assert.deepEqual(received, [Buffer.from('one'), Buffer.from([0, 255])])
  client.socket.close()
  await client.closed()
})

test('a browser that speaks the protocol by hand is answered as RFC 6455 says', async () => {
  const { port } = await echoServer()
  const { socket, head } = await rawClient(port)
  assert.match(head, /^HTTP\/1.1 101 /)
  assert.ok(head.toLowerCase().includes(`sec-websocket-accept: ${ACCEPT.toLowerCase()}`))
  // A masked text frame `Hello` (RFC 6455 §5.7), which comes back unmasked and binary.
  socket.write(Buffer.from('818537fa213d7f9f4d5158', 'hex'))
  const [frame] = (await once(socket, 'data')) as [Buffer]
  assert.equal(frame.toString('hex'), '820548656c6c6f')
  socket.destroy()
})

for (const [what, frame] of [
  ['an unmasked frame', '810548656c6c6f'],
  ['a reserved opcode', '838537fa213d7f9f4d5158'],
  ['reserved bits', 'f18537fa213d7f9f4d5158'],
  ['a length beyond the limit', '82ff7fffffffffffffff00000000'],
  ['text that is not UTF-8', '818200000000c328'],
  ['a fragmented ping', '0980aabbccdd']
] as const) {
  test(`${what} ends the connection and nothing else`, async () => {
    const { url, port } = await echoServer()
    const { socket } = await rawClient(port)
    socket.resume()
    socket.write(Buffer.from(frame, 'hex'))
    await once(socket, 'close', { signal: AbortSignal.timeout(10_000) })
    const client = await openWebSocket(url, 'a.test')
    client.send('still here')
    assert.equal(String(await client.waitFor(1)), 'still here')
    client.socket.terminate()
  })
}

test('a message over the limit closes its connection with 1009', async () => {
  const { url } = await echoServer()
  const client = await openWebSocket(url, 'a.test')
  client.send(new Uint8Array(1001))
  assert.equal(await client.closed(), 1009)
})

test('a client that does not read is cut', async () => {
  const { port, sockets } = await echoServer()
  const { socket } = await rawClient(port)
  socket.pause()
  socket.write(Buffer.from('8185000000006' + '66c6f6f64', 'hex'))
  while (sockets.size > 0) await new Promise((resolve) => setImmediate(resolve))
  socket.destroy()
})

test('a client that answers no ping is cut', async () => {
  const { port } = await echoServer({ pingMs: 20 })
  const { socket } = await rawClient(port)
  socket.resume()
  await once(socket, 'close', { signal: AbortSignal.timeout(10_000) })
})

test('other wishes to upgrade stay ordinary requests', async () => {
  const { port } = await echoServer()
  const socket = connect(port, '127.0.0.1')
  socket.write(
    'GET /other HTTP/1.1\r\nhost: a.test\r\nconnection: upgrade, close\r\nupgrade: h2c\r\n\r\n'
  )
  const [answer] = (await once(socket, 'data')) as [Buffer]
  assert.match(answer.toString(), /^HTTP\/1.1 200 /)
  socket.destroy()
})
