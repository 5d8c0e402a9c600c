import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { placementOf } from './placement.ts'

const peers = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 })

test('every node chooses the same, in whatever order it sees the peers', () => {
  fc.assert(
    fc.property(fc.string(), peers, (release, list) => {
      const chosen = placementOf(release, list, 3)
      assert.deepEqual(placementOf(release, list.toReversed(), 3), chosen)
      assert.equal(chosen.length, Math.min(3, list.length))
      assert.equal(new Set(chosen).size, chosen.length)
    })
  )
})

test('a peer that goes moves only what it kept, and to one peer', () => {
  fc.assert(
    fc.property(fc.string(), peers, (release, list) => {
      const before = placementOf(release, list, 3)
      for (const gone of list) {
        const after = placementOf(
          release,
          list.filter((peer) => peer !== gone),
          3
        )
        const kept = before.filter((peer) => peer !== gone)
        assert.deepEqual(after.slice(0, kept.length), kept)
      }
    })
  )
})

test('releases spread evenly', () => {
  const count = new Map<string, number>()
  for (let i = 0; i < 3000; i++) {
    for (const peer of placementOf(`release-${String(i)}`, ['a', 'b', 'c', 'd', 'e', 'f'], 3)) {
      count.set(peer, (count.get(peer) ?? 0) + 1)
    }
  }
  for (const n of count.values()) assert.ok(n > 1350 && n < 1650, String(n))
})
