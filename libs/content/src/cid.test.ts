import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cidOf, isBlockOf, parseCid } from './cid.ts'
import { chunked } from './chunks.ts'
import { encodeFileList } from './file-list.ts'

const hello = new TextEncoder().encode('hello')
/** As every IPFS implementation names these bytes. */
const RAW_HELLO = 'bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq'

test('content ids are those of IPFS', () => {
  assert.equal(cidOf(hello, 'raw'), RAW_HELLO)
  assert.equal(cidOf(hello), RAW_HELLO)
  assert.equal(cidOf(new TextEncoder().encode('{}'), 'json').slice(0, 8), 'baguqeer')
})

test('an id is read back with its codec and hash', () => {
  for (const codec of ['raw', 'json'] as const) {
    const cid = parseCid(cidOf(hello, codec))
    assert.equal(cid.codec, codec)
    assert.equal(isBlockOf(cid, hello), true)
    assert.equal(isBlockOf(cid, hello.subarray(1)), false)
  }
})

test('everything but a CIDv1 of SHA-256 in base32 with one of our codecs is refused', () => {
  const wrong = [
    '',
    'bafkrei',
    RAW_HELLO.toUpperCase(),
    `${RAW_HELLO}a`,
    RAW_HELLO.slice(0, -1),
    'QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n',
    'zb2rhZfjRh2FHHB2RkHVEvL2vJnCTcu7kwRqgVsf9gpkLgteo',
    'bafybeihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
    'b'.repeat(10_000)
  ]
  for (const text of wrong) assert.throws(() => parseCid(text), { code: 'invalid_argument' })
})

test('a file list has one encoding, which stays as it is', () => {
  const list = encodeFileList({ size: 1048577, leaves: [RAW_HELLO, RAW_HELLO] })
  assert.equal(
    new TextDecoder().decode(list),
    `{"leaves":[{"/":"${RAW_HELLO}"},{"/":"${RAW_HELLO}"}],"size":1048577,"type":"tau/file@1"}`
  )
})

test('bytes are cut at the same places however they arrive', async () => {
  const whole = Uint8Array.from({ length: 25 }, (_, index) => index)
  const expected = await Array.fromAsync(chunked(whole, 10))
  assert.deepEqual(
    expected.map(({ length }) => length),
    [10, 10, 5]
  )
  for (const step of [1, 3, 10, 24]) {
    const parts = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 25; at += step)
        yield await Promise.resolve(whole.subarray(at, at + step))
    }
    assert.deepEqual(await Array.fromAsync(chunked(parts(), 10)), expected)
  }
  assert.equal((await Array.fromAsync(chunked(whole.subarray(0, 20), 10))).length, 2)
})
