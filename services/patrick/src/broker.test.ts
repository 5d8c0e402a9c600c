import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { describe, jobIdOf } from './job.ts'
import { prune } from './retention.ts'
import { PROJECT, pushOf, startBroker } from './testing/fixtures.ts'

type Started = Awaited<ReturnType<typeof startBroker>>

async function grant({ broker }: Started, builder = 'm1') {
  const step = await broker.grant(PROJECT, builder)
  assert.ok('granted' in step, 'no lease was given')
  const { job, attempt } = step.lease
  return { job, attempt, builder }
}

async function stateOf({ store }: Started, job: string) {
  const facts = await store.getFacts(job)
  assert.ok(facts !== undefined)
  return describe(facts)
}

/** Lets pending promises go on without moving the clock. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

function fakeTime(t: TestContext): void {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_700_000_100_000 })
}

const SUCCESS = { state: 'succeeded', cause: '', message: '', release: 'bafy1' } as const
const BROKEN = { state: 'failed', cause: 'build', message: 'no such module', release: '' } as const
const NO_DISK = {
  state: 'failed',
  cause: 'infrastructure',
  message: 'disk full',
  release: ''
} as const

test('submit() gives the same job for the same push and queues it once', async () => {
  const started = await startBroker()
  const push = pushOf()
  const ids = await Promise.all([started.broker.submit(push), started.broker.submit(push)])
  assert.deepEqual(ids, [jobIdOf(push), jobIdOf(push)])
  assert.equal(started.broker.open.size, 1)
  await grant(started)
  assert.ok('wakeAtMs' in (await started.broker.grant(PROJECT, 'm2')))
})

test('submit() rejects when the record cannot be written, and a second try succeeds', async () => {
  const started = await startBroker()
  const push = pushOf()
  started.map.beforePut = () => {
    throw new Error('disk full')
  }
  await assert.rejects(started.broker.submit(push), /disk full/)
  started.map.beforePut = () => undefined
  await started.broker.submit(push)
  await grant(started)
})

test('submit() refuses more open jobs than the bound', async () => {
  const started = await startBroker(undefined, { maxOpenJobs: 2 })
  await started.broker.submit(pushOf({ project: 'Qma' }))
  await started.broker.submit(pushOf({ project: 'Qmb' }))
  await assert.rejects(started.broker.submit(pushOf()), { code: 'resource_exhausted' })
})

test('a newer push of a branch supersedes the queued older one and leaves other branches alone', async () => {
  const started = await startBroker()
  const old = await started.broker.submit(pushOf())
  const other = await started.broker.submit(pushOf({ branch: 'dev' }))
  const newer = await started.broker.submit(pushOf())
  assert.equal((await stateOf(started, old)).state, 'superseded')
  assert.equal((await stateOf(started, other)).state, 'queued')
  assert.equal((await stateOf(started, newer)).state, 'queued')
})

test('an older push that arrives after a newer one is superseded at once, even when the newer has been built', async () => {
  const started = await startBroker()
  const old = pushOf()
  await started.broker.submit(pushOf())
  await started.broker.complete(PROJECT, await grant(started), SUCCESS)
  const late = await started.broker.submit(old)
  assert.equal((await stateOf(started, late)).state, 'superseded')
})

test('a job that is being built is not superseded, and the next of its project waits for it', async () => {
  const started = await startBroker()
  const first = await started.broker.submit(pushOf())
  const ref = await grant(started)
  await started.broker.submit(pushOf())
  assert.equal((await stateOf(started, first)).state, 'leased')
  assert.deepEqual(await started.broker.grant(PROJECT, 'm2'), { wakeAtMs: undefined })
  await started.broker.complete(PROJECT, ref, SUCCESS)
  await grant(started, 'm2')
})

test('jobs of a project are given in the order of their pushes, not of their arrival', async () => {
  const started = await startBroker()
  const early = pushOf({ branch: 'a' })
  await started.broker.submit(pushOf({ branch: 'b' }))
  const id = await started.broker.submit(early)
  assert.equal((await grant(started)).job, id)
})

test('a builder that falls silent loses its lease and the job goes to the next with a higher attempt', async (t) => {
  fakeTime(t)
  const started = await startBroker()
  const job = await started.broker.submit(pushOf())
  const first = await grant(started)
  t.mock.timers.tick(3999)
  await started.broker.heartbeat(PROJECT, first)
  t.mock.timers.tick(3999)
  await settle()
  assert.equal((await stateOf(started, job)).state, 'leased')
  t.mock.timers.tick(1)
  await settle()
  assert.equal((await stateOf(started, job)).state, 'queued')
  const second = await grant(started, 'm2')
  assert.equal(second.attempt, 2)
  const zombie = { code: 'aborted' }
  await assert.rejects(started.broker.heartbeat(PROJECT, first), zombie)
  await assert.rejects(started.broker.appendLog(PROJECT, first, []), zombie)
  await assert.rejects(started.broker.complete(PROJECT, first, SUCCESS), zombie)
  assert.equal((await stateOf(started, job)).builder, 'm2')
  const [line] = await started.store.listLog(job, 1)
  assert.match(line?.text ?? '', /attempt 1 on m1 was lost .*starts again/)
})

test('a result that comes after the lease ran out but before the next one is accepted', async (t) => {
  fakeTime(t)
  const started = await startBroker()
  const job = await started.broker.submit(pushOf())
  const ref = await grant(started)
  t.mock.timers.tick(4000)
  await settle()
  await started.broker.complete(PROJECT, ref, SUCCESS)
  assert.equal((await stateOf(started, job)).state, 'succeeded')
  assert.deepEqual(await started.broker.grant(PROJECT, 'm2'), { wakeAtMs: undefined })
})

test('complete() said twice answers the same and ends the job once', async () => {
  const started = await startBroker()
  await started.broker.submit(pushOf())
  const ref = await grant(started)
  const once = await started.broker.complete(PROJECT, ref, BROKEN)
  const twice = await started.broker.complete(PROJECT, ref, BROKEN)
  assert.deepEqual(twice, once)
  assert.equal(twice.cause, 'build')
  assert.equal([...started.map.entries.keys()].filter((key) => key.startsWith('ends/')).length, 1)
})

test('a failure of the source is final, one of the infrastructure is tried again with growing pauses', async (t) => {
  fakeTime(t)
  const started = await startBroker(undefined, { maxAttempts: 3, retryDelayMs: 500 })
  const job = await started.broker.submit(pushOf())
  for (const pauseMs of [500, 1000]) {
    await started.broker.complete(PROJECT, await grant(started), NO_DISK)
    assert.deepEqual(await started.broker.grant(PROJECT, 'm1'), { wakeAtMs: Date.now() + pauseMs })
    t.mock.timers.tick(pauseMs)
  }
  await started.broker.complete(PROJECT, await grant(started), NO_DISK)
  const ended = await stateOf(started, job)
  assert.equal(ended.state, 'failed')
  assert.equal(ended.cause, 'infrastructure')
  assert.match(ended.message, /in 3 attempts.*disk full/)
})

test('cancel() ends a queued job at once and tells the builder of a leased one with its next heartbeat', async () => {
  const started = await startBroker()
  const queued = await started.broker.submit(pushOf())
  assert.equal((await started.broker.cancel(PROJECT, queued)).state, 'canceled')
  const leased = await started.broker.submit(pushOf())
  const ref = await grant(started)
  await started.broker.cancel(PROJECT, leased)
  assert.deepEqual(await started.broker.heartbeat(PROJECT, ref), { canceled: true })
  assert.equal((await started.broker.cancel(PROJECT, leased)).state, 'canceled')
})

test('cancel() of a job that has ended is refused with its state', async () => {
  const started = await startBroker()
  const job = await started.broker.submit(pushOf())
  await started.broker.complete(PROJECT, await grant(started), BROKEN)
  await assert.rejects(started.broker.cancel(PROJECT, job), {
    code: 'failed_precondition',
    message: /it has ended \(failed\)/
  })
  await assert.rejects(started.broker.cancel(PROJECT, 'f'.repeat(32)), { code: 'not_found' })
})

test('a build that beats for ever ends as a time-out', async (t) => {
  fakeTime(t)
  const started = await startBroker(undefined, { maxAttemptMs: 10_000 })
  const job = await started.broker.submit(pushOf())
  const ref = await grant(started)
  for (let beat = 0; beat < 5; beat += 1) {
    t.mock.timers.tick(2000)
    assert.deepEqual(await started.broker.heartbeat(PROJECT, ref), { canceled: false })
  }
  t.mock.timers.tick(2000)
  assert.deepEqual(await started.broker.heartbeat(PROJECT, ref), { canceled: true })
  assert.equal((await stateOf(started, job)).cause, 'timeout')
})

test('a broker that restarts keeps queued jobs and gives a builder one lease of time to be heard from', async (t) => {
  fakeTime(t)
  const before = await startBroker()
  await before.broker.submit(pushOf())
  const ref = await grant(before)
  const waiting = await before.broker.submit(pushOf({ project: 'QmOther' }))
  await before.broker.stop()
  const after = await startBroker(before.map)
  await after.broker.adopt(PROJECT)
  assert.deepEqual(await after.broker.grant(PROJECT, 'm2'), { wakeAtMs: undefined })
  const other = await after.broker.grant('QmOther', 'm2')
  assert.ok('granted' in other && other.lease.job === waiting)
  t.mock.timers.tick(3000)
  assert.deepEqual(await after.broker.heartbeat(PROJECT, ref), { canceled: false })
  t.mock.timers.tick(4000)
  await settle()
  assert.equal((await grant(after, 'm3')).attempt, 2)
})

test('a broker that restarts finds the leased job even when an older push has come before it since', async () => {
  const before = await startBroker()
  const early = pushOf({ branch: 'a' })
  await before.broker.submit(pushOf({ branch: 'b' }))
  await grant(before)
  await before.broker.submit(early)
  await before.broker.stop()
  const after = await startBroker(before.map)
  assert.deepEqual(await after.broker.grant(PROJECT, 'm2'), { wakeAtMs: undefined })
  await after.broker.stop()
})

test('two brokers that both gave a first attempt agree on the earlier one', async (t) => {
  fakeTime(t)
  const one = await startBroker()
  const job = await one.broker.submit(pushOf())
  const two = await startBroker(one.map, {}, 'broker2')
  const kept = await grant(one, 'm1')
  t.mock.timers.tick(5)
  const lateAttempt = { attempt: 1, builder: 'm2', broker: 'broker2', leasedAtMs: Date.now() }
  await two.store.putAttempt(job, lateAttempt)
  for (const { broker } of [one, two]) {
    await broker.heartbeat(PROJECT, kept)
    await assert.rejects(broker.heartbeat(PROJECT, { job, attempt: 1, builder: 'm2' }), {
      code: 'aborted'
    })
  }
})

test('an attempt that this broker has not heard of yet is worth another try', async () => {
  const started = await startBroker()
  const job = await started.broker.submit(pushOf())
  const ref = { job, attempt: 1, builder: 'm1' }
  await assert.rejects(started.broker.heartbeat(PROJECT, ref), { code: 'unavailable' })
})

test('a crash between the end of a job and the removal of its open mark leaves one state', async () => {
  const started = await startBroker()
  const job = await started.broker.submit(pushOf())
  await started.broker.complete(PROJECT, await grant(started), SUCCESS)
  await started.map.put(`open/${PROJECT}/${job}`, new Uint8Array())
  const after = await startBroker(started.map)
  assert.deepEqual(await after.broker.grant(PROJECT, 'm1'), { wakeAtMs: undefined })
  assert.equal(after.broker.open.size, 0)
  assert.equal(started.map.entries.has(`open/${PROJECT}/${job}`), false)
})

test('prune() keeps the newest jobs and logs and every job that has not ended', async () => {
  const started = await startBroker()
  const ids: string[] = []
  for (let n = 0; n < 6; n += 1) {
    ids.push(await started.broker.submit(pushOf()))
    const ref = await grant(started)
    await started.broker.appendLog(PROJECT, ref, [{ stream: 'out', text: 'x', atMs: 1 }])
    await started.broker.complete(PROJECT, ref, BROKEN)
  }
  const open = await started.broker.submit(pushOf({ branch: 'dev', pushedAtMs: 1 }))
  await prune(started.store, PROJECT, { jobs: 4, logs: 2 })
  const kept = await Promise.all(ids.map((id) => started.store.getRecord(id)))
  assert.deepEqual(
    kept.map((record) => record !== undefined),
    [false, false, true, true, true, true]
  )
  assert.ok((await started.store.getRecord(open)) !== undefined)
  const logs = await Promise.all(ids.map((id) => started.store.listLog(id, 1)))
  assert.deepEqual(
    logs.map(({ length }) => length),
    [0, 0, 0, 0, 1, 1]
  )
  assert.deepEqual(
    [...started.map.entries.keys()].filter((key) => key.includes(ids[0] ?? '')),
    []
  )
})
