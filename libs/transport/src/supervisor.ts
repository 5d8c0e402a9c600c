import { toCloudError } from '@taucloud/base'
import type { CloudError, Logger } from '@taucloud/base'

export interface SupervisorInit {
  readonly self: string
  readonly logger: Logger
  isConnected(peer: string): boolean
  /** Connects and waits until both sides have admitted each other. */
  dial(peer: string, addresses: readonly string[]): Promise<void>
}

interface Known {
  readonly peer: string
  addresses: readonly string[]
  /** Named in the node's configuration: never forgotten. */
  readonly isBootstrap: boolean
  attempts: number
  lastSeenMs: number
  timer: NodeJS.Timeout | undefined
}

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 15_000
/** Of two nodes that hear of each other at once, one dials; the other gives it this long. */
const YIELD_MS = 1_500
/** A node that was told of and is not reached for so long is forgotten; it is told of again when it lives. */
const FORGET_MS = 60 * 60 * 1000
const MAX_KNOWN = 1024
/** Dials at once: a handshake costs milliseconds of computing, and too many together all come late. */
const MAX_DIALS = 8
const MAX_ADDRESSES = 16

/**
 * Keeps this node connected to every member it knows. Never gives up on a bootstrap peer (the library does after five
 * attempts, pitfall P23); waits grow to 15 s and are jittered, so that a node that comes back is not stormed.
 */
export class Supervisor {
  readonly #init: SupervisorInit
  readonly #known = new Map<string, Known>()
  readonly #waiting: Known[] = []
  #dials = 0
  #isStopped = false

  constructor(init: SupervisorInit) {
    this.#init = init
  }

  addressesOf(peer: string): readonly string[] {
    return this.#known.get(peer)?.addresses ?? []
  }

  /** Remembers a peer and, unless it is connected, goes for it. */
  know(peer: string, addresses: readonly string[], isBootstrap = false): void {
    if (peer === this.#init.self || this.#isStopped) return
    let known = this.#known.get(peer)
    if (known === undefined) {
      if (this.#known.size >= MAX_KNOWN && !isBootstrap) return
      known = {
        peer,
        addresses: [],
        isBootstrap,
        attempts: 0,
        lastSeenMs: Date.now(),
        timer: undefined
      }
      this.#known.set(peer, known)
    }
    const merged = new Set([...addresses, ...known.addresses])
    known.addresses = [...merged].slice(0, MAX_ADDRESSES)
    if (!this.#init.isConnected(peer)) this.#schedule(known, this.#firstWait(peer))
  }

  /** The peer is connected and admitted. */
  reached(peer: string): void {
    const known = this.#known.get(peer)
    if (known === undefined) return
    known.attempts = 0
    known.lastSeenMs = Date.now()
    clearTimeout(known.timer)
    known.timer = undefined
  }

  /** The peer is gone. */
  lost(peer: string): void {
    const known = this.#known.get(peer)
    if (known === undefined || this.#isStopped) return
    known.lastSeenMs = Date.now()
    this.#schedule(known, this.#firstWait(peer) + FIRST_RETRY_MS * Math.random())
  }

  forget(peer: string): void {
    const known = this.#known.get(peer)
    if (known === undefined) return
    clearTimeout(known.timer)
    this.#known.delete(peer)
  }

  stop(): void {
    this.#isStopped = true
    for (const known of this.#known.values()) clearTimeout(known.timer)
    this.#known.clear()
    this.#waiting.length = 0
  }

  #firstWait(peer: string): number {
    return this.#init.self < peer ? 0 : YIELD_MS
  }

  #schedule(known: Known, waitMs: number): void {
    if (this.#isStopped || known.timer !== undefined) return
    known.timer = setTimeout(() => {
      this.#waiting.push(known)
      this.#dialNext()
    }, waitMs).unref()
  }

  #dialNext(): void {
    while (this.#dials < MAX_DIALS) {
      const known = this.#waiting.shift()
      if (known === undefined) return
      this.#dials++
      this.#attempt(known)
        .catch((error: unknown) => this.#failed(known, toCloudError(error)))
        .finally(() => {
          this.#dials--
          this.#dialNext()
        })
        .catch((error: unknown) => {
          this.#init.logger.error('reconnect failed', { peer: known.peer, error })
        })
    }
  }

  async #attempt(known: Known): Promise<void> {
    const { peer } = known
    if (!this.#init.isConnected(peer)) await this.#init.dial(peer, known.addresses)
    known.timer = undefined
  }

  #failed(known: Known, error: CloudError): void {
    known.timer = undefined
    if (this.#isStopped || this.#init.isConnected(known.peer)) return
    const { peer, isBootstrap } = known
    const refused = error.code === 'permission_denied'
    if (refused || known.attempts === 3) {
      this.#init.logger.warn('peer not reached', { peer, code: error.code, reason: error.message })
    }
    if (!isBootstrap && (refused || Date.now() - known.lastSeenMs > FORGET_MS)) {
      this.forget(peer)
      return
    }
    const backoff = refused ? LAST_RETRY_MS : FIRST_RETRY_MS * 2 ** Math.min(known.attempts, 10)
    known.attempts++
    this.#schedule(known, Math.min(LAST_RETRY_MS, backoff) * (0.5 + Math.random()))
  }
}
