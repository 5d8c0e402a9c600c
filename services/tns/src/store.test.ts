import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoredRecordCodec } from '@taucloud/protocol/tns'
import { entryKey, parseChange } from './store.ts'
import { entry, PROJECT_A } from './test-entry.ts'

const sample = entry({
  branch: 'feature/ü',
  release: 'bafyr',
  pushedAtMs: 1_700_000_000_000,
  attempt: 2,
  job: 'j1',
  hosts: ['shop.test'],
  claimedAtMs: 1_600_000_000_000
})
const key = entryKey(sample.record)
const encode = (value: typeof sample) =>
  StoredRecordCodec.encode({ record: value.record, claimedAtMs: [...value.claimedAtMs] })

test('a key holds the whole identity of an entry and sorts as entries do', () => {
  assert.equal(key, `branch/${PROJECT_A}/feature%2F%C3%BC/0001700000000000/000002/bafyr`)
  assert.ok(entryKey({ ...sample.record, pushedAtMs: 999_999_999_999 }) < key)
  assert.ok(entryKey({ ...sample.record, attempt: 11 }) > key)
  assert.ok(Buffer.byteLength(entryKey({ ...sample.record, branch: 'ü'.repeat(127) })) < 1024)
})

test('the stored form of an entry stays what it is', () => {
  assert.equal(Buffer.from(encode(sample)).toString('hex'), GOLDEN)
  assert.deepEqual(parseChange(key, Buffer.from(GOLDEN, 'hex')), {
    kind: 'entry',
    key,
    entry: sample
  })
})

test('an entry that is not what its key says is refused', () => {
  const value = encode(sample)
  const wrong: [string, Uint8Array | undefined][] = [
    [key.replace('0001700', '0001800'), value],
    [`${key}x`, value],
    [key.replace('branch/', 'other/'), value],
    [key, value.subarray(0, value.length - 3)],
    [key, Buffer.from('ffff', 'hex')],
    [key, new Uint8Array()],
    [key, encode({ ...sample, claimedAtMs: [] })],
    ['removed/../x', Buffer.from('1')]
  ]
  for (const [wrongKey, wrongValue] of wrong) {
    assert.throws(() => parseChange(wrongKey, wrongValue), wrongKey)
  }
})

test('a deleted entry and a removed project are told apart', () => {
  assert.deepEqual(parseChange(key, undefined), { kind: 'dropped', key })
  assert.deepEqual(parseChange(`removed/${PROJECT_A}`, Buffer.from('1')), {
    kind: 'removed',
    project: PROJECT_A
  })
})

const GOLDEN =
  '0a610a2e516d663172796a52586461696944796d4d77576344635a41514e6777346b594b48334259' +
  '457633744461514e3354120473686f701a0a666561747572652fc3bc220562616679722880d095ff' +
  'bc3132026a313a0973686f702e74657374500212068080babbc82e'
