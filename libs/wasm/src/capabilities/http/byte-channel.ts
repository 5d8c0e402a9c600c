import { CloudError } from '@taucloud/base'

/** A writer waits while more than this many bytes are queued. */
const HIGH_WATER_BYTES = 64 * 1024

/** Bytes on their way from a guest that streams to the one reader of its answer. */
export class ByteChannel implements AsyncIterable<Uint8Array> {
  #queue: Uint8Array[] = []
  #queued = 0
  #ended = false
  #failure: CloudError | undefined
  #abandoned = false
  #wakeReader: (() => void) | undefined
  #wakeWriter: (() => void) | undefined
  #onAbandon: (() => void) | undefined

  /** Calls `listener` when the reader gives up. */
  onAbandon(listener: () => void): void {
    this.#onAbandon = listener
    if (this.#abandoned) listener()
  }

  /** @returns `false` when the reader has given up */
  push(bytes: Uint8Array): boolean {
    if (this.#abandoned) return false
    if (bytes.length === 0) return true
    this.#queue.push(bytes)
    this.#queued += bytes.length
    this.#wakeReader?.()
    return true
  }

  /** A promise to wait for before writing more; `undefined` when there is room. */
  backpressure(): Promise<void> | undefined {
    if (this.#abandoned || this.#queued <= HIGH_WATER_BYTES) return undefined
    return new Promise((resolve) => {
      this.#wakeWriter = resolve
    })
  }

  /** No more bytes follow; with a failure, the reader gets it after what is queued. */
  end(failure?: CloudError): void {
    if (this.#ended) return
    this.#ended = true
    this.#failure = failure
    this.#wakeReader?.()
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return {
      next: async () => this.#next(),
      return: async () => {
        this.#abandon()
        return { done: true, value: undefined }
      }
    }
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    for (;;) {
      const chunk = this.#queue.shift()
      if (chunk !== undefined) {
        this.#queued -= chunk.length
        if (this.#queued <= HIGH_WATER_BYTES) this.#releaseWriter()
        return { done: false, value: chunk }
      }
      if (this.#failure !== undefined) throw this.#failure
      if (this.#ended || this.#abandoned) return { done: true, value: undefined }
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve
      })
      this.#wakeReader = undefined
    }
  }

  #abandon(): void {
    if (this.#abandoned) return
    this.#abandoned = true
    this.#queue = []
    this.#queued = 0
    this.#releaseWriter()
    if (!this.#ended) this.#onAbandon?.()
  }

  #releaseWriter(): void {
    const wake = this.#wakeWriter
    this.#wakeWriter = undefined
    wake?.()
  }
}

/** The end of a call whose answer nobody receives any more. */
export function abandonedAnswer(): CloudError {
  return new CloudError('canceled', 'Cannot finish the call: the receiver of the answer has gone')
}
