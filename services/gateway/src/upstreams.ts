import { Upstream, hashOf } from './upstream.ts'

/** A key prefers so many nodes: where its functions are warm. */
const PREFERRED = 3
/** A node that fails so many times as often as the others is left alone. */
const RATE_FACTOR = 3
const MIN_RATE = 0.05

export interface UpstreamsInit {
  /** Monotonic, in ms. @default performance.now */
  now?: () => number
  /** From 0 to below 1. @default Math.random */
  random?: () => number
}

/** The live substrates, and the choice among them. */
export class Upstreams {
  readonly #now: () => number
  readonly #random: () => number
  #all: Upstream[] = []

  constructor(init: UpstreamsInit = {}) {
    this.#now = init.now ?? (() => performance.now())
    this.#random = init.random ?? Math.random
  }

  get all(): readonly Upstream[] {
    return this.#all
  }

  /** Takes the peers that are live now; what is known of those that stay is kept. */
  setPeers(peers: readonly string[]): void {
    const known = new Map(this.#all.map((upstream) => [upstream.peer, upstream]))
    this.#all = peers.map((peer) => known.get(peer) ?? new Upstream(peer))
  }

  /**
   * Chooses where a request goes: the better of two random ones among the three nodes that the key prefers, or, when
   * that one is full, the better of two among all.
   *
   * @param key what should stay warm together
   * @param tried nodes that have failed this request already
   * @returns undefined when there is nobody left
   */
  choose(key: string, tried: ReadonlySet<Upstream>): Upstream | undefined {
    const now = this.#now()
    const open = this.#open(now, tried)
    if (open.length <= 1) return open[0]
    const preferred = open.length <= PREFERRED ? open : preferredOf(open, hashOf(key))
    const chosen = this.#betterOfTwo(preferred, now)
    if (!chosen.isFull || preferred === open) return chosen
    const spill = this.#betterOfTwo(open, now)
    return spill.score(now) < chosen.score(now) ? spill : chosen
  }

  /** A request to it was lost. At most half of the nodes are left alone at a time. */
  failed(upstream: Upstream): void {
    const now = this.#now()
    const should = upstream.failed(now) || this.#failsMoreThanOthers(upstream, now)
    const ejected = this.#all.filter(({ ejectedUntil }) => ejectedUntil > now).length
    if (should && (ejected + 1) * 2 <= this.#all.length) upstream.eject(now)
  }

  #open(now: number, tried: ReadonlySet<Upstream>): Upstream[] {
    if (tried.size === 0 && this.#all.every((upstream) => upstream.ejectedUntil === 0))
      return this.#all
    return this.#all.filter((upstream) => upstream.isOpen(now) && !tried.has(upstream))
  }

  #betterOfTwo(from: readonly Upstream[], now: number): Upstream {
    const first = Math.floor(this.#random() * from.length)
    const step = 1 + Math.floor(this.#random() * (from.length - 1))
    const a = from[first]
    const b = from[(first + step) % from.length]
    // Both indexes lie inside: callers pass at least two.
    if (a === undefined || b === undefined)
      throw new RangeError('Cannot choose: fewer than two nodes')
    return b.score(now) < a.score(now) ? b : a
  }

  #failsMoreThanOthers(upstream: Upstream, now: number): boolean {
    const rate = upstream.failureRate(now)
    if (rate === undefined || rate < MIN_RATE) return false
    const others = this.#all
      .filter((other) => other !== upstream)
      .map((other) => other.failureRate(now) ?? 0)
      .sort((a, b) => a - b)
    const median = others[Math.floor(others.length / 2)]
    return median !== undefined && rate > RATE_FACTOR * median
  }
}

/** The nodes with the highest rendezvous weight for a key: each gateway finds the same without talking to others. */
function preferredOf(all: readonly Upstream[], keyHash: number): Upstream[] {
  const ranked = all.map((upstream) => ({ upstream, weight: mix(upstream.hash ^ keyHash) }))
  ranked.sort((a, b) => b.weight - a.weight)
  return ranked.slice(0, PREFERRED).map(({ upstream }) => upstream)
}

/** Spreads the bits of a 32-bit number over all of it (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
