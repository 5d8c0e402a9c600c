import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { generateNodeKey, generateSwarmKey, issueRevocation } from '@taucloud/identity'
import type { CloudBus } from './bus-init.ts'
import { createBus } from './create-bus.ts'
import { libp2pOf } from './libp2p.ts'
import { membersReach, TestCloud } from './testing.ts'
import { Test, testHandlers, until } from './testing/fixtures.ts'
import { at, busesOf, strangerOf } from './testing/nodes.ts'
import { multiaddr } from '@multiformats/multiaddr'

test('nodes that know one address each reach all others and see their roles and addresses', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['auth'], ['hoarder', 'substrate'], []])
  for (const bus of buses) {
    const peers = bus.members().map(({ peer }) => peer)
    assert.deepEqual(peers, buses.map(({ peerId }) => peerId).sort())
    assert.deepEqual(
      bus.members('substrate').map(({ peer }) => peer),
      [at(buses, 2).peerId]
    )
    for (const member of bus.members())
      assert.match(at(member.multiaddrs, 0), /^\/ip4\/127\.0\.0\.1\/tcp\/\d+\/p2p\//)
  }
})

test('a member that stops is gone from the lists, and its arrival again is told', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['auth'], ['seer']])
  const [first, , third] = [at(buses, 0), at(buses, 1), at(buses, 2)]
  let changes = 0
  const unsubscribe = first.onMembersChanged(() => changes++)
  await third.stop()
  await membersReach(first, 2)
  await third.start()
  await membersReach(first, 3)
  assert.equal(changes, 2)
  unsubscribe()
  await third.stop()
  await membersReach(first, 2)
  assert.equal(changes, 2)
})

test('P23: a member is called again after it was gone and came back at its old address', async (t) => {
  const { buses, cloud } = await busesOf(t, [['auth']])
  const caller = at(buses, 0)
  const init = await cloud.busInit(['tns'], { bootstrap: caller.multiaddrs() })
  const server = createBus(init)
  await server.serve(Test, testHandlers())
  await server.start()
  await membersReach(caller, 2)
  const client = caller.client(Test, { service: 'tns' })
  assert.equal(await client.echo('before'), 'before')
  const listen = [at(server.multiaddrs(), 0).replace(/\/p2p\/.*/, '')]
  await server.stop()
  await membersReach(caller, 1)
  await assert.rejects(client.echo('x'), { code: 'unavailable' })
  // It knows nobody: only the caller's supervisor can bring them together again.
  const reborn = createBus({ ...init, listen, bootstrap: [] })
  await reborn.serve(Test, testHandlers())
  await reborn.start()
  t.after(() => reborn.stop())
  await membersReach(caller, 2)
  assert.equal(await client.echo('after'), 'after')
})

test('P23: a bootstrap peer that is not there yet is reached when it comes', async (t) => {
  const cloud = await TestCloud.create()
  const key = await generateNodeKey()
  const probe = createBus(await cloud.busInit(['tns'], { key }))
  await probe.start()
  const [address] = probe.multiaddrs()
  assert.ok(address !== undefined)
  await probe.stop()
  const early = createBus(await cloud.busInit(['auth'], { bootstrap: [address] }))
  await early.start()
  t.after(() => early.stop())
  assert.equal(early.members().length, 1)
  const late = createBus(
    await cloud.busInit(['tns'], { key, listen: [address.replace(/\/p2p\/.*/, '')] })
  )
  await late.start()
  t.after(() => late.stop())
  await membersReach(early, 2)
})

test('P13: a node with another swarm key is told that it is not a member of this network', async (t) => {
  const { buses, cloud } = await busesOf(t, [['tns']])
  const first = at(buses, 0)
  // Several keys: what the noise is taken for is chance.
  for (let round = 0; round < 8; round++) {
    const swarmKey = generateSwarmKey()
    const stray = createBus(
      await cloud.busInit(['auth'], { bootstrap: first.multiaddrs(), swarmKey })
    )
    t.after(() => stray.stop())
    const refused = { code: 'permission_denied', message: /not a member of this network/ }
    await assert.rejects(stray.start(), refused)
    assert.deepEqual(stray.multiaddrs(), [])
  }
  assert.equal(first.members().length, 1)
})

test('P4: no listen address takes a node with another swarm key', async (t) => {
  const listen = ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws']
  const { buses, cloud } = await busesOf(t, [['tns']], { listen })
  const addresses = at(buses, 0).multiaddrs()
  assert.equal(addresses.length, 2)
  const stray = await strangerOf(t, cloud, { swarmKey: generateSwarmKey() })
  for (const address of addresses) await assert.rejects(stray.dial(multiaddr(address)))
  assert.equal(libp2pOf(at(buses, 0)).getConnections().length, 0)
})

test('P4: addresses of transports that skip the swarm key are refused', async () => {
  const cloud = await TestCloud.create()
  for (const address of ['/ip4/127.0.0.1/udp/0/quic-v1', '/ip4/127.0.0.1/udp/0/webrtc-direct']) {
    const bus = createBus(await cloud.busInit([], { listen: [address] }))
    await assert.rejects(bus.start(), { code: 'invalid_argument', message: /skip the swarm key/ })
    const bootstrap = [`${address}/p2p/${cloud.root.peerId}`]
    const init = await cloud.busInit([], { bootstrap })
    assert.throws(() => createBus(init), { code: 'invalid_argument' })
  }
})

test('a websocket address works like tcp', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['auth']], { listen: ['/ip4/127.0.0.1/tcp/0/ws'] })
  await at(buses, 0).serve(Test, testHandlers())
  assert.equal(await at(buses, 1).client(Test, { service: 'tns' }).echo('ws'), 'ws')
})

test('a node whose own certificate does not count refuses to start', async () => {
  const cloud = await TestCloud.create()
  const other = await TestCloud.create()
  const init = await cloud.busInit(['tns'])
  const expired = await cloud.busInit(['tns'], { notAfter: Date.now() - 1 })
  const ofAnother = { ...init, certificate: (await cloud.busInit(['tns'])).certificate }
  const ofOtherRoot = { ...init, trust: { cloud: 'test', rootPeerId: other.root.peerId } }
  for (const wrong of [expired, ofAnother, ofOtherRoot]) {
    await assert.rejects(createBus(wrong).start(), { code: 'permission_denied' })
  }
})

/** A bus that believes its own certificate although the first bus of the cloud does not. */
async function refusedBus(
  t: TestContext,
  first: CloudBus,
  other: TestCloud,
  cloud: TestCloud
): Promise<CloudBus> {
  const bootstrap = first.multiaddrs()
  const bus = createBus(await other.busInit(['gateway'], { bootstrap, swarmKey: cloud.swarmKey }))
  t.after(() => bus.stop())
  return bus
}

test('a node certified by another root under the same name is refused with the reason', async (t) => {
  const { buses, cloud } = await busesOf(t, [['tns']])
  const first = at(buses, 0)
  const bus = await refusedBus(t, first, await TestCloud.create(), cloud)
  await assert.rejects(bus.start(), { code: 'permission_denied' })
  await until(() => libp2pOf(first).getConnections().length === 0, 'the connection is closed')
  assert.equal(first.members().length, 1)
})

test('a node whose certificate is expired for the others is refused', async (t) => {
  const { buses, cloud } = await busesOf(t, [['tns']])
  const first = at(buses, 0)
  const notAfter = Date.now() - 1000
  const now = (): number => Date.now() - 3_600_000
  const bus = createBus(
    await cloud.busInit(['auth'], { notAfter, now, bootstrap: first.multiaddrs() })
  )
  await assert.rejects(bus.start(), { code: 'permission_denied', message: /expired/ })
  assert.equal(first.members().length, 1)
})

test('P14: a peer without certificate connects, but is no member, reaches no service and is closed', async (t) => {
  const { buses, cloud } = await busesOf(t, [['tns']])
  const first = at(buses, 0)
  await first.serve(Test, testHandlers())
  const stranger = await strangerOf(t, cloud)
  const connection = await stranger.dial(first.multiaddrs().map((address) => multiaddr(address)))
  const stream = await connection.newStream(Test.protocol)
  stream.send(Buffer.from('0000000002000000010000000000000000'.padEnd(40, '0'), 'hex'))
  await until(() => stream.status !== 'open', 'the stream is ended')
  assert.equal(first.members().length, 1)
  await until(() => connection.status !== 'open', 'the connection is closed')
  assert.equal(libp2pOf(first).getConnections().length, 0)
})

test('a revoked member is expelled everywhere, its streams end, and it does not come back', async (t) => {
  const { buses, cloud } = await busesOf(t, [['tns'], ['auth'], ['monkey']])
  const [first, second, victim] = [at(buses, 0), at(buses, 1), at(buses, 2)]
  await second.serve({ ...Test, protocol: '/tau/auth/1' }, testHandlers())
  const client = victim.client({ ...Test, protocol: '/tau/auth/1' }, { peer: second.peerId })
  const hanging = assert.rejects(client.hang('x'), { code: 'unavailable' })
  await client.echo('x')
  const list = await issueRevocation(cloud.root, [victim.certificate.serial], 1)
  await first.revoke(list)
  await hanging
  await Promise.all([first, second].map(async (bus) => membersReach(bus, 2)))
  await assert.rejects(client.echo('x'), (error: { code?: string }) => error.code !== undefined)
  await victim.stop()
  await assert.rejects(victim.start(), { code: 'permission_denied', message: /revoked/ })
  assert.equal(first.members('monkey').length, 0)
})

test('a revocation list of another root changes nothing', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['auth']])
  const other = await TestCloud.create()
  const list = await issueRevocation(other.root, [1, 2], 9)
  await assert.rejects(at(buses, 0).revoke(list), { code: 'unauthenticated' })
  assert.equal(at(buses, 0).members().length, 2)
})

test('an older revocation list does not replace a newer one', async (t) => {
  const { buses, cloud } = await busesOf(t, [['tns'], ['auth']])
  const [first, second] = [at(buses, 0), at(buses, 1)]
  await first.revoke(await issueRevocation(cloud.root, [second.certificate.serial], 5))
  await membersReach(first, 1)
  await first.revoke(await issueRevocation(cloud.root, [], 4))
  await second.stop()
  await assert.rejects(second.start(), { code: 'permission_denied' })
})

test('P1: forty nodes that dial one at once are all taken', async (t) => {
  const { buses, cloud } = await busesOf(t, [['tns']])
  const hub = at(buses, 0)
  const address = multiaddr(at(hub.multiaddrs(), 0))
  const nodes = await Promise.all(Array.from({ length: 40 }, async () => strangerOf(t, cloud)))
  const connections = await Promise.all(nodes.map(async (node) => node.dial(address)))
  assert.equal(connections.filter(({ status }) => status === 'open').length, 40)
})

test('P12: silent sockets do not keep a member out', async (t) => {
  const { createConnection } = await import('node:net')
  const { buses, add } = await busesOf(t, [['tns']])
  const port = Number(/tcp\/(\d+)/.exec(at(at(buses, 0).multiaddrs(), 0))?.[1])
  const silent = Array.from({ length: 30 }, () =>
    createConnection(port, '127.0.0.1').on('error', () => undefined)
  )
  t.after(() => silent.forEach((socket) => socket.destroy()))
  await Promise.all(
    silent.map(async (socket) => new Promise((resolve) => socket.once('connect', resolve)))
  )
  const late = await add(['auth'])
  assert.equal(late.members().length, 2)
})

test('a port in use and an address of another machine are refused with what is wrong', async (t) => {
  const { buses, cloud } = await busesOf(t, [['tns']])
  const taken = at(at(buses, 0).multiaddrs(), 0).replace(/\/p2p\/.*/, '')
  for (const listen of [[taken], ['/ip4/192.0.2.1/tcp/0']]) {
    const bus = createBus(await cloud.busInit(['auth'], { listen }))
    await assert.rejects(bus.start(), { code: 'failed_precondition', message: /Cannot listen on/ })
  }
})

test('a malformed swarm key and a bootstrap address without peer id are refused', async () => {
  const cloud = await TestCloud.create()
  const bus = createBus(await cloud.busInit([], { swarmKey: 'nonsense' }))
  await assert.rejects(bus.start(), { code: 'invalid_argument' })
  for (const address of ['/ip4/127.0.0.1/tcp/1', 'nonsense', '']) {
    const init = await cloud.busInit([], { bootstrap: [address] })
    assert.throws(() => createBus(init), { code: 'invalid_argument' })
  }
})

test('starting and stopping twice is once, and nothing works in between', async () => {
  const cloud = await TestCloud.create()
  const bus = createBus(await cloud.busInit(['tns']))
  const client = bus.client(Test, { service: 'tns' })
  await assert.rejects(client.echo('x'), { code: 'unavailable' })
  await assert.rejects(bus.publish('t', new Uint8Array(1)), { code: 'unavailable' })
  assert.throws(() => libp2pOf(bus), { code: 'failed_precondition' })
  assert.equal(bus.members().length, 1)
  await Promise.all([bus.start(), bus.start()])
  await bus.serve(Test, testHandlers())
  assert.equal(await client.echo('x'), 'x')
  await Promise.all([bus.stop(), bus.stop()])
  await assert.rejects(client.echo('x'), { code: 'unavailable' })
  await bus.start()
  assert.equal(await client.echo('x'), 'x')
  await bus.stop()
})
