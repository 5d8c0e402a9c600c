import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ZERO_ID } from './git/command-list.ts'
import { differences } from './push-ledger.ts'

const refs = fc
  .array(
    fc.tuple(
      fc.constantFrom('refs/heads/a', 'refs/heads/b', 'refs/tags/c'),
      fc.constantFrom('1'.repeat(40), '2'.repeat(40))
    )
  )
  .map((entries) => new Map<string, string>(entries))

test('differences() lead from the known refs to those that are there', () => {
  fc.assert(
    fc.property(refs, refs, (known, actual) => {
      const reached = new Map(known)
      for (const { ref, before, after } of differences(known, actual)) {
        assert.equal(before, known.get(ref) ?? ZERO_ID)
        if (after === ZERO_ID) reached.delete(ref)
        else reached.set(ref, after)
      }
      assert.deepEqual([...reached].sort(), [...actual].sort())
    })
  )
})

test('differences() of equal refs are none', () => {
  const same = new Map([['refs/heads/main', '1'.repeat(40)]])
  assert.deepEqual(differences(same, new Map(same)), [])
})
