/** Record types that this server knows by name (https://www.iana.org/assignments/dns-parameters). */
export const TYPE = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  HINFO: 13,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  OPT: 41,
  IXFR: 251,
  AXFR: 252,
  ANY: 255,
  CAA: 257
} as const

/** Response codes; those above 15 need EDNS. */
export const RCODE = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  BADVERS: 16
} as const

/** Where the question starts, right after the header. */
export const HEADER_BYTES = 12
export const CLASS_IN = 1

const MAX_LABEL_BYTES = 63
const MAX_NAME_BYTES = 255

/**
 * A name as keys know it: its wire form, letters in lower case, one character per byte. Text would not do: the one
 * label `a.b` and the two labels `a` and `b` are the same text and different names.
 */
export type NameKey = string

/** The key of a name given as text, labels joined by dots. The root is the empty text. */
export function nameKey(name: string): NameKey {
  if (name === '') return '\0'
  const labels = name.toLowerCase().split('.')
  return labels.map((label) => String.fromCharCode(label.length) + label).join('') + '\0'
}

/** The name without its first label; the root has none. */
export function parentOf(key: NameKey): NameKey {
  return key.slice(key.charCodeAt(0) + 1)
}

/** Is the name the apex or below it? Compared label by label: bytes within a label may look like an apex. */
export function isWithin(key: NameKey, apex: NameKey): boolean {
  const before = key.length - apex.length
  let at = 0
  while (at < before) at += key.charCodeAt(at) + 1
  return at === before && key.endsWith(apex)
}

/** A question and what came with it. `message` is the query as received, so that its letter case survives. */
export interface Query {
  readonly message: Buffer
  readonly name: NameKey
  /** Offset behind the question. */
  readonly end: number
  readonly type: number
  readonly class: number
  readonly edns: Edns | undefined
}

/** The OPT record of a query (RFC 6891). */
export interface Edns {
  /** Largest UDP answer the client takes, in bytes. */
  readonly size: number
  readonly version: number
  readonly isDnssecOk: boolean
  /** Client cookie, or client and server cookie (RFC 7873). */
  readonly cookie: Buffer | undefined
}

/** Why a query gets no answer from the zones: silence, or an error whose question ends at `end` (12: none). */
export interface Refusal {
  readonly rcode: number | 'silence'
  readonly end: number
}

const ASCII_A = 65
const ASCII_Z = 90
const TO_LOWER = 32
const COOKIE_OPTION = 10
const TRUNCATED_BIT = 0x02
const RESPONSE_BIT = 0x80

/** Reads a query, strictly: whatever is out of form is a {@link Refusal}, nothing throws. */
export function readQuery(message: Buffer): Query | Refusal {
  if (message.length < HEADER_BYTES || (message.readUInt8(2) & RESPONSE_BIT) !== 0) {
    return { rcode: 'silence', end: HEADER_BYTES }
  }
  const flags = message.readUInt8(2)
  if (((flags >> 3) & 15) !== 0) return { rcode: RCODE.NOTIMP, end: HEADER_BYTES }
  const malformed = { rcode: RCODE.FORMERR, end: HEADER_BYTES }
  if (message.readUInt16BE(4) !== 1 || (flags & TRUNCATED_BIT) !== 0) return malformed
  const nameEnd = skipQuestionName(message)
  const end = nameEnd + 4
  if (nameEnd === 0 || end > message.length) return malformed
  const type = message.readUInt16BE(nameEnd)
  const edns = readAdditional(message, end, type)
  if (edns === 'malformed') return { rcode: RCODE.FORMERR, end }
  const name = lowerCased(message, nameEnd)
  return { message, name, end, type, class: message.readUInt16BE(nameEnd + 2), edns }
}

/** Offset behind the name of the question; 0 when it is no plain name. */
function skipQuestionName(message: Buffer): number {
  let at = HEADER_BYTES
  for (;;) {
    const length = message[at]
    if (length === undefined || length > MAX_LABEL_BYTES) return 0
    at += length + 1
    if (at - HEADER_BYTES > MAX_NAME_BYTES) return 0
    if (length === 0) return at
  }
}

const scratch = Buffer.alloc(MAX_NAME_BYTES)

function lowerCased(message: Buffer, nameEnd: number): NameKey {
  const length = nameEnd - HEADER_BYTES
  for (let i = 0; i < length; i++) {
    const byte = message[HEADER_BYTES + i] ?? 0
    // Length bytes are below 64, so they are never taken for a letter.
    scratch[i] = byte >= ASCII_A && byte <= ASCII_Z ? byte + TO_LOWER : byte
  }
  return scratch.toString('latin1', 0, length)
}

function readAdditional(
  message: Buffer,
  end: number,
  type: number
): Edns | undefined | 'malformed' {
  const others = message.readUInt32BE(6)
  // An IXFR carries the SOA it has in the authority section.
  if (others !== 0 && type !== TYPE.IXFR) return 'malformed'
  let edns: Edns | undefined
  let at = end
  for (let n = message.readUInt16BE(10); n > 0; n--) {
    const fields = skipName(message, at)
    if (fields === 0 || fields + 10 > message.length) return 'malformed'
    const next = fields + 10 + message.readUInt16BE(fields + 8)
    if (next > message.length) return 'malformed'
    if (message.readUInt16BE(fields) === TYPE.OPT) {
      const isRoot = fields === at + 1
      if (edns !== undefined || !isRoot) return 'malformed'
      const cookie = readCookie(message.subarray(fields + 10, next))
      if (cookie === 'malformed') return 'malformed'
      edns = readOpt(message, fields, cookie)
    }
    at = next
  }
  return edns
}

function readOpt(message: Buffer, fields: number, cookie: Buffer | undefined): Edns {
  return {
    size: message.readUInt16BE(fields + 2),
    version: message.readUInt8(fields + 5),
    isDnssecOk: (message.readUInt8(fields + 6) & 0x80) !== 0,
    cookie
  }
}

/** Offset behind the name of a record, which may end in a pointer; 0 when it runs out of the message. */
function skipName(message: Buffer, start: number): number {
  let at = start
  for (;;) {
    const length = message[at]
    if (length === undefined) return 0
    if (length >= 0xc0) return at + 2
    if (length > MAX_LABEL_BYTES) return 0
    at += length + 1
    if (length === 0) return at
  }
}

function readCookie(options: Buffer): Buffer | undefined | 'malformed' {
  let cookie: Buffer | undefined
  let at = 0
  while (at < options.length) {
    if (at + 4 > options.length) return 'malformed'
    const code = options.readUInt16BE(at)
    const length = options.readUInt16BE(at + 2)
    const next = at + 4 + length
    if (next > options.length) return 'malformed'
    if (code === COOKIE_OPTION) {
      if (length !== 8 && (length < 16 || length > 40)) return 'malformed'
      cookie ??= options.subarray(at + 4, next)
    }
    at = next
  }
  return cookie
}
