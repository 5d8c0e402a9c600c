import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyCapability } from '@taucloud/identity'
import type { Job } from '@taucloud/protocol/patrick'
import type { Bus } from '@taucloud/transport'
import { brokerOf } from './placement.ts'
import { clientOf, startCluster } from './testing/cluster.ts'
import { pushOf } from './testing/fixtures.ts'

/** A project whose broker is the given one. */
function projectAt(broker: string, brokers: readonly string[]): string {
  for (let n = 0; ; n += 1) {
    const project = `Qm${n}`
    if (brokerOf(project, brokers) === broker) return project
  }
}

async function leaseOf(bus: Bus, peer?: string, waitMs = 5000) {
  const lease = await clientOf(bus, peer).lease({ waitMs })
  assert.ok(lease.job !== null, 'no job came')
  return { ...lease, job: lease.job }
}

const success = ({ job }: { job: Job }) => ({
  job: job.id,
  attempt: job.attempt,
  state: 'succeeded',
  release: 'bafy1'
})

test('a push goes through one broker: queued, leased with a capability, logged, ended, watched', async (t) => {
  const { auth, cloud, monkey, nodes } = await startCluster(t, 1)
  const push = pushOf({ sourcePeer: auth.peerId })
  const waiting = leaseOf(monkey)
  const { job: id } = await clientOf(auth).submit({ push })
  const lease = await waiting
  assert.partialDeepStrictEqual(lease.job, {
    id,
    push,
    state: 'leased',
    attempt: 1,
    builder: monkey.peerId
  })
  assert.equal(lease.leaseMs, 4000)
  const claims = await verifyCapability(lease.capability, {
    trust: { cloud: cloud.root.name, rootPeerId: cloud.root.peerId, now: Date.now() },
    bearer: monkey.peerId,
    action: 'release.publish',
    issuerRole: 'patrick',
    project: push.project
  })
  assert.partialDeepStrictEqual(claims, {
    job: id,
    attempt: 1,
    actions: ['sources.read', 'content.store', 'release.publish']
  })
  assert.ok(claims.notAfter <= Date.now() + 15 * 60_000)
  const builder = clientOf(monkey)
  assert.deepEqual(await builder.heartbeat({ job: id, attempt: 1 }), { canceled: false })
  const seen = collect(auth, id)
  await builder.appendLog({
    job: id,
    attempt: 1,
    lines: [{ atMs: 1, stream: 'out', text: '\u001b[1mhi\u001b[0m' }]
  })
  await builder.complete(success(lease))
  assert.deepEqual(await seen, ['leased', '1 hi', 'succeeded'])
  const { jobs, next } = await clientOf(auth).listJobs({ project: push.project })
  assert.deepEqual([jobs.map(({ state }) => state), next], [['succeeded'], ''])
  assert.equal(nodes.length, 1)
})

/** Everything that a watcher of a job is shown, in short. */
async function collect(bus: Bus, job: string, peer?: string, afterLine = 0): Promise<string[]> {
  const seen: string[] = []
  for await (const event of clientOf(bus, peer).watchJob({ job, afterLine })) {
    if (event.line !== null) seen.push(`${event.line.number} ${event.line.text}`)
    else if (event.job !== null) seen.push(event.job.state)
  }
  return seen
}

test('whichever of two brokers is asked, a job is leased once and every call reaches its broker', async (t) => {
  const { auth, monkey, monkey2, nodes } = await startCluster(t, 2)
  const peers = nodes.map(({ bus }) => bus.peerId)
  const [one = '', two = ''] = peers
  const project = projectAt(one, peers)
  const push = pushOf({ project, sourcePeer: auth.peerId })
  const { job } = await clientOf(auth, two).submit({ push })
  assert.equal((await clientOf(auth, one).submit({ push })).job, job)
  // The builder waits at the broker that has nothing of its own.
  const lease = await leaseOf(monkey, two)
  assert.equal(lease.job.id, job)
  assert.equal((await clientOf(monkey2, one).lease({ waitMs: 100 })).job, null)
  assert.equal((await clientOf(monkey2, two).lease({ waitMs: 100 })).job, null)
  const builder = clientOf(monkey, two)
  const ref = { job, attempt: 1 }
  await builder.heartbeat(ref)
  await assert.rejects(clientOf(monkey2, two).heartbeat(ref), { code: 'aborted' })
  const seen = Promise.all([collect(auth, job, one), collect(auth, job, two)])
  await builder.appendLog({ ...ref, lines: [{ stream: 'out', text: 'hello', atMs: 1 }] })
  await builder.complete(success(lease))
  for (const events of await seen) assert.deepEqual(events.slice(-2), ['1 hello', 'succeeded'])
})

test('a watcher that comes back is shown the lines after the last it had', async (t) => {
  const { auth, monkey } = await startCluster(t, 1)
  const { job } = await clientOf(auth).submit({ push: pushOf({ sourcePeer: auth.peerId }) })
  const lease = await leaseOf(monkey)
  const lines = ['a', 'b', 'c', 'd'].map((text) => ({ stream: 'out', text, atMs: 1 }))
  await clientOf(monkey).appendLog({ job, attempt: 1, lines })
  await clientOf(monkey).complete(success(lease))
  assert.deepEqual(await collect(auth, job, undefined, 2), ['3 c', '4 d', 'succeeded'])
  assert.deepEqual(await collect(auth, job, undefined, 9), ['succeeded'])
})

test('a builder that dies is replaced within the lease and its late result is refused', async (t) => {
  const { auth, monkey, monkey2 } = await startCluster(t, 1, { leaseMs: 200 })
  const { job } = await clientOf(auth).submit({ push: pushOf({ sourcePeer: auth.peerId }) })
  const dead = await leaseOf(monkey)
  const heir = await leaseOf(monkey2)
  assert.deepEqual([heir.job.id, heir.job.attempt], [job, 2])
  await assert.rejects(clientOf(monkey).complete(success(dead)), { code: 'aborted' })
  const { job: ended } = await clientOf(monkey2).complete(success(heir))
  assert.equal(ended?.state, 'succeeded')
})

test('jobs outlive a restart of their broker, queued and leased ones alike', async (t) => {
  const { auth, monkey, monkey2, nodes } = await startCluster(t, 1)
  const submit = (project: string) =>
    clientOf(auth).submit({ push: pushOf({ project, sourcePeer: auth.peerId }) })
  const { job: running } = await submit('QmRunning')
  const lease = await leaseOf(monkey)
  const { job: waiting } = await submit('QmWaiting')
  await nodes[0]?.restart()
  await clientOf(monkey).heartbeat({ job: running, attempt: 1 })
  assert.equal((await leaseOf(monkey2)).job.id, waiting)
  const { job: ended } = await clientOf(monkey).complete(success(lease))
  assert.deepEqual([ended?.id, ended?.state], [running, 'succeeded'])
})

test('when a broker leaves, another takes its projects over with the leases given', async (t) => {
  const { auth, monkey, monkey2, nodes } = await startCluster(t, 2, { leaseMs: 1000 })
  const peers = nodes.map(({ bus }) => bus.peerId)
  const [one = '', two = ''] = peers
  const { job } = await clientOf(auth, one).submit({
    push: pushOf({ project: projectAt(one, peers), sourcePeer: auth.peerId })
  })
  await leaseOf(monkey, one)
  // What the first wrote has arrived at the second once it can tell.
  for await (const event of clientOf(auth, two).watchJob({ job }))
    if (event.job?.state === 'leased') break
  await nodes[0]?.patrick.stop()
  await nodes[0]?.map.stop()
  await nodes[0]?.bus.stop()
  const heir = await leaseOf(monkey2, two, 20_000)
  assert.deepEqual([heir.job.id, heir.job.attempt], [job, 2])
})

test('twenty projects and two builders: every job is built once', async (t) => {
  const { auth, monkey, monkey2 } = await startCluster(t, 2)
  const count = 20
  const built: string[] = []
  const work = async (bus: Bus): Promise<void> => {
    while (built.length < count) {
      const lease = await clientOf(bus).lease({ waitMs: 500 })
      if (lease.job === null) continue
      await clientOf(bus).complete(success({ job: lease.job }))
      built.push(lease.job.id)
    }
  }
  const working = Promise.all([work(monkey), work(monkey2)])
  const ids = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      clientOf(auth).submit({ push: pushOf({ project: `QmMany${n}`, sourcePeer: auth.peerId }) })
    )
  )
  await working
  assert.deepEqual(built.toSorted(), ids.map(({ job }) => job).toSorted())
})

test('a job that is cancelled while it is built tells its builder and its watchers', async (t) => {
  const { auth, monkey } = await startCluster(t, 1)
  const { job } = await clientOf(auth).submit({ push: pushOf({ sourcePeer: auth.peerId }) })
  await leaseOf(monkey)
  const seen = collect(auth, job)
  await clientOf(auth).cancel({ job })
  assert.deepEqual(await clientOf(monkey).heartbeat({ job, attempt: 1 }), { canceled: true })
  assert.equal((await seen).at(-1), 'canceled')
})

test('each method admits its callers only', async (t) => {
  const { auth, monkey } = await startCluster(t, 1)
  const push = pushOf({ sourcePeer: monkey.peerId })
  const denied = { code: 'permission_denied' }
  await assert.rejects(clientOf(monkey).submit({ push }), denied)
  await assert.rejects(clientOf(monkey).cancel({ job: 'a'.repeat(32) }), denied)
  await assert.rejects(clientOf(auth).lease({ waitMs: 0 }), denied)
  await assert.rejects(clientOf(auth).submit({ push }), denied)
  // Only a broker is believed when it speaks for somebody else.
  const meta = { 'on-behalf-of': monkey.peerId }
  await assert.rejects(clientOf(auth).submit({ push }, { meta }), denied)
})

test('malformed requests are refused at the edge', async (t) => {
  const { auth, monkey } = await startCluster(t, 1)
  const bad = { code: 'invalid_argument' }
  const good = pushOf({ sourcePeer: auth.peerId })
  for (const change of [
    { project: '../x' },
    { repository: 'A' },
    { branch: '-x' },
    { branch: 'x'.repeat(201) },
    { commit: 'HEAD' },
    { before: 'x' },
    { pushedAtMs: 0 },
    { pushedAtMs: -5 },
    { sequence: 0 },
    { pusher: 'a b' },
    { environment: 'A' }
  ]) {
    await assert.rejects(
      clientOf(auth).submit({ push: { ...good, ...change } }),
      bad,
      JSON.stringify(change)
    )
  }
  await assert.rejects(clientOf(auth).submit({}), bad)
  const { job } = await clientOf(auth).submit({ push: good })
  await leaseOf(monkey)
  const ref = { job, attempt: 1 }
  await assert.rejects(
    clientOf(monkey).appendLog({ ...ref, lines: [{ stream: 'x', text: '' }] }),
    bad
  )
  for (const outcome of [
    { state: 'done' },
    { state: 'succeeded' },
    { state: 'failed', cause: 'x' }
  ]) {
    await assert.rejects(clientOf(monkey).complete({ ...ref, ...outcome }), bad)
  }
  await assert.rejects(clientOf(auth).getJob({ job: 'x' }), bad)
  await assert.rejects(clientOf(auth).getJob({ job: 'f'.repeat(32) }), { code: 'not_found' })
  await assert.rejects(clientOf(auth).listJobs({ project: good.project, limit: 201 }), bad)
  await assert.rejects(clientOf(auth).listJobs({ project: good.project, before: '../..' }), bad)
})

test('listings go on at their cursor, newest push first, and keep to a branch', async (t) => {
  const { auth } = await startCluster(t, 1)
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1) {
    const push = pushOf({
      project: 'QmList',
      branch: n % 2 === 0 ? 'main' : 'dev',
      sourcePeer: auth.peerId
    })
    ids.unshift((await clientOf(auth).submit({ push })).job)
  }
  const page = await clientOf(auth).listJobs({ project: 'QmList', limit: 2 })
  const rest = await clientOf(auth).listJobs({ project: 'QmList', limit: 10, before: page.next })
  assert.deepEqual(
    [...page.jobs, ...rest.jobs].map(({ id }) => id),
    ids
  )
  assert.equal(rest.next, '')
  const dev = await clientOf(auth).listJobs({ project: 'QmList', branch: 'dev' })
  assert.deepEqual(
    dev.jobs.map(({ state }) => state),
    ['queued', 'superseded']
  )
})
