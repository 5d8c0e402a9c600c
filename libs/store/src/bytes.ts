import { CloudError } from '@taucloud/base'

/** Builds a byte string piece by piece. Numbers are unsigned LEB128, below 2^53. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = []

  byte(value: number): this {
    this.#parts.push(Uint8Array.of(value))
    return this
  }

  number(value: number): this {
    const bytes: number[] = []
    let rest = value
    while (rest >= 0x80) {
      bytes.push((rest % 0x80) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    bytes.push(rest)
    this.#parts.push(Uint8Array.from(bytes))
    return this
  }

  /** Bytes whose length the reader knows. */
  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes)
    return this
  }

  /** Bytes behind their length. */
  bytes(bytes: Uint8Array): this {
    return this.number(bytes.length).raw(bytes)
  }

  text(text: string): this {
    return this.bytes(Buffer.from(text))
  }

  finish(): Uint8Array {
    const joined = Buffer.concat(this.#parts)
    return new Uint8Array(joined.buffer, joined.byteOffset, joined.length)
  }
}

/**
 * Takes a byte string apart. Every method throws `invalid_argument` when the bytes end early, exceed the bound it was
 * given, or are not the one form that {@link ByteWriter} produces.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #what: string
  #at = 0

  /** @param what names the bytes in messages: "batch" */
  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes
    this.#what = what
  }

  get offset(): number {
    return this.#at
  }

  isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  byte(): number {
    const value = this.#bytes[this.#at]
    if (value === undefined) throw this.fail('it ends early')
    this.#at += 1
    return value
  }

  number(max = Number.MAX_SAFE_INTEGER): number {
    let value = 0
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
      const byte = this.byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        if (byte === 0 && scale > 1) break
        if (value > max) throw this.fail(`a number exceeds ${String(max)}`)
        return value
      }
    }
    throw this.fail('a number is malformed')
  }

  raw(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw this.fail('it ends early')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  bytes(max: number): Uint8Array {
    return this.raw(this.number(max))
  }

  text(max: number): string {
    const bytes = this.bytes(max)
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch (error) {
      throw this.fail('a text is not UTF-8', error)
    }
  }

  /** What was read since an earlier `offset`. */
  since(offset: number): Uint8Array {
    return this.#bytes.subarray(offset, this.#at)
  }

  /** Insists that nothing follows. */
  end(): void {
    if (!this.isAtEnd()) throw this.fail('bytes follow its end')
  }

  fail(reason: string, cause?: unknown): CloudError {
    return new CloudError('invalid_argument', `Cannot read ${this.#what}: ${reason}`, { cause })
  }
}
