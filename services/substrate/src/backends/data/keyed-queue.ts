import { CloudError } from '@taucloud/base'

/** Steps that may wait for one key; more are refused. */
const MAX_WAITING = 8_192

/** Runs the steps of one key one after the other, and those of different keys side by side. */
export class KeyedQueue {
  readonly #keys = new Map<string, { tail: Promise<unknown>; waiting: number }>()

  /** @throws {CloudError} `resource_exhausted` when too many steps wait for the key */
  async run<T>(key: string, step: () => Promise<T>): Promise<T> {
    const queue = this.#keys.get(key) ?? { tail: Promise.resolve(), waiting: 0 }
    if (queue.waiting >= MAX_WAITING)
      throw new CloudError('resource_exhausted', 'Cannot change the store: too many changes wait')
    this.#keys.set(key, queue)
    queue.waiting += 1
    const result = queue.tail.then(step)
    queue.tail = result.catch(() => undefined) // each caller gets its own failure
    try {
      return await result
    } finally {
      queue.waiting -= 1
      if (queue.waiting === 0) this.#keys.delete(key)
    }
  }

  /** Waits for everything handed in so far. */
  async idle(): Promise<void> {
    await Promise.all([...this.#keys.values()].map(({ tail }) => tail))
  }
}
