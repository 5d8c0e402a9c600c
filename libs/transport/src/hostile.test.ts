import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createConnection } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Connection, Stream } from '@libp2p/interface'
import { multiaddr } from '@multiformats/multiaddr'
import type { BusInit, CloudBus } from './bus-init.ts'
import { CONTROL } from './control.ts'
import { BODY, encodeFrame, END, FRAME, FrameReader } from './frames.ts'
import { libp2pOf } from './libp2p.ts'
import { encodeHello, encodeRequest } from './messages.ts'
import { startTestBuses } from './testing.ts'
import { seen, Test, testHandlers, until } from './testing/fixtures.ts'
import type { Seen } from './testing/fixtures.ts'
import { at, busesOf, strangerOf } from './testing/nodes.ts'

// What a peer can do that does not keep to the protocol: the stream is gone, the process lives, others are served.

interface Attack {
  readonly server: CloudBus
  readonly log: Seen
  readonly connection: Connection
  /** The attacker's own valid certificate: most harm can be done from inside. */
  readonly init: BusInit
}

async function attack(t: TestContext): Promise<Attack> {
  const { buses, cloud } = await busesOf(t, [['tns']])
  const server = at(buses, 0)
  const log = seen()
  await server.serve(Test, testHandlers(log))
  await server.serveBulk('/tau/hoarder/blocks/1', async (stream) => {
    while ((await stream.read()) !== undefined);
  })
  const init = await cloud.busInit(['auth'])
  const node = await strangerOf(t, cloud, { key: init.key })
  const connection = await node.dial(server.multiaddrs().map((address) => multiaddr(address)))
  return { server, log, connection, init }
}

/** Sends a frame, as far as the stream still takes it. */
function send(stream: Stream, kind: number, call: number, body?: Uint8Array): void {
  const frame = encodeFrame(kind, call, body)
  sendBytes(stream, Array.isArray(frame) ? Buffer.concat(frame) : frame)
}

function sendBytes(stream: Stream, bytes: Uint8Array): void {
  try {
    stream.send(bytes)
  } catch {
    // Reset already, which is what these tests want to see.
  }
}

/** Greets properly and waits for the answer. */
async function greeted({ connection, init }: Attack, protocol = Test.protocol): Promise<Stream> {
  const stream = await connection.newStream(protocol)
  const reader = new FrameReader()
  let isGreeted = false
  stream.addEventListener('message', ({ data }) => {
    reader.push(data.subarray(), { onFrame: (kind) => (isGreeted ||= kind === FRAME.hello) })
  })
  send(
    stream,
    FRAME.hello,
    0,
    encodeHello({ certificate: init.certificate, methods: [], addresses: [] })
  )
  await until(() => isGreeted, 'the server greets')
  return stream
}

async function ended(stream: Stream): Promise<void> {
  await until(() => stream.status !== 'open', 'the stream is ended')
}

async function assertServes(server: CloudBus): Promise<void> {
  assert.equal(await server.client(Test, { service: 'tns' }).echo('alive'), 'alive')
}

function call(method: number, body = Buffer.from('x')): Uint8Array {
  return encodeRequest({ method, ttlMs: 0, meta: {} }, body)
}

test('P11: garbage on every protocol of a node leaves it serving', async (t) => {
  const scene = await attack(t)
  const { server, connection } = scene
  for (const protocol of libp2pOf(server).getProtocols()) {
    for (const size of [1, 9, 2000]) {
      if (connection.status !== 'open') break
      const stream = await connection.newStream(protocol).catch(() => undefined)
      for (let index = 0; index < 20 && stream !== undefined; index++)
        sendBytes(stream, randomBytes(size))
    }
  }
  await assertServes(server)
  assert.equal(libp2pOf(server).status, 'started')
})

test('garbage on the port leaves the node serving', async (t) => {
  const { server } = await attack(t)
  const port = Number(/tcp\/(\d+)/.exec(at(server.multiaddrs(), 0))?.[1])
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = createConnection(port, '127.0.0.1').on('error', () => undefined)
      socket.write(randomBytes(4096))
      await new Promise((resolve) => socket.once('close', resolve))
    })
  )
  await assertServes(server)
})

test('a stream that does not begin with a greeting is ended', async (t) => {
  const scene = await attack(t)
  for (const kind of [FRAME.request | BODY | END, FRAME.item, FRAME.credit, FRAME.error, 0, 63]) {
    const stream = await scene.connection.newStream(Test.protocol)
    send(stream, kind, 1, call(0))
    await ended(stream)
  }
  await assertServes(scene.server)
  assert.equal(scene.log.calls, 6 - 5)
})

test('a malformed greeting, or one with the certificate of another node, is refused', async (t) => {
  const scene = await attack(t)
  const { certificate } = await startedElsewhere(t)
  const own = { certificate: scene.init.certificate, methods: [], addresses: [] }
  const greetings = [
    new Uint8Array(0),
    encodeHello(own).subarray(0, -1),
    encodeHello({ ...own, certificate })
  ]
  for (const greeting of greetings) {
    const stream = await scene.connection.newStream(Test.protocol)
    send(stream, FRAME.hello, 0, greeting)
    await ended(stream)
  }
  await assertServes(scene.server)
})

async function startedElsewhere(t: TestContext): Promise<BusInit> {
  const started = await startTestBuses([[]])
  t.after(() => started.stop())
  return started.cloud.busInit(['auth'])
}

test('a frame that is too long ends the stream before it is buffered', async (t) => {
  const scene = await attack(t)
  const stream = await greeted(scene)
  const head = Buffer.alloc(9)
  head.writeUInt32BE(0xffffffff)
  stream.send(head)
  await ended(stream)
  await assertServes(scene.server)
})

test('a frame cut short by the end of the stream reaches no handler', async (t) => {
  const scene = await attack(t)
  const stream = await greeted(scene)
  const frame = Buffer.concat([encodeFrame(FRAME.request | BODY | END, 1, call(0))].flat())
  stream.send(frame.subarray(0, -1))
  await stream.close()
  await ended(stream)
  await assertServes(scene.server)
  assert.equal(scene.log.calls, 1)
})

test('frames that break the protocol end the stream', async (t) => {
  const scene = await attack(t)
  const hang = 5
  const breaches: [string, (stream: Stream) => void][] = [
    ['a second greeting', (stream) => send(stream, FRAME.hello, 0, new Uint8Array(3))],
    ['call 0', (stream) => send(stream, FRAME.request | BODY | END, 0, call(0))],
    [
      'a request cut short',
      (stream) => send(stream, FRAME.request | BODY | END, 1, new Uint8Array(3))
    ],
    ['a frame for the caller', (stream) => send(stream, FRAME.error, 1, new Uint8Array(2))],
    ['an unknown kind', (stream) => send(stream, 42, 1)],
    ['a malformed credit', (stream) => send(stream, FRAME.credit, 1, new Uint8Array(7))],
    [
      'a call number twice',
      (stream) => {
        send(stream, FRAME.request | BODY | END, 1, call(hang))
        send(stream, FRAME.request | BODY | END, 1, call(hang))
      }
    ],
    [
      'items without credit',
      (stream) => {
        send(stream, FRAME.request, 1, call(11, Buffer.alloc(0)))
        for (let index = 0; index < 65; index++)
          send(stream, FRAME.item | BODY, 1, Buffer.from('x'))
      }
    ]
  ]
  for (const [what, breach] of breaches) {
    const stream = await greeted(scene)
    breach(stream)
    await until(() => stream.status !== 'open', `the stream is ended after ${what}`)
  }
  await assertServes(scene.server)
})

test('frames for calls that do not exist are ignored', async (t) => {
  const scene = await attack(t)
  const stream = await greeted(scene)
  send(stream, FRAME.item | BODY, 9, Buffer.from('x'))
  send(stream, FRAME.cancel, 9)
  send(stream, FRAME.credit, 9, new Uint8Array(8))
  send(stream, FRAME.request | BODY | END, 1, call(0))
  await until(() => scene.log.calls === 1, 'the call is served')
  assert.equal(stream.status, 'open')
})

test('an unknown method, a stream where one message belongs and an oversized message are answered, not fatal', async (t) => {
  const scene = await attack(t)
  const stream = await greeted(scene)
  send(stream, FRAME.request | BODY | END, 1, call(999))
  send(stream, FRAME.request | BODY, 2, call(0))
  send(stream, FRAME.request | END, 3, call(0))
  send(stream, FRAME.request | BODY | END, 4, call(1, Buffer.alloc(9)))
  send(stream, FRAME.request | BODY | END, 5, call(0))
  await until(() => scene.log.calls === 1, 'the proper call is served')
  assert.equal(stream.status, 'open')
})

test('a caller that never reads its answers is read no further, and memory stays bounded', async (t) => {
  const scene = await attack(t)
  const stream = await greeted(scene)
  stream.pause()
  const body = Buffer.alloc(256 * 1024, 'x')
  let id = 0
  for (let still = 0; still < 50;) {
    const before = scene.log.calls
    for (let burst = 0; burst < 4 && stream.writeBufferLength < 1024 * 1024; burst++) {
      send(stream, FRAME.request | BODY | END, ++id, call(0, body))
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
    still = scene.log.calls === before ? still + 1 : 0
    assert.ok(
      scene.log.calls * body.length < 24 * 1024 * 1024,
      'answers pile up for a reader that takes none'
    )
  }
  await assertServes(scene.server)
  stream.abort(new Error('enough'))
})

test('calls beyond the bound of a link are refused, the others go on', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['auth']], { profile: 'server' })
  const log = seen()
  await at(buses, 0).serve(Test, testHandlers(log))
  const client = at(buses, 1).client(Test, { peer: at(buses, 0).peerId })
  const abort = new AbortController()
  await client.echo('x')
  const hanging = Array.from({ length: 1024 }, async () =>
    client.hang('x', { signal: abort.signal })
  )
  const settled = Promise.allSettled(hanging)
  await assert.rejects(client.echo('one more'), { code: 'resource_exhausted' })
  abort.abort()
  await settled
  await until(() => log.aborted.length === 1024, 'the handlers are told')
  assert.equal(await client.echo('again'), 'again')
})

test('lies about members are checked before anything is believed', async (t) => {
  const scene = await attack(t)
  const victim = at((await busesOf(t, [['seer']])).buses, 0)
  const stream = await greeted(scene, CONTROL.protocol)
  assert.equal(scene.server.members().length, 2, 'a certified peer is a member')
  // A peer of another cloud, told of with its true address, does not become a member by being told of.
  send(
    stream,
    FRAME.item | BODY,
    1,
    Buffer.from(JSON.stringify({ members: [[victim.peerId, ...victim.multiaddrs()]] }))
  )
  await assertServes(scene.server)
  assert.deepEqual(
    scene.server.members().map(({ peer }) => peer),
    [scene.server.peerId, scene.init.key.peerId].sort()
  )
})
