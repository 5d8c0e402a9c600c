import dnsPacket from 'dns-packet'
import type { DecodedPacket, Packet, RecordClass, RecordType } from 'dns-packet'
import { silentLogger } from '@taucloud/base'
import { createSocket } from 'node:dgram'
import { connect } from 'node:net'
import { Cookies } from './cookies.ts'
import type { ResponseLimiter } from './limiter.ts'
import { recordSet } from './records.ts'
import type { RecordSet } from './records.ts'
import { Responder } from './responder.ts'
import { DnsServer } from './server.ts'
import type { TcpLimits } from './tcp.ts'
import { nameKey } from './wire.ts'
import { Zone } from './zone.ts'

/** Apex of the zone that the tests of the server ask. */
export const APEX = 'example.test'

const at = (name: string): string => (name === '' ? APEX : `${name}.${APEX}`)

/** The zone that every rule has a case in: wildcards, empty non-terminals, aliases in and out, a large record. */
export function exampleZone(): Zone {
  const zone = new Zone(APEX)
  const add = (name: string, ...sets: [number, RecordSet][]): void => {
    zone.set(nameKey(at(name)), new Map(sets))
  }
  const soa = { mname: at('ns1'), rname: at('hostmaster'), serial: 2026112301, refresh: 3600 }
  const caa = (tag: string, value: string) => ({ flags: 0, tag: tag as 'issue', value })
  add(
    '',
    recordSet('SOA', 3600, [{ ...soa, retry: 600, expire: 604800, minimum: 60 }]),
    recordSet('NS', 3600, [at('ns1'), at('ns2')]),
    recordSet('A', 30, ['192.0.2.10']),
    recordSet('CAA', 300, [caa('issue', 'ca.example'), caa('issuewild', ';')])
  )
  add('ns1', recordSet('A', 3600, ['192.0.2.1']))
  add('ns2', recordSet('A', 3600, ['192.0.2.2']))
  add('*.g', recordSet('A', 30, ['192.0.2.20']), recordSet('AAAA', 30, ['2001:db8::20']))
  add(
    'seer.tau',
    recordSet('A', 30, ['192.0.2.30']),
    recordSet('TXT', 30, ['dnsaddr=/ip4/192.0.2.30'])
  )
  add('alias', recordSet('CNAME', 60, [at('seer.tau')]))
  add('out', recordSet('CNAME', 60, ['example.net']))
  add('loop', recordSet('CNAME', 60, [at('loop')]))
  add('*.d', recordSet('A', 30, ['192.0.2.40']))
  add('r.c.d', recordSet('A', 30, ['192.0.2.41']))
  add('f.*.e', recordSet('A', 30, ['192.0.2.42']))
  add('t.e', recordSet('A', 30, ['192.0.2.43']))
  add('big', recordSet('TXT', 60, ['x'.repeat(3000)]))
  for (let i = 1; i <= 3; i++)
    add(`h${String(i)}`, recordSet('A', 30, [`192.0.2.${String(100 + i)}`]))
  return zone
}

/** A server of the example zone at a free port of the loopback. The caller stops it. */
export async function startExample(
  options: { limiter?: ResponseLimiter; port?: number } & TcpLimits = {}
): Promise<DnsServer> {
  const responder = new Responder({
    zones: [exampleZone()],
    cookies: new Cookies(Buffer.alloc(32, 7)),
    limiter: options.limiter,
    now: Date.now
  })
  const init = { port: 0, ...options, host: '127.0.0.1' }
  const server = new DnsServer({ responder, logger: silentLogger }, init)
  await server.start()
  return server
}

export interface QueryOptions {
  id?: number
  flags?: number
  class?: RecordClass
  /** Bytes that the client takes over UDP; none: no OPT. */
  edns?: number
  version?: number
  isDnssecOk?: boolean
  options?: { code: number; data: Buffer }[]
}

/** Encodes a query with a library that shares no line with the server. */
export function query(name: string, type: RecordType = 'A', options: QueryOptions = {}): Buffer {
  const opt = {
    type: 'OPT' as const,
    name: '.' as const,
    udpPayloadSize: options.edns ?? 0,
    ednsVersion: options.version ?? 0,
    extendedRcode: 0,
    flags: options.isDnssecOk === true ? dnsPacket.DNSSEC_OK : 0,
    flag_do: options.isDnssecOk === true,
    // The library's type names only the options that it can decode.
    options: (options.options ?? []) as never[]
  }
  const packet: Packet = {
    type: 'query',
    id: options.id ?? 0x1234,
    flags: options.flags ?? 0,
    questions: [{ name, type, class: options.class ?? 'IN' }],
    additionals: options.edns === undefined ? [] : [opt]
  }
  return dnsPacket.encode(packet)
}

/** A query for a type by number. */
export function typeQuery(name: string, type: number): Buffer {
  const message = query(name)
  message.writeUInt16BE(type, message.length - 4)
  return message
}

/** Prefixes a message with its length, as TCP carries it. */
export function framed(message: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(message.length)
  return Buffer.concat([length, message])
}

/** Sends a datagram and gives the answer; undefined when the server stays silent. */
export async function udp(port: number, message: Buffer): Promise<Buffer | undefined> {
  const socket = createSocket('udp4')
  try {
    return await new Promise((resolve) => {
      const timer = setTimeout(resolve, 400, undefined)
      socket.once('message', (answer) => {
        clearTimeout(timer)
        resolve(answer)
      })
      socket.send(message, port, '127.0.0.1')
    })
  } finally {
    socket.close()
  }
}

/** Writes chunks one by one and gives the first `want` answers, fewer when the server closes first. */
export async function tcp(port: number, chunks: readonly Buffer[], want = 1): Promise<Buffer[]> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const answers: Buffer[] = []
  let pending: Buffer = Buffer.alloc(0)
  const done = new Promise<void>((resolve) => {
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve()
    })
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk])
      while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
        const end = 2 + pending.readUInt16BE(0)
        answers.push(pending.subarray(2, end))
        pending = pending.subarray(end)
      }
      if (answers.length >= want) socket.destroy()
    })
  })
  for (const chunk of chunks) {
    await new Promise((resolve) => socket.write(chunk, resolve))
    // Lets the chunk leave as a segment of its own.
    await new Promise((resolve) => setImmediate(resolve))
  }
  await done
  return answers
}

/** Decodes an answer with a library that shares no line with the server. */
export function decode(message: Buffer): DecodedPacket {
  return dnsPacket.decode(message)
}

/** Response code in the header. */
export function rcodeOf(message: Buffer): number {
  return message.readUInt8(3) & 15
}

/** The answer to a datagram, which must come. */
export async function answerOf(port: number, message: Buffer): Promise<Buffer> {
  const answer = await udp(port, message)
  if (answer === undefined) throw new Error('the server stayed silent')
  return answer
}
