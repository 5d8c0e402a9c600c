import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { generateNodeKey } from '@taucloud/identity'
import { encodeBatch, MAX_OPERATIONS, operationOf } from './batch.ts'
import type { Batch } from './batch.ts'
import type { OpenStore } from './open-store.ts'
import { openStore } from './open-store.ts'
import { contextOf, SimulatedCloud } from './testing/simulated-holder.ts'
import type { HolderInit, SimulatedHolder } from './testing/simulated-holder.ts'
import { announcementCodec } from './sync-contract.ts'
import type { PullItem } from './sync-contract.ts'

let folder: string
let store: OpenStore
let cloud: SimulatedCloud
let count = 0

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-exchange-'))
  store = await openStore(folder)
  cloud = await SimulatedCloud.create()
})

after(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function holder(more: Partial<HolderInit> = {}): Promise<SimulatedHolder> {
  count += 1
  return cloud.holder(store.sub(`holder-${String(count)}`), more)
}

/** What the reader holds after it heard the batch from its writer by gossip. */
async function heard(
  writer: SimulatedHolder,
  batch: Batch,
  reader?: SimulatedHolder
): Promise<string[]> {
  const listener = reader ?? (await holder())
  await listener.hear(writer.peerId, writer.announcement([encodeBatch(batch)], 1))
  return (await listener.entries()).map(([key]) => key)
}

/** What the reader holds after a peer answered its pull with these items. */
async function pulled(reader: SimulatedHolder, items: PullItem[]): Promise<string[]> {
  const end: PullItem = { kind: 'end', vector: new Map(), digest: new Uint8Array(32) }
  const client = {
    pull: async function* () {
      yield await Promise.resolve([...items, end])
    },
    confirm: async () => undefined
  }
  await reader.exchange.pull(client, 'peer', new AbortController().signal)
  return (await reader.entries()).map(([key]) => key)
}

test('an honest batch is taken, so that the refusals below are for their reason', async () => {
  const writer = await holder()
  assert.deepEqual(await heard(writer, await writer.forge({})), ['forged'])
})

test('a batch whose signature is wrong is refused', async () => {
  const writer = await holder()
  const batch = await writer.forge({ signature: new Uint8Array(64) })
  assert.deepEqual(await heard(writer, batch), [])
})

test('a batch that was changed after signing is refused', async () => {
  const writer = await holder()
  const batch = await writer.forge({})
  const operations = [operationOf(Date.now() * 2048, 'changed', Uint8Array.of(2))]
  assert.deepEqual(await heard(writer, { ...batch, operations }), [])
  assert.deepEqual(await heard(writer, { ...batch, first: 2 }), [])
})

test('a batch under the origin of another node is refused', async () => {
  const writer = await holder()
  const victim = await holder()
  const batch = await writer.forge({ origin: victim.log.origin })
  assert.deepEqual(await heard(writer, batch), [])
  // Also when it arrives under the name and with the certificate of the victim, as a relay could do.
  assert.deepEqual(await heard(victim, batch), [])
  const items: PullItem[] = [
    { kind: 'certificate', bytes: victim.init.certificate },
    { kind: 'batch', bytes: encodeBatch(batch) }
  ]
  assert.deepEqual(await pulled(await holder(), items), [])
})

test('a batch of another space is refused', async () => {
  const writer = await holder()
  assert.deepEqual(await heard(writer, await writer.forge({ space: 'other' })), [])
})

test('a batch that leaves a gap is not applied, and what is missing is asked for', async () => {
  const writer = await holder()
  const reader = await holder()
  assert.deepEqual(await heard(writer, await writer.forge({ first: 5 }), reader), [])
  assert.equal(reader.log.vector.size, 0)
  assert.deepEqual(reader.wanted, [writer.peerId])
})

test('a batch that is replayed changes nothing', async () => {
  const writer = await holder()
  const reader = await holder()
  await writer.writes.write('key', Uint8Array.of(1))
  await writer.writes.write('key', Uint8Array.of(2))
  const [first, second] = writer.written
  assert.ok(first && second)
  for (const batch of [first, second, first, first]) {
    await reader.hear(writer.peerId, writer.announcement([batch.bytes], 2))
  }
  assert.deepEqual(await reader.entries(), [['key', '02']])
  assert.equal(reader.log.record.logged, 2)
})

test('a second version of a batch that was applied is refused', async () => {
  const writer = await holder()
  const reader = await holder()
  await heard(writer, await writer.forge({}), reader)
  const operations = [operationOf(Date.now() * 2048, 'fork', Uint8Array.of(2))]
  assert.deepEqual(await heard(writer, await writer.forge({ operations }), reader), ['forged'])
})

test('a batch from more than five minutes ahead is refused, one from less is taken', async () => {
  const writer = await holder()
  const ahead = (ms: number) => [operationOf((Date.now() + ms) * 2048, 'future', Uint8Array.of(1))]
  const far = await writer.forge({ operations: ahead(6 * 60_000) })
  assert.deepEqual(await heard(writer, far), [])
  const near = await writer.forge({ operations: ahead(4 * 60_000) })
  assert.deepEqual(await heard(writer, near), ['future'])
})

test('what follows a refused batch of a log waits too, and other origins go on', async () => {
  const bad = await holder()
  const good = await holder()
  const ahead = [operationOf((Date.now() + 3_600_000) * 2048, 'future', Uint8Array.of(1))]
  const items: PullItem[] = [
    { kind: 'certificate', bytes: bad.init.certificate },
    { kind: 'certificate', bytes: good.init.certificate },
    { kind: 'batch', bytes: encodeBatch(await bad.forge({ operations: ahead })) },
    { kind: 'batch', bytes: encodeBatch(await bad.forge({ first: 2 })) },
    { kind: 'batch', bytes: encodeBatch(await good.forge({})) }
  ]
  const reader = await holder()
  assert.deepEqual(await pulled(reader, items), ['forged'])
  assert.deepEqual([...reader.log.vector.keys()], [good.log.origin])
})

test('a writer without the role, of another root or expired is refused', async () => {
  const key = await generateNodeKey()
  const writer = await holder({ key })
  const batch = encodeBatch(await writer.forge({}))
  const elsewhere = await SimulatedCloud.create()
  const certificates = [
    await cloud.certificateFor(key.peerId, ['monkey']),
    await elsewhere.certificateFor(key.peerId),
    await cloud.certificateFor(key.peerId, ['tns'], Date.now() - 1)
  ]
  for (const certificate of certificates) {
    const reader = await holder()
    const { origin } = writer.log
    const data = announcementCodec.encode({ certificate, batches: [batch], origin, head: 1 })
    await reader.hear(key.peerId, data)
    assert.deepEqual(await reader.entries(), [])
  }
})

test('what a writer wrote before its certificate expired is taken from other holders', async () => {
  const key = await generateNodeKey()
  const writer = await holder({ key })
  const certificate = await cloud.certificateFor(key.peerId, ['tns'], Date.now() - 1000)
  const at = (ms: number) => [operationOf((Date.now() + ms) * 2048, 'key', Uint8Array.of(1))]
  const items = async (ms: number): Promise<PullItem[]> => [
    { kind: 'certificate', bytes: certificate },
    { kind: 'batch', bytes: encodeBatch(await writer.forge({ operations: at(ms) })) }
  ]
  assert.deepEqual(await pulled(await holder(), await items(-60_000)), ['key'])
  assert.deepEqual(await pulled(await holder(), await items(0)), [])
})

test('a revoked writer is refused by gossip, and its old writes still pass between holders', async () => {
  const revoked = new Set<number>()
  const trust = { ...cloud.trust, revoked }
  const writer = await holder()
  const witness = await holder()
  await writer.writes.write('old', Uint8Array.of(1))
  await witness.pullFrom(writer)
  const claims = await witness.writers.admit(writer.init.certificate)
  revoked.add(claims.serial)
  const reader = await holder({ trust })
  const [batch] = writer.written
  assert.ok(batch)
  await reader.hear(writer.peerId, writer.announcement([batch.bytes], 1))
  assert.deepEqual(await reader.entries(), [])
  await reader.pullFrom(witness)
  assert.deepEqual(await reader.entries(), [['old', '01']])
})

test('garbage and oversized announcements are refused and the next one is heard', async () => {
  const writer = await holder()
  const reader = await holder()
  const good = writer.announcement([encodeBatch(await writer.forge({}))], 1)
  await reader.hear(writer.peerId, Uint8Array.of(255, 255, 255))
  await reader.hear(writer.peerId, good.subarray(0, good.length - 1))
  const times = Array.from({ length: MAX_OPERATIONS + 1 }, (_, index) => Date.now() * 2048 + index)
  const operations = times.map((time) => operationOf(time, 'k', Uint8Array.of(1)))
  await reader.hear(
    writer.peerId,
    writer.announcement([encodeBatch(await writer.forge({ operations }))])
  )
  assert.deepEqual(await reader.entries(), [])
  await reader.hear(writer.peerId, good)
  assert.deepEqual((await reader.entries()).length, 1)
})

test('a batch with dropped operations is not taken from gossip', async () => {
  const writer = await holder()
  const { leaf } = operationOf(1, 'k', undefined)
  assert.deepEqual(await heard(writer, await writer.forge({ operations: [{ leaf }] })), [])
})

test('an announcement of more than is sent makes the reader ask for the rest', async () => {
  const writer = await holder()
  const reader = await holder()
  await reader.hear(writer.peerId, writer.announcement([], 3))
  assert.deepEqual(reader.wanted, [writer.peerId])
})

test('a node whose disk was rolled back writes under a new origin and gets its writes back', async () => {
  const writer = await holder()
  const witness = await holder()
  await writer.writes.write('before', Uint8Array.of(1))
  await witness.pullFrom(writer)
  const lost = await cloud.holder(store.sub('rolled-back'), { key: writer.init.key })
  const incarnation = Buffer.from(writer.log.origin.slice(53))
  await lost.init.store.put('incarnation', incarnation)
  const restored = await lost.restarted()
  assert.equal(restored.log.origin, writer.log.origin)

  await restored.pullFrom(witness)
  assert.notEqual(restored.log.origin, writer.log.origin)
  await restored.writes.write('after', Uint8Array.of(2))
  await witness.pullFrom(restored)
  for (const each of [restored, witness]) {
    assert.deepEqual(
      (await each.entries()).map(([key]) => key),
      ['after', 'before']
    )
  }
})

test('confirm() answers once the sequence has arrived, and not when the caller gives up', async () => {
  const writer = await holder()
  const reader = await holder()
  const { origin } = writer.log
  const confirmed = reader.exchange.confirm({ origin, sequence: 1 }, contextOf(writer.peerId))
  await heard(writer, await writer.forge({}), reader)
  await confirmed
  const gone = { ...contextOf(writer.peerId), signal: AbortSignal.abort() }
  await assert.rejects(reader.exchange.confirm({ origin, sequence: 9 }, gone), { code: 'canceled' })
})

test('an exchange that ends early fails, so that it is tried again', async () => {
  const reader = await holder()
  const client = {
    pull: async function* () {
      yield await Promise.resolve([])
    },
    confirm: async () => undefined
  }
  await assert.rejects(reader.exchange.pull(client, 'peer', new AbortController().signal), {
    code: 'unavailable'
  })
})

test('a forged certificate in an answer ends the exchange', async () => {
  const elsewhere = await SimulatedCloud.create()
  const bytes = await elsewhere.certificateFor((await generateNodeKey()).peerId)
  await assert.rejects(pulled(await holder(), [{ kind: 'certificate', bytes }]), {
    code: 'unauthenticated'
  })
})
