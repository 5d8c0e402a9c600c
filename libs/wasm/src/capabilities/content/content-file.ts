/** Most bytes that the open files of one instance have together. */
export const MAX_OPEN_BYTES = 32 * 1024 * 1024
/** Most bytes that the open files of all instances of a thread have together. */
export const MAX_THREAD_BYTES = 256 * 1024 * 1024

/** Bytes that may be taken, of an instance within those of its thread. */
export class ByteBudget {
  readonly #max: number
  readonly #outer: ByteBudget | undefined
  #used = 0

  constructor(max: number, outer?: ByteBudget) {
    this.#max = max
    this.#outer = outer
  }

  /** @returns `false` when there is not so much left */
  take(bytes: number): boolean {
    if (this.#used + bytes > this.#max || this.#outer?.take(bytes) === false) return false
    this.#used += bytes
    return true
  }

  give(bytes: number): void {
    this.#used -= bytes
    this.#outer?.give(bytes)
  }
}

/** A temporary file of a guest: bytes with a position. Host functions that write it must not wait, so it is in memory. */
export class ContentFile {
  /** What it was opened with, in binary. */
  readonly cid: Uint8Array | undefined
  readonly #budget: ByteBudget
  #buffer = new Uint8Array(0)
  #size = 0
  #position = 0
  closed = false

  constructor(budget: ByteBudget, cid?: Uint8Array) {
    this.#budget = budget
    this.cid = cid
  }

  /** The whole file in a buffer of its own. */
  bytes(): Uint8Array {
    return this.#buffer.slice(0, this.#size)
  }

  /** The next bytes, at most `capacity`, valid until the file is written. */
  read(capacity: number): Uint8Array {
    const start = Math.min(this.#position, this.#size)
    const bytes = this.#buffer.subarray(start, Math.min(this.#size, start + capacity))
    this.#position += bytes.length
    return bytes
  }

  /** Writes at the position; a gap is filled with zeros. @returns `false` when there is no room */
  write(bytes: Uint8Array): boolean {
    if (bytes.length === 0) return true
    const end = this.#position + bytes.length
    if (end > this.#buffer.length && !this.#grow(end)) return false
    this.#buffer.set(bytes, this.#position)
    this.#position = end
    this.#size = Math.max(this.#size, end)
    return true
  }

  /** @param whence 0 from the start, 1 from the position, 2 from the end. @returns the position, `undefined` below 0 */
  seek(offset: bigint, whence: number): number | undefined {
    const base = whence === 0 ? 0 : whence === 1 ? this.#position : this.#size
    const position = BigInt(base) + offset
    if (position < 0n || position > BigInt(Number.MAX_SAFE_INTEGER)) return undefined
    this.#position = Number(position)
    return this.#position
  }

  close(): void {
    this.#budget.give(this.#buffer.length)
    this.#buffer = new Uint8Array(0)
    this.#size = 0
    this.closed = true
  }

  /** Twice as much as before when there is room for it, else what is needed. */
  #grow(end: number): boolean {
    if (end > MAX_OPEN_BYTES) return false
    const before = this.#buffer.length
    const doubled = Math.min(MAX_OPEN_BYTES, Math.max(end, 2 * before))
    const length = [doubled, end].find((size) => this.#budget.take(size - before))
    if (length === undefined) return false
    const larger = new Uint8Array(length)
    larger.set(this.#buffer.subarray(0, this.#size))
    this.#buffer = larger
    return true
  }
}
