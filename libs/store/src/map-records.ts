import { ByteReader, ByteWriter } from './bytes.ts'
import type { Register, Winner } from './merge.ts'

const LEAF_BYTES = 32

/** What a map knows of itself; written with every change. */
export interface MapRecord {
  /** Keys that have a value. */
  readonly keys: number
  /** Operations in the log that were not dropped. */
  readonly logged: number
  /** XOR of the hashes of the deciding writes of all present keys. */
  readonly digest: Uint8Array
  /** Latest hybrid time seen. */
  readonly time: number
}

export function emptyState(): MapRecord {
  return { keys: 0, logged: 0, digest: new Uint8Array(LEAF_BYTES), time: 0 }
}

export function encodeState(record: MapRecord): Uint8Array {
  const { keys, logged, digest, time } = record
  return new ByteWriter().number(keys).number(logged).number(time).raw(digest).finish()
}

export function parseState(bytes: Uint8Array): MapRecord {
  const reader = new ByteReader(bytes, 'the state of the map')
  const keys = reader.number()
  const logged = reader.number()
  const time = reader.number()
  const digest = reader.raw(LEAF_BYTES)
  reader.end()
  return { keys, logged, digest, time }
}

export function encodeRegister(winner: Winner): Uint8Array {
  return new ByteWriter()
    .byte(winner.value === undefined ? 1 : 0)
    .number(winner.time)
    .text(winner.origin)
    .raw(winner.leaf)
    .finish()
}

export function parseRegister(bytes: Uint8Array): Register {
  const reader = new ByteReader(bytes, 'a register of the map')
  const isDeleted = reader.byte() === 1
  const time = reader.number()
  const origin = reader.text(128)
  const leaf = reader.raw(LEAF_BYTES)
  reader.end()
  return { isDeleted, time, origin, leaf }
}
