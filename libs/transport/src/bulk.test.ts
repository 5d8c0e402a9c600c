import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import type { BulkStream } from './bus.ts'
import type { CloudBus } from './bus-init.ts'
import { multiaddrConnectionPair } from '@libp2p/utils'
import { silentLogger } from '@taucloud/base'
import { generateSwarmKey } from '@taucloud/identity'
import { libp2pOf } from './libp2p.ts'
import { swarmProtector } from './node-factory.ts'
import { startTestBuses } from './testing.ts'
import type { TestBuses } from './testing.ts'
import { until } from './testing/fixtures.ts'
import { at, busesOf } from './testing/nodes.ts'

const BULK = '/tau/hoarder/blocks/1'

async function readAll(stream: BulkStream): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for (let chunk = await stream.read(); chunk !== undefined; chunk = await stream.read())
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Serves several behaviours, chosen by the first byte that is sent. */
async function serve(bus: CloudBus, log: { closed: string[]; callers: string[] }): Promise<void> {
  await bus.serveBulk(BULK, async (stream, caller) => {
    log.callers.push(caller.peer, caller.certificate.shape)
    const first = await stream.read()
    const command = Buffer.from(first ?? []).toString('latin1')[0]
    try {
      if (command === 'e') {
        await stream.write(first ?? new Uint8Array(0))
        for (let chunk = await stream.read(); chunk !== undefined; chunk = await stream.read()) {
          await stream.write(chunk)
        }
      } else if (command === 's') {
        while (log.closed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
        await stream.read()
      } else if (command === 'f') {
        throw new Error('boom in the handler')
      } else if (command === 'w') {
        for (;;) await stream.write(new Uint8Array(64 * 1024))
      }
    } catch (error) {
      log.closed.push(error instanceof Error && 'code' in error ? String(error.code) : 'boom')
      throw error
    }
  })
}

for (const where of ['another node', 'its own node'] as const) {
  suite(`a bulk stream to ${where}`, () => {
    const log: { closed: string[]; callers: string[] } = { closed: [], callers: [] }
    let cloud: TestBuses
    let caller: CloudBus
    let server: CloudBus

    before(async () => {
      cloud = await startTestBuses([['hoarder'], ['monkey']])
      server = at(cloud.buses, 0)
      caller = where === 'its own node' ? server : at(cloud.buses, 1)
      await serve(server, log)
    })
    after(() => cloud.stop())

    test('carries bytes both ways, in order and whole', async () => {
      const stream = await caller.openBulk(server.peerId, BULK)
      const body = Buffer.alloc(3_000_001, 'e0123456789')
      const echoed = readAll(stream)
      await stream.write(body)
      await stream.end()
      const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
      assert.equal(hash(await echoed), hash(body))
      assert.deepEqual(log.callers.slice(-2), [caller.peerId, caller.certificate.shape])
    })

    test('ends with nothing when nothing is sent', async () => {
      const stream = await caller.openBulk(server.peerId, BULK)
      await stream.end()
      assert.equal((await readAll(stream)).length, 0)
    })

    test('breaks for the reader when the handler throws, and the process lives', async () => {
      const stream = await caller.openBulk(server.peerId, BULK)
      await stream.write(Buffer.from('f'))
      await assert.rejects(readAll(stream), { code: 'unavailable' })
    })

    test('tells the writing handler that the reader is gone', async () => {
      log.closed = []
      const stream = await caller.openBulk(server.peerId, BULK)
      await stream.write(Buffer.from('w'))
      await stream.read()
      stream.abort(new Error('enough'))
      await until(() => log.closed.length === 1, 'the handler is told')
      assert.deepEqual(log.closed, ['unavailable'])
      await assert.rejects(stream.write(new Uint8Array(1)))
    })

    test('P5, P6, P10: a writer whose reader stalls is held, and little waits', async () => {
      log.closed = []
      const stream = await caller.openBulk(server.peerId, BULK)
      await stream.write(Buffer.from('s'))
      const chunk = new Uint8Array(256 * 1024)
      let written = 0
      const writing = (async () => {
        for (;;) {
          await stream.write(chunk)
          written += chunk.length
        }
      })().catch(() => undefined)
      await until(() => written > 0, 'something is written')
      // Held when nothing moves for a while; without backpressure this never holds.
      let still = 0
      while (still < 40) {
        const before = written
        assert.ok(
          written < 16 * 1024 * 1024,
          `${written} bytes were taken for a reader that takes none`
        )
        await new Promise((resolve) => setTimeout(resolve, 5))
        still = written === before ? still + 1 : 0
      }
      log.closed.push('go')
      stream.abort(new Error('enough'))
      await writing
    })

    test('is refused with unimplemented where the protocol is not served', async () => {
      await assert.rejects(caller.openBulk(server.peerId, '/tau/none/1'), { code: 'unimplemented' })
    })
  })
}

test('P7, P8, P9: a reader that pauses in the middle loses nothing and resets nothing', async (t) => {
  const { buses } = await busesOf(t, [['hoarder'], ['monkey']])
  const [server, caller] = [at(buses, 0), at(buses, 1)]
  const received = Promise.withResolvers<string>()
  await server.serveBulk(BULK, async (stream) => {
    const hash = createHash('sha256')
    let count = 0
    let largest = 0
    for (let chunk = await stream.read(); chunk !== undefined; chunk = await stream.read()) {
      hash.update(chunk)
      // Fast at first, so that the window grows to its maximum, then with stops in which more could arrive than fits.
      if (++count > 500 && count % 200 === 0)
        await new Promise((resolve) => setTimeout(resolve, 150))
      const [raw] = libp2pOf(server)
        .getConnections()
        .flatMap(({ streams }) => streams)
        .filter(({ protocol }) => protocol === BULK)
      largest = Math.max(largest, raw === undefined ? 0 : raw.readBufferLength)
    }
    assert.ok(largest <= 4 * 1024 * 1024 + 64 * 1024, `${largest} bytes waited in the muxer`)
    received.resolve(hash.digest('hex'))
  })
  const stream = await caller.openBulk(server.peerId, BULK)
  const hash = createHash('sha256')
  for (let index = 0; index < 240; index++) {
    const chunk = Buffer.alloc(256 * 1024, `${index}`)
    hash.update(chunk)
    await stream.write(chunk)
  }
  await stream.end()
  assert.equal(await received.promise, hash.digest('hex'))
})

test('P3: the cipher of the swarm key takes a queue larger than its memory', async () => {
  const protector = swarmProtector(generateSwarmKey(), silentLogger)()
  const pair = multiaddrConnectionPair()
  const boxes = await Promise.all([
    protector.protect(pair[0], { signal: AbortSignal.timeout(5_000) }),
    protector.protect(pair[1], { signal: AbortSignal.timeout(5_000) })
  ])
  // Without its greeting the other end would take this for another key.
  boxes[0].send(Buffer.from('\x13/multistream/1.0.0\n'))
  boxes[0].send(new Uint8Array(80 * 1024 * 1024))
  assert.equal(boxes[0].status, 'open')
})

test('P3: 100 MB pass the swarm key while gossip and calls go on', async (t) => {
  const { buses } = await busesOf(t, [['hoarder'], ['monkey']])
  const [server, caller] = [at(buses, 0), at(buses, 1)]
  let total = 0
  await server.serveBulk(BULK, async (stream) => {
    for (let chunk = await stream.read(); chunk !== undefined; chunk = await stream.read())
      total += chunk.length
  })
  let heard = 0
  server.subscribe('tau/x/y/v1', () => heard++)
  const stream = await caller.openBulk(server.peerId, BULK)
  const chunk = new Uint8Array(4 * 1024 * 1024)
  for (let index = 0; index < 25; index++) {
    await stream.write(chunk)
    await caller.publish('tau/x/y/v1', Buffer.from(String(index)))
  }
  await stream.end()
  assert.equal(await stream.read(), undefined)
  assert.equal(total, 25 * chunk.length)
  await until(() => heard > 0, 'gossip arrived')
})

test('P15: streams beyond the bound are refused in words, and places come free again', async (t) => {
  const { buses } = await busesOf(t, [['hoarder'], ['monkey']], { profile: 'server' })
  const [server, caller] = [at(buses, 0), at(buses, 1)]
  await server.serveBulk(BULK, async (stream) => {
    while ((await stream.read()) !== undefined);
  })
  const open = await Promise.all(
    Array.from({ length: 32 }, async () => caller.openBulk(server.peerId, BULK))
  )
  await assert.rejects(caller.openBulk(server.peerId, BULK), { code: 'resource_exhausted' })
  await at(open, 0).end()
  assert.equal(await at(open, 0).read(), undefined)
  await until(() => free(server) < 32, 'a place is free')
  const again = await caller.openBulk(server.peerId, BULK)
  for (const stream of [...open.slice(1), again]) stream.abort(new Error('done'))
})

function free(server: CloudBus): number {
  const streams = libp2pOf(server)
    .getConnections()
    .flatMap((connection) => connection.streams)
  return streams.filter(({ protocol }) => protocol === BULK).length
}

test('openBulk() ends with its signal', async (t) => {
  const { buses } = await busesOf(t, [['hoarder'], ['monkey']])
  const attempt = at(buses, 1).openBulk(at(buses, 0).peerId, BULK, { signal: AbortSignal.abort() })
  await assert.rejects(attempt, { code: 'canceled' })
})
