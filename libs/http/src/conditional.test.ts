import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { evaluateConditions, parseRange } from './conditional.ts'

const ETAG = '"abc"'

test('evaluateConditions() answers not-modified when a tag matches, weak or not', () => {
  for (const ifNoneMatch of ['"abc"', 'W/"abc"', '"x", "abc"', '*']) {
    assert.equal(evaluateConditions({ ifNoneMatch }, ETAG, 10).kind, 'not-modified')
  }
  assert.equal(evaluateConditions({ ifNoneMatch: '"abcd"' }, ETAG, 10).kind, 'whole')
})

test('evaluateConditions() fails if-match unless the tag is the strong one', () => {
  assert.equal(evaluateConditions({ ifMatch: 'W/"abc"' }, ETAG, 10).kind, 'precondition-failed')
  assert.equal(evaluateConditions({ ifMatch: '"abc"' }, ETAG, 10).kind, 'whole')
})

test('evaluateConditions() ignores a range whose if-range names another version', () => {
  const range = 'bytes=0-1'
  assert.equal(evaluateConditions({ range, ifRange: '"old"' }, ETAG, 10).kind, 'whole')
  assert.equal(evaluateConditions({ range, ifRange: ETAG }, ETAG, 10).kind, 'part')
})

test('parseRange() reads first-last, first- and -length', () => {
  assert.deepEqual(parseRange('bytes=2-4', 10), { kind: 'part', start: 2, end: 5 })
  assert.deepEqual(parseRange('bytes=2-', 10), { kind: 'part', start: 2, end: 10 })
  assert.deepEqual(parseRange('bytes=-3', 10), { kind: 'part', start: 7, end: 10 })
  assert.deepEqual(parseRange('bytes=0-99', 10), { kind: 'part', start: 0, end: 10 })
})

test('parseRange() cannot satisfy a range beyond the end or an empty suffix', () => {
  for (const header of ['bytes=10-', 'bytes=10-12', 'bytes=-0']) {
    assert.equal(parseRange(header, 10).kind, 'unsatisfiable')
  }
  assert.equal(parseRange('bytes=0-0', 0).kind, 'unsatisfiable')
})

test('parseRange() ignores several ranges, other units and nonsense', () => {
  for (const header of [
    'bytes=0-1,3-4',
    'lines=0-1',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=a-b'
  ]) {
    assert.equal(parseRange(header, 10).kind, 'whole', header)
  }
})

test('parseRange() never leaves the file', () => {
  const number = fc.oneof(fc.nat(), fc.constant(''), fc.bigInt({ min: 0n }))
  fc.assert(
    fc.property(number, number, fc.nat(1000), (first, last, size) => {
      const answer = parseRange(`bytes=${String(first)}-${String(last)}`, size)
      if (answer.kind !== 'part') return
      assert.ok(answer.start >= 0 && answer.start < answer.end && answer.end <= size)
    })
  )
})
