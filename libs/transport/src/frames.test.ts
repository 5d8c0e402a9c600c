import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError, ERROR_CODES } from '@taucloud/base'
import fc from 'fast-check'
import {
  BODY,
  decodeError,
  encodeCredit,
  encodeError,
  encodeFrame,
  END,
  FRAME,
  FrameReader
} from './frames.ts'

type Seen = [kind: number, flags: number, call: number, payload: string]

function bytesOf(frame: Buffer | [Buffer, Uint8Array]): Buffer {
  return Array.isArray(frame) ? Buffer.concat(frame) : frame
}

function read(reader: FrameReader, chunks: Iterable<Uint8Array>): Seen[] {
  const seen: Seen[] = []
  const onFrame = (kind: number, flags: number, call: number, payload: Uint8Array): void => {
    assert.equal(Buffer.isBuffer(payload), false, 'slice() of a Buffer would not copy')
    seen.push([kind, flags, call, Buffer.from(payload).toString('hex')])
  }
  for (const chunk of chunks) reader.push(chunk, { onFrame })
  return seen
}

const VECTORS: [frame: Buffer | [Buffer, Uint8Array], hex: string][] = [
  [encodeFrame(FRAME.item | BODY | END, 7, Buffer.from('hi')), '00000002c3000000076869'],
  [encodeFrame(FRAME.item | END, 0x01020304), '000000008301020304'],
  [encodeFrame(FRAME.cancel, 0xffffffff), '0000000005ffffffff'],
  [encodeFrame(FRAME.goaway, 0), '000000000700000000'],
  [encodeFrame(FRAME.credit, 1, encodeCredit(32, 131072)), '0000000806000000010000002000020000'],
  [
    encodeFrame(FRAME.error, 2, encodeError(new CloudError('not_found', 'gone'))),
    '00000005040000000203676f6e65'
  ]
]

test('frames have the bytes of the golden vectors', () => {
  for (const [frame, hex] of VECTORS) assert.equal(bytesOf(frame).toString('hex'), hex)
})

test('codes keep their numbers on the wire', () => {
  const numbers = ERROR_CODES.map((code) => encodeError(new CloudError(code, ''))[0])
  assert.deepEqual(numbers, [...ERROR_CODES.keys()])
})

test('a stream cut anywhere gives the same frames', () => {
  const body = fc.uint8Array({ maxLength: 6000 })
  const frame = fc.record({
    kind: fc.constantFrom(2, 3, 4),
    id: fc.nat(),
    flag: fc.constantFrom(0, END, BODY),
    body
  })
  fc.assert(
    fc.property(
      fc.array(frame, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 3000 })),
      (frames, cuts) => {
        const bytes = Buffer.concat(
          frames.map((one) => bytesOf(encodeFrame(one.kind | one.flag, one.id, one.body)))
        )
        const chunks: Uint8Array[] = []
        let offset = 0
        for (const cut of cuts) {
          if (offset >= bytes.length) break
          chunks.push(bytes.subarray(offset, offset + cut))
          offset += cut
        }
        chunks.push(bytes.subarray(offset))
        const expected = frames.map((one): Seen => [
          one.kind,
          one.flag,
          one.id,
          Buffer.from(one.body).toString('hex')
        ])
        assert.deepEqual(read(new FrameReader(), chunks), expected)
      }
    )
  )
})

test('a frame byte by byte arrives once, when it is complete', () => {
  const bytes = bytesOf(encodeFrame(FRAME.item, 5, Buffer.from('abc')))
  const seen = read(
    new FrameReader(),
    [...bytes].map((byte) => Uint8Array.of(byte))
  )
  assert.deepEqual(seen, [[FRAME.item, 0, 5, '616263']])
})

test('the longest frame passes, a longer one is refused before its body arrives', () => {
  const most = 4 * 1024 * 1024 + 8192
  const longest = bytesOf(encodeFrame(FRAME.item, 1, new Uint8Array(most)))
  assert.equal(read(new FrameReader(), [longest]).length, 1)
  const head = Buffer.alloc(9)
  for (const length of [most + 1, 0xffffffff]) {
    head.writeUInt32BE(length)
    assert.throws(() => read(new FrameReader(), [head]), { code: 'invalid_argument' })
  }
})

test('an error frame keeps code and text, cuts a long text and takes anything', () => {
  for (const code of ERROR_CODES) {
    const error = decodeError(encodeError(new CloudError(code, 'Cannot "ä"')))
    assert.deepEqual([error.code, error.message], [code, 'Cannot "ä"'])
  }
  assert.equal(
    decodeError(encodeError(new CloudError('internal', 'x'.repeat(9000)))).message.length,
    2048
  )
  assert.equal(decodeError(new Uint8Array(0)).code, 'internal')
  assert.equal(decodeError(Uint8Array.of(255, 0xff, 0xfe)).code, 'internal')
})
