import { CloudError } from '@taucloud/base'
import type { Batch } from './batch.ts'
import { MAX_OPERATIONS, operationOf, signedBytes, sizeOfOperation } from './batch.ts'
import type { HybridClock } from './hybrid-clock.ts'

/** A batch closes at this size, so that it fits a gossip message with its certificate. */
const BATCH_BYTES = 60 * 1024
/** Most writes and bytes that may wait to be signed and flushed. */
const MAX_WAITING = 20_000
const MAX_WAITING_BYTES = 64 * 1024 * 1024

interface LocalWrite {
  readonly key: string
  readonly value: Uint8Array | undefined
  readonly bytes: number
  resolve(sequence: number): void
  reject(error: unknown): void
}

export interface LocalWritesInit {
  readonly space: string
  readonly clock: HybridClock
  /** Origin and number of the next write. */
  readonly position: () => { origin: string; first: number }
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>
  /** Puts a batch on disk, then lets it go out. */
  readonly commit: (batch: Batch) => Promise<void>
}

/**
 * This node's own writes on their way to disk. Writes that wait while a batch is signed and flushed form the next batch,
 * so the price of a signature and of a flush is shared.
 */
export class LocalWrites {
  readonly #init: LocalWritesInit
  #waiting: LocalWrite[] = []
  #waitingBytes = 0
  #running: Promise<void> | undefined

  constructor(init: LocalWritesInit) {
    this.#init = init
  }

  /** Resolves with the sequence number once the write is on disk. @throws {CloudError} `resource_exhausted` */
  write(key: string, value: Uint8Array | undefined): Promise<number> {
    const bytes = sizeOfOperation(key, value)
    const isFull =
      this.#waiting.length >= MAX_WAITING || this.#waitingBytes + bytes > MAX_WAITING_BYTES
    if (isFull) {
      const text = `Cannot write "${key}": too many writes wait for the disk`
      return Promise.reject(new CloudError('resource_exhausted', text))
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, value, bytes, resolve, reject })
      this.#waitingBytes += bytes
      this.#running ??= this.#run()
    })
  }

  /** Waits for everything handed in so far. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running
  }

  async #run(): Promise<void> {
    // Writes of the same turn of the event loop belong into one batch.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const writes = this.#take()
      try {
        const batch = await this.#batchOf(writes)
        await this.#init.commit(batch)
        for (const [index, write] of writes.entries()) write.resolve(batch.first + index)
      } catch (error) {
        for (const write of writes) write.reject(error)
      }
    }
    this.#running = undefined
  }

  async #batchOf(writes: readonly LocalWrite[]): Promise<Batch> {
    const { space, clock, position, sign } = this.#init
    const operations = writes.map(({ key, value }) => operationOf(clock.next(), key, value))
    const unsigned = { space, ...position(), operations }
    return { ...unsigned, signature: await sign(signedBytes(unsigned)) }
  }

  #take(): LocalWrite[] {
    let bytes = 0
    let count = 0
    for (const write of this.#waiting) {
      if (count === MAX_OPERATIONS || (count > 0 && bytes + write.bytes > BATCH_BYTES)) break
      bytes += write.bytes
      count += 1
    }
    this.#waitingBytes -= bytes
    return this.#waiting.splice(0, count)
  }
}
