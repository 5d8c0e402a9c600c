/** What one function may have waiting, and all of them together. */
const MAX_RUNNING = 64
const MAX_WAITING = 1024
const MAX_WAITING_BYTES = 64 * 1024 * 1024

interface Queue<T> {
  running: number
  readonly waiting: T[]
}

/** Messages that wait for their functions: at most 64 calls of one at once, and bounded queues that drop what is newest. */
export class SubscriptionQueues<T extends { readonly data: Uint8Array }> {
  readonly #run: (message: T) => Promise<unknown>
  readonly #queues = new Map<string, Queue<T>>()
  #waitingBytes = 0
  /** Messages that were dropped because a queue was full. */
  dropped = 0
  /** Calls that have ended, in failure or not, and those that failed. */
  delivered = 0
  failed = 0

  /** @param run calls the function; a rejection is counted and goes no further */
  constructor(run: (message: T) => Promise<unknown>) {
    this.#run = run
  }

  /** Calls waiting or under way. */
  get size(): number {
    return [...this.#queues.values()].reduce(
      (sum, queue) => sum + queue.running + queue.waiting.length,
      0
    )
  }

  push(key: string, message: T): void {
    const queue = this.#queues.get(key) ?? { running: 0, waiting: [] }
    this.#queues.set(key, queue)
    if (queue.running < MAX_RUNNING) {
      void this.#serve(key, queue, message)
      return
    }
    const bytes = this.#waitingBytes + message.data.length
    if (queue.waiting.length >= MAX_WAITING || bytes > MAX_WAITING_BYTES) {
      this.dropped += 1
      return
    }
    this.#waitingBytes = bytes
    queue.waiting.push(message)
  }

  /** Drops everything that waits. */
  clear(): void {
    for (const queue of this.#queues.values()) {
      this.dropped += queue.waiting.length
      queue.waiting.length = 0
    }
    this.#waitingBytes = 0
  }

  async #serve(key: string, queue: Queue<T>, first: T): Promise<void> {
    queue.running += 1
    for (let message: T | undefined = first; message !== undefined;) {
      try {
        await this.#run(message)
      } catch {
        this.failed += 1 // the function's own log says why
      }
      this.delivered += 1
      message = queue.waiting.shift()
      if (message !== undefined) this.#waitingBytes -= message.data.length
    }
    queue.running -= 1
    if (queue.running === 0) this.#queues.delete(key)
  }
}
