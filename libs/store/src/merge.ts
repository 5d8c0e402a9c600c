import type { Batch } from './batch.ts'
import { isElided, lastOf } from './batch.ts'

/** How far this node has followed each origin: the last sequence number applied. */
export type Vector = ReadonlyMap<string, number>

/** What decides between two writes of a key. */
export interface Version {
  readonly time: number
  readonly origin: string
  readonly leaf: Uint8Array
}

/** The version that a node holds of a key. */
export interface Register extends Version {
  readonly isDeleted: boolean
}

/** A write that has replaced what a node held. */
export interface Winner extends Version {
  /** Absent for a deletion. */
  readonly value: Uint8Array | undefined
}

/** What a node does with batches it was given. */
export interface Plan {
  /** New positions of the origins that moved. */
  readonly vector: Map<string, number>
  /** Batches to keep in the log, in order. */
  readonly batches: Batch[]
  /** Keys whose deciding write changed. */
  readonly winners: Map<string, Winner>
  /** Origins of which something before the given batches is missing. */
  readonly gaps: Set<string>
}

/**
 * The total order of writes: time, then origin, then content. Every node uses it, so every node ends with the same value
 * whatever the order of arrival.
 */
export function isLater(a: Version, b: Version): boolean {
  if (a.time !== b.time) return a.time > b.time
  if (a.origin !== b.origin) return a.origin > b.origin
  return Buffer.compare(a.leaf, b.leaf) > 0
}

/** The keys that must be looked up before {@link planApply}. */
export function keysOf(batches: readonly Batch[]): string[] {
  const keys = batches.flatMap((batch) =>
    batch.operations.flatMap((operation) => (isElided(operation) ? [] : [operation.key]))
  )
  return [...new Set(keys)]
}

/** What is known before {@link planApply}: positions, and the versions of the keys that the batches touch. */
export interface Known {
  readonly vector: Vector
  readonly registers: ReadonlyMap<string, Register>
}

/**
 * Decides what batches change. Pure: nothing is written here. An origin is followed in order: a batch that was applied
 * before is ignored, one that comes too early is left out and reported.
 *
 * @param mayLeaveOut the batches come from the log of a holder, in order; what is missing between them was replaced by later
 * writes and compacted away
 */
export function planApply(known: Known, batches: readonly Batch[], mayLeaveOut: boolean): Plan {
  const plan: Plan = { vector: new Map(), batches: [], winners: new Map(), gaps: new Set() }
  for (const batch of batches) {
    const have = plan.vector.get(batch.origin) ?? known.vector.get(batch.origin) ?? 0
    if (lastOf(batch) <= have) continue
    // Batches keep their limits for ever, so one that begins inside what is known is of a forked sequence.
    const isInOrder = batch.first === have + 1 || (mayLeaveOut && batch.first > have)
    if (!isInOrder) {
      plan.gaps.add(batch.origin)
      continue
    }
    plan.vector.set(batch.origin, lastOf(batch))
    plan.batches.push(batch)
    decide(plan.winners, known.registers, batch)
  }
  return plan
}

/**
 * Decides what the whole log of a holder changes for a node that has followed the same origins to the same places and yet
 * holds another state. Positions only grow; every write that wins is taken.
 */
export function planRepair(known: Known, batches: readonly Batch[]): Plan {
  const plan: Plan = { vector: new Map(), batches: [], winners: new Map(), gaps: new Set() }
  for (const batch of batches) {
    const have = plan.vector.get(batch.origin) ?? known.vector.get(batch.origin) ?? 0
    if (lastOf(batch) > have) plan.vector.set(batch.origin, lastOf(batch))
    if (decide(plan.winners, known.registers, batch)) plan.batches.push(batch)
  }
  return plan
}

/** Lets the operations of a batch compete. Returns whether one of them won. */
function decide(
  changed: Map<string, Winner>,
  known: ReadonlyMap<string, Register>,
  batch: Batch
): boolean {
  let hasWon = false
  for (const operation of batch.operations) {
    if (isElided(operation)) continue
    const { time, key, value, leaf } = operation
    const candidate = { time, origin: batch.origin, leaf, value }
    const current = changed.get(key) ?? known.get(key)
    if (current !== undefined && !isLater(candidate, current)) continue
    changed.set(key, candidate)
    hasWon = true
  }
  return hasWon
}
