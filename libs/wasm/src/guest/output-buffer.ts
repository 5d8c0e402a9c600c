/** Where a guest's text goes: its standard output, its standard error, or the log of the node. */
export type OutputStream = 'out' | 'err' | 'log'

/** Most bytes of output kept from one call; the rest is dropped and counted. */
export const MAX_OUTPUT_BYTES = 64 * 1024

/**
 * Collects what a guest prints during a call and hands it on when no guest is running, so that a reader of output
 * never stands between guest frames.
 */
export class OutputBuffer {
  readonly #reader: ((stream: OutputStream, text: string) => void) | undefined
  #parts: { stream: OutputStream; chunks: Buffer[] }[] = []
  #kept = 0
  #dropped = 0

  constructor(reader: ((stream: OutputStream, text: string) => void) | undefined) {
    this.#reader = reader
  }

  /** Bytes that may still be kept in this call. */
  get room(): number {
    return this.#reader === undefined ? 0 : MAX_OUTPUT_BYTES - this.#kept
  }

  /** Takes a copy of `bytes`, up to the room that is left. */
  append(stream: OutputStream, bytes: Uint8Array): void {
    const kept = Math.min(bytes.length, this.room)
    this.#dropped += bytes.length - kept
    if (kept === 0) return
    this.#kept += kept
    const copy = Buffer.from(bytes.subarray(0, kept))
    const last = this.#parts.at(-1)
    if (last?.stream === stream) last.chunks.push(copy)
    else this.#parts.push({ stream, chunks: [copy] })
  }

  /** Hands on what was collected. Bytes that are not UTF-8 become replacement characters. */
  flush(): void {
    if (this.#parts.length === 0) return
    const parts = this.#parts
    this.#parts = []
    for (const { stream, chunks } of parts) {
      this.#deliver(stream, Buffer.concat(chunks).toString('utf8'))
    }
  }

  /** Ends the call: hands on the rest, says how much was dropped and makes room for the next call. */
  end(): void {
    this.flush()
    if (this.#dropped > 0) this.#deliver('err', `[${this.#dropped} bytes of output dropped]\n`)
    this.#kept = 0
    this.#dropped = 0
  }

  #deliver(stream: OutputStream, text: string): void {
    try {
      this.#reader?.(stream, text)
    } catch {
      // A reader that fails must not fail the call of the guest that printed.
    }
  }
}
