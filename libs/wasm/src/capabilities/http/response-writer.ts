import type { GuestMemory } from '../../guest/guest-memory.ts'
import type { GuestResponse } from '../../guest/guest-request.ts'
import { ByteChannel } from './byte-channel.ts'

/** Bounds on the head of an answer. */
const MAX_HEADERS = 128
const MAX_HEADER_BYTES = 32 * 1024
/** Bodies up to this size stay text: one write, no buffer. */
const MAX_TEXT_BYTES = 16 * 1024

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
/** Headers that frame the message or belong to the connection: the server in front sets them, guests do not. */
const SERVER_HEADERS = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade'
])

/**
 * Collects the answer of a guest: headers, then the status, then the body; the first body byte commits status 200.
 * Text has one character per byte.
 */
export class ResponseWriter {
  readonly #method: string
  readonly #maxBytes: number
  #status: number | undefined
  #headers: [string, string][] = []
  #headerBytes = 0
  #text = ''
  #chunks: Buffer[] | undefined
  #bytes = 0
  #channel: ByteChannel | undefined
  #onStream: ((answer: GuestResponse, channel: ByteChannel) => void) | undefined

  constructor(method: string, maxBytes: number) {
    this.#method = method
    this.#maxBytes = maxBytes
  }

  get committed(): boolean {
    return this.#status !== undefined
  }

  /** The stream of a guest that flushed. */
  get channel(): ByteChannel | undefined {
    return this.#channel
  }

  /** @returns `false` when the name or value could break the message or the head gets too large */
  addHeader(name: string, value: string): boolean {
    const kind = kindOf(name)
    if (kind === 'malformed' || !VALUE.test(value)) return false
    if (this.committed || kind === 'server') return true
    // The length of a body is counted, not claimed; only the answer to HEAD has none to count.
    if (kind === 'length' && (this.#method !== 'HEAD' || !/^\d{1,15}$/.test(value))) return true
    this.#headerBytes += name.length + value.length
    if (this.#headers.length >= MAX_HEADERS || this.#headerBytes > MAX_HEADER_BYTES) return false
    this.#headers.push([name, value])
    return true
  }

  hasHeader(name: string): boolean {
    return this.#headers.some(([key]) => key.toLowerCase() === name)
  }

  /** The first call wins; informational codes have no effect. @returns `false` for a code outside 100–999 */
  setStatus(code: number): boolean {
    if (code < 100 || code > 999) return false
    if (code >= 200) this.#status ??= code
    return true
  }

  /** Appends a checked range of guest memory to the body. @returns `false` when it gets too large or nobody receives it */
  write(memory: GuestMemory, address: number, length: number): boolean {
    if (length <= MAX_TEXT_BYTES) return this.writeText(memory.latin1(address, length))
    this.#status ??= 200
    if (this.#channel !== undefined) return this.#channel.push(memory.copy(address, length))
    if (!this.#admit(length)) return false
    this.#chunked().push(memory.copy(address, length))
    return true
  }

  /** As {@link write}, from text. */
  writeText(text: string): boolean {
    this.#status ??= 200
    if (this.#channel !== undefined) return this.#channel.push(Buffer.from(text, 'latin1'))
    if (!this.#admit(text.length)) return false
    if (this.#chunks === undefined && this.#bytes <= MAX_TEXT_BYTES) this.#text += text
    else this.#chunked().push(Buffer.from(text, 'latin1'))
    return true
  }

  /** Calls `listener` once when the body becomes a stream, with the answer so far. */
  onStream(listener: (answer: GuestResponse, channel: ByteChannel) => void): void {
    this.#onStream = listener
  }

  /** Turns the body into a stream: what was written so far is sent, and what follows as it comes. */
  stream(): ByteChannel {
    this.#status ??= 200
    if (this.#channel === undefined) {
      this.#channel = new ByteChannel()
      for (const chunk of this.#chunked()) this.#channel.push(chunk)
      this.#chunks = undefined
      this.#onStream?.(this.answer(), this.#channel)
    }
    return this.#channel
  }

  answer(): GuestResponse {
    const status = this.#status ?? 200
    const body =
      this.#channel ?? (this.#chunks === undefined ? this.#text : Buffer.concat(this.#chunks))
    return { status, headers: this.#headers, body }
  }

  #admit(bytes: number): boolean {
    if (this.#bytes + bytes > this.#maxBytes) return false
    this.#bytes += bytes
    return true
  }

  /** Goes over from text to bytes. */
  #chunked(): Buffer[] {
    this.#chunks ??= [Buffer.from(this.#text, 'latin1')]
    this.#text = ''
    return this.#chunks
  }
}

type HeaderKind = 'malformed' | 'server' | 'length' | 'free'

function kindOf(name: string): HeaderKind {
  if (!TOKEN.test(name)) return 'malformed'
  const lower = name.toLowerCase()
  if (SERVER_HEADERS.has(lower)) return 'server'
  return lower === 'content-length' ? 'length' : 'free'
}
