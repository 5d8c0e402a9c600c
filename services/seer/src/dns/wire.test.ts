import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWithin, nameKey, parentOf, readQuery } from './wire.ts'
import { keyWithin } from './zone.ts'

test('readQuery() never throws, whatever comes', () => {
  const anything = fc.uint8Array({ maxLength: 600 })
  fc.assert(
    fc.property(anything, (bytes) => {
      readQuery(Buffer.from(bytes))
    }),
    { numRuns: 2_000 }
  )
  // The same behind a header that is in order.
  const header = Buffer.from([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1])
  fc.assert(
    fc.property(anything, (bytes) => {
      readQuery(Buffer.concat([header, bytes]))
    }),
    { numRuns: 2_000 }
  )
})

test('nameKey(), keyWithin() and parentOf() agree', () => {
  const apex = nameKey('Dream.Localhost')
  assert.equal(apex, '\x05dream\x09localhost\0')
  assert.equal(keyWithin('a.b', apex), nameKey('a.b.dream.localhost'))
  assert.equal(keyWithin('', apex), apex)
  assert.equal(parentOf(keyWithin('a', apex)), apex)
  assert.equal(nameKey(''), '\0')
})

test('isWithin() compares whole labels', () => {
  const apex = nameKey('example.test')
  assert.ok(isWithin(apex, apex))
  assert.ok(isWithin(nameKey('a.example.test'), apex))
  assert.ok(!isWithin(nameKey('test'), apex))
  assert.ok(!isWithin(nameKey('xexample.test'), apex))
  assert.ok(!isWithin(`\x0fxx\x07example\x04test\0`, apex))
})
