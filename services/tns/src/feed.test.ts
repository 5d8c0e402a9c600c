import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChangeFeed } from './feed.ts'
import { added, entry, PROJECT_A } from './test-entry.ts'
import type { EntryInit } from './test-entry.ts'
import { ReleaseView } from './view.ts'

const KEY = `${PROJECT_A}/main`

function setUp() {
  const view = new ReleaseView()
  const feed = new ChangeFeed(view)
  const stopping = new AbortController()
  const add = (init: EntryInit): void => {
    feed.changed(view.apply(added(entry(init))))
  }
  const watch = () => {
    const events = feed.watch(stopping.signal)
    return async () => {
      const result = await events.next()
      return result.done === true ? 'end' : shortOf(result.value)
    }
  }
  return { view, feed, add, watch, stopping }
}

type Event = ReturnType<ChangeFeed['watch']> extends AsyncGenerator<infer Item> ? Item : never

function shortOf(event: Event): string {
  if (event.caughtUp === true) return 'caught up'
  if (event.changed !== undefined && event.changed !== null) {
    return `${event.changed.branch} ${event.changed.release}`
  }
  return `removed ${event.removed ?? ''}`
}

test('a watcher is told every record, that it has caught up, then each change', async () => {
  const { add, feed, watch } = setUp()
  add({ pushedAtMs: 1 })
  feed.setReady()
  const next = watch()
  assert.equal(await next(), 'main r1')
  assert.equal(await next(), 'caught up')
  const waiting = next()
  add({ pushedAtMs: 2 })
  assert.equal(await waiting, 'main r2')
})

test('a slow watcher is told the newest of each branch once', async () => {
  const { add, feed, watch } = setUp()
  feed.setReady()
  const next = watch()
  assert.equal(await next(), 'caught up')
  for (let i = 1; i <= 100; i++) add({ pushedAtMs: i })
  add({ pushedAtMs: 1, branch: 'dev' })
  assert.equal(await next(), 'main r100')
  assert.equal(await next(), 'dev r1')
})

test('caught up is said after everything that came before the node was ready', async () => {
  const { add, feed, watch } = setUp()
  const next = watch()
  const first = next()
  add({ pushedAtMs: 1 })
  assert.equal(await first, 'main r1')
  add({ pushedAtMs: 1, branch: 'dev' })
  add({ pushedAtMs: 2 })
  feed.setReady()
  assert.deepEqual(new Set([await next(), await next()]), new Set(['dev r1', 'main r2']))
  assert.equal(await next(), 'caught up')
})

test('what serves nothing any more is told as removed', async () => {
  const { view, add, feed, watch } = setUp()
  add({ pushedAtMs: 1 })
  feed.setReady()
  const next = watch()
  await next()
  await next()
  feed.changed(view.apply({ kind: 'removed', project: PROJECT_A }))
  assert.equal(await next(), `removed ${KEY}`)
})

test('a watcher ends with its signal and is forgotten', async () => {
  const { feed, watch, stopping } = setUp()
  const next = watch()
  const waiting = next()
  assert.equal(feed.size, 1)
  stopping.abort()
  assert.equal(await waiting, 'end')
  assert.equal(feed.size, 0)
})

test('watchers are bounded', async () => {
  const { feed, watch } = setUp()
  feed.setReady()
  for (let i = 0; i < 1000; i++) await watch()()
  await assert.rejects(watch()(), { code: 'resource_exhausted' })
})
