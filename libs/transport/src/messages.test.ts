import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkedMeta, decodeHello, decodeRequest, encodeHello, encodeRequest } from './messages.ts'

const hello = {
  certificate: Uint8Array.of(1, 2),
  methods: ['get', 'put'],
  addresses: ['/ip4/1.2.3.4/tcp/5']
}
const HELLO =
  '01000201020002000367657400037075740001' +
  '0012' +
  Buffer.from('/ip4/1.2.3.4/tcp/5').toString('hex')
const request = { method: 258, ttlMs: 10_000, meta: { trace: 'ab' } }
const REQUEST = '0102' + '00002710' + '01' + '00057472616365' + '00026162' + '6869'
const refused = { code: 'invalid_argument' }

test('a greeting has the bytes of the golden vector and reads back', () => {
  assert.equal(Buffer.from(encodeHello(hello)).toString('hex'), HELLO)
  const read = decodeHello(Buffer.from(HELLO, 'hex'))
  assert.deepEqual({ ...read, certificate: Uint8Array.from(read.certificate) }, hello)
})

test('a request has the bytes of the golden vector and reads back', () => {
  assert.equal(Buffer.from(encodeRequest(request, Buffer.from('hi'))).toString('hex'), REQUEST)
  const { body, ...head } = decodeRequest(Buffer.from(REQUEST, 'hex'))
  assert.deepEqual(head, request)
  assert.equal(Buffer.from(body).toString(), 'hi')
})

test('a greeting or request cut anywhere in its head is refused', () => {
  const greeting = Buffer.from(HELLO, 'hex')
  for (let length = 1; length < greeting.length; length++) {
    assert.throws(() => decodeHello(greeting.subarray(0, length)), refused)
  }
  const head = Buffer.from(REQUEST, 'hex').subarray(0, -2)
  for (let length = 0; length < head.length; length++) {
    assert.throws(() => decodeRequest(head.subarray(0, length)), refused)
  }
})

test('a greeting of another version, with bytes left over or too long a field is refused', () => {
  const greeting = Buffer.from(HELLO, 'hex')
  assert.throws(() => decodeHello(Buffer.concat([greeting, Buffer.of(0)])), refused)
  assert.throws(
    () => decodeHello(encodeHello({ ...hello, certificate: new Uint8Array(4097) })),
    refused
  )
  assert.throws(
    () => decodeHello(encodeHello({ ...hello, methods: Array<string>(257).fill('m') })),
    refused
  )
  assert.throws(() => decodeHello(encodeHello({ ...hello, addresses: ['/'.repeat(257)] })), refused)
  greeting[0] = 2
  assert.throws(() => decodeHello(greeting), { code: 'failed_precondition' })
  assert.throws(() => decodeHello(new Uint8Array(0)), { code: 'failed_precondition' })
})

test('arbitrary bytes never make the readers fail otherwise', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const read of [decodeHello, decodeRequest]) {
        try {
          read(bytes)
        } catch (error) {
          assert.ok(error instanceof Error && 'code' in error)
        }
      }
    })
  )
})

test('meta beyond 16 pairs or 4 KiB is refused on both sides', () => {
  const pairs = (count: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']))
  assert.equal(Object.keys(checkedMeta(pairs(16))).length, 16)
  assert.throws(() => checkedMeta(pairs(17)), refused)
  assert.throws(() => checkedMeta({ key: 'x'.repeat(4096) }), refused)
  const head = { method: 0, ttlMs: 0 }
  assert.throws(
    () => decodeRequest(encodeRequest({ ...head, meta: pairs(17) }, new Uint8Array(0))),
    refused
  )
  const heavy = { a: 'x'.repeat(3000), b: 'x'.repeat(3000) }
  assert.throws(
    () => decodeRequest(encodeRequest({ ...head, meta: heavy }, new Uint8Array(0))),
    refused
  )
})

test('a meta key named like a member of every object is just a key', () => {
  const meta = JSON.parse('{"__proto__":"x"}') as Record<string, string>
  const { meta: read } = decodeRequest(
    encodeRequest({ method: 0, ttlMs: 0, meta }, new Uint8Array(0))
  )
  assert.deepEqual(Object.keys(read), ['__proto__'])
})
