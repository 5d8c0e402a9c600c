import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ByteReader, ByteWriter } from './bytes.ts'

test('numbers up to 2^53 - 1 are read back as they were', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const bytes = new ByteWriter().number(value).finish()
      assert.equal(new ByteReader(bytes, 'number').number(), value)
    })
  )
})

test('a number with needless bytes, too many bytes or above its bound is refused', () => {
  const wrong = [
    [0x80, 0x00],
    [0xff, 0x00],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f],
    [0x80]
  ]
  for (const bytes of wrong) {
    assert.throws(() => new ByteReader(Uint8Array.from(bytes), 'number').number(), {
      code: 'invalid_argument'
    })
  }
  assert.throws(() => new ByteReader(Uint8Array.of(9), 'number').number(8), {
    message: 'Cannot read number: a number exceeds 8'
  })
})

test('a length that goes past the end is refused without reserving memory for it', () => {
  const bytes = new ByteWriter().number(2 ** 40).finish()
  assert.throws(() => new ByteReader(bytes, 'text').bytes(2 ** 41), { code: 'invalid_argument' })
})
