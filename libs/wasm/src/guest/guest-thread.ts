import { readlinkSync } from 'node:fs'
import {
  CLAIMED,
  createSliceClock,
  DEADLINE_CELL,
  encodeDeadline,
  FLAG_CELL,
  IDLE,
  THREAD_CELL
} from './slice-cells.ts'

const MAX_SPINS = 10_000_000

/** Whoever runs a guest for a slice of time. */
export interface SliceOwner {
  /** Set when the watchdog ended its slice. */
  sliceExpired: boolean
}

export interface GuestThreadInit {
  /** Memory made by {@link createThreadMemory} elsewhere, so that a watchdog can know it first. @default a new one */
  memory?: WebAssembly.Memory
  /** Guests that may be in a call that can suspend, at the same time. Divide 4 000 by the threads. @default 4000 */
  maxSuspendable?: number
  /** Guest memories that may exist at the same time. Divide 8 000 by the threads. @default 8000 */
  maxMemories?: number
}

/** Makes the memory that a guest thread shares with its watchdog; it can be posted to the thread. */
export function createThreadMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
}

/**
 * What the guests of one OS thread have in common: the flag that stops the one that runs, the clock of its slice, and
 * the budgets of the thread. Make one per thread, in that thread.
 */
export class GuestThread {
  /** Holds the stop flag that the code of guests reads. */
  readonly epoch: WebAssembly.Memory
  /** For the watchdog. */
  readonly shared: SharedArrayBuffer
  readonly maxSuspendable: number
  readonly maxMemories: number
  /** Calls in progress that can suspend. */
  suspendable = 0
  /** Guest memories in use. */
  memories = 0
  readonly #cells: Int32Array
  readonly #clock = createSliceClock()
  #owner: SliceOwner | undefined
  #sliceMs = 0

  constructor(init: GuestThreadInit = {}) {
    this.epoch = init.memory ?? createThreadMemory()
    const { buffer } = this.epoch
    if (!(buffer instanceof SharedArrayBuffer))
      throw new TypeError('The memory of a guest thread must be shared')
    this.shared = buffer
    this.maxSuspendable = init.maxSuspendable ?? 4_000
    this.maxMemories = init.maxMemories ?? 8_000
    this.#cells = new Int32Array(buffer)
    Atomics.store(this.#cells, THREAD_CELL, threadNumber())
  }

  /**
   * Begins a slice: from now on the watchdog stops the guest when `sliceMs` are over. Ends whatever slice was running.
   *
   * @returns the owner of the slice that was interrupted, for {@link leave}
   */
  enter(owner: SliceOwner, sliceMs: number): SliceOwner | undefined {
    const previous = this.#owner
    this.#begin(owner, sliceMs)
    return previous
  }

  /** Ends the slice of `owner` if it still runs. `resumed` goes on with a fresh slice: its guest called into this one. */
  leave(owner: SliceOwner, resumed?: SliceOwner): void {
    if (this.#owner !== owner) return
    if (resumed === undefined) {
      this.#replaceDeadline(IDLE)
      this.#owner = undefined
    } else {
      this.#begin(resumed, this.#sliceMs)
    }
  }

  /** Was the running guest told to stop? */
  get interrupted(): boolean {
    return Atomics.load(this.#cells, FLAG_CELL) !== 0
  }

  /** Stops the running guest at its next check. */
  interrupt(): void {
    Atomics.store(this.#cells, FLAG_CELL, 1)
  }

  #begin(owner: SliceOwner, sliceMs: number): void {
    this.#replaceDeadline(encodeDeadline(this.#clock() + sliceMs))
    this.#owner = owner
    this.#sliceMs = sliceMs
  }

  /**
   * Swaps the deadline and lowers the flag. The watchdog claims a deadline before it raises the flag, so a slice that
   * ended in time is never followed by a late flag.
   */
  #replaceDeadline(deadline: number): void {
    const cells = this.#cells
    if (Atomics.exchange(cells, DEADLINE_CELL, deadline) === CLAIMED) {
      if (this.#owner !== undefined) this.#owner.sliceExpired = true
      // The watchdog is between its claim and the flag: a few nanoseconds, for ever only if it was ended just there.
      for (let spins = 0; spins < MAX_SPINS && Atomics.load(cells, FLAG_CELL) === 0; spins++);
    }
    if (Atomics.load(cells, FLAG_CELL) !== 0) Atomics.store(cells, FLAG_CELL, 0)
  }
}

/** By this number the watchdog finds out how much of a slice the thread really ran. */
function threadNumber(): number {
  try {
    return Number(/\d+$/.exec(readlinkSync('/proc/thread-self'))?.[0] ?? 0)
  } catch {
    // Only Linux tells; elsewhere a slice is measured by the clock alone.
    return 0
  }
}
