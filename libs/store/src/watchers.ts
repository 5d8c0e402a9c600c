import { CloudError } from '@taucloud/base'

/** A key that changed, with its value now; a deletion has none. */
export interface MapChange {
  readonly key: string
  readonly value: Uint8Array | undefined
}

/** Most changed keys that may wait for a slow reader; a key that changes again takes no more room. */
const MAX_WAITING_KEYS = 10_000

interface Watcher {
  readonly prefix: string
  readonly waiting: Map<string, Uint8Array | undefined>
  /** Set once nothing more comes: a reason to throw, or undefined for a quiet end. */
  ended: { readonly error: CloudError | undefined } | undefined
  wake(): void
}

/** Tells readers of the keys that change. A reader that falls behind sees only the last value of each key. */
export class Watchers {
  readonly #watchers = new Set<Watcher>()

  /**
   * Changes of keys with the prefix from this call on. Ends when the signal fires or the map stops.
   *
   * @throws {CloudError} `resource_exhausted` from the iteration when too many keys wait for its reader
   */
  watch(prefix: string, signal: AbortSignal | undefined): AsyncIterable<MapChange> {
    const watcher: Watcher = {
      prefix,
      waiting: new Map(),
      ended: undefined,
      wake: () => undefined
    }
    const end = (): void => {
      this.#end(watcher, undefined)
    }
    if (signal?.aborted === true) watcher.ended = { error: undefined }
    else this.#watchers.add(watcher)
    signal?.addEventListener('abort', end, { once: true })
    return this.#read(watcher, () => {
      signal?.removeEventListener('abort', end)
      this.#watchers.delete(watcher)
    })
  }

  tell(key: string, value: Uint8Array | undefined): void {
    for (const watcher of this.#watchers) {
      if (!key.startsWith(watcher.prefix)) continue
      watcher.waiting.delete(key)
      watcher.waiting.set(key, value)
      if (watcher.waiting.size > MAX_WAITING_KEYS) {
        const text = `Cannot follow "${watcher.prefix}": too many changes wait to be read`
        this.#end(watcher, new CloudError('resource_exhausted', text))
      } else watcher.wake()
    }
  }

  /** Ends every iteration. */
  close(): void {
    for (const watcher of this.#watchers) this.#end(watcher, undefined)
  }

  async *#read(watcher: Watcher, release: () => void): AsyncGenerator<MapChange> {
    try {
      for (;;) {
        const [change] = watcher.waiting
        if (change !== undefined) {
          const [key, value] = change
          watcher.waiting.delete(key)
          yield { key, value }
        } else if (watcher.ended === undefined) await nextWake(watcher)
        else break
      }
      if (watcher.ended.error !== undefined) throw watcher.ended.error
    } finally {
      release()
    }
  }

  #end(watcher: Watcher, error: CloudError | undefined): void {
    this.#watchers.delete(watcher)
    watcher.ended ??= { error }
    watcher.waiting.clear()
    watcher.wake()
  }
}

function nextWake(watcher: Watcher): Promise<void> {
  return new Promise((resolve) => {
    watcher.wake = resolve
  })
}
