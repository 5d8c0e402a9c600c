import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Watchers } from './watchers.ts'

test('a reader that is behind sees the last value of each key, once', async () => {
  const watchers = new Watchers()
  const changes = watchers.watch('', undefined)
  watchers.tell('a', Uint8Array.of(1))
  watchers.tell('b', Uint8Array.of(1))
  watchers.tell('a', Uint8Array.of(2))
  const seen = []
  for await (const change of changes) {
    seen.push(change)
    if (seen.length === 2) break
  }
  assert.deepEqual(seen, [
    { key: 'b', value: Uint8Array.of(1) },
    { key: 'a', value: Uint8Array.of(2) }
  ])
})

test('a reader that lets too many keys wait is told so', async () => {
  const watchers = new Watchers()
  const changes = watchers.watch('', undefined)
  for (let index = 0; index <= 10_000; index += 1) watchers.tell(String(index), undefined)
  await assert.rejects(Array.fromAsync(changes), { code: 'resource_exhausted' })
})

test('a watch whose signal has fired already gives nothing', async () => {
  const watchers = new Watchers()
  const changes = watchers.watch('', AbortSignal.abort())
  watchers.tell('a', undefined)
  assert.deepEqual(await Array.fromAsync(changes), [])
})
