import { isElided } from './batch.ts'
import type { MapRecord } from './map-records.ts'
import type { Plan, Register } from './merge.ts'

/** The record of a map after a plan. */
export function countPlan(
  before: MapRecord,
  plan: Plan,
  registers: ReadonlyMap<string, Register>
): MapRecord {
  const digest = Uint8Array.from(before.digest)
  let { keys, logged, time } = before
  for (const batch of plan.batches) {
    for (const operation of batch.operations) {
      if (isElided(operation)) continue
      logged += 1
      time = Math.max(time, operation.time)
    }
  }
  for (const [key, winner] of plan.winners) {
    const replaced = registers.get(key)
    if (replaced !== undefined && !replaced.isDeleted) {
      keys -= 1
      mix(digest, replaced.leaf)
    }
    if (winner.value !== undefined) {
      keys += 1
      mix(digest, winner.leaf)
    }
  }
  return { keys, logged, digest, time }
}

function mix(digest: Uint8Array, leaf: Uint8Array): void {
  for (const [index, byte] of leaf.entries()) digest[index] = (digest[index] ?? 0) ^ byte
}
