import type { Cookies } from './cookies.ts'
import type { ResponseLimiter } from './limiter.ts'
import { CLASS_IN, HEADER_BYTES, isWithin, RCODE, readQuery, TYPE } from './wire.ts'
import type { Query } from './wire.ts'
import type { Reply, Zone } from './zone.ts'

/** Where a query came from. */
export interface Source {
  readonly transport: 'udp' | 'tcp'
  readonly address: string
}

export interface ResponderParts {
  /** Most specific first, when one is within another. */
  readonly zones: readonly Zone[]
  readonly cookies: Cookies
  /** Undefined: no limit. */
  readonly limiter: ResponseLimiter | undefined
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number
}

/** Largest answer over UDP, in bytes: what passes everywhere without fragments. */
const MAX_UDP_BYTES = 1_232
const MIN_UDP_BYTES = 512
const MAX_TCP_BYTES = 65_535
const FLAG_RESPONSE = 0x80
const FLAG_AUTHORITATIVE = 0x04
const FLAG_TRUNCATED = 0x02
const FLAG_RECURSION_DESIRED = 0x01
const OPCODE_BITS = 0x78
const FIRST_META_TYPE = 128
const COOKIE_OPTION = 10
const NOTHING: Omit<Reply, 'rcode'> = { answers: 0, authorities: 0, body: Buffer.alloc(0) }

/** Answers queries in wire form, by the rules of RFC 1035, 6891, 7873, 8482 and 8906. */
export class Responder {
  readonly #parts: ResponderParts

  constructor(parts: ResponderParts) {
    this.#parts = parts
  }

  /** The answer to one message, or undefined for silence. */
  respond(message: Buffer, source: Source): Buffer | undefined {
    const query = readQuery(message)
    if ('rcode' in query) {
      if (query.rcode === 'silence') return undefined
      const isAllowed = this.#verdict(source, 'error', undefined) === 'send'
      return isAllowed ? errorAnswer(message, query.rcode, query.end) : undefined
    }
    const refusal = refusalOf(query)
    const zone = this.#parts.zones.find((candidate) => isWithin(query.name, candidate.apex))
    if (refusal !== undefined || zone === undefined) {
      return this.#finish(query, source, { ...NOTHING, rcode: refusal ?? RCODE.REFUSED })
    }
    const turn = message.readUInt16BE(0)
    return this.#finish(query, source, zone.answer(query.name, query.type, turn), zone)
  }

  #finish(query: Query, source: Source, reply: Reply, zone?: Zone): Buffer | undefined {
    const verdict = this.#verdict(source, kindOf(query, reply, zone), query.edns?.cookie)
    if (verdict === 'drop') return undefined
    const opt = this.#opt(query, source, reply.rcode)
    const isWhole =
      verdict === 'send' && query.end + reply.body.length + opt.length <= maxBytes(query, source)
    const { answers, authorities, body } = isWhole ? reply : NOTHING
    const answer = Buffer.allocUnsafe(query.end + body.length + opt.length)
    query.message.copy(answer, 0, 0, query.end)
    answer[2] =
      FLAG_RESPONSE |
      (zone === undefined || reply.rcode === RCODE.SERVFAIL ? 0 : FLAG_AUTHORITATIVE) |
      (isWhole ? 0 : FLAG_TRUNCATED) |
      (query.message.readUInt8(2) & FLAG_RECURSION_DESIRED)
    answer[3] = reply.rcode & 15
    answer.writeUInt16BE(answers, 6)
    answer.writeUInt16BE(authorities, 8)
    answer.writeUInt16BE(opt.length === 0 ? 0 : 1, 10)
    body.copy(answer, query.end)
    opt.copy(answer, query.end + body.length)
    return answer
  }

  #verdict(source: Source, kind: string, cookie: Buffer | undefined) {
    const { limiter, cookies, now } = this.#parts
    if (limiter === undefined || source.transport === 'tcp') return 'send'
    if (cookie !== undefined && cookies.isValid(cookie, source.address, now())) return 'send'
    return limiter.check(source.address, kind, now())
  }

  #opt(query: Query, source: Source, rcode: number): Buffer {
    if (query.edns === undefined) return NOTHING.body
    const { cookie: sent, isDnssecOk } = query.edns
    const cookie =
      sent === undefined
        ? NOTHING.body
        : this.#parts.cookies.issue(sent, source.address, this.#parts.now())
    const options = cookie.length === 0 ? 0 : 4 + cookie.length
    const opt = Buffer.alloc(11 + options)
    opt.writeUInt16BE(TYPE.OPT, 1)
    opt.writeUInt16BE(MAX_UDP_BYTES, 3)
    opt[5] = rcode >> 4
    opt[7] = isDnssecOk ? 0x80 : 0
    opt.writeUInt16BE(options, 9)
    if (options > 0) {
      opt.writeUInt16BE(COOKIE_OPTION, 11)
      opt.writeUInt16BE(cookie.length, 13)
      cookie.copy(opt, 15)
    }
    return opt
  }
}

/** What a well-formed query is refused for before any zone is asked. */
function refusalOf(query: Query): number | undefined {
  if (query.edns !== undefined && query.edns.version !== 0) return RCODE.BADVERS
  if (query.class !== CLASS_IN) return RCODE.REFUSED
  if (query.type === TYPE.AXFR || query.type === TYPE.IXFR) return RCODE.REFUSED
  const isMeta = query.type >= FIRST_META_TYPE && query.type < TYPE.ANY
  return isMeta || query.type === TYPE.OPT ? RCODE.FORMERR : undefined
}

/** Negative answers count per zone: a flood of random names is one kind. */
function kindOf(query: Query, reply: Reply, zone: Zone | undefined): string {
  if (zone === undefined) return 'error'
  return reply.answers > 0 ? query.name : `negative ${zone.apex}`
}

function maxBytes(query: Query, source: Source): number {
  if (source.transport === 'tcp') return MAX_TCP_BYTES
  if (query.edns === undefined) return MIN_UDP_BYTES
  return Math.max(MIN_UDP_BYTES, Math.min(query.edns.size, MAX_UDP_BYTES))
}

/** An error without OPT: the query was not understood well enough to have one. */
function errorAnswer(message: Buffer, rcode: number, end: number): Buffer {
  const answer = Buffer.from(message.subarray(0, end))
  const flags = message.readUInt8(2)
  answer.fill(0, 2, HEADER_BYTES)
  answer[2] = FLAG_RESPONSE | (flags & (OPCODE_BITS | FLAG_RECURSION_DESIRED))
  answer[3] = rcode
  answer.writeUInt16BE(end > HEADER_BYTES ? 1 : 0, 4)
  return answer
}
