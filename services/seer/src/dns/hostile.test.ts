import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { ResponseLimiter } from './limiter.ts'
import type { DnsServer } from './server.ts'
import {
  answerOf,
  APEX,
  decode,
  framed,
  query,
  rcodeOf,
  startExample,
  tcp,
  typeQuery,
  udp
} from './test-client.ts'

let server: DnsServer

before(async () => {
  server = await startExample()
})

after(() => server.stop())

const HEADER = Buffer.from([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
const TYPE_A_CLASS_IN = Buffer.from([0, 1, 0, 1])

/** A query whose name is made of raw labels. */
function rawQuery(...labels: (string | Buffer)[]): Buffer {
  const parts = labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)])
  return Buffer.concat([HEADER, ...parts, Buffer.from([0]), TYPE_A_CLASS_IN])
}

async function answerTo(message: Buffer) {
  const bytes = await answerOf(server.port, message)
  return { bytes, rcode: rcodeOf(bytes) }
}

async function optOf(message: Buffer) {
  const { bytes } = await answerTo(message)
  const packet = decode(bytes)
  const opts = (packet.additionals ?? []).filter((record) => record.type === 'OPT')
  return { bytes, packet, opts, opt: opts[0] }
}

test('no OPT in, no OPT out (RFC 6891)', async () => {
  assert.equal((await optOf(query(APEX))).opt, undefined)
})

test('OPT in, one OPT of version 0 and 1232 bytes out (RFC 6891)', async () => {
  const { opts } = await optOf(query(APEX, 'A', { edns: 4096 }))
  assert.equal(opts.length, 1)
  assert.partialDeepStrictEqual(opts[0], { ednsVersion: 0, udpPayloadSize: 1232 })
})

test('EDNS version 1 is BADVERS with version 0 and no answer (RFC 6891)', async () => {
  const { bytes, opt } = await optOf(query(APEX, 'A', { edns: 1232, version: 1 }))
  assert.partialDeepStrictEqual(opt, { extendedRcode: 1, ednsVersion: 0 })
  assert.deepEqual([rcodeOf(bytes), bytes.readUInt16BE(6)], [0, 0])
})

test('an unknown option is ignored (RFC 6891)', async () => {
  const options = [{ code: 65001, data: Buffer.from('zz') }]
  const { packet } = await optOf(query(APEX, 'A', { edns: 1232, options }))
  assert.equal(packet.answers?.length, 1)
})

test('an unknown EDNS flag is ignored and not echoed (RFC 6891)', async () => {
  const message = query(APEX, 'A', { edns: 1232 })
  message[message.length - 3] = 0x40
  const { bytes, packet } = await optOf(message)
  assert.equal(packet.answers?.length, 1)
  assert.equal(bytes[bytes.length - 3], 0)
})

test('two OPT records are FORMERR (RFC 6891)', async () => {
  const message = query(APEX, 'A', { edns: 1232 })
  const twice = Buffer.concat([message, message.subarray(message.length - 11)])
  twice[11] = 2
  assert.equal((await answerTo(twice)).rcode, 1)
})

test('an OPT below a name, or with an option beyond its end, is FORMERR', async () => {
  const message = query(APEX, 'A', {
    edns: 1232,
    options: [{ code: 65001, data: Buffer.from('zz') }]
  })
  message[message.length - 3] = 200
  assert.equal((await answerTo(message)).rcode, 1)
  const owned = query(APEX, 'A', { edns: 1232 })
  const opt = owned.subarray(owned.length - 11)
  const named = Buffer.concat([owned.subarray(0, owned.length - 11), Buffer.from('\x01x'), opt])
  assert.equal((await answerTo(named)).rcode, 1)
})

test('a UDP size below 512 counts as 512 (RFC 6891)', async () => {
  const { packet } = await optOf(query(APEX, 'A', { edns: 100 }))
  assert.equal(packet.answers?.length, 1)
})

test('DO is echoed (RFC 3225)', async () => {
  const { bytes } = await optOf(query(APEX, 'A', { edns: 1232, isDnssecOk: true }))
  assert.equal((bytes[bytes.length - 4] ?? 0) & 0x80, 0x80)
})

test('an unknown opcode is NOTIMP, UPDATE and NOTIFY too (RFC 8906)', async () => {
  for (const opcode of [15, 4, 5]) {
    const message = query(APEX)
    message[2] = opcode << 3
    assert.equal((await answerTo(message)).rcode, 4)
  }
})

test('the Z bit of the header is ignored and clear in the answer (RFC 8906)', async () => {
  const message = query(APEX)
  message[3] = 0x40
  const { bytes, rcode } = await answerTo(message)
  assert.deepEqual([rcode, bytes.readUInt8(3) & 0x40], [0, 0])
})

test('AD and CD are ignored and clear in the answer (RFC 8906)', async () => {
  const message = query(APEX)
  message[3] = 0x30
  const { bytes, rcode } = await answerTo(message)
  assert.deepEqual([rcode, bytes.readUInt8(3) & 0x30], [0, 0])
})

test('meta types and OPT as a question are FORMERR', async () => {
  for (const type of [41, 128, 250, 254]) {
    assert.equal((await answerTo(typeQuery(APEX, type))).rcode, 1)
  }
})

test('an answer is never answered', async () => {
  const message = query(APEX)
  message[2] = 0x80
  assert.equal(await udp(server.port, message), undefined)
})

test('11 bytes get silence, a header alone FORMERR', async () => {
  assert.equal(await udp(server.port, Buffer.alloc(11)), undefined)
  assert.equal((await answerTo(Buffer.alloc(12))).rcode, 1)
})

test('two questions are FORMERR, and so is TC in a query', async () => {
  const message = query(APEX)
  const two = Buffer.concat([message, message.subarray(12)])
  two[5] = 2
  assert.equal((await answerTo(two)).rcode, 1)
  message[2] = 0x02
  assert.equal((await answerTo(message)).rcode, 1)
})

test('a compression pointer in the question is FORMERR', async () => {
  const message = Buffer.concat([HEADER, Buffer.from([0xc0, 12]), TYPE_A_CLASS_IN])
  assert.equal((await answerTo(message)).rcode, 1)
})

test('a label of 64 bytes and a name of 256 are FORMERR', async () => {
  assert.equal((await answerTo(rawQuery('a'.repeat(64)))).rcode, 1)
  assert.equal((await answerTo(rawQuery(...Array.from({ length: 70 }, () => 'abc')))).rcode, 1)
})

test('a dot or a NUL inside a label does not make it another name', async () => {
  assert.equal((await answerTo(rawQuery('seer.tau', 'example', 'test'))).rcode, 3)
  assert.equal((await answerTo(rawQuery('seer.tau\0x', 'example', 'test'))).rcode, 3)
  assert.equal((await answerTo(rawQuery('seer', 'tau', 'example', 'test'))).rcode, 0)
})

test('a label that ends like the apex is not within the zone', async () => {
  assert.equal((await answerTo(rawQuery(`x\x07example\x04test`))).rcode, 5)
})

test('a truncated question and a truncated OPT are FORMERR', async () => {
  const plain = query(APEX)
  const edns = query(APEX, 'A', { edns: 1232 })
  assert.equal((await answerTo(plain.subarray(0, plain.length - 3))).rcode, 1)
  assert.equal((await answerTo(edns.subarray(0, edns.length - 4))).rcode, 1)
})

test('2 000 senseless datagrams leave the server answering', async () => {
  const socket = createSocket('udp4')
  for (let i = 0; i < 2000; i++) {
    const length = 1 + ((i * 37) % 300)
    const bytes = Buffer.from(Array.from({ length }, (_, k) => (k * 131 + i * 17 + (k ^ i)) & 255))
    await new Promise((resolve) => {
      socket.send(bytes, server.port, '127.0.0.1', resolve)
    })
  }
  socket.close()
  assert.equal((await answerTo(query(APEX))).rcode, 0)
})

test('a cookie gets its server part; one of a wrong length is FORMERR (RFC 7873)', async () => {
  const ask = (text: string) => {
    return query(APEX, 'A', { edns: 1232, options: [{ code: 10, data: Buffer.from(text) }] })
  }
  const { bytes } = await answerTo(ask('12345678'))
  assert.ok(bytes.includes(Buffer.from([0, 10, 0, 24, ...Buffer.from('12345678')])))
  for (const length of [1, 7, 9, 15, 41]) {
    assert.equal((await answerTo(ask('x'.repeat(length)))).rcode, 1)
  }
})

test('a TCP client that sends what is no query is closed', async () => {
  assert.deepEqual(await tcp(server.port, [framed(Buffer.alloc(5))]), [])
})

test('a silent TCP client is closed after the idle time', async () => {
  const quick = await startExample({ idleMs: 50 })
  const socket = connect(quick.port, '127.0.0.1')
  await once(socket, 'close', { signal: AbortSignal.timeout(5_000) })
  await quick.stop()
})

test('more TCP connections than allowed from one network are closed, the first ones served', async () => {
  const small = await startExample({ maxPerNetwork: 2 })
  const open = [0, 1].map(() => connect(small.port, '127.0.0.1'))
  await Promise.all(open.map((socket) => once(socket, 'connect')))
  const [first] = open
  first?.write(framed(query(APEX)))
  if (first !== undefined) await once(first, 'data')
  assert.deepEqual(await tcp(small.port, [framed(query(APEX))]), [])
  first?.destroy()
  if (first !== undefined) await once(first, 'close')
  await small.stop()
})

test('a TCP client that asks much and reads nothing is made to wait and then served whole', async () => {
  const count = 4_000
  const socket = connect(server.port, '127.0.0.1')
  socket.pause()
  socket.write(
    Buffer.concat(Array.from({ length: count }, () => framed(query(`big.${APEX}`, 'TXT'))))
  )
  await new Promise((resolve) => setImmediate(resolve))
  let bytes = 0
  const [whole = Buffer.alloc(0)] = await tcp(server.port, [framed(query(`big.${APEX}`, 'TXT'))])
  const size = 2 + whole.length
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes === count * size) socket.destroy()
  })
  socket.resume()
  await once(socket, 'close', { signal: AbortSignal.timeout(10_000) })
  assert.equal(bytes, count * size)
})

test('a flood from one network gets few answers, some truncated, while TCP and cookies are served', async () => {
  const limiter = new ResponseLimiter({ perSecond: 0, burst: 5 })
  const limited = await startExample({ limiter })
  const answers: Buffer[] = []
  for (let i = 0; i < 12; i++) {
    const answer = await udp(limited.port, query(APEX))
    if (answer !== undefined) answers.push(answer)
  }
  const truncated = answers.filter((answer) => (answer.readUInt8(2) & 2) !== 0)
  assert.equal(answers.length - truncated.length, 5)
  assert.ok(truncated.length >= 3)
  assert.equal((await tcp(limited.port, [framed(query(APEX))])).length, 1)
  await limited.stop()
})

test('a port in use is refused with what to do', async () => {
  await assert.rejects(startExample({ port: server.port }), {
    code: 'failed_precondition',
    message: /another program uses it/
  })
})
