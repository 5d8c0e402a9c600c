import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OutputLine } from '../messages.ts'
import { OutputGate } from './output-gate.ts'

const ORIGIN = { project: 'p', branch: 'main', function: 'f' }

function gate(): { lines: OutputLine[]; clock: { now: number }; gate: OutputGate } {
  const lines: OutputLine[] = []
  const clock = { now: 5_000 }
  return {
    lines,
    clock,
    gate: new OutputGate(
      (line) => lines.push(line),
      () => clock.now
    )
  }
}

test('output is cut into lines wherever it is split', () => {
  const { lines, gate: under } = gate()
  const write = under.writer(ORIGIN)
  write('out', 'a\nb')
  write('err', 'e\n')
  write('out', 'c\n')
  assert.deepEqual(
    lines.map(({ stream, text }) => `${stream} ${text}`),
    ['out a', 'err e', 'out bc']
  )
})

test('a line without an end is let out when it is long enough', () => {
  const { lines, gate: under } = gate()
  under.writer(ORIGIN)('out', 'x'.repeat(5_000))
  assert.equal(lines[0]?.text.length, 4096)
})

test('a flood is cut once a second and said to be, and the next second starts anew', () => {
  const { lines, clock, gate: under } = gate()
  const write = under.writer(ORIGIN)
  for (let i = 0; i < 1_000; i++) write('out', 'line\n')
  assert.equal(lines.length, 501)
  assert.equal(lines.map(({ stream }) => stream).at(-1), 'system')
  clock.now += 1_000
  write('out', 'again\n')
  assert.equal(lines.map(({ text }) => text).at(-1), 'again')
})
