import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { CloudError, silentLogger } from '@taucloud/base'
import { Supervisor } from './supervisor.ts'

/** A supervisor of node "m" under a clock that the test moves. */
function supervised(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 })
  t.mock.method(Math, 'random', () => 0.5)
  const connected = new Set<string>()
  const dials: { peer: string; atMs: number }[] = []
  const world = { error: undefined as CloudError | undefined, connected, dials }
  const supervisor: Supervisor = new Supervisor({
    self: 'm',
    logger: silentLogger,
    isConnected: (peer) => connected.has(peer),
    dial: async (peer) => {
      dials.push({ peer, atMs: Date.now() })
      if (world.error !== undefined) throw world.error
      connected.add(peer)
      supervisor.reached(peer)
    }
  })
  /** Moves the clock in small steps and lets what was begun go on in between. */
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 50) {
      t.mock.timers.tick(Math.min(50, left))
      for (let turn = 0; turn < 5; turn++) await Promise.resolve()
    }
  }
  return { supervisor, pass, ...world, world }
}

const down = new CloudError('unavailable', 'down')

test('of two nodes that hear of each other the lesser dials at once, the greater waits', async (t) => {
  const { supervisor, pass, dials } = supervised(t)
  supervisor.know('z', ['/a'])
  supervisor.know('a', ['/b'])
  await pass(50)
  assert.deepEqual(
    dials.map(({ peer }) => peer),
    ['z']
  )
  await pass(1500)
  assert.deepEqual(
    dials.map(({ peer }) => peer),
    ['z', 'a']
  )
})

test('P23: a bootstrap peer that is down for an hour is still tried every 15 seconds', async (t) => {
  const { supervisor, pass, dials, world } = supervised(t)
  world.error = down
  supervisor.know('z', ['/a'], true)
  await pass(3_700_000)
  const late = dials.filter(({ atMs }) => atMs > 3_600_000)
  assert.ok(late.length >= 6, `${late.length} dials in the last 100 s`)
  world.error = undefined
  await pass(15_000)
  assert.ok(world.connected.has('z'))
})

test('the waits double from 100 ms to 15 s', async (t) => {
  const { supervisor, pass, dials, world } = supervised(t)
  world.error = down
  supervisor.know('z', ['/a'], true)
  await pass(60_000)
  const waits = dials.slice(1).map(({ atMs }, index) => atMs - (dials[index]?.atMs ?? 0))
  assert.deepEqual(waits.slice(0, 8), [100, 200, 400, 800, 1600, 3200, 6400, 12800])
  assert.ok(waits.slice(8).every((wait) => wait === 15_000))
})

test('a peer that was told of and never lives is forgotten after an hour', async (t) => {
  const { supervisor, pass, dials, world } = supervised(t)
  world.error = down
  supervisor.know('z', ['/a'])
  await pass(3_700_000)
  const count = dials.length
  await pass(100_000)
  assert.equal(dials.length, count)
  assert.deepEqual(supervisor.addressesOf('z'), [])
})

test('a peer that refuses this node is left alone, a bootstrap peer is asked rarely', async (t) => {
  const { supervisor, pass, dials, world } = supervised(t)
  world.error = new CloudError('permission_denied', 'revoked')
  supervisor.know('y', ['/a'])
  supervisor.know('z', ['/a'], true)
  await pass(14_000)
  assert.deepEqual(dials.map(({ peer }) => peer).sort(), ['y', 'z'])
  await pass(2_000)
  assert.equal(dials.at(-1)?.peer, 'z')
  assert.equal(dials.length, 3)
})

test('a lost peer is dialled again, and a connected one is not', async (t) => {
  const { supervisor, pass, dials, connected } = supervised(t)
  supervisor.know('z', ['/a'])
  await pass(50)
  supervisor.know('z', ['/b'])
  await pass(5_000)
  assert.equal(dials.length, 1)
  connected.delete('z')
  supervisor.lost('z')
  await pass(500)
  assert.equal(dials.length, 2)
  assert.deepEqual(supervisor.addressesOf('z'), ['/b', '/a'])
})

test('at most eight dials run at once, and all come to their turn', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const gates: (() => void)[] = []
  const supervisor = new Supervisor({
    self: 'a',
    logger: silentLogger,
    isConnected: () => false,
    dial: async () => new Promise((resolve) => gates.push(resolve))
  })
  for (let index = 0; index < 20; index++) supervisor.know(`p${index}`, ['/a'])
  t.mock.timers.tick(1)
  assert.equal(gates.length, 8)
  for (let done = 0; done < 20; done++) {
    gates[done]?.()
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }
  assert.equal(gates.length, 20)
  supervisor.stop()
})

test('a stopped supervisor dials no more', async (t) => {
  const { supervisor, pass, dials } = supervised(t)
  supervisor.know('z', ['/a'])
  supervisor.stop()
  supervisor.know('y', ['/a'])
  await pass(10_000)
  assert.deepEqual(dials, [])
})
