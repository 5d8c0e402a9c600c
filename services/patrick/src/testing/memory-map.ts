import type { JobMap } from '../store.ts'

interface Change {
  key: string
  value: Uint8Array | undefined
}

/** An ordered map in memory with the interface of a replicated one, for tests of one node's decisions. */
export class MemoryMap implements JobMap {
  readonly entries = new Map<string, Uint8Array>()
  readonly #listeners = new Set<(change: Change) => void>()
  /** Called before each write; a test makes writes fail here. */
  beforePut: (key: string) => void = () => undefined

  async get(key: string): Promise<Uint8Array | undefined> {
    return this.entries.get(key)
  }

  async put(key: string, value: Uint8Array): Promise<void> {
    this.beforePut(key)
    this.entries.set(key, value)
    for (const listener of this.#listeners) listener({ key, value })
  }

  async delete(key: string): Promise<void> {
    this.entries.delete(key)
    for (const listener of this.#listeners) listener({ key, value: undefined })
  }

  async *list(
    prefix: string,
    options: { after?: string; limit?: number; reverse?: boolean } = {}
  ): AsyncIterable<[string, Uint8Array]> {
    const { after, limit = Infinity, reverse = false } = options
    const keys = [...this.entries.keys()].filter((key) => key.startsWith(prefix)).sort()
    if (reverse) keys.reverse()
    const isPast = (key: string): boolean =>
      after === undefined || (reverse ? key < after : key > after)
    for (const key of keys.filter(isPast).slice(0, limit)) {
      const value = this.entries.get(key)
      if (value !== undefined) yield [key, value]
    }
  }

  async *watch(prefix: string, { signal }: { signal?: AbortSignal } = {}): AsyncIterable<Change> {
    const queue: Change[] = []
    let wake: () => void = () => undefined
    const listener = (change: Change): void => {
      if (change.key.startsWith(prefix)) queue.push(change)
      wake()
    }
    this.#listeners.add(listener)
    signal?.addEventListener('abort', () => wake(), { once: true })
    try {
      while (signal?.aborted !== true) {
        const change = queue.shift()
        if (change !== undefined) yield change
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      this.#listeners.delete(listener)
    }
  }
}
