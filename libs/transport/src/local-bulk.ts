import { CloudError, toCloudError } from '@taucloud/base'
import type { BulkHandler } from './bulk-service.ts'
import type { BulkStream } from './bus.ts'

/** Bytes that may wait between the two ends in one direction. */
const HIGH_BYTES = 1024 * 1024

/** Two ends of a byte stream within the process; bytes are copied, so neither end sees the other change them. */
function localBulkPair(): [BulkStream, BulkStream] {
  const [there, back] = [new Pipe(), new Pipe()]
  return [endOf(back, there), endOf(there, back)]
}

function endOf(incoming: Pipe, outgoing: Pipe): BulkStream {
  return {
    read: async () => incoming.take(),
    write: async (bytes) => outgoing.put(bytes),
    end: async () => outgoing.finish(),
    abort: (error) => {
      // The other end learns what a broken connection would tell it; the reason stays here.
      const own = toCloudError(error)
      const others = new CloudError('unavailable', 'The stream to the peer broke', { cause: error })
      outgoing.fail({ reader: others, writer: own })
      incoming.fail({ reader: own, writer: others })
    }
  }
}

/** Why a pipe broke, as either side is told. */
interface Failure {
  readonly reader: CloudError
  readonly writer: CloudError
}

class Pipe {
  #chunks: Uint8Array[] = []
  #bytes = 0
  #isEnded = false
  #failure: Failure | undefined
  #waiters: (() => void)[] = []

  async take(): Promise<Uint8Array | undefined> {
    for (;;) {
      const chunk = this.#chunks.shift()
      if (chunk !== undefined) {
        this.#bytes -= chunk.length
        this.#changed()
        return chunk
      }
      if (this.#failure !== undefined) throw this.#failure.reader
      if (this.#isEnded) return undefined
      await this.#change()
    }
  }

  async put(bytes: Uint8Array): Promise<void> {
    this.#assertSound()
    if (this.#isEnded)
      throw new CloudError('failed_precondition', 'Cannot write: the stream has ended')
    if (bytes.length > 0) this.#chunks.push(Uint8Array.from(bytes))
    this.#bytes += bytes.length
    this.#changed()
    while (this.#bytes > HIGH_BYTES) {
      await this.#change()
      this.#assertSound()
    }
  }

  finish(): void {
    this.#isEnded = true
    this.#changed()
  }

  fail(failure: Failure): void {
    this.#failure ??= failure
    this.#chunks = []
    this.#bytes = 0
    this.#changed()
  }

  #assertSound(): void {
    if (this.#failure !== undefined) throw this.#failure.writer
  }

  async #change(): Promise<void> {
    await new Promise<void>((resolve) => this.#waiters.push(resolve))
  }

  #changed(): void {
    for (const resolve of this.#waiters.splice(0)) resolve()
  }
}

/** Opens a bulk stream to this node's own handler. @throws {CloudError} `unimplemented` without one */
export function openLocalBulk(
  handler: BulkHandler | undefined,
  init: { protocol: string; caller: Parameters<BulkHandler>[1] }
): BulkStream {
  if (handler === undefined) {
    throw new CloudError('unimplemented', `Cannot open "${init.protocol}": not served by this node`)
  }
  const [near, far] = localBulkPair()
  handler(far, init.caller)
    .then(
      () => far.end(),
      (error: unknown) => far.abort(toCloudError(error))
    )
    .catch(() => undefined)
  return near
}
