import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HybridClock, MAX_AHEAD_MS, millisecondsOf, timeAt } from './hybrid-clock.ts'

test('times rise even when the wall clock stands still or goes back', () => {
  let now = 1000
  const clock = new HybridClock(() => now)
  const times = [clock.next(), clock.next()]
  now = 900
  times.push(clock.next())
  now = 1001
  times.push(clock.next())
  assert.deepEqual(times, [timeAt(1000), timeAt(1000) + 1, timeAt(1000) + 2, timeAt(1001)])
})

test('a time is after every time that was observed', () => {
  const clock = new HybridClock(() => 1000)
  clock.observe(timeAt(5000) + 7)
  assert.equal(clock.next(), timeAt(5000) + 8)
  assert.equal(millisecondsOf(timeAt(5000) + 8), 5000)
})

test('only times more than five minutes ahead are too far ahead', () => {
  const clock = new HybridClock(() => 1000)
  assert.equal(clock.isTooFarAhead(timeAt(1000 + MAX_AHEAD_MS)), false)
  assert.equal(clock.isTooFarAhead(timeAt(1001 + MAX_AHEAD_MS)), true)
})
