import { CloudError, ERROR_CODES } from '@taucloud/base'
import type { ErrorCode } from '@taucloud/base'
import { MAX_MESSAGE_BYTES } from './limits.ts'

// The frames of a bus stream (docs/decisions/0011): `length u32 | kind u8 | call u32 | payload`, big endian.

export const FRAME_HEAD_BYTES = 9
/** A request carries up to 4 KiB of meta and its head beside the message. */
const MAX_PAYLOAD_BYTES = MAX_MESSAGE_BYTES + 8 * 1024

export const FRAME = {
  /** First frame of either side, call 0. */
  hello: 1,
  /** Opens a call: method, deadline, meta and, when flagged, the first message. */
  request: 2,
  /** A message of a call, either direction; without `BODY` it only carries `END`. */
  item: 3,
  /** Ends a call, or with call 0 the stream, with a code and a text. */
  error: 4,
  /** The caller lost interest. */
  cancel: 5,
  /** The receiver took items: `items u32 | bytes u32`. */
  credit: 6,
  /** No new calls here, those under way finish. */
  goaway: 7
} as const

/** Flags in the kind byte. */
export const END = 0x80
export const BODY = 0x40
const KIND_MASK = 0x3f

/** Receives the frames of a stream in order. `flags` holds `END` and `BODY`. */
export interface FrameSink {
  onFrame(kind: number, flags: number, call: number, payload: Uint8Array): void
}

const EMPTY = new Uint8Array(0)
/** Bodies up to this size are copied behind their head, larger ones follow as a piece of their own. */
const INLINE_BYTES = 4096

/** Encodes a frame into one piece, or two when the body is large. */
export function encodeFrame(
  kind: number,
  call: number,
  body: Uint8Array = EMPTY
): Buffer | [Buffer, Uint8Array] {
  const inline = body.length <= INLINE_BYTES
  const head = Buffer.allocUnsafe(FRAME_HEAD_BYTES + (inline ? body.length : 0))
  writeHead(head, kind, call, body.length)
  if (!inline) return [head, body]
  head.set(body, FRAME_HEAD_BYTES)
  return head
}

/** Writes the head of a frame by hand: Buffer's writers check their arguments, which costs a tenth of a small call. */
function writeHead(head: Buffer, kind: number, call: number, length: number): void {
  head[0] = length >>> 24
  head[1] = length >>> 16
  head[2] = length >>> 8
  head[3] = length
  head[4] = kind
  head[5] = call >>> 24
  head[6] = call >>> 16
  head[7] = call >>> 8
  head[8] = call
}

/** Cuts a byte stream into frames. Holds at most one incomplete frame, joined once when it is complete. */
export class FrameReader {
  #parts: Uint8Array[] = []
  #have = 0
  #need = 0

  /** @throws {CloudError} `invalid_argument` when a frame is too long; nothing after it may be read */
  push(chunk: Uint8Array, sink: FrameSink): void {
    let bytes = chunk
    if (this.#need > 0) {
      this.#parts.push(chunk)
      this.#have += chunk.length
      if (this.#have < this.#need) return
      bytes = Buffer.concat(this.#parts, this.#have)
      this.#parts = []
      this.#need = 0
    }
    let offset = 0
    let wanted = FRAME_HEAD_BYTES
    while (bytes.length - offset >= FRAME_HEAD_BYTES) {
      const length = u32(bytes, offset)
      if (length > MAX_PAYLOAD_BYTES) {
        throw new CloudError(
          'invalid_argument',
          `Cannot read a frame: ${length} bytes are too many`
        )
      }
      const start = offset + FRAME_HEAD_BYTES
      if (bytes.length - start < length) {
        wanted += length
        break
      }
      const kind = bytes[offset + 4] ?? 0
      offset = start + length
      const call = u32(bytes, start - 4)
      sink.onFrame(kind & KIND_MASK, kind & ~KIND_MASK, call, plain(bytes, start, length))
    }
    if (offset < bytes.length) {
      const rest = bytes.subarray(offset)
      this.#parts = [rest]
      this.#have = rest.length
      this.#need = wanted
    }
  }
}

/** A view that is no Buffer, whose `slice` would not copy. */
function plain(bytes: Uint8Array, start: number, length: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, length)
}

/** Reads a big endian u32 that the caller knows to be there. */
export function u32(bytes: Uint8Array, offset: number): number {
  return (
    (((bytes[offset] ?? 0) << 24) |
      ((bytes[offset + 1] ?? 0) << 16) |
      ((bytes[offset + 2] ?? 0) << 8) |
      (bytes[offset + 3] ?? 0)) >>>
    0
  )
}

/** Payload of an error frame: `code u8 | text`. The text is cut at 2 KiB. */
export function encodeError(error: CloudError): Uint8Array {
  const text = Buffer.from(error.message.slice(0, 2048))
  return Buffer.concat([Buffer.of(ERROR_CODES.indexOf(error.code)), text])
}

/** A code that this version does not know reads as `internal`. */
export function decodeError(payload: Uint8Array): CloudError {
  const code: ErrorCode = ERROR_CODES[payload[0] ?? ERROR_CODES.length] ?? 'internal'
  const text = Buffer.from(payload.subarray(1, 1 + 8192)).toString('utf8')
  return new CloudError(code, text === '' ? 'The call failed' : text)
}

/** Payload of a credit frame. */
export function encodeCredit(items: number, bytes: number): Uint8Array {
  const payload = Buffer.allocUnsafe(8)
  payload.writeUInt32BE(items, 0)
  payload.writeUInt32BE(bytes, 4)
  return payload
}

/** A stream error: the peer broke the protocol. */
export function violation(what: string): CloudError {
  return new CloudError('invalid_argument', `Cannot go on with the stream: ${what}`)
}
