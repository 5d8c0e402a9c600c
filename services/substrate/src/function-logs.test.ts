import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FunctionLogs } from './function-logs.ts'
import type { OutputLine } from './messages.ts'

let clock = 0
function line(text: string, more: Partial<OutputLine> = {}): OutputLine {
  return {
    project: 'p',
    branch: 'main',
    function: 'f',
    stream: 'out',
    atMs: ++clock,
    text,
    ...more
  }
}
const ALL = { project: 'p', branch: '', function: '' }

test('tail() gives the last lines of a project, oldest first, over all its functions', () => {
  const logs = new FunctionLogs()
  logs.append(line('1'))
  logs.append(line('2', { function: 'g' }))
  logs.append(line('3'))
  logs.append(line('other', { project: 'q' }))
  assert.deepEqual(
    logs.tail(ALL, 2).map(({ text }) => text),
    ['2', '3']
  )
  assert.deepEqual(
    logs.tail({ ...ALL, function: 'f' }, 9).map(({ text }) => text),
    ['1', '3']
  )
})

test('a function keeps so many lines and characters, and only so many functions are kept', () => {
  const logs = new FunctionLogs({ maxLines: 3, maxCharacters: 10, maxFunctions: 2 })
  for (const text of ['a', 'b', 'c', 'd']) logs.append(line(text))
  assert.equal(logs.tail(ALL, 9).length, 3)
  logs.append(line('0123456789'))
  assert.deepEqual(
    logs.tail(ALL, 9).map(({ text }) => text),
    ['0123456789']
  )
  logs.append(line('x', { function: 'g' }))
  logs.append(line('y', { function: 'h' }))
  assert.deepEqual(
    logs.tail(ALL, 9).map(({ text }) => text),
    ['x', 'y']
  )
})

test('a follower that is too slow is told how much it lost', async () => {
  const logs = new FunctionLogs({ maxBacklog: 2 })
  const gone = new AbortController()
  const lines = logs.follow(ALL, gone.signal)
  for (const text of ['a', 'b', 'c', 'd']) logs.append(line(text))
  const seen: string[] = []
  for await (const { text } of lines) if (seen.push(text) === 3) gone.abort()
  assert.deepEqual(seen, ['a', 'b', '2 lines were not shown: the reader was too slow'])
})

test('a follower that leaves is forgotten', async () => {
  const logs = new FunctionLogs()
  const gone = new AbortController()
  const next = logs.follow(ALL, gone.signal).next()
  gone.abort()
  assert.equal((await next).done, true)
})
