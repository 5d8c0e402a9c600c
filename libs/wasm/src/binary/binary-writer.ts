const UTF8 = new TextEncoder()

/** Appends values in the WebAssembly binary format to a growing buffer. */
export class BinaryWriter {
  #bytes: Uint8Array
  #length = 0

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity)
  }

  get length(): number {
    return this.#length
  }

  byte(value: number): this {
    this.#reserve(1)
    this.#bytes[this.#length++] = value
    return this
  }

  u32(value: number): this {
    this.#reserve(5)
    let rest = value
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
    return this
  }

  /** A signed LEB128 number of at most 32 bits. */
  s32(value: number): this {
    this.#reserve(5)
    let rest = value | 0
    for (;;) {
      const low = rest & 0x7f
      rest >>= 7
      if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
        this.#bytes[this.#length++] = low
        return this
      }
      this.#bytes[this.#length++] = low | 0x80
    }
  }

  raw(bytes: ArrayLike<number>): this {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  /** Copies `source[start, end)`. */
  copy(source: Uint8Array, start: number, end: number): this {
    return this.raw(source.subarray(start, end))
  }

  name(text: string): this {
    const bytes = UTF8.encode(text)
    return this.u32(bytes.length).raw(bytes)
  }

  /** Writes `content` with its length in front. */
  block(content: BinaryWriter): this {
    return this.u32(content.length).raw(content.view())
  }

  section(id: number, content: BinaryWriter): this {
    return this.byte(id).block(content)
  }

  /** What was written so far, valid until the next write. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  /** A copy of what was written, owned by the caller. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, needed))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}
