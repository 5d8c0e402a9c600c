/** A hybrid time is `milliseconds * TICKS + counter`: one integer below 2^53 until the year 2109. */
const TICKS = 2048
/** How far ahead of this node's clock a received time may be. */
export const MAX_AHEAD_MS = 5 * 60_000

/** The wall-clock part of a hybrid time. */
export function millisecondsOf(time: number): number {
  return Math.floor(time / TICKS)
}

/**
 * Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): follows the wall clock, never repeats, and is
 * always after every time it has observed, so that a write made after reading another wins over it.
 */
export class HybridClock {
  readonly #now: () => number
  #last = 0

  /** @param now wall clock in milliseconds */
  constructor(now: () => number) {
    this.#now = now
  }

  /** A time after all earlier ones. */
  next(): number {
    this.#last = Math.max(this.#now() * TICKS, this.#last + 1)
    return this.#last
  }

  /** Takes note of a time seen elsewhere. */
  observe(time: number): void {
    this.#last = Math.max(this.#last, time)
  }

  /** Is a received time more than {@link MAX_AHEAD_MS} in the future? */
  isTooFarAhead(time: number): boolean {
    return millisecondsOf(time) > this.#now() + MAX_AHEAD_MS
  }
}

/** The first hybrid time of a millisecond. */
export function timeAt(milliseconds: number): number {
  return milliseconds * TICKS
}
