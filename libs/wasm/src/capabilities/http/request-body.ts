/** What a read brings: bytes, or that there are no more. */
export type BodyRead = Uint8Array | 'end'

/** Must a guest that reads this body be able to wait? */
export function isStream(
  body: Uint8Array | AsyncIterable<Uint8Array> | undefined
): body is AsyncIterable<Uint8Array> {
  return body !== undefined && !(body instanceof Uint8Array)
}

const EMPTY = new Uint8Array(0)

/** The body of a request, read front to back by the guest. */
export class RequestBody {
  readonly #stream: AsyncIterable<Uint8Array> | undefined
  #iterator: AsyncIterator<Uint8Array> | undefined
  #rest: Uint8Array
  #ended: boolean
  #closed = false

  constructor(body: Uint8Array | AsyncIterable<Uint8Array> | undefined) {
    this.#stream = isStream(body) ? body : undefined
    this.#rest = body instanceof Uint8Array ? body : EMPTY
    this.#ended = this.#stream === undefined
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Takes up to `capacity` bytes that are here already; `undefined` when a chunk must be awaited first. */
  take(capacity: number): BodyRead | undefined {
    if (this.#rest.length === 0) return this.#ended ? 'end' : undefined
    const taken = this.#rest.subarray(0, capacity)
    this.#rest = this.#rest.subarray(taken.length)
    return taken
  }

  /** Waits until {@link take} has something to give. Rejects as the stream does. */
  async fill(): Promise<void> {
    if (this.#stream === undefined) return
    this.#iterator ??= this.#stream[Symbol.asyncIterator]()
    while (this.#rest.length === 0 && !this.#ended) {
      const result = await this.#iterator.next()
      if (result.done === true) this.#ended = true
      else this.#rest = result.value
    }
  }

  /** Ends reading and lets go of the stream. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    const iterator =
      this.#iterator ?? (this.#ended ? undefined : this.#stream?.[Symbol.asyncIterator]())
    // The stream may refuse to be cut short; nobody is left to tell.
    iterator?.return?.().catch(() => undefined)
  }
}
