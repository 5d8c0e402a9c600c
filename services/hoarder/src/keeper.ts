import { toCloudError } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import type { Content } from '@taucloud/content'
import { placementOf } from '@taucloud/protocol/hoarder'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { jobOwner, releaseOwner } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { fetchRelease } from './release-content.ts'

/** What the keeper sees of the cloud and works on. */
export interface KeeperParts {
  readonly content: Content
  readonly ledger: Ledger
  readonly self: string
  /** Live hoarders, this node included. */
  hoarders(): string[]
  /** What every branch serves. */
  records(): Iterable<BranchRecord>
  /** Is that all there is? Only then is a release that nobody names not needed. */
  isComplete(): boolean
  /** Does another hoarder hold the whole release? */
  isHeldBy(peer: string, release: string, signal: AbortSignal): Promise<boolean>
  readonly logger: Logger
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number
}

export interface KeeperInit {
  /** Hoarders that keep each release; all when there are fewer. @default 3 */
  replicas?: number
  /** How long a release stays that is no longer needed here. @default 600 000 */
  graceMs?: number
  /** Longest pause between two looks at everything. @default 30 000 */
  tickMs?: number
  /** How long one release may take to arrive. @default 120 000 */
  fetchTimeoutMs?: number
}

const MAX_FETCHES = 4
const FIRST_RETRY_MS = 500
const MAX_RETRY_MS = 60_000

interface Retry {
  readonly atMs: number
  readonly pauseMs: number
}

/**
 * Keeps on this node what releases name and this node is chosen for, and lets go of the rest. Each look compares what
 * is wanted with what is here, so it does not matter which change was missed or came twice.
 */
export class Keeper implements Startable {
  readonly #parts: KeeperParts
  readonly #init: Required<KeeperInit>
  readonly #fetches = new Map<string, Promise<void>>()
  readonly #retries = new Map<string, Retry>()
  readonly #idleSinceMs = new Map<string, number>()
  #stopping: AbortController | undefined
  #timer: NodeJS.Timeout | undefined
  #dueAtMs = Infinity
  #look: Promise<void> | undefined

  constructor(parts: KeeperParts, init: KeeperInit = {}) {
    this.#parts = parts
    this.#init = {
      replicas: init.replicas ?? 3,
      graceMs: init.graceMs ?? 600_000,
      tickMs: init.tickMs ?? 30_000,
      fetchTimeoutMs: init.fetchTimeoutMs ?? 120_000
    }
  }

  start(): Promise<void> {
    this.#stopping ??= new AbortController()
    this.wake()
    return Promise.resolve()
  }

  async stop(): Promise<void> {
    this.#stopping?.abort()
    this.#stopping = undefined
    clearTimeout(this.#timer)
    this.#dueAtMs = Infinity
    await Promise.all([this.#look, ...this.#fetches.values()])
  }

  /** Looks again, at the latest after so long. */
  wake(delayMs = 0): void {
    const dueAtMs = performance.now() + delayMs
    if (this.#stopping === undefined || dueAtMs >= this.#dueAtMs) return
    clearTimeout(this.#timer)
    this.#dueAtMs = dueAtMs
    this.#timer = setTimeout(() => {
      this.#dueAtMs = Infinity
      void this.#lookOnce()
    }, delayMs)
  }

  /** As {@link wake}; what could not be fetched is tried again: somebody who has it may be there now. */
  retry(delayMs: number): void {
    this.#retries.clear()
    this.wake(delayMs)
  }

  async #lookOnce(): Promise<void> {
    const signal = this.#stopping?.signal
    if (signal === undefined) return
    if (this.#look !== undefined) {
      await this.#look
      this.wake()
      return
    }
    this.#look = this.#reconcile(signal).catch((error: unknown) => {
      this.#parts.logger.warn('keeping failed', { error })
    })
    await this.#look
    this.#look = undefined
    this.wake(this.#init.tickMs)
  }

  async #reconcile(signal: AbortSignal): Promise<void> {
    const wanted = this.#wanted()
    for (const [release, holders] of wanted) {
      if (this.#isMine(release)) this.#fetch(release, holders, signal)
    }
    for (const release of [...this.#parts.ledger.releases.keys()]) {
      await this.#letGo(release, wanted.has(release), signal)
    }
    await this.#expireJobs()
  }

  /** Every release that a branch serves or may go back to, with peers that are said to hold it. */
  #wanted(): Map<string, Set<string>> {
    const wanted = new Map<string, Set<string>>()
    for (const { release, previous, holders } of this.#parts.records()) {
      for (const cid of [release, ...previous]) {
        const known = wanted.get(cid) ?? new Set<string>()
        for (const peer of holders) known.add(peer)
        wanted.set(cid, known)
      }
    }
    return wanted
  }

  #chosen(release: string): string[] {
    return placementOf(release, this.#parts.hoarders(), this.#init.replicas)
  }

  #isMine(release: string): boolean {
    return this.#chosen(release).includes(this.#parts.self)
  }

  #fetch(release: string, holders: Set<string>, signal: AbortSignal): void {
    const { ledger } = this.#parts
    if (ledger.releases.get(release) === true || this.#fetches.has(release)) return
    const retryAtMs = this.#retries.get(release)?.atMs ?? 0
    if (this.#fetches.size >= MAX_FETCHES || retryAtMs > performance.now()) return
    const others = [...new Set([...holders, ...this.#parts.hoarders()])]
    const hints = others.filter((peer) => peer !== this.#parts.self)
    const fetch = this.#keep(release, hints, signal).finally(() => {
      this.#fetches.delete(release)
      const retry = this.#retries.get(release)
      this.wake(retry === undefined ? 0 : Math.max(0, retry.atMs - performance.now()))
    })
    this.#fetches.set(release, fetch)
  }

  async #keep(release: string, hints: string[], stopping: AbortSignal): Promise<void> {
    const { content, ledger, logger } = this.#parts
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(this.#init.fetchTimeoutMs)])
    try {
      await ledger.keepRelease(release, false)
      await fetchRelease(content, release, { hints, signal, owner: releaseOwner(release) })
      await ledger.keepRelease(release, true)
      this.#retries.delete(release)
      logger.info('release kept', { release })
    } catch (error) {
      if (stopping.aborted) return
      const pauseMs = Math.min(
        MAX_RETRY_MS,
        2 * (this.#retries.get(release)?.pauseMs ?? FIRST_RETRY_MS / 2)
      )
      this.#retries.set(release, { atMs: performance.now() + pauseMs, pauseMs })
      const { code, message } = toCloudError(error)
      logger.warn('release not kept', { release, code, message, pauseMs })
    }
  }

  async #letGo(release: string, isWanted: boolean, signal: AbortSignal): Promise<void> {
    const isUnknown = !isWanted && !this.#parts.isComplete()
    if (isUnknown || (isWanted && this.#isMine(release)) || this.#fetches.has(release)) {
      this.#idleSinceMs.delete(release)
      return
    }
    const sinceMs = this.#idleSinceMs.get(release) ?? performance.now()
    this.#idleSinceMs.set(release, sinceMs)
    const leftMs = sinceMs + this.#init.graceMs - performance.now()
    if (leftMs > 0) {
      this.wake(leftMs)
      return
    }
    // Chosen are others now: they must have it before this copy goes.
    if (isWanted && !(await this.#isHeldByChosen(release, signal))) return
    await this.#parts.content.unpin(releaseOwner(release))
    await this.#parts.ledger.forgetRelease(release)
    this.#idleSinceMs.delete(release)
    this.#retries.delete(release)
    this.#parts.logger.info('release let go', { release })
  }

  async #isHeldByChosen(release: string, signal: AbortSignal): Promise<boolean> {
    const answers = this.#chosen(release).map((peer) =>
      this.#parts.isHeldBy(peer, release, signal).catch(() => false)
    )
    return (await Promise.all(answers)).every((isHeld) => isHeld)
  }

  async #expireJobs(): Promise<void> {
    const { content, ledger, now } = this.#parts
    for (const [job, expiresAtMs] of [...ledger.jobs]) {
      const leftMs = expiresAtMs - now()
      if (leftMs > 0) {
        this.wake(leftMs)
        continue
      }
      await content.unpin(jobOwner(job))
      await ledger.forgetJob(job)
    }
  }
}
