/** Tells of changes of one job. Several changes between two looks count as one, so nothing piles up. */
export interface ChangeFeed {
  /** Resolves at once when something changed since the last call, else at the next change. Rejects when aborted. */
  next(signal?: AbortSignal): Promise<void>
  close(): void
}

/** Who wants to know when a job changes. */
export class Changes {
  readonly #feeds = new Map<string, Set<Feed>>()

  subscribe(topic: string): ChangeFeed {
    const feeds = this.#feeds.get(topic) ?? new Set()
    this.#feeds.set(topic, feeds)
    const feed = new Feed(() => {
      feeds.delete(feed)
      if (feeds.size === 0) this.#feeds.delete(topic)
    })
    feeds.add(feed)
    return feed
  }

  notify(topic: string): void {
    for (const feed of this.#feeds.get(topic) ?? []) feed.mark()
  }
}

class Feed implements ChangeFeed {
  readonly #onClose: () => void
  #changed = false
  #wake: (() => void) | undefined

  constructor(onClose: () => void) {
    this.#onClose = onClose
  }

  mark(): void {
    this.#changed = true
    this.#wake?.()
  }

  async next(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    if (!this.#changed) await this.#marked(signal)
    this.#changed = false
  }

  #marked(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#wake = undefined
        reject(toError(signal?.reason))
      }
      this.#wake = () => {
        this.#wake = undefined
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }
      signal?.addEventListener('abort', onAbort, { once: true })
    })
  }

  close(): void {
    this.#onClose()
  }
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new DOMException('The wait was given up', 'AbortError')
}
