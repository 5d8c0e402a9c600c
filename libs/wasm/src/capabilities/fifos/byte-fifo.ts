const FIRST_BYTES = 64

/** A bounded queue of bytes: a ring that doubles when it is full. */
export class ByteFifo {
  readonly isCloser: boolean
  readonly #maxBytes: number
  #ring = new Uint8Array(FIRST_BYTES)
  #head = 0
  #size = 0

  constructor(isCloser: boolean, maxBytes: number) {
    this.isCloser = isCloser
    this.#maxBytes = maxBytes
  }

  /** @returns `false` when it is full */
  push(byte: number): boolean {
    if (this.#size >= this.#maxBytes) return false
    if (this.#size === this.#ring.length) this.#grow()
    this.#ring[(this.#head + this.#size++) % this.#ring.length] = byte
    return true
  }

  /** The oldest byte; `undefined` when there is none. */
  pop(): number | undefined {
    if (this.#size === 0) return undefined
    const byte = this.#ring[this.#head]
    this.#head = (this.#head + 1) % this.#ring.length
    this.#size--
    return byte
  }

  #grow(): void {
    const grown = new Uint8Array(this.#ring.length * 2)
    grown.set(this.#ring.subarray(this.#head))
    grown.set(this.#ring.subarray(0, this.#head), this.#ring.length - this.#head)
    this.#ring = grown
    this.#head = 0
  }
}
