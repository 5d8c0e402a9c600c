import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import dnsPacket from 'dns-packet'
import type { RecordType } from 'dns-packet'
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
  typeQuery
} from './test-client.ts'
import type { QueryOptions } from './test-client.ts'

let server: DnsServer

before(async () => {
  server = await startExample()
})

after(() => server.stop())

const at = (name: string): string => (name === '' ? APEX : `${name}.${APEX}`)

async function ask(name: string, type: RecordType = 'A', options: QueryOptions = {}) {
  const bytes = await answerOf(server.port, query(name, type, options))
  const packet = decode(bytes)
  const soa = packet.authorities?.find((record) => record.type === 'SOA')
  return { bytes, rcode: rcodeOf(bytes), packet, answers: packet.answers ?? [], soa }
}

const isAuthoritative = (bytes: Buffer): boolean => (bytes.readUInt8(2) & 4) !== 0
const isTruncated = (bytes: Buffer): boolean => (bytes.readUInt8(2) & 2) !== 0

test('an A answer has QR and AA, echoes the id, and leaves RA clear (RFC 1035)', async () => {
  const { bytes, packet, answers } = await ask(APEX)
  assert.equal(bytes.readUInt8(2) >> 7, 1)
  assert.ok(isAuthoritative(bytes))
  assert.equal(packet.id, 0x1234)
  assert.equal(bytes.readUInt8(3) & 0x80, 0)
  assert.partialDeepStrictEqual(answers, [{ type: 'A', data: '192.0.2.10' }])
})

test('RD is copied (RFC 1035)', async () => {
  const { bytes } = await ask(APEX, 'A', { flags: dnsPacket.RECURSION_DESIRED })
  assert.equal(bytes.readUInt8(2) & 1, 1)
})

test('the question comes back byte for byte, letter case included', async () => {
  const { bytes, answers } = await ask('SeEr.TaU.eXaMpLe.TeSt')
  assert.ok(bytes.includes(Buffer.from('SeEr')))
  assert.equal(answers.length, 1)
})

test('a name without the type is NODATA with SOA and AA (RFC 2308)', async () => {
  const { bytes, rcode, answers, soa } = await ask(at('h1'), 'AAAA')
  assert.deepEqual([rcode, answers.length, soa?.name], [0, 0, APEX])
  assert.ok(isAuthoritative(bytes))
})

test('a name that does not exist is NXDOMAIN with SOA and AA (RFC 2308)', async () => {
  const { bytes, rcode, soa } = await ask(at('nope'))
  assert.deepEqual([rcode, soa?.name], [3, APEX])
  assert.ok(isAuthoritative(bytes))
})

test('a negative answer holds for the lesser of SOA TTL and minimum (RFC 2308)', async () => {
  const { soa } = await ask(at('nope'))
  assert.partialDeepStrictEqual(soa, { ttl: 60 })
})

test('an empty non-terminal is NODATA (RFC 8020)', async () => {
  assert.equal((await ask(at('tau'))).rcode, 0)
})

test('a wildcard answers with the name that was asked (RFC 4592)', async () => {
  const { answers } = await ask(at('foo.g'))
  assert.partialDeepStrictEqual(answers, [{ name: at('foo.g'), data: '192.0.2.20' }])
})

test('a wildcard covers several labels (RFC 4592)', async () => {
  assert.equal((await ask(at('a.b.g'))).answers.length, 1)
})

test('a wildcard without the type is NODATA (RFC 4592)', async () => {
  const { rcode, answers, soa } = await ask(at('foo.g'), 'MX')
  assert.deepEqual([rcode, answers.length, soa?.name], [0, 0, APEX])
})

test('a wildcard does not cover its own parent (RFC 4592)', async () => {
  assert.equal((await ask(at('g'))).answers.length, 0)
})

test('the literal wildcard name may be asked (RFC 4592)', async () => {
  assert.equal((await ask(at('*.g'))).answers.length, 1)
})

test('a wildcard does not reach below a name that exists (RFC 4592)', async () => {
  assert.equal((await ask(at('x.r.c.d'))).rcode, 3)
  assert.equal((await ask(at('x.c.d'))).rcode, 3)
  assert.equal((await ask(at('x.d'))).answers.length, 1)
})

test('a wildcard that is an empty non-terminal gives NODATA (RFC 4592)', async () => {
  const { rcode, answers, soa } = await ask(at('something.e'))
  assert.deepEqual([rcode, answers.length, soa?.name], [0, 0, APEX])
})

test('a CNAME is followed inside the zone (RFC 1034)', async () => {
  const { answers } = await ask(at('alias'))
  assert.deepEqual(
    answers.map((record) => record.type),
    ['CNAME', 'A']
  )
})

test('a CNAME asked for itself is not followed (RFC 1034)', async () => {
  assert.equal((await ask(at('alias'), 'CNAME')).answers.length, 1)
})

test('a CNAME that leads out of the zone is answered alone (RFC 1034)', async () => {
  const { rcode, answers } = await ask(at('out'))
  assert.deepEqual([rcode, answers.length], [0, 1])
})

test('a CNAME that leads to itself ends', async () => {
  const { rcode, answers } = await ask(at('loop'))
  assert.equal(rcode, 0)
  assert.ok(answers.length > 0 && answers.length <= 8)
})

test('all records of a set have one TTL (RFC 2181)', async () => {
  const { answers } = await ask(APEX, 'NS')
  assert.equal(new Set(answers.map((record) => ('ttl' in record ? record.ttl : 0))).size, 1)
})

test('the apex has one SOA and two NS', async () => {
  assert.equal((await ask(APEX, 'SOA')).answers.length, 1)
  assert.equal((await ask(APEX, 'NS')).answers.length, 2)
})

test('CAA is there when set and NODATA when not (RFC 8659)', async () => {
  assert.equal((await ask(APEX, 'CAA')).answers.length, 2)
  assert.equal((await ask(at('h1'), 'CAA')).rcode, 0)
})

test('ANY gets one small answer (RFC 8482)', async () => {
  const { bytes, rcode } = await ask(APEX, 'ANY' as RecordType)
  assert.equal(rcode, 0)
  assert.ok(bytes.length < 200)
  assert.equal(bytes.readUInt16BE(6), 1)
})

test('an unknown type on a name that exists is NODATA (RFC 3597)', async () => {
  const bytes = await answerOf(server.port, typeQuery(APEX, 65280))
  assert.deepEqual([rcodeOf(bytes), bytes.readUInt16BE(6), bytes.readUInt16BE(8)], [0, 0, 1])
})

test('HTTPS (65) on a name without it is NODATA (RFC 9460)', async () => {
  assert.equal(rcodeOf(await answerOf(server.port, typeQuery(at('h1'), 65))), 0)
})

test('AXFR and IXFR are refused over TCP and over UDP (RFC 5936)', async () => {
  for (const type of [251, 252]) {
    const [answer] = await tcp(server.port, [framed(typeQuery(APEX, type))])
    assert.equal(answer?.readUInt8(3), 5)
    assert.equal(rcodeOf(await answerOf(server.port, typeQuery(APEX, type))), 5)
  }
})

test('a name of another zone is REFUSED, without AA and without records', async () => {
  const { bytes, rcode } = await ask('example.org')
  assert.equal(rcode, 5)
  assert.ok(!isAuthoritative(bytes))
  assert.deepEqual(
    [4, 6, 8, 10].map((offset) => bytes.readUInt16BE(offset)),
    [1, 0, 0, 0]
  )
})

test('CHAOS version.bind is refused and tells nothing', async () => {
  const { bytes, rcode } = await ask('version.bind', 'TXT', { class: 'CH' })
  assert.equal(rcode, 5)
  assert.equal(bytes.readUInt16BE(6), 0)
})

test('a large TXT over UDP is truncated to nothing within 512 bytes', async () => {
  const { bytes } = await ask(at('big'), 'TXT')
  assert.ok(isTruncated(bytes) && bytes.length <= 512)
  assert.equal(bytes.readUInt16BE(6), 0)
})

test('a large TXT stays within 1232 bytes whatever the client offers', async () => {
  const { bytes, packet } = await ask(at('big'), 'TXT', { edns: 4096 })
  assert.ok(isTruncated(bytes) && bytes.length <= 1232)
  assert.equal(packet.additionals?.[0]?.type, 'OPT')
})

test('the large TXT is whole over TCP (RFC 7766)', async () => {
  const [answer = Buffer.alloc(12)] = await tcp(server.port, [framed(query(at('big'), 'TXT'))])
  assert.ok(!isTruncated(answer))
  const [record] = decode(answer).answers ?? []
  assert.ok(record?.type === 'TXT' && Array.isArray(record.data))
  assert.equal(
    record.data.reduce((sum, part) => sum + part.length, 0),
    3000
  )
})

test('three queries in one TCP segment get three answers in order (RFC 7766)', async () => {
  const queries = [1, 2, 3].map((id) => framed(query(at(`h${String(id)}`), 'A', { id })))
  const answers = await tcp(server.port, [Buffer.concat(queries)], 3)
  assert.deepEqual(
    answers.map((answer) => answer.readUInt16BE(0)),
    [1, 2, 3]
  )
})

test('length and message may come in three pieces over TCP (RFC 7766)', async () => {
  const bytes = framed(query(APEX))
  const pieces = [bytes.subarray(0, 1), bytes.subarray(1, 9), bytes.subarray(9)]
  assert.equal((await tcp(server.port, pieces)).length, 1)
})

test('every name server has an address in the zone', async () => {
  for (const record of (await ask(APEX, 'NS')).answers) {
    assert.ok(record.type === 'NS')
    assert.equal((await ask(record.data)).answers.length, 1)
  }
})

test('the SOA serial is the same over UDP and TCP', async () => {
  const [answer = Buffer.alloc(12)] = await tcp(server.port, [framed(query(APEX, 'SOA'))])
  const overTcp = decode(answer).answers?.[0]
  const [overUdp] = (await ask(APEX, 'SOA')).answers
  assert.deepEqual(overTcp, overUdp)
  assert.partialDeepStrictEqual(overUdp, { data: { serial: 2026112301 } })
})
