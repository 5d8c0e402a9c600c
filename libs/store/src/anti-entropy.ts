import type { Logger } from '@taucloud/base'

/** First and longest wait before a failed exchange is tried again. */
const RETRY_MS = 200
const MAX_RETRY_MS = 10_000
/** A node that sees nobody for this long after its start is taken to be alone. */
const ALONE_AFTER_MS = 300
const MAX_AT_ONCE = 4

export interface AntiEntropyInit {
  /** Brings over everything that a peer has and this node lacks. */
  pull(peer: string, signal: AbortSignal): Promise<void>
  /** The other live holders. */
  holders(): string[]
  /** Mean time between two exchanges with some holder. */
  readonly intervalMs: number
  readonly logger: Logger
}

interface Task {
  timer: NodeJS.Timeout | undefined
  isRunning: boolean
  /** Asked for again while running. */
  isWanted: boolean
  failures: number
}

/**
 * Decides when this node compares itself with which holder: with every one that appears, with one at random from time to
 * time, and at once with one that is known to have more.
 */
export class AntiEntropy {
  readonly #init: AntiEntropyInit
  readonly #tasks = new Map<string, Task>()
  readonly #synced = new Set<string>()
  #abort = new AbortController()
  #interval: NodeJS.Timeout | undefined
  #aloneTimer: NodeJS.Timeout | undefined
  #isAlone = false
  #isCaughtUp = false
  #running = new Set<Promise<void>>()

  constructor(init: AntiEntropyInit) {
    this.#init = init
  }

  start(): void {
    this.#abort = new AbortController()
    this.#isAlone = false
    this.#isCaughtUp = false
    this.#aloneTimer = setTimeout(() => {
      this.#isAlone = true
    }, ALONE_AFTER_MS)
    this.#schedule()
    this.membersChanged()
  }

  async stop(): Promise<void> {
    this.#abort.abort()
    clearTimeout(this.#interval)
    clearTimeout(this.#aloneTimer)
    for (const task of this.#tasks.values()) clearTimeout(task.timer)
    await Promise.allSettled(this.#running)
    this.#tasks.clear()
    this.#synced.clear()
  }

  /** Has this node exchanged state with every holder that was live since it started? Once true it stays so. */
  isCaughtUp(): boolean {
    if (this.#isCaughtUp) return true
    const holders = this.#init.holders()
    this.#isCaughtUp =
      holders.length === 0 ? this.#isAlone : holders.every((peer) => this.#synced.has(peer))
    return this.#isCaughtUp
  }

  /** Exchanges with holders that are new, forgets those that left. */
  membersChanged(): void {
    const holders = new Set(this.#init.holders())
    for (const [peer, task] of this.#tasks) {
      if (holders.has(peer)) continue
      clearTimeout(task.timer)
      this.#tasks.delete(peer)
      this.#synced.delete(peer)
    }
    for (const peer of holders) {
      if (!this.#tasks.has(peer)) this.request(peer, 0)
    }
  }

  /** Exchanges with a holder after a delay, unless one is already due earlier. */
  request(peer: string, delayMs: number): void {
    if (this.#abort.signal.aborted || !this.#init.holders().includes(peer)) return
    const task = this.#taskOf(peer)
    task.isWanted = true
    if (task.isRunning || task.timer !== undefined) return
    task.timer = setTimeout(() => {
      task.timer = undefined
      this.#begin(peer, task)
    }, delayMs)
  }

  #taskOf(peer: string): Task {
    const known = this.#tasks.get(peer)
    if (known !== undefined) return known
    const task = { timer: undefined, isRunning: false, isWanted: false, failures: 0 }
    this.#tasks.set(peer, task)
    return task
  }

  #begin(peer: string, task: Task): void {
    if (this.#running.size >= MAX_AT_ONCE) {
      this.request(peer, RETRY_MS)
      return
    }
    const run = this.#run(peer, task).finally(() => this.#running.delete(run))
    this.#running.add(run)
  }

  async #run(peer: string, task: Task): Promise<void> {
    task.isRunning = true
    task.isWanted = false
    try {
      await this.#init.pull(peer, this.#abort.signal)
      task.failures = 0
      if (this.#tasks.get(peer) === task) this.#synced.add(peer)
    } catch (error) {
      task.failures += 1
      task.isWanted = true
      if (!this.#abort.signal.aborted) {
        this.#init.logger.debug('exchange failed', { peer, failures: task.failures, error })
      }
    }
    task.isRunning = false
    if (!task.isWanted || this.#tasks.get(peer) !== task) return
    const backoff = Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** (task.failures - 1))
    this.request(peer, task.failures === 0 ? 0 : jittered(backoff))
  }

  #schedule(): void {
    this.#interval = setTimeout(() => {
      const holders = this.#init.holders()
      const peer = holders[Math.floor(Math.random() * holders.length)]
      if (peer !== undefined) this.request(peer, 0)
      this.#schedule()
    }, jittered(this.#init.intervalMs))
  }
}

/** Between half and one and a half of a time, so that nodes do not march in step. */
function jittered(ms: number): number {
  return ms * (0.5 + Math.random())
}
