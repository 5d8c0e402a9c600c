import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Upstream } from './upstream.ts'
import { Upstreams } from './upstreams.ts'

const NONE: ReadonlySet<Upstream> = new Set()
const PEERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** The same numbers every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function at(peers: string[]): { upstreams: Upstreams; clock: { now: number } } {
  const clock = { now: 1_000 }
  const upstreams = new Upstreams({ now: () => clock.now, random: seeded(7) })
  upstreams.setPeers(peers)
  return { upstreams, clock }
}

function answer(upstream: Upstream, now: number, latencyMs = 10, inFlight = 0): void {
  upstream.answered(now, { latencyMs, inFlight, capacity: 4 })
}

test('choose() gives nobody when nobody is there and the only one when there is one', () => {
  const { upstreams } = at([])
  assert.equal(upstreams.choose('k', NONE), undefined)
  upstreams.setPeers(['a'])
  assert.equal(upstreams.choose('k', NONE)?.peer, 'a')
})

test('choose() keeps a key on the same three nodes, and every gateway finds the same three', () => {
  const chosen = [at(PEERS), at(PEERS.toReversed())].map(({ upstreams }) => {
    const peers = Array.from({ length: 200 }, () => upstreams.choose('host/path', NONE)?.peer)
    return [...new Set(peers)].sort()
  })
  assert.equal(chosen[0]?.length, 3)
  assert.deepEqual(chosen[0], chosen[1])
})

test('choose() spreads keys over all nodes', () => {
  const { upstreams } = at(PEERS)
  const peers = new Set(
    Array.from({ length: 200 }, (_, i) => upstreams.choose(`k${String(i)}`, NONE)?.peer)
  )
  assert.equal(peers.size, PEERS.length)
})

test('choose() prefers the node that answers faster and has less to do', () => {
  const { upstreams, clock } = at(['slow', 'fast'])
  const [slow, fast] = upstreams.all
  if (slow === undefined || fast === undefined) assert.fail()
  answer(slow, clock.now, 100)
  answer(fast, clock.now, 10)
  assert.equal(upstreams.choose('k', NONE), fast)
  for (let i = 0; i < 20; i++) fast.sent()
  assert.equal(upstreams.choose('k', NONE), slow)
})

test('choose() tries a slow node again when its latency is old', () => {
  const { upstreams, clock } = at(['slow', 'fast'])
  const [slow, fast] = upstreams.all
  if (slow === undefined || fast === undefined) assert.fail()
  answer(slow, clock.now, 1_000)
  clock.now += 120_000
  answer(fast, clock.now, 10)
  assert.equal(upstreams.choose('k', NONE), slow)
})

test('choose() spills to the others when the preferred nodes are full', () => {
  const { upstreams } = at(PEERS)
  const preferred = new Set(Array.from({ length: 100 }, () => upstreams.choose('k', NONE)))
  for (const upstream of preferred) for (let i = 0; i < 4; i++) upstream?.sent()
  for (const upstream of preferred)
    upstream?.answered(1_000, { latencyMs: 1, inFlight: 4, capacity: 4 })
  const peers = new Set(Array.from({ length: 100 }, () => upstreams.choose('k', NONE)))
  assert.ok([...peers].some((upstream) => !preferred.has(upstream)))
})

test('choose() asks a node that refused last', () => {
  const { upstreams, clock } = at(['a', 'b'])
  upstreams.all[0]?.refused(clock.now)
  for (let i = 0; i < 20; i++) assert.equal(upstreams.choose('k', NONE)?.peer, 'b')
})

test('a node that fails five times in a row is left alone, then tried by one request', () => {
  const { upstreams, clock } = at(['a', 'b'])
  const [a] = upstreams.all
  if (a === undefined) assert.fail()
  for (let i = 0; i < 5; i++) {
    a.sent()
    upstreams.failed(a)
  }
  assert.equal(upstreams.choose('k', NONE)?.peer, 'b')
  clock.now += 10_001
  assert.ok(a.isOpen(clock.now))
  a.sent()
  assert.ok(!a.isOpen(clock.now), 'one request at a time')
  answer(a, clock.now)
  assert.ok(a.isOpen(clock.now))
})

test('a node that fails its trial is left alone for longer', () => {
  const { upstreams, clock } = at(['a', 'b'])
  const [a] = upstreams.all
  if (a === undefined) assert.fail()
  for (let i = 0; i < 5; i++) upstreams.failed(a)
  clock.now += 10_001
  a.sent()
  upstreams.failed(a)
  clock.now += 10_001
  assert.ok(!a.isOpen(clock.now))
  clock.now += 10_000
  assert.ok(a.isOpen(clock.now))
})

test('at most half of the nodes are left alone', () => {
  const { upstreams, clock } = at(['a', 'b', 'c', 'd'])
  for (const upstream of upstreams.all) for (let i = 0; i < 5; i++) upstreams.failed(upstream)
  assert.equal(upstreams.all.filter((upstream) => !upstream.isOpen(clock.now)).length, 2)
})

test('a node that fails far more often than the others is left alone', () => {
  const { upstreams, clock } = at(['a', 'b', 'c', 'd'])
  const [a, ...others] = upstreams.all
  if (a === undefined) assert.fail()
  for (const upstream of others) for (let i = 0; i < 40; i++) answer(upstream, clock.now)
  for (let i = 0; i < 40; i++) {
    if (i % 4 === 0) upstreams.failed(a)
    else answer(a, clock.now)
  }
  assert.ok(!a.isOpen(clock.now))
})

test('setPeers() keeps what is known of nodes that stay', () => {
  const { upstreams } = at(['a', 'b'])
  const before = upstreams.all[1]
  upstreams.setPeers(['b', 'c'])
  assert.equal(upstreams.all[0], before)
})
