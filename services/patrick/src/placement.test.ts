import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brokerOf } from './placement.ts'

const peers = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), {
  minLength: 2,
  maxLength: 6
})

test('brokerOf() names the same broker in whatever order the brokers are listed', () => {
  fc.assert(
    fc.property(peers, fc.string(), (list, project) => {
      assert.equal(brokerOf(project, list.toReversed()), brokerOf(project, list))
    })
  )
})

test('brokerOf() moves only the projects of a broker that leaves', () => {
  fc.assert(
    fc.property(peers, fc.string(), (list, project) => {
      const before = brokerOf(project, list)
      const leaver = list.find((peer) => peer !== before)
      assert.equal(
        brokerOf(
          project,
          list.filter((peer) => peer !== leaver)
        ),
        before
      )
    })
  )
})

test('brokerOf() has no answer without brokers', () => {
  assert.equal(brokerOf('p', []), undefined)
})
