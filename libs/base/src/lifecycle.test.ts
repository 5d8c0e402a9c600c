import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startAll, stopAll } from './lifecycle.ts'

function recorder(name: string, calls: string[], fail?: 'start' | 'stop') {
  const call = (verb: 'start' | 'stop') => async () => {
    calls.push(`${verb} ${name}`)
    if (fail === verb) throw new Error(`${verb} ${name} failed`)
  }
  return { start: call('start'), stop: call('stop') }
}

test('startAll() stops what it started, in reverse, when a later part fails', async () => {
  const calls: string[] = []
  const parts = [recorder('a', calls), recorder('b', calls), recorder('c', calls, 'start')]
  await assert.rejects(startAll(parts), /start c failed/)
  assert.deepEqual(calls, ['start a', 'start b', 'start c', 'stop b', 'stop a'])
})

test('stopAll() asks every part to stop even when one refuses', async () => {
  const calls: string[] = []
  const parts = [recorder('a', calls), recorder('b', calls, 'stop')]
  await assert.rejects(stopAll(parts), /stop b failed/)
  assert.deepEqual(calls, ['stop b', 'stop a'])
})
