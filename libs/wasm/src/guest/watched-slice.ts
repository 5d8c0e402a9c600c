import { readFileSync } from 'node:fs'
import { CLAIMED, DEADLINE_CELL, FLAG_CELL, IDLE, msUntil, THREAD_CELL } from './slice-cells.ts'

/** A guest whose thread gets no core is stopped after this long all the same, in ms. */
const MAX_EXTENSION_MS = 2_000
/** Less than this is not worth waiting for: a guest that ran all the time is stopped at once. */
const MIN_EXTENSION_MS = 5

/** Reads how long a thread of this process ran, in ms; `undefined` where that cannot be known. */
export type ThreadClock = (thread: number) => number | undefined

/**
 * What the watchdog knows of one guest thread. A slice counts the time in which the thread had a core: on a busy machine a
 * guest is not stopped for the time that others took.
 */
export class WatchedSlice {
  readonly #cells: Int32Array
  readonly #threadMs: ThreadClock
  /** The deadline that was seen last, and when and at which thread time it was seen again. */
  #deadline = IDLE
  #seenMs = 0
  #seenThreadMs: number | undefined
  #extensionMs = 0

  constructor(shared: SharedArrayBuffer, threadMs: ThreadClock = readThreadMs) {
    this.#cells = new Int32Array(shared)
    this.#threadMs = threadMs
  }

  /** Looks at the thread and stops its guest when the slice is over. @returns ms until it must be looked at again */
  look(nowMs: number): number {
    const deadline = Atomics.load(this.#cells, DEADLINE_CELL)
    if (deadline === IDLE || deadline === CLAIMED) return Infinity
    if (deadline === this.#deadline) this.#measure(nowMs)
    else this.#begin(deadline)
    const leftMs = msUntil(deadline, nowMs) + this.#extensionMs
    if (leftMs > 0) return leftMs
    this.#extensionMs = Math.min(this.#starvedMs(nowMs), MAX_EXTENSION_MS)
    const owedMs = msUntil(deadline, nowMs) + this.#extensionMs
    if (owedMs >= MIN_EXTENSION_MS) return owedMs
    // The claim fails when the slice ended since it was read: then nobody is to be stopped.
    if (Atomics.compareExchange(this.#cells, DEADLINE_CELL, deadline, CLAIMED) === deadline) {
      Atomics.store(this.#cells, FLAG_CELL, 1)
    }
    return Infinity
  }

  #begin(deadline: number): void {
    this.#deadline = deadline
    this.#seenThreadMs = undefined
    this.#extensionMs = 0
  }

  /** Begins to measure at the second look: most slices are over by then, and cost nothing. */
  #measure(nowMs: number): void {
    if (this.#seenThreadMs !== undefined) return
    this.#seenMs = nowMs
    this.#seenThreadMs = this.#threadMs(Atomics.load(this.#cells, THREAD_CELL))
  }

  /** For how long the thread had no core since the slice was first seen. */
  #starvedMs(nowMs: number): number {
    const threadMs = this.#threadMs(Atomics.load(this.#cells, THREAD_CELL))
    if (threadMs === undefined || this.#seenThreadMs === undefined) return 0
    return nowMs - this.#seenMs - (threadMs - this.#seenThreadMs)
  }
}

function readThreadMs(thread: number): number | undefined {
  if (thread === 0) return undefined
  try {
    const ranNs = Number.parseInt(readFileSync(`/proc/self/task/${thread}/schedstat`, 'latin1'))
    // Kernels built without these statistics say 0.
    return ranNs > 0 ? ranNs / 1e6 : undefined
  } catch {
    return undefined
  }
}
