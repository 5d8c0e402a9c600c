import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { parseBatch } from './batch.ts'
import type { OpenStore } from './open-store.ts'
import { openStore } from './open-store.ts'
import { SimulatedCloud } from './testing/simulated-holder.ts'
import type { SimulatedHolder } from './testing/simulated-holder.ts'

const HOLDERS = 3
const KEYS = ['a', 'a/b', 'b', 'c']

let folder: string
let store: OpenStore
let cloud: SimulatedCloud
let round = 0

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-converge-'))
  store = await openStore(folder)
  cloud = await SimulatedCloud.create()
})

after(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const holder = fc.nat(HOLDERS - 1)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      holder,
      key: fc.constantFrom(...KEYS),
      value: fc.uint8Array({ maxLength: 8 }),
      times: fc.integer({ min: 1, max: 4 })
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      holder,
      key: fc.constantFrom(...KEYS)
    })
  },
  // Any batch ever written may be heard at any time by anybody, again and again, or never.
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('hear' as const), from: holder, holder, pick: fc.nat() })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pull' as const), from: holder, holder }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), holder }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const), holder }) }
)

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function freshHolders(): Promise<SimulatedHolder[]> {
  round += 1
  const space = store.sub(`round-${String(round)}`)
  return Promise.all(
    Array.from({ length: HOLDERS }, (_, index) => cloud.holder(space.sub(String(index))))
  )
}

function at(holders: SimulatedHolder[], index: number): SimulatedHolder {
  const found = holders[index]
  assert.ok(found)
  return found
}

async function perform(holders: SimulatedHolder[], step: Step): Promise<void> {
  const actor = at(holders, step.holder)
  switch (step.do) {
    case 'put': {
      const writes = Array.from({ length: step.times }, () =>
        actor.writes.write(step.key, step.value)
      )
      await Promise.all(writes)
      return
    }
    case 'delete':
      await actor.writes.write(step.key, undefined)
      return
    case 'hear': {
      const sender = at(holders, step.from)
      const batch = sender.written[step.pick % Math.max(1, sender.written.length)]
      if (batch !== undefined && sender !== actor) {
        await actor.hear(sender.peerId, sender.announcement([batch.bytes], batch.head))
      }
      return
    }
    case 'pull':
      if (step.from !== step.holder) await actor.pullFrom(at(holders, step.from))
      return
    case 'restart':
      holders[step.holder] = await actor.restarted()
      return
    case 'compact':
      await actor.log.compact(0, new AbortController().signal)
  }
}

/** What every key must be, worked out from all writes at once. */
function expected(holders: SimulatedHolder[]): [string, string][] {
  const winners = new Map<string, { rank: [number, string]; value: Uint8Array | undefined }>()
  for (const { written } of holders) {
    for (const { bytes, origin } of written) {
      for (const operation of parseBatch(bytes).operations) {
        assert.ok(operation.key !== undefined)
        const current = winners.get(operation.key)
        const rank: [number, string] = [operation.time, origin]
        const wins =
          current === undefined ||
          rank[0] > current.rank[0] ||
          (rank[0] === current.rank[0] && rank[1] > current.rank[1])
        if (wins) winners.set(operation.key, { rank, value: operation.value })
      }
    }
  }
  return [...winners]
    .flatMap(([key, { value }]): [string, string][] =>
      value === undefined ? [] : [[key, Buffer.from(value).toString('hex')]]
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

async function exchangeAll(holders: SimulatedHolder[]): Promise<void> {
  for (const reader of holders) {
    for (const other of holders) if (other !== reader) await reader.pullFrom(other)
  }
}

test('any order, loss, repetition, restart and compaction ends in the same state everywhere', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const holders = await freshHolders()
      for (const step of steps) await perform(holders, step)
      // Two rounds: the first may bring a node something from a third that the second passes on.
      await exchangeAll(holders)
      await exchangeAll(holders)
      const wanted = expected(holders)
      const digest = at(holders, 0).log.record.digest
      for (const each of holders) {
        assert.deepEqual(await each.entries(), wanted)
        assert.deepEqual(each.log.record.digest, digest)
        assert.equal(each.log.record.keys, wanted.length)
      }
    }),
    { numRuns: 60 }
  )
})

test('a partition heals: both sides end with all writes and one winner per key', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...KEYS), fc.uint8Array({ maxLength: 4 }))),
      async (writes) => {
        const [left, right, both] = await freshHolders()
        assert.ok(left && right && both)
        for (const [isLeft, key, value] of writes) {
          await (isLeft ? left : right).writes.write(key, value)
        }
        // The third node meets the sides one after the other and carries news between them.
        await both.pullFrom(left)
        await both.pullFrom(right)
        await left.pullFrom(both)
        await right.pullFrom(both)
        const wanted = expected([left, right])
        for (const each of [left, right, both]) assert.deepEqual(await each.entries(), wanted)
      }
    ),
    { numRuns: 30 }
  )
})

test('a node that joins a compacted log gets the same state', async () => {
  const [writer, joiner] = await freshHolders()
  assert.ok(writer && joiner)
  for (let index = 0; index < 50; index += 1) {
    await writer.writes.write(`key-${String(index % 5)}`, Uint8Array.of(index))
  }
  await writer.writes.write('key-0', undefined)
  const before = writer.log.record.logged
  await writer.log.compact(0, new AbortController().signal)
  assert.ok(writer.log.record.logged < before)
  await joiner.pullFrom(writer)
  assert.deepEqual(await joiner.entries(), await writer.entries())
  assert.deepEqual(joiner.log.record.digest, writer.log.record.digest)
  assert.deepEqual([...joiner.log.vector], [...writer.log.vector])
  assert.equal((await joiner.entries()).length, 4)
})

test('state that differs at equal positions is found by its digest and repaired', async () => {
  const [honest, robbed, liar] = await freshHolders()
  assert.ok(honest && robbed && liar)
  await honest.writes.write('kept', Uint8Array.of(1))
  await honest.writes.write('withheld', Uint8Array.of(2))
  await honest.writes.write('last', Uint8Array.of(3))
  // A holder that leaves a batch out of its log pretends that it was compacted away.
  await liar.pullFrom(honest)
  const second = `b/${honest.log.origin}/${'2'.padStart(16, '0')}`
  await liar.init.store.delete(second)
  await robbed.pullFrom(liar)
  assert.deepEqual(
    (await robbed.entries()).map(([key]) => key),
    ['kept', 'last']
  )
  await robbed.pullFrom(honest)
  assert.deepEqual(await robbed.entries(), await honest.entries())
  // What was repaired is passed on as well.
  const [joiner] = await freshHolders()
  assert.ok(joiner)
  await joiner.pullFrom(robbed)
  assert.deepEqual(await joiner.entries(), await honest.entries())
})

test('deletions are forgotten once they are old, and stay deleted', async () => {
  const [writer, joiner] = await freshHolders()
  assert.ok(writer && joiner)
  await writer.writes.write('gone', Uint8Array.of(1))
  await writer.writes.write('gone', undefined)
  await writer.writes.write('here', Uint8Array.of(1))
  await writer.log.compact(Number.MAX_SAFE_INTEGER, new AbortController().signal)
  assert.equal(await writer.init.store.get('r/gone'), undefined)
  assert.equal(writer.log.record.logged, 1)
  await joiner.pullFrom(writer)
  assert.deepEqual(
    (await joiner.entries()).map(([key]) => key),
    ['here']
  )
})
