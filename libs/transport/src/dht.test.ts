import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Node } from './node-factory.ts'
import { TestCloud } from './testing.ts'
import { until } from './testing/fixtures.ts'
import { at, strangerOf } from './testing/nodes.ts'

const listen = ['/ip4/127.0.0.1/tcp/0']

/** Peers in a node's routing table, which the library's interface does not show. */
function tableSize({ services: { dht } }: Node): number {
  const table: unknown = Reflect.get(dht, 'routingTable')
  const size: unknown = typeof table === 'object' && table !== null ? Reflect.get(table, 'size') : 0
  return typeof size === 'number' ? size : 0
}

/** Addresses without the peer id. */
function bare(addresses: string[]): string[] {
  return addresses.map((address) => address.replace(/\/p2p\/.*/, '')).sort()
}

test('P17, P18: nodes on loopback serve each other and find one another', async (t) => {
  const cloud = await TestCloud.create()
  const nodes = await Promise.all(
    [1, 2, 3].map(async () => strangerOf(t, cloud, { listen, dhtDelayMs: 0 }))
  )
  const [hub, sought, seeker] = [at(nodes, 0), at(nodes, 1), at(nodes, 2)]
  for (const node of [sought, seeker]) await node.dial(hub.getMultiaddrs())
  await until(() => nodes.every((node) => tableSize(node) > 0), 'the routing tables fill')
  assert.ok(nodes.every((node) => node.services.dht.getMode() === 'server'))
  // Its own connections know nothing of the other: the hub's DHT tells it.
  const signal = AbortSignal.timeout(10_000)
  const found = await seeker.peerRouting.findPeer(sought.peerId, { signal })
  assert.deepEqual(found.multiaddrs.map(String).sort(), bare(sought.getMultiaddrs().map(String)))
})

test('P19: a node alone gets an empty answer instead of none', async (t) => {
  const node = await strangerOf(t, await TestCloud.create(), { listen, dhtDelayMs: 0 })
  const signal = AbortSignal.timeout(10_000)
  const find = async (): Promise<number> =>
    (await Array.fromAsync(node.contentRouting.findProviders(node.peerId.toCID(), { signal })))
      .length
  // Until the DHT has begun it refuses.
  let count = -1
  while (count < 0) {
    count = await find().catch(async (error: unknown) => {
      signal.throwIfAborted()
      assert.match(String(error), /not started/)
      await new Promise((resolve) => setImmediate(resolve))
      return -1
    })
  }
  assert.equal(count, 0)
})

test('a DHT that has not begun stops with its node', async (t) => {
  const node = await strangerOf(t, await TestCloud.create(), { listen })
  await node.stop()
  assert.equal(node.status, 'stopped')
})
