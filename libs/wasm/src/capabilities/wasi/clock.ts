/** Clocks move in steps of this many nanoseconds: fine clocks help to spy on other tenants. */
export const CLOCK_RESOLUTION_NS = 100_000n
const REALTIME = 0
const MONOTONIC = 1
const STEPS_PER_MS = 10

/** Nanoseconds of a clock by its WASI id; `undefined` for ids that do not exist here. */
export function readClock(clock: number): bigint | undefined {
  if (clock === REALTIME) return inSteps(Date.now())
  if (clock === MONOTONIC) return inSteps(performance.now())
  return undefined
}

function inSteps(ms: number): bigint {
  return BigInt(Math.floor(ms * STEPS_PER_MS)) * CLOCK_RESOLUTION_NS
}
