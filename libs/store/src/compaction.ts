import type { Batch } from './batch.ts'
import { isElided } from './batch.ts'
import type { Register } from './merge.ts'

/** A batch without the operations that no longer decide anything. */
export interface CompactedBatch {
  readonly batch: Batch
  /** Is nothing left but hashes? */
  readonly isEmpty: boolean
  /** How many operations were dropped. */
  readonly dropped: number
  /** Keys whose deletion is old enough to be forgotten. */
  readonly forgotten: string[]
}

/**
 * Drops the replaced operations of a batch, keeping their hashes so that the signature still holds. A deletion that still
 * decides its key is dropped once it is older than `deletedBefore`.
 */
export function compactBatch(
  batch: Batch,
  registers: ReadonlyMap<string, Register>,
  deletedBefore: number
): CompactedBatch {
  const forgotten: string[] = []
  let dropped = 0
  const operations = batch.operations.map((operation) => {
    if (isElided(operation)) return operation
    const register = registers.get(operation.key)
    const decides = register !== undefined && Buffer.compare(register.leaf, operation.leaf) === 0
    const isForgotten = decides && register.isDeleted && register.time < deletedBefore
    if (decides && !isForgotten) return operation
    if (isForgotten) forgotten.push(operation.key)
    dropped += 1
    return { leaf: operation.leaf }
  })
  return {
    batch: { ...batch, operations },
    isEmpty: operations.every(isElided),
    dropped,
    forgotten
  }
}

/**
 * The operations that either copy of a batch still holds. Copies of different content share nothing: the received one is
 * taken.
 */
export function unionOf(held: Batch, received: Batch): Batch {
  const isSame =
    held.operations.length === received.operations.length &&
    held.operations.every((operation, index) => {
      const other = received.operations[index]
      return other !== undefined && Buffer.compare(operation.leaf, other.leaf) === 0
    })
  if (!isSame) return received
  const operations = received.operations.map((operation, index) =>
    isElided(operation) ? (held.operations[index] ?? operation) : operation
  )
  return { ...received, operations }
}
