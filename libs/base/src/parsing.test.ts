import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { canonicalJson, parseJsonWith, parseWith } from './parsing.ts'

test('parseWith() names the field that is wrong', () => {
  const schema = z.object({ listen: z.object({ port: z.number().int().max(65535) }) })
  assert.throws(() => parseWith(schema, { listen: { port: 70000 } }, 'node configuration'), {
    code: 'invalid_argument',
    message: /^Cannot read node configuration: listen\.port: /
  })
  assert.deepEqual(parseWith(schema, { listen: { port: 1 } }, 'x'), { listen: { port: 1 } })
})

test('parseJsonWith() refuses what is not JSON as invalid_argument', () => {
  assert.throws(() => parseJsonWith(z.string(), '{', 'token'), { code: 'invalid_argument' })
})

test('canonicalJson() gives equal bytes for equal values in any key order', () => {
  assert.equal(
    canonicalJson({ b: [1, { d: 2n, c: 'x' }], a: undefined }),
    '{"b":[1,{"c":"x","d":2}]}'
  )
  assert.equal(canonicalJson({ a: 1, b: 2 }), canonicalJson({ b: 2, a: 1 }))
})
