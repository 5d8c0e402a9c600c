import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { currentAttempt, describe, endOf, jobIdOf, orderOf } from './job.ts'
import type { JobFacts } from './job.ts'
import { pushOf } from './testing/fixtures.ts'

const attemptOf = fc.record({
  attempt: fc.integer({ min: 1, max: 4 }),
  builder: fc.constantFrom('m1', 'm2', 'm3'),
  broker: fc.constantFrom('p1', 'p2'),
  leasedAtMs: fc.integer({ min: 1, max: 5 })
})
const lossOf = fc.record({
  attempt: fc.integer({ min: 1, max: 4 }),
  message: fc.constant('gone'),
  lostAtMs: fc.integer({ min: 1, max: 9 }),
  retryAtMs: fc.constant(0)
})
const endFact = fc.record({
  state: fc.constantFrom('succeeded', 'failed', 'canceled', 'superseded'),
  attempt: fc.integer({ min: 0, max: 4 }),
  builder: fc.constantFrom('m1', 'm2'),
  cause: fc.constantFrom('', 'build'),
  message: fc.constantFrom('', 'no'),
  release: fc.constantFrom('', 'bafy'),
  endedAtMs: fc.integer({ min: 1, max: 5 })
})

test('describe() says the same whatever order the facts arrived in', () => {
  const record = { push: pushOf(), queuedAtMs: 1 }
  const arrays = fc.tuple(
    // A fact's key holds attempt and broker, so no two facts of one key exist.
    fc.uniqueArray(attemptOf, { selector: ({ attempt, broker }) => `${attempt} ${broker}` }),
    fc.array(lossOf),
    fc.array(endFact)
  )
  fc.assert(
    fc.property(arrays, fc.integer(), ([attempts, losses, ends], seed) => {
      const facts: JobFacts = { id: 'j', record, attempts, losses, ends }
      const turned = <T>(list: T[]): T[] => {
        const cut = list.length === 0 ? 0 : Math.abs(seed) % list.length
        return [...list.slice(cut), ...list.slice(0, cut)].reverse()
      }
      const other = {
        ...facts,
        attempts: turned(attempts),
        losses: turned(losses),
        ends: turned(ends)
      }
      assert.deepEqual(describe(other), describe(facts))
    })
  )
})

test('a job id is the same whoever computes it and differs for each push', () => {
  const push = pushOf({ commit: 'a'.repeat(40), sequence: 7 })
  assert.equal(jobIdOf(push), '61d91b7f6ea8df9a31e3b756d3482396')
  assert.equal(jobIdOf({ ...push, pusher: 'other', pushedAtMs: 1 }), jobIdOf(push))
  for (const other of [{ sequence: 8 }, { branch: 'b' }, { repository: 'r' }, { project: 'Q2' }]) {
    assert.notEqual(jobIdOf({ ...push, ...other }), jobIdOf(push))
  }
})

test('of two leases of one attempt the earlier counts, and a higher attempt beats both', () => {
  const base = { id: 'j', record: { push: pushOf(), queuedAtMs: 1 }, losses: [], ends: [] }
  const first = { attempt: 1, builder: 'm1', broker: 'p2', leasedAtMs: 10 }
  const second = { attempt: 1, builder: 'm2', broker: 'p1', leasedAtMs: 11 }
  assert.equal(currentAttempt({ ...base, attempts: [second, first] })?.builder, 'm1')
  const later = { attempt: 2, builder: 'm3', broker: 'p1', leasedAtMs: 1 }
  assert.equal(currentAttempt({ ...base, attempts: [first, later] })?.builder, 'm3')
})

test('a published release outranks a cancellation that raced with it', () => {
  const end = { attempt: 1, builder: 'm1', cause: '', message: '', release: '', endedAtMs: 5 }
  const facts = {
    id: 'j',
    record: { push: pushOf(), queuedAtMs: 1 },
    attempts: [],
    losses: [],
    ends: [
      { ...end, state: 'canceled' },
      { ...end, state: 'succeeded', release: 'bafy', endedAtMs: 9 }
    ]
  }
  assert.equal(endOf(facts)?.state, 'succeeded')
})

test('orderOf() sorts by time of push, then by sequence', () => {
  const pushes = [
    pushOf({ pushedAtMs: 9, sequence: 3 }),
    pushOf({ pushedAtMs: 10, sequence: 1 }),
    pushOf({ pushedAtMs: 10, sequence: 12 })
  ]
  assert.deepEqual(pushes.map(orderOf).toSorted(), pushes.map(orderOf))
})
