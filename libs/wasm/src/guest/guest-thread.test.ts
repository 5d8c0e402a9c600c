import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GuestThread } from './guest-thread.ts'
import type { SliceOwner } from './guest-thread.ts'
import { CLAIMED, DEADLINE_CELL, encodeDeadline, FLAG_CELL, IDLE, msUntil } from './slice-cells.ts'

const owner = (): SliceOwner => ({ sliceExpired: false })

test('msUntil() counts across the end of the clock range', () => {
  const range = 2 ** 30
  for (const now of [0, 1, range - 3, range - 1, range, 5 * range - 2, 123_456_789_012]) {
    for (const distance of [-5000, -1, 0, 1, 100, 86_400_000]) {
      assert.equal(msUntil(encodeDeadline(now + distance), now), distance)
    }
    assert.ok(![IDLE, CLAIMED].includes(encodeDeadline(now)))
  }
})

test('a slice that ends in time is not followed by a late flag', () => {
  const thread = new GuestThread()
  const cells = new Int32Array(thread.shared)
  const first = owner()
  const second = owner()
  thread.enter(first, 50)
  const seen = Atomics.load(cells, DEADLINE_CELL)
  thread.leave(first)
  thread.enter(second, 1_000)
  // What the watchdog does when it looked just before the first slice ended.
  assert.notEqual(Atomics.compareExchange(cells, DEADLINE_CELL, seen, CLAIMED), seen)
  assert.equal(thread.interrupted, false)
})

test('a flag raised for one guest is lowered before the next one runs', () => {
  const thread = new GuestThread()
  const cells = new Int32Array(thread.shared)
  const first = owner()
  const second = owner()
  thread.enter(first, 50)
  Atomics.store(cells, DEADLINE_CELL, CLAIMED)
  Atomics.store(cells, FLAG_CELL, 1)
  assert.equal(thread.interrupted, true)
  thread.enter(second, 50)
  assert.equal(thread.interrupted, false)
  assert.deepEqual([first.sliceExpired, second.sliceExpired], [true, false])
  thread.leave(first)
  assert.notEqual(
    Atomics.load(cells, DEADLINE_CELL),
    IDLE,
    'an old owner ends no slice but its own'
  )
  thread.leave(second)
  assert.equal(Atomics.load(cells, DEADLINE_CELL), IDLE)
})

test('a guest that was interrupted by a nested one goes on with a deadline', () => {
  const thread = new GuestThread()
  const cells = new Int32Array(thread.shared)
  const outer = owner()
  const inner = owner()
  assert.equal(thread.enter(outer, 50), undefined)
  const interrupted = thread.enter(inner, 50)
  assert.equal(interrupted, outer)
  thread.leave(inner, interrupted)
  assert.notEqual(Atomics.load(cells, DEADLINE_CELL), IDLE)
  thread.leave(outer)
  assert.equal(Atomics.load(cells, DEADLINE_CELL), IDLE)
})
