import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import type { Bus } from '@taucloud/transport'
import type { BranchRecord, WatchEvent } from './contract.ts'
import { BranchFollower } from './follow.ts'

const record = (branch: string, pushedAtMs: number): BranchRecord => ({
  project: 'P',
  projectName: 'p',
  branch,
  release: `r${String(pushedAtMs)}`,
  pushedAtMs,
  job: 'j',
  hosts: [],
  holders: [],
  selected: false,
  attempt: 1,
  previous: []
})
const changed = (branch: string, pushedAtMs: number): Partial<WatchEvent> => ({
  changed: record(branch, pushedAtMs)
})
const caughtUp: Partial<WatchEvent> = { caughtUp: true }

/** A bus whose tns nodes tell one script after another; after the last it stays silent. */
function scriptedBus(...scripts: Partial<WatchEvent>[][]): Pick<Bus, 'client'> {
  async function* watch(_: unknown, options: { signal: AbortSignal }) {
    const script = scripts.shift()
    const isLast = scripts.length === 0
    for (const event of script ?? []) yield { changed: null, ...event }
    if (isLast) await once(options.signal, 'abort')
    else throw new CloudError('unavailable', 'Cannot watch: the node is gone')
  }
  // Only `watch` of the client is ever called by a follower.
  return { client: () => ({ watch }) } as unknown as Pick<Bus, 'client'>
}

async function follow(...scripts: Partial<WatchEvent>[][]) {
  const seen: string[] = []
  const done = Promise.withResolvers<undefined>()
  let completions = 0
  const wanted = scripts.filter((script) => script.includes(caughtUp)).length
  const follower = new BranchFollower(scriptedBus(...scripts), {
    retryMs: 1,
    onChange: (key, value) => seen.push(`${key} ${value?.release ?? 'gone'}`),
    onComplete: (isComplete) => {
      if (isComplete && ++completions === wanted) done.resolve(undefined)
    }
  })
  await follower.start()
  await done.promise
  const records = [...follower.records.values()].map(
    ({ branch, release }) => `${branch} ${release}`
  )
  const wasComplete = follower.isComplete()
  await follower.stop()
  return { seen, records, wasComplete, isComplete: follower.isComplete() }
}

test('a follower holds what it is told and knows when it has all', async () => {
  const { records, wasComplete, isComplete } = await follow([
    changed('main', 1),
    changed('dev', 1),
    { removed: 'P/dev' },
    caughtUp
  ])
  assert.deepEqual(records, ['main r1'])
  assert.deepEqual([wasComplete, isComplete], [true, false])
})

test('a tns node that has seen less does not take a branch back', async () => {
  const { seen, records } = await follow(
    [changed('main', 5), caughtUp],
    [changed('main', 4), caughtUp]
  )
  assert.deepEqual(records, ['main r5'])
  assert.deepEqual(seen, ['P/main r5'])
})

test('what the next node does not list any more is removed once it has listed all', async () => {
  const { seen, records } = await follow(
    [changed('main', 1), changed('dev', 1), caughtUp],
    [changed('main', 1), caughtUp]
  )
  assert.deepEqual(records, ['main r1'])
  assert.equal(seen.at(-1), 'P/dev gone')
})

test('a node that is lost before it has listed all removes nothing', async () => {
  const { seen } = await follow(
    [changed('main', 1), changed('dev', 1), caughtUp],
    [changed('main', 1)],
    [changed('main', 1), changed('dev', 1), caughtUp]
  )
  assert.ok(!seen.includes('P/dev gone'))
})
