import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CLAIMED, DEADLINE_CELL, encodeDeadline, FLAG_CELL } from './slice-cells.ts'
import { WatchedSlice } from './watched-slice.ts'

/** A thread with a slice of 100 ms that began at 1000, whose own time runs as the test says. */
function slice(threadMs: () => number | undefined): { watched: WatchedSlice; cells: Int32Array } {
  const shared = new SharedArrayBuffer(256)
  const cells = new Int32Array(shared)
  cells[DEADLINE_CELL] = encodeDeadline(1_100)
  return { watched: new WatchedSlice(shared, threadMs), cells }
}

const stopped = (cells: Int32Array): boolean =>
  cells[FLAG_CELL] === 1 && cells[DEADLINE_CELL] === CLAIMED

test('a guest that ran all the time is stopped when its slice is over', () => {
  let ran = 0
  const { watched, cells } = slice(() => ran)
  assert.equal(watched.look(1_005), 95)
  assert.equal(watched.look(1_010), 90)
  ran = 88
  assert.equal(watched.look(1_098), 2)
  assert.equal(stopped(cells), false)
  ran = 90
  assert.equal(watched.look(1_100), Infinity)
  assert.ok(stopped(cells))
})

test('time in which the thread had no core does not count', () => {
  let ran = 0
  const { watched, cells } = slice(() => ran)
  watched.look(1_000)
  watched.look(1_000)
  ran = 30
  assert.equal(watched.look(1_100), 70)
  ran = 60
  assert.equal(watched.look(1_170), 40)
  assert.equal(stopped(cells), false)
  ran = 100
  assert.equal(watched.look(1_211), Infinity)
  assert.ok(stopped(cells))
})

test('a thread that never gets a core is given up in the end', () => {
  const { watched, cells } = slice(() => 0)
  watched.look(1_000)
  watched.look(1_000)
  for (let now = 1_100; now < 3_095; now += 5) {
    watched.look(now)
    assert.equal(stopped(cells), false)
  }
  watched.look(3_100)
  assert.ok(stopped(cells))
})

test('where thread time is not known, the clock decides', () => {
  const { watched, cells } = slice(() => undefined)
  watched.look(1_000)
  watched.look(1_000)
  watched.look(1_100)
  assert.ok(stopped(cells))
})

test('a new slice is measured from its own beginning', () => {
  let ran = 0
  const { watched, cells } = slice(() => ran)
  watched.look(1_000)
  watched.look(1_000)
  cells[DEADLINE_CELL] = encodeDeadline(1_300)
  ran = 500
  assert.equal(watched.look(1_200), 100)
  watched.look(1_200)
  ran = 600
  watched.look(1_300)
  assert.ok(stopped(cells))
})
