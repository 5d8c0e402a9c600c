import type { BinaryReader } from './binary-reader.ts'
import { malformed } from './malformed.ts'

/** A WebAssembly value type under its text-format name; typed references keep their code, as in `ref 3`. */
export type ValueType =
  'i32' | 'i64' | 'f32' | 'f64' | 'v128' | 'funcref' | 'externref' | 'exnref' | `ref ${string}`

export interface FunctionType {
  readonly params: readonly ValueType[]
  readonly results: readonly ValueType[]
}

const CODES = new Map<number, ValueType>([
  [0x7f, 'i32'],
  [0x7e, 'i64'],
  [0x7d, 'f32'],
  [0x7c, 'f64'],
  [0x7b, 'v128'],
  [0x70, 'funcref'],
  [0x6f, 'externref'],
  [0x69, 'exnref']
])
const BYTES = new Map([...CODES].map(([code, type]) => [type, code]))

const REF_NULL = 0x63
const REF = 0x64
/** anyref, eqref, i31ref, structref, arrayref and their bottoms: they exist for garbage-collected objects only. */
const GC_TYPES = new Set([0x6e, 0x6d, 0x6c, 0x6b, 0x6a, 0x71, 0x72, 0x73, 0x74])

/** Why a module with garbage-collected types is refused. */
export const GC_REASON = 'uses garbage-collected types, which are not supported'

/** The byte that encodes a plain value type. */
export function valueTypeByte(type: ValueType): number {
  const code = BYTES.get(type)
  if (code === undefined) throw new RangeError(`No single byte encodes ${type}`)
  return code
}

export function readValueType(reader: BinaryReader): ValueType {
  const start = reader.position
  const code = reader.byte('value type')
  if (code === REF_NULL || code === REF) return readHeapType(reader)
  const type = CODES.get(code)
  if (type !== undefined) return type
  if (GC_TYPES.has(code)) throw malformed(start, GC_REASON)
  throw malformed(start, `unknown value type 0x${code.toString(16)}`)
}

/** Reads what follows `ref` or `ref null`: a type index or an abstract heap type. */
export function readHeapType(reader: BinaryReader): ValueType {
  const start = reader.position
  const first = reader.peek()
  if (GC_TYPES.has(first)) throw malformed(start, GC_REASON)
  reader.skipLeb(5, 'heap type')
  const code = [...reader.bytes.subarray(start, reader.position)].join('.')
  return `ref ${code}`
}

/** Steps over the type of a block: nothing, a value type or a type index. */
export function skipBlockType(reader: BinaryReader): void {
  const code = reader.peek()
  if (code === REF_NULL || code === REF) {
    reader.byte('block type')
    readHeapType(reader)
  } else if (GC_TYPES.has(code)) {
    throw malformed(reader.position, GC_REASON)
  } else {
    reader.skipLeb(5, 'block type')
  }
}

/** `(i32, i64) → i32`, as people write it. */
export function formatFunctionType(type: FunctionType): string {
  return `(${type.params.join(', ')}) → ${type.results.length === 1 ? type.results.join('') : `(${type.results.join(', ')})`}`
}

export function sameFunctionType(a: FunctionType, b: FunctionType): boolean {
  return a.params.join() === b.params.join() && a.results.join() === b.results.join()
}
