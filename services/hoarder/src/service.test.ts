import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { silentLogger } from '@taucloud/base'
import { createContent } from '@taucloud/content'
import { issueCapability } from '@taucloud/identity'
import { HoarderContract } from '@taucloud/protocol/hoarder'
import { TnsContract } from '@taucloud/protocol/tns'
import type { BranchRecord, WatchEvent } from '@taucloud/protocol/tns'
import { openStore } from '@taucloud/store'
import { anyNode } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { startTestBuses } from '@taucloud/transport/testing'
import { Hoarder } from './service.ts'
import type { HoarderInit } from './service.ts'
import { branchRecord, buildRelease, PROJECT } from './test-release.ts'
import type { BuiltRelease } from './test-release.ts'

async function until(what: string, probe: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!(await probe())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within 20 s`)
    await delay(25)
  }
}

interface Node {
  readonly bus: Bus
  stop(): Promise<void>
}

/** A node with content on disk, and a hoarder over it when wanted. */
async function startNode(bus: Bus, folder: string, hoarder?: HoarderInit & { trust: Trust }) {
  const store = await openStore(join(folder, 'store'))
  const blocks = join(folder, 'blocks')
  const content = createContent({ bus, folder: blocks, store: store.sub('content') })
  await content.start()
  const parts = { bus, content, store, logger: silentLogger }
  const service =
    hoarder === undefined ? undefined : new Hoarder({ ...parts, trust: hoarder.trust }, hoarder)
  await service?.start()
  let isStopped = false
  const stop = async (): Promise<void> => {
    if (isStopped) return
    isStopped = true
    await service?.stop()
    await content.stop()
    await store.close()
    await bus.stop()
  }
  return { bus, content, stop }
}

interface Trust {
  cloud: string
  rootPeerId: string
}

/** A builder, a tns node that tells what the test says, and so many hoarders. */
async function startCloud(context: TestContext, count: number, init: HoarderInit = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tau-hoarder-'))
  const shapes = Array.from({ length: count }, () => ['hoarder' as const])
  const cloud = await startTestBuses([['monkey'], ['tns'], ...shapes])
  const nodes: Node[] = []
  context.after(async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    await cloud.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const broker = await cloud.cloud.busInit(['patrick'])
  const [builderBus, tnsBus, ...hoarderBuses] = cloud.buses
  assert.ok(builderBus !== undefined && tnsBus !== undefined)
  const tell = await serveNames(tnsBus)
  const builder = await startNode(builderBus, join(folder, 'builder'))
  nodes.push(builder)
  const hoarders: Node[] = []
  for (const [index, bus] of hoarderBuses.entries()) {
    const options = { jitterMs: 10, tickMs: 100, ...init, trust: broker.trust }
    const hoarder = await startNode(bus, join(folder, `hoarder-${String(index)}`), options)
    hoarders.push(hoarder)
    nodes.push(hoarder)
  }
  const capability = await issueCapability(broker.key, broker.certificate, {
    peer: builderBus.peerId,
    project: PROJECT,
    actions: ['content.store'],
    job: 'j',
    attempt: 1,
    notAfter: Date.now() + 60_000
  })
  const heldBy = async (cid: string): Promise<string[]> => {
    const answers = hoarderBuses.map(async ({ peerId }) => {
      const client = builderBus.client(HoarderContract, { peer: peerId })
      const { owners } = await client.pinStatus({ cid }).catch(() => ({ owners: [''] }))
      return owners.includes(`release:${cid}`) ? [peerId] : []
    })
    return (await Promise.all(answers)).flat()
  }
  return { builder, hoarders, tell, capability, heldBy }
}

/** Serves the watch of tns: what was told so far, then what the test tells. */
async function serveNames(bus: Bus): Promise<(record: BranchRecord) => void> {
  const told: BranchRecord[] = []
  let changed = new AbortController()
  const unused = { allow: () => false, handle: () => Promise.reject(new Error('not served here')) }
  async function* watch(signal: AbortSignal): AsyncGenerator<Partial<WatchEvent>> {
    let count = 0
    for (const record of told.slice()) {
      count++
      yield { changed: record }
    }
    yield { caughtUp: true }
    while (!signal.aborted) {
      const next = told[count]
      if (next === undefined) await once(AbortSignal.any([signal, changed.signal]), 'abort')
      else {
        count++
        yield { changed: next }
      }
    }
  }
  await bus.serve(TnsContract, {
    publish: unused,
    getBranch: unused,
    listBranches: unused,
    listReleases: unused,
    lookupHost: unused,
    selectRelease: unused,
    remove: unused,
    watch: { allow: anyNode, handle: (_, { signal }) => watch(signal) }
  })
  return (record) => {
    told.push(record)
    const before = changed
    changed = new AbortController()
    before.abort()
  }
}

async function* messages(capability: Uint8Array, release: BuiltRelease) {
  yield { capability }
  for (const block of release.blocks) {
    await Promise.resolve()
    yield block
  }
}

test('what a builder stores at one hoarder is on three once its release is published', async (context) => {
  const { builder, hoarders, tell, capability, heldBy } = await startCloud(context, 4)
  const release = await buildRelease(builder.content, 'one')
  const [first] = hoarders
  assert.ok(first !== undefined)
  const client = builder.bus.client(HoarderContract, { peer: first.bus.peerId })
  const cids = release.blocks.map(({ cid }) => cid)
  assert.equal((await client.has({ capability, cids })).missing.length, cids.length)
  const answer = await client.store(messages(capability, release))
  assert.deepEqual(answer, { stored: cids.length, alreadyHad: 0 })
  assert.deepEqual((await client.has({ capability, cids })).missing, [])
  // The builder is gone before anybody else has a block.
  await builder.content.stop()
  tell(branchRecord({ release: release.cid, holders: [first.bus.peerId] }))
  await until('three hold it', async () => (await heldBy(release.cid)).length === 3)
})

test('when a holder is lost another hoarder takes its place', async (context) => {
  const { builder, hoarders, tell, heldBy } = await startCloud(context, 4)
  const release = await buildRelease(builder.content, 'one')
  tell(branchRecord({ release: release.cid, holders: [builder.bus.peerId] }))
  await until('three hold it', async () => (await heldBy(release.cid)).length === 3)
  await builder.content.stop()
  const holding = await heldBy(release.cid)
  const lost = hoarders.find(({ bus }) => bus.peerId === holding[0])
  await lost?.stop()
  await until('three others hold it', async () => {
    const now = await heldBy(release.cid)
    return now.length === 3 && !now.includes(holding[0] ?? '')
  })
})

test('what a job stored and never released is freed when its time is over', async (context) => {
  const { builder, hoarders, capability } = await startCloud(context, 1, { jobKeptMs: 300 })
  const release = await buildRelease(builder.content, 'one')
  const [hoarder] = hoarders
  assert.ok(hoarder !== undefined)
  const client = builder.bus.client(HoarderContract, { peer: hoarder.bus.peerId })
  await client.store(messages(capability, release))
  const held = async () => (await client.pinStatus({ cid: release.cid })).held
  assert.ok(await held())
  await until('freed', async () => !(await held()))
})

test('only a builder with a capability stores', async (context) => {
  const { builder, hoarders, capability } = await startCloud(context, 2)
  const release = await buildRelease(builder.content, 'one')
  const [first, second] = hoarders
  assert.ok(first !== undefined && second !== undefined)
  const target = { peer: first.bus.peerId }
  const denied = { code: 'permission_denied' }
  const other = second.bus.client(HoarderContract, target)
  await assert.rejects(other.store(messages(capability, release)), denied)
  const client = builder.bus.client(HoarderContract, target)
  await assert.rejects(client.store(messages(Buffer.from('forged'), release)), denied)
})
