import type { Update } from './control.ts'

/** Updates that a follower has not taken yet; a slower one starts over from everything. */
const MAX_WAITING = 128

/** Tells each follower everything that holds now, then what is new. */
export class UpdateFeed {
  readonly #everything: () => Update[]
  readonly #followers = new Set<Follower>()
  #isEnded = false

  constructor(everything: () => Update[]) {
    this.#everything = everything
  }

  push(update: Update): void {
    for (const follower of this.#followers) follower.push(update)
  }

  /** Ends every follower. */
  end(): void {
    this.#isEnded = true
    for (const follower of this.#followers) follower.wake()
  }

  async *follow(signal: AbortSignal): AsyncGenerator<Update, void> {
    const follower = new Follower(this.#everything)
    const wake = (): void => follower.wake()
    this.#followers.add(follower)
    signal.addEventListener('abort', wake, { once: true })
    try {
      while (!signal.aborted && !this.#isEnded) {
        yield* follower.take()
        await follower.more()
      }
    } finally {
      signal.removeEventListener('abort', wake)
      this.#followers.delete(follower)
    }
  }
}

class Follower {
  readonly #everything: () => Update[]
  #waiting: Update[] = []
  #isBehind = true
  #wake: (() => void) | undefined

  constructor(everything: () => Update[]) {
    this.#everything = everything
  }

  push(update: Update): void {
    if (this.#waiting.length < MAX_WAITING) {
      this.#waiting.push(update)
    } else {
      this.#waiting = []
      this.#isBehind = true
    }
    this.wake()
  }

  take(): Update[] {
    const updates = this.#isBehind ? this.#everything() : this.#waiting
    this.#isBehind = false
    this.#waiting = []
    return updates
  }

  wake(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }

  async more(): Promise<void> {
    if (this.#waiting.length > 0 || this.#isBehind) return
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
  }
}
