import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { silentLogger } from '@taucloud/base'
import { placementOf } from '@taucloud/protocol/hoarder'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { Keeper } from './keeper.ts'
import type { KeeperInit } from './keeper.ts'
import { Ledger, releaseOwner } from './ledger.ts'
import { TestContent } from './test-content.ts'
import type { World } from './test-content.ts'
import { branchRecord, buildRelease } from './test-release.ts'
import { testStore } from './test-store.ts'

const BUILDER = 'builder'

async function until(what: string, probe: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!probe()) {
    if (Date.now() > deadline) throw new Error(`${what}: not within 10 s`)
    await delay(5)
  }
}

/** Several hoarders around one feed, and a builder that has what it built. */
async function startHoarders(context: TestContext, names: string[], init: KeeperInit = {}) {
  const world: World = new Map()
  const cloud = { records: new Map<string, BranchRecord>(), isComplete: true }
  const keepers = new Map<string, { keeper: Keeper; ledger: Ledger; content: TestContent }>()
  world.set(BUILDER, new TestContent(world))
  const builder = new TestContent(world)
  world.set(BUILDER, builder)
  const isWhole = (name: string, release: string): boolean =>
    world.has(name) && keepers.get(name)?.ledger.releases.get(release) === true

  const add = async (name: string): Promise<void> => {
    const content = new TestContent(world)
    const ledger = new Ledger(await testStore(context))
    await ledger.open()
    const parts = {
      content,
      ledger,
      self: name,
      hoarders: () => [...world.keys()].filter((peer) => peer !== BUILDER),
      records: () => cloud.records.values(),
      isComplete: () => cloud.isComplete,
      isHeldBy: (peer: string, release: string) => Promise.resolve(isWhole(peer, release)),
      logger: silentLogger,
      now: Date.now
    }
    const keeper = new Keeper(parts, { graceMs: 50, tickMs: 20, ...init })
    world.set(name, content)
    keepers.set(name, { keeper, ledger, content })
    await keeper.start()
    context.after(() => keeper.stop())
  }
  for (const name of names) await add(name)
  const holding = (release: string): string[] =>
    [...keepers.keys()].filter((name) => isWhole(name, release))
  const tell = (key: string, record: BranchRecord | undefined): void => {
    if (record === undefined) cloud.records.delete(key)
    else cloud.records.set(key, record)
    for (const { keeper } of keepers.values()) keeper.wake()
  }
  const lose = async (name: string): Promise<void> => {
    await keepers.get(name)?.keeper.stop()
    world.delete(name)
  }
  return { world, cloud, keepers, builder, add, holding, tell, lose }
}

test('a release is kept whole by three of five hoarders', async (context) => {
  const { keepers, builder, holding, tell } = await startHoarders(context, [
    'a',
    'b',
    'c',
    'd',
    'e'
  ])
  const { cid, blocks } = await buildRelease(builder, 'one')
  tell('main', branchRecord({ release: cid, holders: [BUILDER] }))
  await until('three hold it', () => holding(cid).length === 3)
  for (const name of holding(cid)) {
    const content = keepers.get(name)?.content
    for (const block of blocks) assert.ok(content?.blocks.has(block.cid), `${name} ${block.cid}`)
    assert.equal(content?.pins.get(releaseOwner(cid))?.size, blocks.length)
  }
})

test('a hoarder that is lost is replaced from the others, the builder being gone', async (context) => {
  const cloud = await startHoarders(context, ['a', 'b', 'c', 'd', 'e'])
  const { cid } = await buildRelease(cloud.builder, 'one')
  cloud.tell('main', branchRecord({ release: cid, holders: [BUILDER] }))
  await until('three hold it', () => cloud.holding(cid).length === 3)
  cloud.world.delete(BUILDER)
  const [lost = ''] = cloud.holding(cid)
  await cloud.lose(lost)
  await until('three hold it again', () => cloud.holding(cid).length === 3)
  assert.ok(!cloud.holding(cid).includes(lost))
})

test('a hoarder that is no longer chosen lets go only once the chosen one has it', async (context) => {
  const cloud = await startHoarders(context, ['a'], { replicas: 1, graceMs: 10 })
  const { cid } = await releaseNotOn('a', ['a', 'b'], cloud.builder)
  cloud.tell('main', branchRecord({ release: cid, holders: [BUILDER] }))
  await until('a holds it', () => cloud.holding(cid).join() === 'a')
  await cloud.add('b')
  const chosen = cloud.keepers.get('b')
  assert.ok(chosen !== undefined)
  chosen.content.isCutOff = true
  cloud.tell('main', branchRecord({ release: cid, holders: [BUILDER] }))
  await delay(150)
  assert.deepEqual(cloud.holding(cid), ['a'])
  chosen.content.isCutOff = false
  chosen.keeper.retry(0)
  await until('only b holds it', () => cloud.holding(cid).join() === 'b')
})

/** Builds a release that would not be kept by the one hoarder if it were kept by one of all. */
async function releaseNotOn(hoarder: string, all: string[], builder: TestContent) {
  for (let i = 0; ; i++) {
    const release = await buildRelease(builder, `text ${String(i)}`)
    if (placementOf(release.cid, all, 1)[0] !== hoarder) return release
  }
}

test('a release that nobody names is let go after the grace, what others share stays', async (context) => {
  const cloud = await startHoarders(context, ['a'])
  const one = await buildRelease(cloud.builder, 'one')
  const two = await buildRelease(cloud.builder, 'two')
  const record = { holders: [BUILDER], release: two.cid, previous: [one.cid] }
  cloud.tell('main', branchRecord(record))
  await until(
    'both held',
    () => cloud.holding(one.cid).length + cloud.holding(two.cid).length === 2
  )
  cloud.tell('main', branchRecord({ ...record, previous: [] }))
  await until('one let go', () => cloud.keepers.get('a')?.ledger.releases.has(one.cid) === false)
  const held = cloud.keepers.get('a')?.content.blocks
  for (const { cid } of two.blocks) assert.ok(held?.has(cid))
  const freed = one.blocks.filter(({ cid }) => !two.blocks.some((block) => block.cid === cid))
  for (const { cid } of freed) assert.ok(held?.has(cid) === false)
})

test('nothing is let go while it is not known what is named', async (context) => {
  const cloud = await startHoarders(context, ['a'], { graceMs: 0 })
  const { cid } = await buildRelease(cloud.builder, 'one')
  cloud.tell('main', branchRecord({ release: cid, holders: [BUILDER] }))
  await until('a holds it', () => cloud.holding(cid).length === 1)
  cloud.cloud.isComplete = false
  cloud.tell('main', undefined)
  await delay(100)
  assert.equal(cloud.holding(cid).length, 1)
  cloud.cloud.isComplete = true
  await until('a lets go', () => cloud.holding(cid).length === 0)
})

test('a release that cannot be fetched yet is fetched when it can be, others meanwhile', async (context) => {
  const cloud = await startHoarders(context, ['a'])
  const nowhere = new TestContent(new Map())
  const late = await buildRelease(nowhere, 'late')
  const good = await buildRelease(cloud.builder, 'good')
  cloud.tell('dev', branchRecord({ branch: 'dev', release: late.cid, holders: [BUILDER] }))
  cloud.tell('main', branchRecord({ release: good.cid, holders: [BUILDER] }))
  await until('the good one held', () => cloud.holding(good.cid).length === 1)
  assert.equal(cloud.holding(late.cid).length, 0)
  await buildRelease(cloud.builder, 'late')
  cloud.keepers.get('a')?.keeper.retry(0)
  await until('the late one held', () => cloud.holding(late.cid).length === 1)
})

test('what is no release is never taken for whole', async (context) => {
  const cloud = await startHoarders(context, ['a'])
  const cid = await cloud.builder.put(new TextEncoder().encode('{"version":2}'), 'json')
  const good = await buildRelease(cloud.builder, 'good')
  cloud.tell('main', branchRecord({ release: cid, previous: [good.cid], holders: [BUILDER] }))
  await until('the good one held', () => cloud.holding(good.cid).length === 1)
  assert.equal(cloud.keepers.get('a')?.ledger.releases.get(cid), false)
})

test('the blocks of a job that was never released are freed when its time is over', async (context) => {
  const cloud = await startHoarders(context, ['a'])
  const node = cloud.keepers.get('a')
  assert.ok(node !== undefined)
  const cid = await node.content.put(new TextEncoder().encode('leftover'))
  await node.ledger.keepJob('j', Date.now() + 60)
  await node.content.pin('job:j', [cid])
  node.keeper.wake()
  await until('the job forgotten', () => node.ledger.jobs.size === 0)
  assert.ok(!node.content.blocks.has(cid))
})

test('a restart remembers what is whole, what is not yet, and which jobs wait', async (context) => {
  const store = await testStore(context)
  const first = new Ledger(store)
  await first.open()
  await first.keepRelease('whole', true)
  await first.keepRelease('begun', false)
  await first.keepRelease('gone', true)
  await first.forgetRelease('gone')
  await first.keepJob('j', 7)
  const second = new Ledger(store)
  await second.open()
  assert.deepEqual(Object.fromEntries(second.releases), { whole: true, begun: false })
  assert.deepEqual(Object.fromEntries(second.jobs), { j: 7 })
})
