import { isUtf8 } from 'node:buffer'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { WASI_ERRNO } from './wasi-function.ts'

/** Longest path that is looked at, in bytes. */
const MAX_PATH_BYTES = 4_096
const MAX_VECTORS = 1_024

/** Reads a path of the guest's. @returns the path, or an error number */
export function readPath(
  { memory }: GuestInstance,
  address: number,
  length: number
): string | number {
  if (!memory.has(address >>> 0, length >>> 0)) return WASI_ERRNO.FAULT
  if (length >>> 0 > MAX_PATH_BYTES) return WASI_ERRNO.NAMETOOLONG
  const bytes = memory.view(address >>> 0, length >>> 0)
  if (bytes.includes(0)) return WASI_ERRNO.INVAL
  return isUtf8(bytes) ? bytes.toString('utf8') : WASI_ERRNO.ILSEQ
}

/** A range of the guest's memory. */
export interface Vector {
  readonly address: number
  readonly length: number
}

/** Reads a list of (address, length) pairs and checks each. @returns the list, or an error number */
export function readVectors(
  { memory }: GuestInstance,
  { vectors, count, cell }: { vectors: number; count: number; cell: number }
): Vector[] | number {
  const start = vectors >>> 0
  if (count >>> 0 > MAX_VECTORS) return WASI_ERRNO.INVAL
  if (!memory.has(start, (count >>> 0) * 8) || !memory.has(cell >>> 0, 4)) return WASI_ERRNO.FAULT
  const list: Vector[] = []
  for (let at = start; at < start + (count >>> 0) * 8; at += 8) {
    const vector = { address: memory.readU32(at), length: memory.readU32(at + 4) }
    if (!memory.has(vector.address, vector.length)) return WASI_ERRNO.FAULT
    if (vector.length > 0) list.push(vector)
  }
  return list
}
