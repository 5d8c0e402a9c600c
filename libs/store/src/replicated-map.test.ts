import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { createBus } from '@taucloud/transport'
import { membersReach, TestCloud } from '@taucloud/transport/testing'
import type { Bus, BusInit, CloudBus } from '@taucloud/transport'
import { openStore } from './open-store.ts'
import type { OpenStore } from './open-store.ts'
import { createReplicatedMap } from './held-map.ts'
import type { ReplicatedMap, ReplicatedMapInit } from './replicated-map.ts'
import { syncContract } from './sync-contract.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A node with one map, which can go down and come back with its disk. */
class Node {
  readonly init: BusInit
  readonly folder: string
  bus: CloudBus
  map: ReplicatedMap
  #store: OpenStore

  private constructor(init: BusInit, folder: string, bus: CloudBus, store: OpenStore) {
    this.init = init
    this.folder = folder
    this.bus = bus
    this.#store = store
    this.map = mapOn(init, bus, store)
  }

  static async start(init: BusInit, folder: string, more?: ReplicatedMapInit): Promise<Node> {
    const bus = createBus(init)
    await bus.start()
    const store = await openStore(folder)
    const node = new Node(init, folder, bus, store)
    node.map = mapOn(init, bus, store, more)
    await node.map.start()
    return node
  }

  async stop(): Promise<void> {
    await this.map.stop()
    await this.bus.stop()
    await this.#store.close()
  }
}

function mapOn(init: BusInit, bus: Bus, store: OpenStore, more?: ReplicatedMapInit): ReplicatedMap {
  const { key, certificate, trust } = init
  const space = store.sub('map')
  return createReplicatedMap(
    { space: 'test', role: 'tns', bus, key, certificate, trust, store: space },
    more
  )
}

/** Nodes of one cloud that live as long as the test. */
class Cluster {
  readonly cloud: TestCloud
  readonly folder: string
  readonly #nodes = new Set<Node>()
  readonly #closes: (() => Promise<void>)[] = []
  #count = 0

  private constructor(cloud: TestCloud, folder: string) {
    this.cloud = cloud
    this.folder = folder
  }

  static async of(t: TestContext): Promise<Cluster> {
    const folder = await mkdtemp(join(tmpdir(), 'tau-map-'))
    const cluster = new Cluster(await TestCloud.create(), folder)
    t.after(async () => {
      for (const close of cluster.#closes.toReversed()) await close()
      for (const node of cluster.#nodes) await node.stop()
      await rm(folder, { recursive: true, force: true })
    })
    return cluster
  }

  async add(options: { near?: Node[] } = {}, more?: ReplicatedMapInit): Promise<Node> {
    const bootstrap = (options.near ?? [...this.#nodes]).flatMap((node) => node.bus.multiaddrs())
    const init = await this.cloud.busInit(['tns'], { bootstrap })
    this.#count += 1
    return this.#track(await Node.start(init, join(this.folder, String(this.#count)), more))
  }

  /** Runs when the test ends, before its folder is removed. */
  defer(close: () => Promise<void>): void {
    this.#closes.push(close)
  }

  async down(node: Node): Promise<void> {
    this.#nodes.delete(node)
    await node.stop()
  }

  async up(node: Node, near: Node[]): Promise<Node> {
    const bootstrap = near.flatMap((other) => other.bus.multiaddrs())
    return this.#track(await Node.start({ ...node.init, bootstrap }, node.folder))
  }

  #track(node: Node): Node {
    this.#nodes.add(node)
    return node
  }
}

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `${what} did not happen in time`)
    await delay(5)
  }
}

async function stateOf({ map }: Node): Promise<string> {
  const entries = await Array.fromAsync(map.list(''))
  return entries.map(([key, value]) => `${key}=${Buffer.from(value).toString('base64')}`).join('\n')
}

async function untilEqual(nodes: Node[], keys: number): Promise<void> {
  await until(`equality at ${String(keys)} keys`, async () => {
    if (nodes.some(({ map }) => map.stats().keys !== keys)) return false
    const states = await Promise.all(nodes.map(stateOf))
    return new Set(states).size === 1
  })
}

test('writes of three nodes at once are on all of them, with one winner per key', async (t) => {
  const cluster = await Cluster.of(t)
  const nodes = [await cluster.add(), await cluster.add(), await cluster.add()]
  await Promise.all(
    nodes.flatMap(({ map }, index) =>
      Array.from({ length: 200 }, async (_, count) => {
        await map.put(`own/${String(index)}/${String(count)}`, bytes(String(count)))
        await map.put(`shared/${String(count % 20)}`, bytes(`${String(index)}-${String(count)}`))
      })
    )
  )
  await untilEqual(nodes, 3 * 200 + 20)
})

test('a write is seen by another node and a deletion takes it away again', async (t) => {
  const cluster = await Cluster.of(t)
  const [a, b] = [await cluster.add(), await cluster.add()]
  await membersReach(a.bus, 2)
  const changes = b.map.watch('watched/')[Symbol.asyncIterator]()
  await a.map.put('other', bytes('x'))
  await a.map.put('watched/key', bytes('value'))
  assert.deepEqual((await changes.next()).value, { key: 'watched/key', value: bytes('value') })
  assert.deepEqual(await b.map.get('watched/key'), bytes('value'))
  await a.map.delete('watched/key')
  assert.deepEqual((await changes.next()).value, { key: 'watched/key', value: undefined })
  assert.equal(await b.map.get('watched/key'), undefined)
  await changes.return?.()
})

test('a value too large for gossip reaches the others as well', async (t) => {
  const cluster = await Cluster.of(t)
  const [a, b] = [await cluster.add(), await cluster.add()]
  await membersReach(a.bus, 2)
  const large = new Uint8Array(1024 * 1024).fill(7)
  await a.map.put('large', large)
  await until('the large value', async () => (await b.map.get('large')) !== undefined)
  assert.deepEqual(await b.map.get('large'), large)
})

test('an empty node that joins gets everything and then knows that it caught up', async (t) => {
  const cluster = await Cluster.of(t)
  const a = await cluster.add()
  await Promise.all(
    Array.from({ length: 500 }, (_, index) => a.map.put(`key/${String(index)}`, bytes('value')))
  )
  const b = await cluster.add()
  assert.equal(b.map.caughtUp(), b.map.stats().keys === 500)
  await until('catching up', () => b.map.caughtUp())
  assert.equal(b.map.stats().keys, 500)
})

test('a node that is alone counts as caught up shortly after its start', async (t) => {
  const cluster = await Cluster.of(t)
  const a = await cluster.add()
  await until('being alone', () => a.map.caughtUp())
})

test('a restarted node has its writes, gets those it missed, and goes on writing', async (t) => {
  const cluster = await Cluster.of(t)
  const [a, b] = [await cluster.add(), await cluster.add()]
  await membersReach(a.bus, 2)
  await a.map.put('before', bytes('1'))
  await b.map.put('from-b', bytes('1'))
  await untilEqual([a, b], 2)
  await cluster.down(b)
  await a.map.put('missed', bytes('2'))
  await a.map.delete('from-b')
  const again = await cluster.up(b, [a])
  assert.deepEqual(await again.map.get('before'), bytes('1'))
  await again.map.put('after', bytes('3'))
  await untilEqual([a, again], 3)
  assert.equal(again.map.stats().origins, 2)
})

test('nodes that wrote apart from each other agree after they meet', async (t) => {
  const cluster = await Cluster.of(t)
  const a = await cluster.add()
  const b = await cluster.add({ near: [] })
  for (let index = 0; index < 50; index += 1) {
    await a.map.put(`conflict/${String(index)}`, bytes('a'))
    await b.map.put(`conflict/${String(index)}`, bytes('b'))
    await a.map.put(`a/${String(index)}`, bytes('a'))
    await b.map.put(`b/${String(index)}`, bytes('b'))
  }
  const bridge = await cluster.add({ near: [a, b] })
  await untilEqual([a, b, bridge], 150)
})

test('a quorum write is on the disk of a majority when it resolves', async (t) => {
  const cluster = await Cluster.of(t)
  const nodes = [await cluster.add(), await cluster.add(), await cluster.add()]
  await Promise.all(nodes.map(({ bus }) => membersReach(bus, 3)))
  const [a, b, c] = nodes
  assert.ok(a && b && c)
  for (let index = 0; index < 20; index += 1) {
    const key = `key/${String(index)}`
    await a.map.put(key, bytes('value'), { durability: 'quorum' })
    const others: (Uint8Array | undefined)[] = await Promise.all([b.map.get(key), c.map.get(key)])
    assert.ok(others.some((value) => value !== undefined))
  }
})

test('a quorum of one is this node', async (t) => {
  const cluster = await Cluster.of(t)
  const a = await cluster.add()
  await a.map.put('key', bytes('value'), { durability: 'quorum' })
  assert.deepEqual(await a.map.get('key'), bytes('value'))
})

test('a node without the role is not answered, and cannot start the map', async (t) => {
  const cluster = await Cluster.of(t)
  const a = await cluster.add()
  await a.map.put('key', bytes('value'))
  const init = await cluster.cloud.busInit(['monkey'], { bootstrap: a.bus.multiaddrs() })
  const bus = createBus(init)
  cluster.defer(() => bus.stop())
  await bus.start()
  await membersReach(bus, 2)
  const client = bus.client(syncContract('test'), { peer: a.bus.peerId })
  const answer = client.pull(new Map())
  await assert.rejects(Array.fromAsync(answer), { code: 'permission_denied' })
  const store = await openStore(join(cluster.folder, 'stranger'))
  cluster.defer(() => store.close())
  await assert.rejects(mapOn(init, bus, store).start(), { code: 'permission_denied' })
})

test('a log of many replaced writes is compacted by itself', async (t) => {
  const cluster = await Cluster.of(t)
  const a = await cluster.add({}, { compactAfter: 50 })
  for (let index = 0; index < 200; index += 1) await a.map.put('hot', bytes(String(index)))
  await until('compaction', () => a.map.stats().pending < 60)
  assert.deepEqual(await a.map.get('hot'), bytes('199'))
  const b = await cluster.add()
  await untilEqual([a, b], 1)
})

test('keys and values out of bounds are refused, and so is a map that is not started', async (t) => {
  const cluster = await Cluster.of(t)
  const a = await cluster.add()
  for (const key of ['', 'a\u0000', 'k'.repeat(1025)]) {
    await assert.rejects(a.map.put(key, bytes('')), { code: 'invalid_argument' })
  }
  await a.map.put('k'.repeat(1024), bytes(''))
  const tooLarge = new Uint8Array(1024 * 1024 + 1)
  await assert.rejects(a.map.put('a', tooLarge), { code: 'invalid_argument' })
  await a.map.stop()
  await a.map.stop()
  await assert.rejects(a.map.get('a'), { code: 'failed_precondition' })
})

test('a caller that reuses its buffer does not change what it wrote', async (t) => {
  const cluster = await Cluster.of(t)
  const a = await cluster.add()
  const buffer = bytes('right')
  const written = a.map.put('key', buffer)
  buffer.fill(0)
  await written
  assert.deepEqual(await a.map.get('key'), bytes('right'))
})

test('watch() ends with its signal and with the map', async (t) => {
  const cluster = await Cluster.of(t)
  const a = await cluster.add()
  const abort = new AbortController()
  const bySignal = Array.fromAsync(a.map.watch('', { signal: abort.signal }))
  const byStop = Array.fromAsync(a.map.watch('k'))
  await a.map.put('key', bytes('1'))
  abort.abort()
  await bySignal
  await a.map.stop()
  assert.deepEqual(await byStop, [{ key: 'key', value: bytes('1') }])
})
