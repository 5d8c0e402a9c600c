import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MAX_LINE_BYTES, safeLines, safeMessage } from './log-text.ts'

test('safeLines() leaves nothing that a terminal would obey', () => {
  assert.deepEqual(safeLines('\u001b[31merror\u001b[0m: x'), ['error: x'])
  assert.deepEqual(safeLines('\u001b]0;title\u0007a\u009b2Jb\u0007'), ['a2Jb'])
  assert.deepEqual(safeLines('a\u202ebc\u2066\u200f'), ['abc'])
  assert.deepEqual(safeLines('50 %\r100 %\r\nnext\tcell'), ['50 %', '100 %', 'next  cell'])
})

test('safeLines() never yields a control character or an over-long line, whatever comes in', () => {
  const text = fc.string({ unit: 'binary', maxLength: 3000 })
  fc.assert(
    fc.property(text, fc.nat(8000), (noise, length) => {
      for (const line of safeLines(`${noise}${'é'.repeat(length)}`)) {
        // eslint-disable-next-line no-control-regex -- what must not be there
        assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        assert.ok(Buffer.byteLength(line) <= MAX_LINE_BYTES)
        assert.ok(line.isWellFormed())
      }
    })
  )
})

test('safeMessage() cuts at a whole character', () => {
  assert.equal(safeMessage('ééééé', 8), 'éé…')
  assert.equal(safeMessage('a\nb', 8), 'a\nb')
})
