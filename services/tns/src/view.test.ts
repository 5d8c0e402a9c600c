import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareRecords } from '@taucloud/protocol/tns'
import type { Change } from './store.ts'
import { added, entry, PROJECT_A, PROJECT_B } from './test-entry.ts'
import type { EntryInit } from './test-entry.ts'
import { ReleaseView } from './view.ts'

const KEY = `${PROJECT_A}/main`

function viewOf(...inits: EntryInit[]): ReleaseView {
  const view = new ReleaseView()
  for (const init of inits) view.apply(added(entry(init)))
  return view
}

const anyEntry: fc.Arbitrary<EntryInit> = fc.record({
  project: fc.constantFrom(PROJECT_A, PROJECT_B),
  branch: fc.constantFrom('main', 'dev'),
  release: fc.constantFrom('', 'ra', 'rb', 'rc'),
  pushedAtMs: fc.integer({ min: 1, max: 6 }),
  job: fc.constantFrom('j1', 'j2'),
  attempt: fc.integer({ min: 1, max: 3 }),
  hosts: fc.subarray(['x.test', 'y.test']),
  claimedAtMs: fc.integer({ min: 1, max: 4 })
})

const anyChanges: fc.Arbitrary<Change[]> = fc.array(anyEntry, { maxLength: 24 }).chain((inits) => {
  const changes = inits.map((init) => added(entry(init)))
  // A key has one value: the same entry written twice is the same entry.
  const distinct = [
    ...new Map(changes.map((change) => ['key' in change ? change.key : '', change])).values()
  ]
  const removal: Change = { kind: 'removed', project: PROJECT_B }
  return fc.boolean().map((isRemoved) => (isRemoved ? [...distinct, removal] : distinct))
})

function answers(view: ReleaseView): unknown {
  const keys = [PROJECT_A, PROJECT_B].flatMap((p) => [`${p}/main`, `${p}/dev`])
  return keys.map((key) => [key, view.record(key), view.kept(key), view.history(key)])
}

test('whatever order entries come in, every view answers the same', () => {
  const orders = anyChanges.chain((changes) =>
    fc.tuple(
      fc.constant(changes),
      fc.shuffledSubarray(changes, { minLength: changes.length, maxLength: changes.length })
    )
  )
  fc.assert(
    fc.property(orders, ([one, other]) => {
      const views = [new ReleaseView(), new ReleaseView()] as const
      for (const change of one) views[0].apply(change)
      for (const change of other) views[1].apply(change)
      assert.deepEqual(answers(views[0]), answers(views[1]))
    }),
    { numRuns: 500 }
  )
})

test('what a branch serves never goes back, however publications are interleaved', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 30 }), (inits) => {
      const view = new ReleaseView()
      for (const init of inits) {
        const before = view.newest(KEY)?.record
        view.apply(added(entry({ ...init, project: PROJECT_A, branch: 'main' })))
        const now = view.newest(KEY)?.record
        assert.ok(now !== undefined)
        if (before !== undefined) assert.ok(compareRecords(now, before) >= 0)
      }
    })
  )
})

test('apply() names every branch whose answer it changes', () => {
  fc.assert(
    fc.property(anyChanges, (changes) => {
      const view = new ReleaseView()
      for (const change of changes) {
        const before = new Map(view.branchKeys().map((key) => [key, view.record(key)]))
        const affected = view.apply(change)
        const keys = new Set([...before.keys(), ...view.branchKeys()])
        for (const key of keys) {
          if (!affected.has(key)) assert.deepEqual(view.record(key), before.get(key))
        }
      }
    }),
    { numRuns: 500 }
  )
})

test('the push that happened last is live, not the build that ended last', () => {
  const view = viewOf({ pushedAtMs: 2, release: 'new' }, { pushedAtMs: 1, release: 'old' })
  assert.equal(view.record(KEY)?.release, 'new')
  assert.deepEqual(view.record(KEY)?.previous, ['old'])
})

test('of two attempts of one job the later is live, whatever their releases', () => {
  const push = { pushedAtMs: 1, job: 'j' }
  const view = viewOf({ ...push, attempt: 2, release: 'a' }, { ...push, attempt: 1, release: 'z' })
  assert.equal(view.record(KEY)?.release, 'a')
  assert.equal(view.highestAttempt(KEY, 'j'), 2)
})

test('a host belongs to the project that has claimed it for longest, until that lets go', () => {
  const hosts = ['shop.test']
  const view = viewOf(
    { project: PROJECT_B, pushedAtMs: 5, hosts, claimedAtMs: 2 },
    { project: PROJECT_A, pushedAtMs: 1, hosts, claimedAtMs: 1 }
  )
  assert.deepEqual(view.record(KEY)?.hosts, hosts)
  assert.deepEqual(view.record(`${PROJECT_B}/main`)?.hosts, [])
  const affected = view.apply(added(entry({ pushedAtMs: 6, hosts: [] })))
  assert.deepEqual(affected, new Set([KEY, `${PROJECT_B}/main`]))
  assert.deepEqual(view.record(`${PROJECT_B}/main`)?.hosts, hosts)
})

test('the live release and two before it are kept, each once', () => {
  const view = viewOf(
    { pushedAtMs: 1, release: 'a' },
    { pushedAtMs: 2, release: 'b' },
    { pushedAtMs: 3, release: 'c' },
    { pushedAtMs: 4, release: 'd' },
    { pushedAtMs: 5, release: 'c' }
  )
  assert.deepEqual(view.kept(KEY), ['c', 'd', 'b'])
})

test('a removed branch serves nothing until a newer push', () => {
  const view = viewOf({ pushedAtMs: 1, release: 'a' }, { pushedAtMs: 3, release: '' })
  assert.equal(view.record(KEY), undefined)
  assert.deepEqual(view.kept(KEY), [])
  view.apply(added(entry({ pushedAtMs: 2, release: 'late' })))
  assert.equal(view.record(KEY), undefined)
  view.apply(added(entry({ pushedAtMs: 4, release: 'b' })))
  assert.equal(view.record(KEY)?.release, 'b')
})

test('a removed project serves nothing for ever', () => {
  const view = viewOf({ pushedAtMs: 1, hosts: ['x.test'] })
  assert.deepEqual(view.apply({ kind: 'removed', project: PROJECT_A }), new Set([KEY]))
  view.apply(added(entry({ pushedAtMs: 9, hosts: ['x.test'] })))
  assert.deepEqual(
    [view.record(KEY), view.owner('x.test'), view.branchKeys()],
    [undefined, undefined, []]
  )
})

test('a history keeps the twenty newest and loses what the store has dropped', () => {
  const view = new ReleaseView()
  for (let i = 1; i <= 30; i++) view.apply(added(entry({ pushedAtMs: i })))
  assert.equal(view.history(KEY).length, 20)
  assert.equal(view.history(KEY)[19]?.record.pushedAtMs, 11)
  const { key } = added(entry({ pushedAtMs: 30 })) as { key: string }
  assert.deepEqual(view.apply({ kind: 'dropped', key }), new Set([KEY]))
  assert.equal(view.record(KEY)?.pushedAtMs, 29)
})
