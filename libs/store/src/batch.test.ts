import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Batch } from './batch.ts'
import { encodeBatch, operationOf, parseBatch, signedBytes } from './batch.ts'

const ORIGIN = `${'1'.repeat(52)}.00000000000000ff`
const SIGNATURE = new Uint8Array(64).fill(9)

const sample: Batch = {
  space: 'tns',
  origin: ORIGIN,
  first: 300,
  operations: [
    operationOf(3_000_000_000_000, 'a/b', Uint8Array.of(1, 2)),
    { leaf: new Uint8Array(32).fill(7) },
    operationOf(3_000_000_000_001, 'ä', undefined)
  ],
  signature: SIGNATURE
}

const GOLDEN =
  `0103${hex('tns')}45${hex(ORIGIN)}ac0203` +
  `0080e0bcefa75703${hex('a/b')}020102` +
  `02${'07'.repeat(32)}` +
  `0181e0bcefa75702${hex('ä')}` +
  '09'.repeat(64)

function hex(text: string): string {
  return Buffer.from(text).toString('hex')
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

test('a batch has one encoding, which stays as it is', () => {
  assert.equal(Buffer.from(encodeBatch(sample)).toString('hex'), GOLDEN)
  assert.deepEqual(encodeBatch(parseBatch(bytesOf(GOLDEN))), bytesOf(GOLDEN))
})

test('the signed bytes of a batch do not change when operations are dropped', () => {
  const parsed = parseBatch(bytesOf(GOLDEN))
  const operations = parsed.operations.map(({ leaf }) => ({ leaf }))
  assert.deepEqual(signedBytes({ ...parsed, operations }), signedBytes(parsed))
  assert.equal(
    Buffer.from(signedBytes({ ...parsed, operations: [] })).toString('hex'),
    `12${hex('taucloud map batch')}0103${hex('tns')}45${hex(ORIGIN)}ac0200`
  )
})

test('any batch is read back as it was', () => {
  const operation = fc.record({
    key: fc.string({ minLength: 1, maxLength: 40 }).filter((key) => /^[ -~]+$/.test(key)),
    value: fc.option(fc.uint8Array({ maxLength: 100 }), { nil: undefined })
  })
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 20 }), fc.nat(), (writes, start) => {
      const operations = writes.map(({ key, value }, index) =>
        operationOf(start + index + 1, key, value)
      )
      const batch = { ...sample, operations }
      assert.deepEqual(encodeBatch(parseBatch(encodeBatch(batch))), encodeBatch(batch))
    })
  )
})

test('a batch that ends early anywhere, or goes on, is refused', () => {
  const whole = bytesOf(GOLDEN)
  for (let length = 0; length < whole.length; length += 1) {
    assert.throws(() => parseBatch(whole.subarray(0, length)), { code: 'invalid_argument' })
  }
  assert.throws(() => parseBatch(bytesOf(`${GOLDEN}00`)), { code: 'invalid_argument' })
})

test('batches out of bounds are refused', () => {
  const operation = operationOf(1, 'k', Uint8Array.of(1))
  const later = operationOf(2, 'k', Uint8Array.of(1))
  const wrong: Partial<Batch>[] = [
    { first: 0 },
    { operations: [] },
    { first: Number.MAX_SAFE_INTEGER, operations: [operation] },
    { operations: [later, operation] },
    { operations: [operation, operation] },
    {
      operations: Array.from({ length: 201 }, (_, index) => operationOf(index + 1, 'k', undefined))
    },
    { operations: [operationOf(1, 'k', new Uint8Array(1024 * 1024 + 1))] },
    { operations: [operationOf(1, '', Uint8Array.of(1))] },
    { operations: [operationOf(1, 'k'.repeat(1025), Uint8Array.of(1))] },
    { operations: [operationOf(1, 'a\u0000b', Uint8Array.of(1))] },
    { space: 'No Space' },
    { origin: '1'.repeat(52) },
    { origin: `../${ORIGIN}` }
  ]
  for (const change of wrong) {
    assert.throws(() => parseBatch(encodeBatch({ ...sample, ...change })), {
      code: 'invalid_argument'
    })
  }
})

test('bytes with an unknown version or kind, or a text that is not UTF-8, are refused', () => {
  assert.throws(() => parseBatch(bytesOf(GOLDEN.replace(/^01/, '02'))), {
    code: 'invalid_argument'
  })
  assert.throws(() => parseBatch(bytesOf(GOLDEN.replace(`0080e0`, '0380e0'))), {
    code: 'invalid_argument'
  })
  assert.throws(() => parseBatch(bytesOf(GOLDEN.replace(hex('ä'), 'ffff'))), {
    code: 'invalid_argument'
  })
})

test('random bytes never do more than be refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.throws(() => parseBatch(bytes), { code: 'invalid_argument' })
    })
  )
})
