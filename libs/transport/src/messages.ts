import { CloudError } from '@taucloud/base'
import { violation } from './frames.ts'

// Payloads of HELLO and REQ frames.

const PROTOCOL_VERSION = 1
const MAX_CERTIFICATE_BYTES = 4096
const MAX_METHODS = 256
const MAX_ADDRESSES = 16
const MAX_ADDRESS_BYTES = 256
const MAX_META_PAIRS = 16
const MAX_META_BYTES = 4096

/** What each side says first. */
export interface Hello {
  readonly certificate: Uint8Array
  /** Names of the methods served, in the order of their numbers; empty from a caller. */
  readonly methods: readonly string[]
  /** Where the sender may be dialled; sent on the membership stream only. */
  readonly addresses: readonly string[]
}

/** `version u8 | certificate | methods | addresses`, each list `count u16 | (length u16 | bytes)*`. */
export function encodeHello(hello: Hello): Uint8Array {
  return Buffer.concat([
    Buffer.of(PROTOCOL_VERSION),
    sized(hello.certificate),
    ...list(hello.methods),
    ...list(hello.addresses.slice(0, MAX_ADDRESSES))
  ])
}

/** @throws {CloudError} `failed_precondition` for another version, `invalid_argument` when malformed */
export function decodeHello(payload: Uint8Array): Hello {
  if (payload[0] !== PROTOCOL_VERSION) {
    throw new CloudError(
      'failed_precondition',
      `Cannot talk to the peer: it speaks version ${payload[0] ?? 0} of the bus, this node ${PROTOCOL_VERSION}`
    )
  }
  const cursor = new Cursor(payload, 1)
  const certificate = cursor.bytes(MAX_CERTIFICATE_BYTES)
  const methods = cursor.list(MAX_METHODS, 255)
  const addresses = cursor.list(MAX_ADDRESSES, MAX_ADDRESS_BYTES)
  cursor.assertEnd()
  return { certificate, methods, addresses }
}

/** Head of a request: which method, how long it may take, and what travels with it. */
export interface RequestHead {
  readonly method: number
  /** Milliseconds from now; 0 is without end. */
  readonly ttlMs: number
  readonly meta: Readonly<Record<string, string>>
}

/** Reads a request: `method u16 | ttl u32 | pairs u8 | (length u16 | text)* | message`. */
export interface DecodedRequest extends RequestHead {
  readonly body: Uint8Array
}

const NO_META: Readonly<Record<string, string>> = Object.freeze({})
const FIXED_BYTES = 7

/** @throws {CloudError} `invalid_argument` when the meta exceeds 16 pairs or 4 KiB */
export function encodeRequest(head: RequestHead, body: Uint8Array): Uint8Array {
  const meta = head.meta === NO_META ? undefined : encodeMeta(head.meta)
  const metaBytes = meta?.length ?? 0
  const payload = Buffer.allocUnsafe(FIXED_BYTES + metaBytes + body.length)
  payload[0] = head.method >>> 8
  payload[1] = head.method
  payload[2] = head.ttlMs >>> 24
  payload[3] = head.ttlMs >>> 16
  payload[4] = head.ttlMs >>> 8
  payload[5] = head.ttlMs
  payload[6] = meta === undefined ? 0 : Object.keys(head.meta).length
  if (meta !== undefined) payload.set(meta, FIXED_BYTES)
  payload.set(body, FIXED_BYTES + metaBytes)
  return payload
}

/** @throws {CloudError} `invalid_argument` when malformed */
export function decodeRequest(payload: Uint8Array): DecodedRequest {
  if (payload.length < FIXED_BYTES) throw violation('a request is cut short')
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length)
  const pairs = view.getUint8(6)
  const head = { method: view.getUint16(0), ttlMs: view.getUint32(2) }
  if (pairs === 0) return { ...head, meta: NO_META, body: payload.subarray(FIXED_BYTES) }
  if (pairs > MAX_META_PAIRS) throw violation('a request has too many meta pairs')
  const cursor = new Cursor(payload, FIXED_BYTES)
  const entries: [string, string][] = []
  for (let index = 0; index < pairs; index++) {
    entries.push([cursor.text(MAX_META_BYTES), cursor.text(MAX_META_BYTES)])
  }
  if (cursor.offset - FIXED_BYTES > MAX_META_BYTES + 4 * MAX_META_PAIRS) {
    throw violation('a request has too much meta')
  }
  return { ...head, meta: Object.fromEntries(entries), body: payload.subarray(cursor.offset) }
}

/** The meta of a call, checked. @throws {CloudError} `invalid_argument` beyond 16 pairs or 4 KiB */
export function checkedMeta(
  meta: Record<string, string> | undefined
): Readonly<Record<string, string>> {
  if (meta === undefined) return NO_META
  const pairs = Object.entries(meta)
  if (pairs.length === 0) return NO_META
  const bytes = pairs.reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0
  )
  if (pairs.length <= MAX_META_PAIRS && bytes <= MAX_META_BYTES) return { ...meta }
  throw new CloudError(
    'invalid_argument',
    'Cannot send the call: its meta exceeds 16 pairs or 4 KiB'
  )
}

function encodeMeta(meta: Readonly<Record<string, string>>): Buffer {
  const texts = Object.entries(meta).flat()
  return Buffer.concat(texts.map((text) => sized(Buffer.from(text))))
}

function list(texts: readonly string[]): Buffer[] {
  return [u16(texts.length), ...texts.map((text) => sized(Buffer.from(text)))]
}

function sized(bytes: Uint8Array): Buffer {
  return Buffer.concat([u16(bytes.length), bytes])
}

function u16(value: number): Buffer {
  return Buffer.of(value >>> 8, value & 0xff)
}

/** Reads length-prefixed fields; every step is bounded by what is there and by what is allowed. */
class Cursor {
  readonly #payload: Uint8Array
  offset: number

  constructor(payload: Uint8Array, offset: number) {
    this.#payload = payload
    this.offset = offset
  }

  number(): number {
    const high = this.#payload[this.offset]
    const low = this.#payload[this.offset + 1]
    if (high === undefined || low === undefined) throw violation('a frame is cut short')
    this.offset += 2
    return (high << 8) | low
  }

  bytes(most: number): Uint8Array {
    const length = this.number()
    const end = this.offset + length
    if (length > most) throw violation('a field is too long')
    if (end > this.#payload.length) throw violation('a frame is cut short')
    const field = this.#payload.subarray(this.offset, end)
    this.offset = end
    return field
  }

  text(most: number): string {
    return Buffer.from(this.bytes(most)).toString('utf8')
  }

  list(most: number, mostBytes: number): string[] {
    const count = this.number()
    if (count > most) throw violation('a list is too long')
    return Array.from({ length: count }, () => this.text(mostBytes))
  }

  assertEnd(): void {
    if (this.offset !== this.#payload.length) throw violation('a frame has bytes left over')
  }
}
