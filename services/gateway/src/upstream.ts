/** Weight of the newest latency in the moving average. */
const EWMA_WEIGHT = 0.1
/** A latency that nobody has confirmed for so long counts half: a slow node is tried again in time. */
const HALF_LIFE_MS = 10_000
const FIRST_LATENCY_MS = 1
/** Failures in a row after which a node is left alone. */
const MAX_FAILURES = 5
const EJECTION_MS = { step: 10_000, most: 300_000 }
/** Requests that make a failure rate mean something. */
const MIN_SAMPLE = 20
const WINDOW_MS = 10_000
/** How long a node that refused a request is asked last. */
const REFUSAL_MS = 1_000

/** What this gateway knows about one substrate. Times are of a monotonic clock, in ms. */
export class Upstream {
  readonly peer: string
  readonly hash: number
  /** Requests there: as it last said, plus what was sent since. */
  load = 0
  capacity = Infinity
  /** No request before this time, and then one that tries it out. */
  ejectedUntil = 0
  refusedUntil = 0
  #latencyMs = FIRST_LATENCY_MS
  #measuredAt = 0
  #failuresInRow = 0
  #ejections = 0
  #isTrying = false
  #window = { since: 0, requests: 0, failures: 0 }

  constructor(peer: string) {
    this.peer = peer
    this.hash = hashOf(peer)
  }

  /** Lower is better: expected wait, were one more sent. */
  score(now: number): number {
    const latency = this.#latencyMs * 0.5 ** ((now - this.#measuredAt) / HALF_LIFE_MS)
    const penalty = now < this.refusedUntil ? 1_000 : 1
    return (this.load + 1) * Math.max(latency, 0.01) * penalty
  }

  get isFull(): boolean {
    return this.load >= this.capacity
  }

  /** May it be asked now? After an ejection only by one request at a time, until that one succeeds. */
  isOpen(now: number): boolean {
    return this.ejectedUntil === 0 || (now >= this.ejectedUntil && !this.#isTrying)
  }

  /** A request goes there. */
  sent(): void {
    this.load += 1
    if (this.ejectedUntil > 0) this.#isTrying = true
  }

  /** It answered; what it says about itself replaces what was counted here. */
  answered(now: number, report: { latencyMs: number; inFlight: number; capacity: number }): void {
    const first = this.#measuredAt === 0
    this.#latencyMs += (first ? 1 : EWMA_WEIGHT) * (report.latencyMs - this.#latencyMs)
    this.#measuredAt = now
    this.load = report.inFlight
    this.capacity = report.capacity
    this.#failuresInRow = 0
    this.#count(now, false)
    // Only the request that tried it out brings it back, not one that was under way before.
    if (this.#isTrying) {
      this.ejectedUntil = 0
      this.#isTrying = false
    }
  }

  /** It is there, but takes nothing now: full, starting or draining. */
  refused(now: number): void {
    this.load = Math.max(0, this.load - 1)
    this.refusedUntil = now + REFUSAL_MS
    this.#isTrying = false
  }

  /** The caller went away before it answered: nothing is learned. */
  abandoned(): void {
    this.load = Math.max(0, this.load - 1)
    this.#isTrying = false
  }

  /** The request was lost on the way or there. @returns whether it should be left alone */
  failed(now: number): boolean {
    this.load = Math.max(0, this.load - 1)
    this.#failuresInRow += 1
    this.#count(now, true)
    const wasTrying = this.#isTrying
    this.#isTrying = false
    return wasTrying || this.#failuresInRow >= MAX_FAILURES
  }

  /** Leaves it alone: 10 s the first time, longer each time it happens again. */
  eject(now: number): void {
    this.#ejections += 1
    const ms = Math.min(EJECTION_MS.step * this.#ejections, EJECTION_MS.most)
    this.ejectedUntil = now + ms
    this.#failuresInRow = 0
    this.#window = { since: now, requests: 0, failures: 0 }
  }

  /** Failures among the requests of the last 10 s, or undefined when they are too few to tell. */
  failureRate(now: number): number | undefined {
    const { since, requests, failures } = this.#window
    return requests < MIN_SAMPLE || now - since > 2 * WINDOW_MS ? undefined : failures / requests
  }

  #count(now: number, isFailure: boolean): void {
    if (now - this.#window.since > WINDOW_MS)
      this.#window = { since: now, requests: 0, failures: 0 }
    this.#window.requests += 1
    if (isFailure) this.#window.failures += 1
  }
}

/** A 32-bit hash of a text (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
