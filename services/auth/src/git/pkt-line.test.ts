import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FLUSH, MAX_PACKET_BYTES, PacketReader, band, packet } from './pkt-line.ts'

test('packets have their golden form', () => {
  assert.equal(packet('a\n').toString('latin1'), '0006a\n')
  assert.equal(band(2, 'hi\n').toString('hex'), '3030303802' + '68690a')
  assert.equal(band(2, '').toString('hex'), '3030303502')
})

test('a reader gives back what was framed, however the bytes are cut', () => {
  const payloads = fc.array(
    fc.option(fc.uint8Array({ minLength: 0, maxLength: 50 }), { nil: undefined })
  )
  fc.assert(
    fc.property(payloads, fc.integer({ min: 1, max: 20 }), (list, size) => {
      const bytes = Buffer.concat(
        list.map((payload) => (payload === undefined ? FLUSH : packet(payload)))
      )
      const reader = new PacketReader()
      const got: (string | undefined)[] = []
      for (let start = 0; start < bytes.length; start += size) {
        for (const payload of reader.push(bytes.subarray(start, start + size)))
          got.push(payload?.toString('hex'))
      }
      assert.deepEqual(
        got,
        list.map((payload) => payload && Buffer.from(payload).toString('hex'))
      )
    })
  )
})

test('a long text is cut into several packets of its band', () => {
  const whole = band(1, Buffer.alloc(2 * MAX_PACKET_BYTES, 7))
  const payloads = [...new PacketReader().push(whole)]
  assert.equal(payloads.length, 3)
  assert.equal(
    Buffer.concat(payloads.map((payload) => payload?.subarray(1) ?? FLUSH)).length,
    2 * MAX_PACKET_BYTES
  )
})

for (const bytes of ['zzzz', '0001', '0003', 'fffff', '-001', ' 004']) {
  test(`a reader stops at ${JSON.stringify(bytes)} and buffers no more`, () => {
    const reader = new PacketReader()
    assert.deepEqual([...reader.push(Buffer.from(bytes))], [])
    assert.equal(reader.isBroken, true)
  })
}
