import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as tick } from 'node:timers/promises'
import { inParallel } from './parallel.ts'

const signal = new AbortController().signal

test('inParallel() keeps to its limit and gives results in order', async () => {
  let running = 0
  let most = 0
  const results = await inParallel([5, 1, 4, 2, 3], { limit: 2, signal }, async (turns) => {
    most = Math.max(most, ++running)
    for (let turn = 0; turn < turns; turn++) await tick()
    running--
    return turns * 10
  })
  assert.deepEqual(results, [50, 10, 40, 20, 30])
  assert.equal(most, 2)
})

test('inParallel() stops the others after a failure and throws the first', async () => {
  const begun: number[] = []
  const stopped: number[] = []
  const task = async (item: number, inner: AbortSignal): Promise<void> => {
    begun.push(item)
    if (item === 1) throw new Error('first')
    while (!inner.aborted) await tick()
    stopped.push(item)
    throw new Error('second')
  }
  await assert.rejects(inParallel([0, 1, 2, 3], { limit: 2, signal }, task), /first/)
  assert.deepEqual([begun, stopped], [[0, 1], [0]])
})

test('inParallel() starts nothing when it is canceled before', async () => {
  const abort = AbortSignal.abort()
  const task = (): Promise<void> => assert.fail('started')
  await assert.rejects(inParallel([1], { limit: 1, signal: abort }, task), { name: 'AbortError' })
})
