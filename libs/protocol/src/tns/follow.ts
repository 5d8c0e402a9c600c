import { silentLogger, toCloudError } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import type { Bus } from '@taucloud/transport'
import { setTimeout as delay } from 'node:timers/promises'
import { TnsContract } from './contract.ts'
import type { BranchRecord, WatchEvent } from './contract.ts'
import { branchKey, compareRecords } from './order.ts'

export interface FollowOptions {
  /** Called after each change of {@link BranchFollower.records}; undefined says that the branch serves nothing. */
  onChange?: (key: string, record: BranchRecord | undefined) => void
  /** Called when {@link BranchFollower.isComplete} turns. */
  onComplete?: (complete: boolean) => void
  /** First pause before asking another tns node; doubles up to 5 s. @default 100 */
  retryMs?: number
  /** Branches kept; changes of others are dropped and logged. @default 100 000 */
  maxBranches?: number
  logger?: Logger
}

const MAX_RETRY_MS = 5_000

/**
 * Keeps what every branch serves, by following the change feed of one tns node after another. What it holds never
 * goes back to an older push, even when the next node asked has seen less than the one before.
 */
export class BranchFollower implements Startable {
  readonly #bus: Pick<Bus, 'client'>
  readonly #options: FollowOptions
  readonly #records = new Map<string, BranchRecord>()
  readonly #logger: Logger
  #complete = false
  #stopping: AbortController | undefined
  #loop: Promise<void> = Promise.resolve()

  /** Asks nobody before `start()`. */
  constructor(bus: Pick<Bus, 'client'>, options: FollowOptions = {}) {
    this.#bus = bus
    this.#options = options
    this.#logger = options.logger ?? silentLogger
  }

  /** What each branch serves, by `<project>/<branch>`. */
  get records(): ReadonlyMap<string, BranchRecord> {
    return this.#records
  }

  /** Has the whole list arrived, and does the feed still flow? Only then is an absent branch known to be absent. */
  isComplete(): boolean {
    return this.#complete
  }

  /** Begins to follow; does not wait for a tns node. */
  start(): Promise<void> {
    if (this.#stopping === undefined) {
      this.#stopping = new AbortController()
      this.#loop = this.#run(this.#stopping.signal)
    }
    return Promise.resolve()
  }

  async stop(): Promise<void> {
    this.#stopping?.abort()
    await this.#loop
    this.#stopping = undefined
  }

  async #run(signal: AbortSignal): Promise<void> {
    const firstMs = this.#options.retryMs ?? 100
    let pauseMs = firstMs
    while (!signal.aborted) {
      try {
        await this.#follow(signal)
      } catch (error) {
        this.#logger.debug('tns feed lost', { code: toCloudError(error).code })
      }
      if (this.#complete) pauseMs = firstMs
      this.#setComplete(false)
      await delay(pauseMs * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined)
      pauseMs = Math.min(MAX_RETRY_MS, pauseMs * 2)
    }
    this.#setComplete(false)
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const unseen = new Set(this.#records.keys())
    const events = this.#bus.client(TnsContract, { service: 'tns' }).watch({}, { signal })
    for await (const event of events) {
      this.#apply(event, unseen)
      if (!event.caughtUp) continue
      for (const key of unseen) this.#remove(key)
      unseen.clear()
      this.#setComplete(true)
    }
  }

  #apply(event: WatchEvent, unseen: Set<string>): void {
    if (typeof event.removed === 'string' && event.removed !== '') this.#remove(event.removed)
    const record = event.changed
    if (record === null) return
    const key = branchKey(record)
    unseen.delete(key)
    const known = this.#records.get(key)
    if (known !== undefined && compareRecords(record, known) < 0) return
    if (known === undefined && this.#records.size >= (this.#options.maxBranches ?? 100_000)) {
      this.#logger.error('too many branches to follow', { key })
      return
    }
    this.#records.set(key, record)
    this.#options.onChange?.(key, record)
  }

  #remove(key: string): void {
    if (this.#records.delete(key)) this.#options.onChange?.(key, undefined)
  }

  #setComplete(complete: boolean): void {
    if (this.#complete === complete) return
    this.#complete = complete
    this.#options.onComplete?.(complete)
  }
}
