import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { silentLogger } from '@taucloud/base'
import { issueCapability } from '@taucloud/identity'
import { encodeRelease } from '@taucloud/project/release'
import { BranchFollower, TnsContract } from '@taucloud/protocol/tns'
import { createReplicatedMap, openStore } from '@taucloud/store'
import type { Bus } from '@taucloud/transport'
import { startTestBuses } from '@taucloud/transport/testing'
import type { TestBuses } from '@taucloud/transport/testing'
import { setTimeout as delay } from 'node:timers/promises'
import { Tns } from './service.ts'
import { hostOf, releaseFor, ZONE } from './test-builder.ts'
import { PROJECT_A } from './test-entry.ts'

const main = { project: PROJECT_A, branch: 'main' }

async function until(what: string, probe: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await probe())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within 15 s`)
    await delay(20)
  }
}

/** A tns node with its own disk; `stop` may be called before the test ends. */
async function startNode(context: TestContext, cloud: TestBuses, folder: string) {
  const { key, certificate, trust } = await cloud.cloud.busInit(['tns'])
  const bus = await cloud.add(['tns'], { key, certificate })
  const store = await openStore(folder)
  const parts = { space: 'tns', role: 'tns', bus, key, certificate, trust } as const
  const map = createReplicatedMap({ ...parts, store: store.sub('tns') })
  await map.start()
  const tns = new Tns({ bus, map, trust, logger: silentLogger }, { zone: ZONE })
  await tns.start()
  let isStopped = false
  const stop = async (): Promise<void> => {
    if (isStopped) return
    isStopped = true
    await tns.stop()
    await map.stop()
    await store.close()
    await bus.stop()
  }
  context.after(stop)
  return { bus, tns, stop }
}

/** A cloud with a builder, two tns nodes and somebody who only reads. */
async function startCloud(context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'tau-tns-'))
  const cloud = await startTestBuses([['monkey'], ['substrate'], ['auth']])
  context.after(async () => {
    await cloud.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const broker = await cloud.cloud.busInit(['patrick'])
  const nodes = [
    await startNode(context, cloud, join(folder, 'a')),
    await startNode(context, cloud, join(folder, 'b'))
  ] as const
  const [builder, reader, auth] = cloud.buses
  assert.ok(builder !== undefined && reader !== undefined && auth !== undefined)
  await until('the tns nodes ready', () => nodes.every(({ tns }) => tns.stats().isReady))
  const publish = async (pushedAtMs: number, target: { peer: string } | { service: string }) => {
    const job = `job-${String(pushedAtMs)}`
    const release = releaseFor({ pushedAtMs })
    const capability = await issueCapability(broker.key, broker.certificate, {
      peer: builder.peerId,
      branch: release.branch,
      pushedAtMs,
      project: PROJECT_A,
      actions: ['release.publish'],
      job,
      attempt: 1,
      notAfter: Date.now() + 60_000
    })
    const request = {
      capability,
      release: encodeRelease(release),
      job,
      attempt: 1,
      holders: [builder.peerId]
    }
    return builder.client(TnsContract, target).publish(request)
  }
  const add = () => startNode(context, cloud, join(folder, 'c'))
  return { nodes, builder, reader, auth, publish, add }
}

const served = async (bus: Bus, peer: string) => {
  const { record } = await bus.client(TnsContract, { peer }).getBranch(main)
  return record?.pushedAtMs
}

test('a release published at one tns node is served by the other, and told to who watches there', async (context) => {
  const { nodes, reader, publish } = await startCloud(context)
  const [one, other] = nodes
  const follower = new BranchFollower(reader)
  await follower.start()
  context.after(() => follower.stop())
  await until('the follower complete', () => follower.isComplete())
  const now = Date.now()
  const { isCurrent } = await publish(now, { peer: one.bus.peerId })
  assert.ok(isCurrent)
  // Acknowledged is on the disk of both.
  await until(
    'the other serves it',
    async () => (await served(reader, other.bus.peerId).catch(() => 0)) === now
  )
  await until(
    'the follower told',
    () => follower.records.get(`${PROJECT_A}/main`)?.pushedAtMs === now
  )
  const older = await publish(now - 1_000, { peer: other.bus.peerId })
  assert.equal(older.isCurrent, false)
  assert.equal(await served(reader, one.bus.peerId), now)
})

test('a follower goes on at another tns node when the one it watches is lost', async (context) => {
  const { nodes, reader, publish } = await startCloud(context)
  const follower = new BranchFollower(reader)
  await follower.start()
  context.after(() => follower.stop())
  const now = Date.now()
  await publish(now - 2, { service: 'tns' })
  await until('the follower told', () => follower.isComplete())
  const watched = nodes.find(({ tns }) => tns.stats().watchers > 0)
  const other = nodes.find((node) => node !== watched)
  assert.ok(watched !== undefined && other !== undefined)
  await watched.stop()
  await publish(now, { peer: other.bus.peerId })
  await until(
    'the follower told',
    () => follower.records.get(`${PROJECT_A}/main`)?.pushedAtMs === now
  )
})

test('only a builder may publish and only auth may choose or remove', async (context) => {
  const { reader, auth, builder, publish } = await startCloud(context)
  await publish(Date.now(), { service: 'tns' })
  const denied = { code: 'permission_denied' }
  const asReader = reader.client(TnsContract, { service: 'tns' })
  await assert.rejects(asReader.publish({}), denied)
  await assert.rejects(asReader.selectRelease({ ...main, release: 'x' }), denied)
  await assert.rejects(builder.client(TnsContract, { service: 'tns' }).remove(main), denied)
  const { records } = await asReader.lookupHost({ host: hostOf(PROJECT_A) })
  assert.equal(records.length, 1)
  await auth.client(TnsContract, { service: 'tns' }).remove(main)
  await until('the branch gone', async () => {
    return (await asReader.lookupHost({ host: hostOf(PROJECT_A) })).records.length === 0
  })
})

test('a tns node that comes with an empty disk says caught up only after it has told everything', async (context) => {
  const { nodes, reader, publish, add } = await startCloud(context)
  const now = Date.now()
  await publish(now, { peer: nodes[0].bus.peerId })
  const late = await add()
  const told: string[] = []
  const events = reader.client(TnsContract, { peer: late.bus.peerId }).watch({})
  for await (const event of events) {
    told.push(event.changed === null ? 'caught up' : String(event.changed.pushedAtMs))
    if (event.caughtUp) break
  }
  assert.deepEqual(told, [String(now), 'caught up'])
})
