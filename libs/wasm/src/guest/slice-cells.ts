/**
 * What a guest thread and the watchdog share. The flag is read by the code of the guests; the deadline tells the watchdog
 * when to set it. They lie on separate cache lines.
 */
export const FLAG_CELL = 0
export const DEADLINE_CELL = 16
/** The number that the operating system gives the thread; 0 where it cannot be known. */
export const THREAD_CELL = 32
/** Deadline of a thread in which no guest runs. */
export const IDLE = 0
/** The watchdog has taken a deadline that passed, and sets the flag next or has set it. */
export const CLAIMED = -1

const CLOCK_RANGE = 2 ** 30

/** Makes a clock of whole milliseconds that all threads of the process share. */
export function createSliceClock(): () => number {
  // Each thread's performance.now() has its own origin; hrtime's is the same for all.
  const offset = Number(process.hrtime.bigint()) / 1e6 - performance.now()
  return () => Math.floor(performance.now() + offset)
}

/** The value for the deadline cell, never {@link IDLE} or {@link CLAIMED}. Holds for limits below six days. */
export function encodeDeadline(ms: number): number {
  return 1 + (ms % CLOCK_RANGE)
}

/** Milliseconds until an encoded deadline; negative once it passed. */
export function msUntil(deadline: number, nowMs: number): number {
  const distance = (deadline - encodeDeadline(nowMs)) % CLOCK_RANGE
  if (distance > CLOCK_RANGE / 2) return distance - CLOCK_RANGE
  return distance < -CLOCK_RANGE / 2 ? distance + CLOCK_RANGE : distance
}
