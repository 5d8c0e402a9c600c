import { CloudError } from '@taucloud/base'
import type { WriteOperation } from './key-value-store.ts'

/** Most bytes handed to one commit, so that a small write never waits behind an endless one. */
const COMMIT_BYTES = 4 * 1024 * 1024
/** Most bytes that may wait; beyond it writers are refused instead of filling the memory. */
const WAITING_BYTES = 64 * 1024 * 1024
/** What an operation costs besides its value. */
const OPERATION_BYTES = 64

interface Write {
  readonly operations: readonly WriteOperation[]
  readonly bytes: number
  readonly sync: boolean
  resolve(): void
  reject(error: unknown): void
}

/** Writes one batch atomically. */
export type Commit = (operations: readonly WriteOperation[], sync: boolean) => Promise<void>

/**
 * Joins writes that wait at the same time into one commit, so that their callers share one flush of the disk: 2 800
 * flushes a second then carry hundreds of thousands of writes. Order is kept.
 */
export class WriteQueue {
  readonly #commit: Commit
  #waiting: Write[] = []
  #waitingBytes = 0
  #running: Promise<void> | undefined

  constructor(commit: Commit) {
    this.#commit = commit
  }

  /** Resolves when the operations are written. @throws {CloudError} `resource_exhausted` when too much waits */
  write(operations: readonly WriteOperation[], sync: boolean): Promise<void> {
    const bytes = operations.reduce((sum, operation) => sum + sizeOf(operation), 0)
    if (this.#waitingBytes + bytes > WAITING_BYTES && this.#waiting.length > 0) {
      return Promise.reject(
        new CloudError('resource_exhausted', 'Cannot write: too many writes wait for the disk')
      )
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operations, bytes, sync, resolve, reject })
      this.#waitingBytes += bytes
      this.#running ??= this.#run()
    })
  }

  /** Waits for everything handed in so far. Never rejects; failures went to the writers. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const writes = this.#take()
      const sync = writes.some((write) => write.sync)
      try {
        await this.#commit(
          writes.flatMap((write) => write.operations),
          sync
        )
        for (const write of writes) write.resolve()
      } catch (error) {
        for (const write of writes) write.reject(error)
      }
    }
    this.#running = undefined
  }

  #take(): Write[] {
    let bytes = 0
    let count = 0
    for (const write of this.#waiting) {
      if (count > 0 && bytes + write.bytes > COMMIT_BYTES) break
      bytes += write.bytes
      count += 1
    }
    this.#waitingBytes -= bytes
    return this.#waiting.splice(0, count)
  }
}

function sizeOf(operation: WriteOperation): number {
  return (
    OPERATION_BYTES + operation.key.length + (operation.type === 'put' ? operation.value.length : 0)
  )
}
