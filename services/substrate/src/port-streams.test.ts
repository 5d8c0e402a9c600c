import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageChannel } from 'node:worker_threads'
import { CloudError } from '@taucloud/base'
import fc from 'fast-check'
import { Outbox } from './port.ts'
import { PortStreams } from './port-streams.ts'
import type { StreamMessage } from './port-streams.ts'

/** Two ends over a real message channel. */
function connect(): { a: PortStreams; b: PortStreams; posts: () => number; close: () => void } {
  const { port1, port2 } = new MessageChannel()
  let posts = 0
  const [a, b] = ([port1, port2] as const).map((port, parity) => {
    const outbox = new Outbox<StreamMessage>(port)
    const streams = new PortStreams(
      (message, owned) => {
        outbox.post(message, owned)
      },
      parity === 0 ? 0 : 1
    )
    port.on('message', (batch: StreamMessage[]) => {
      posts += 1
      for (const message of batch) streams.handle(message)
    })
    return streams
  })
  if (a === undefined || b === undefined) throw new Error('two ends were made')
  const close = (): void => {
    port1.close()
  }
  return { a, b, posts: () => posts, close }
}

async function* source(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk)
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

test('bytes arrive whole and in order, however they are cut', async (t) => {
  const { a, b, close } = connect()
  t.after(close)
  const sizes = fc.array(fc.nat({ max: 200_000 }), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(sizes, async (lengths) => {
      const chunks = lengths.map((length, index) => Buffer.alloc(length, index + 1))
      const id = a.open()
      const received = b.receive(id)
      const [bytes] = await Promise.all([read(received), a.send(id, source(chunks))])
      assert.ok(bytes.equals(Buffer.concat(chunks)))
      assert.equal(a.size + b.size, 0)
    }),
    { numRuns: 30 }
  )
})

test('a sender gets no more than its window ahead of the reader', async (t) => {
  const { a, b, close } = connect()
  t.after(close)
  let produced = 0
  const endless = (async function* (): AsyncGenerator<Uint8Array> {
    for (;;) {
      produced += 65_536
      yield await Promise.resolve(new Uint8Array(65_536))
    }
  })()
  const id = a.open()
  const received = b.receive(id)
  const sent = a.send(id, endless)
  let taken = 0
  for (let i = 0; i < 20; i++) {
    const next = await received.next()
    if (next.done !== true) taken += next.value.length
    assert.ok(produced - taken <= 256 * 1024 + 2 * 65_536, String(produced - taken))
  }
  await received.return()
  await sent
  assert.equal(a.size, 0)
})

test('a reader that stops lets go of a source that is waiting', async (t) => {
  const { a, b, close } = connect()
  t.after(close)
  const stopped = Promise.withResolvers<undefined>()
  const waiting = (async function* (): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1)
    await stopped.promise
  })()
  const id = a.open()
  const received = b.receive(id)
  const sent = a.send(id, waiting, () => {
    stopped.resolve(undefined)
  })
  await received.next()
  await received.return()
  await sent
})

test('a source that fails breaks the stream with its code, and unexpected detail stays behind', async (t) => {
  const { a, b, close } = connect()
  t.after(close)
  for (const [error, expected] of [
    [new CloudError('not_found', 'gone'), { code: 'not_found', message: 'gone' }],
    [new Error('/secret'), { code: 'internal', message: /^(?!.*secret)/ }]
  ] as const) {
    const id = a.open()
    const received = b.receive(id)
    const failing = (async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(new Uint8Array(1))
      throw error
    })()
    void a.send(id, failing)
    await assert.rejects(read(received), expected)
  }
})

test('a signal ends the reader at once', async (t) => {
  const { b, close } = connect()
  t.after(close)
  const gone = new AbortController()
  const next = b.receive(b.open(), gone.signal).next()
  gone.abort()
  await assert.rejects(next, { code: 'canceled' })
})

test('close() ends readers as unavailable', async (t) => {
  const { b, close } = connect()
  t.after(close)
  const next = b.receive(b.open()).next()
  b.close()
  await assert.rejects(next, { code: 'unavailable' })
})

test('the messages of one turn leave in one post', async (t) => {
  const { port1, port2 } = new MessageChannel()
  t.after(() => {
    port1.close()
  })
  const outbox = new Outbox<number>(port1)
  const received = new Promise((resolve) => port2.once('message', resolve))
  for (let i = 0; i < 5; i++) outbox.post(i)
  assert.deepEqual(await received, [0, 1, 2, 3, 4])
})
