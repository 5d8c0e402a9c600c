import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endToEndFields, isHopByHop, isValidField } from './fields.ts'

test('endToEndFields() keeps order and case and drops fields of the connection', () => {
  const raw = [
    'Host',
    'a',
    'Connection',
    'close, X-Secret',
    'X-Secret',
    '1',
    'TE',
    'trailers',
    'Accept',
    '*/*'
  ]
  assert.deepEqual(endToEndFields(raw), [
    ['Host', 'a'],
    ['Accept', '*/*']
  ])
})

test('endToEndFields() drops fields that a second connection field names', () => {
  const raw = ['connection', 'keep-alive', 'CONNECTION', 'x-a', 'X-A', '1', 'x-b', '2']
  assert.deepEqual(endToEndFields(raw), [['x-b', '2']])
})

test('isHopByHop() ignores case', () => {
  assert.ok(isHopByHop('Transfer-Encoding'))
  assert.ok(!isHopByHop('content-length'))
})

test('isValidField() refuses line ends, NUL, characters beyond latin-1 and names that are not tokens', () => {
  assert.ok(isValidField('x-a', 'b\tc é'))
  for (const value of ['a\r\nb: c', 'a\nb', 'a\0', 'a\u0100', '\x7f'])
    assert.ok(!isValidField('x', value))
  for (const name of ['', 'a b', 'a:', 'é', 'a\n']) assert.ok(!isValidField(name, 'v'))
})
