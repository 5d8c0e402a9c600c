import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WriteOperation } from './key-value-store.ts'
import { WriteQueue } from './write-queue.ts'

function put(key: string, bytes = 1): WriteOperation[] {
  return [{ type: 'put', key, value: new Uint8Array(bytes) }]
}

test('writes that wait behind a commit share the next one, flushed when one of them asks', async () => {
  const commits: { keys: string[]; sync: boolean }[] = []
  const queue = new WriteQueue((operations, sync) => {
    commits.push({ keys: operations.map(({ key }) => key), sync })
    return Promise.resolve()
  })
  await Promise.all([
    queue.write(put('a'), false),
    queue.write(put('b'), false),
    queue.write(put('c'), true)
  ])
  assert.deepEqual(commits, [
    { keys: ['a'], sync: false },
    { keys: ['b', 'c'], sync: true }
  ])
})

test('a failed commit rejects its writers and the queue goes on', async () => {
  let fail = true
  const queue = new WriteQueue(() => (fail ? Promise.reject(new Error('disk')) : Promise.resolve()))
  await assert.rejects(queue.write(put('a'), false), /disk/)
  fail = false
  await queue.write(put('b'), false)
})

test('more waiting bytes than the bound are refused', async () => {
  const gate: PromiseWithResolvers<void> = Promise.withResolvers()
  const queue = new WriteQueue(() => gate.promise)
  const large = 16 * 1024 * 1024
  const writes = Array.from({ length: 4 }, (_, index) =>
    queue.write(put(String(index), large), false)
  )
  await assert.rejects(queue.write(put('over', large), false), { code: 'resource_exhausted' })
  gate.resolve()
  await Promise.all(writes)
  await queue.idle()
})
