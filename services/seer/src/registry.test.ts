import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '@taucloud/identity'
import { BeaconCodec } from '@taucloud/protocol/seer'
import type { Member } from '@taucloud/transport'
import { Registry } from './registry.ts'
import { beacon } from './test-beacon.ts'

function member(peer: string, ...roles: Role[]): Member {
  const certificate = { cloud: 'c', peerId: peer, roles, shape: 's', notAfter: 1, serial: 1 }
  return { peer, certificate, multiaddrs: [] }
}

function setUp(...members: Member[]) {
  const clock = { nowMs: 1_000 }
  const registry = new Registry({ members: () => members, now: () => clock.nowMs, maxNodes: 2 })
  return { registry, clock, members }
}

const health = (registry: Registry) =>
  registry.list().map((node) => [node.beacon?.peer, node.healthy])

test('a node is healthy until its beacon is older than its TTL, then listed a minute more', () => {
  const { registry, clock } = setUp(member('a', 'gateway'))
  assert.ok(registry.accept(beacon('a', { sequence: 1, ttlMs: 15_000 }), 'a'))
  clock.nowMs += 14_999
  assert.deepEqual(health(registry), [['a', true]])
  clock.nowMs += 1
  assert.deepEqual(health(registry), [['a', false]])
  clock.nowMs += 60_001
  assert.deepEqual(health(registry), [])
})

test('a node that is no member any more is not healthy, however fresh its beacon', () => {
  const { registry, members } = setUp(member('a', 'gateway'))
  registry.accept(beacon('a'), 'a')
  members.pop()
  assert.deepEqual(health(registry), [['a', false]])
})

test('a beacon in the name of another node is refused', () => {
  const { registry } = setUp(member('a', 'gateway'), member('b', 'gateway'))
  assert.throws(() => registry.accept(beacon('a'), 'b'), { code: 'permission_denied' })
  assert.deepEqual(health(registry), [])
})

test('a beacon of no member is refused', () => {
  const { registry } = setUp()
  assert.throws(() => registry.accept(beacon('a'), 'a'), { code: 'permission_denied' })
})

test('a service that the certificate does not name does not count', () => {
  const { registry } = setUp(member('a', 'monkey'))
  registry.accept(beacon('a', { services: ['gateway', 'monkey'] }), 'a')
  assert.deepEqual(registry.list()[0]?.beacon?.services, ['monkey'])
  assert.deepEqual(registry.list('gateway'), [])
})

test('an older or repeated beacon changes nothing', () => {
  const { registry } = setUp(member('a', 'gateway'))
  assert.ok(registry.accept(beacon('a', { sequence: 5, version: 'new' }), 'a'))
  assert.ok(!registry.accept(beacon('a', { sequence: 5, version: 'old' }), 'a'))
  assert.ok(!registry.accept(beacon('a', { sequence: 4, version: 'old' }), 'a'))
  assert.equal(registry.list()[0]?.beacon?.version, 'new')
})

test('a goodbye ends health at once', () => {
  const { registry } = setUp(member('a', 'gateway'))
  registry.accept(beacon('a', { sequence: 1 }), 'a')
  registry.accept(beacon('a', { sequence: 2, ttlMs: 0 }), 'a')
  assert.deepEqual(health(registry), [['a', false]])
})

test('a beacon out of bounds or malformed is refused', () => {
  const { registry } = setUp(member('a', 'gateway'))
  const refused = { code: 'invalid_argument' }
  for (const wrong of [
    { ttlMs: 60_001 },
    { services: Array.from({ length: 17 }, () => 'gateway') },
    { multiaddrs: ['x'.repeat(257)] },
    { httpAddress: 'x'.repeat(262) },
    { name: 'a\nb' },
    { loadPercent: 101 },
    { version: 'x'.repeat(65) }
  ]) {
    assert.throws(() => registry.accept(beacon('a', wrong), 'a'), refused, JSON.stringify(wrong))
  }
  assert.throws(() => registry.acceptBytes(Buffer.from([0xff, 0xff]), 'a'), refused)
  assert.throws(() => registry.acceptBytes(Buffer.alloc(9_000), 'a'), refused)
  assert.ok(registry.acceptBytes(BeaconCodec.encode(beacon('a')), 'a'))
})

test('nodes are bounded', () => {
  const { registry } = setUp(member('a', 'seer'), member('b', 'seer'), member('c', 'seer'))
  registry.accept(beacon('a'), 'a')
  registry.accept(beacon('b'), 'b')
  assert.throws(() => registry.accept(beacon('c'), 'c'), { code: 'resource_exhausted' })
})
