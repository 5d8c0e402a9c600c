import { malformed } from './malformed.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Longest import or export name, in bytes; the engine's own limit. */
export const MAX_NAME_BYTES = 100_000

/**
 * Reads the WebAssembly binary format front to back, never beyond its range. Every method throws `invalid_argument`
 * with the offset when the bytes end early or break the encoding
 * (https://webassembly.github.io/spec/core/binary/values.html).
 */
export class BinaryReader {
  readonly bytes: Uint8Array
  readonly end: number
  position: number

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes
    this.position = start
    this.end = end
  }

  get done(): boolean {
    return this.position >= this.end
  }

  /** The next byte without moving, 0 at the end. */
  peek(): number {
    return this.position < this.end ? (this.bytes[this.position] ?? 0) : 0
  }

  byte(what: string): number {
    if (this.position >= this.end) throw malformed(this.position, `${what} is cut off`)
    return this.bytes[this.position++] ?? 0
  }

  /** An unsigned LEB128 number of at most 32 bits. */
  u32(what: string): number {
    const start = this.position
    let value = 0
    for (let shift = 0; shift <= 28; shift += 7) {
      const byte = this.byte(what)
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) {
        if (value > 0xffffffff) throw malformed(start, `${what} does not fit 32 bits`)
        return value
      }
    }
    throw malformed(start, `${what} is longer than 5 bytes`)
  }

  /** Steps over a LEB128 number whose value does not matter. */
  skipLeb(maxBytes: number, what: string): void {
    const start = this.position
    for (let length = 0; length < maxBytes; length++) {
      if (this.byte(what) < 0x80) return
    }
    throw malformed(start, `${what} is longer than ${maxBytes} bytes`)
  }

  /** The length of a list whose entries take at least `minEntryBytes` each, so that it cannot promise more than it holds. */
  count(what: string, max: number, minEntryBytes = 1): number {
    const start = this.position
    const count = this.u32(`count of ${what}`)
    if (count > max) throw malformed(start, `${count} ${what}, more than ${max}`)
    if (count * minEntryBytes > this.end - this.position) {
      throw malformed(start, `${count} ${what} do not fit the section`)
    }
    return count
  }

  name(what: string): string {
    const length = this.u32(`length of ${what}`)
    if (length > MAX_NAME_BYTES)
      throw malformed(this.position, `${what} has ${length} bytes, more than ${MAX_NAME_BYTES}`)
    const start = this.position
    this.skip(length, what)
    try {
      return UTF8.decode(this.bytes.subarray(start, this.position))
    } catch {
      throw malformed(start, `${what} is not UTF-8`)
    }
  }

  skip(length: number, what: string): void {
    if (length > this.end - this.position) throw malformed(this.position, `${what} is cut off`)
    this.position += length
  }

  /** A reader of the next `length` bytes, which this reader steps over. */
  slice(length: number, what: string): BinaryReader {
    const start = this.position
    this.skip(length, what)
    return new BinaryReader(this.bytes, start, this.position)
  }

  expectEnd(what: string): void {
    if (this.position !== this.end)
      throw malformed(this.position, `${what} has ${this.end - this.position} bytes left over`)
  }
}
