import type { BinaryReader } from './binary-reader.ts'
import { malformed } from './malformed.ts'
import { GC_REASON, readHeapType, readValueType, skipBlockType } from './value-types.ts'

/** Codes of the instructions that the rewriter looks at. */
export const OPCODE = {
  LOOP: 0x03,
  FIRST_CALL: 0x10,
  LAST_CALL: 0x15,
  TABLE_SET: 0x26,
  MEMORY_SIZE: 0x3f,
  MEMORY_GROW: 0x40,
  BULK: 0xfc
} as const

/** Second codes behind {@link OPCODE.BULK}. */
export const BULK = {
  MEMORY_INIT: 8,
  DATA_DROP: 9,
  MEMORY_COPY: 10,
  MEMORY_FILL: 11,
  TABLE_INIT: 12,
  ELEM_DROP: 13,
  TABLE_COPY: 14,
  TABLE_GROW: 15,
  TABLE_FILL: 17
} as const

type Immediates = (reader: BinaryReader, opcode: number) => number

const LAST_RELAXED_SIMD = 0x113
const LAST_ATOMIC = 0x4e
const index: Immediates = (reader) => (reader.u32('index'), 0)
const twoIndexes: Immediates = (reader) => (reader.u32('index'), reader.u32('index'), 0)
const nothing: Immediates = () => 0

/** One entry per first byte: how to step over what follows it. */
const IMMEDIATES = buildTable()

/**
 * Steps over the immediates of an instruction whose first byte was read.
 *
 * @returns the second code of a prefixed instruction, else 0
 * @throws {CloudError} `invalid_argument` for an unknown instruction or one that guests may not use
 */
export function skipImmediates(reader: BinaryReader, opcode: number): number {
  const immediates = IMMEDIATES[opcode]
  if (immediates === undefined) {
    throw malformed(reader.position - 1, `unknown instruction 0x${opcode.toString(16)}`)
  }
  return immediates(reader, opcode)
}

/** Steps over a constant expression, its `end` included. */
export function skipConstantExpression(reader: BinaryReader): void {
  for (;;) {
    const opcode = reader.byte('constant expression')
    if (opcode === 0x0b) return
    skipImmediates(reader, opcode)
  }
}

function buildTable(): (Immediates | undefined)[] {
  const table: (Immediates | undefined)[] = new Array<Immediates | undefined>(256).fill(undefined)
  const set = (immediates: Immediates, ...codes: number[]): void => {
    for (const code of codes) table[code] = immediates
  }
  const range = (immediates: Immediates, first: number, last: number): void => {
    for (let code = first; code <= last; code++) table[code] = immediates
  }
  range(nothing, 0x45, 0xc4)
  set(nothing, 0x00, 0x01, 0x05, 0x0a, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1, 0xd4)
  set(block, 0x02, 0x03, 0x04, 0x06)
  set(index, 0x07, 0x08, 0x09, 0x0c, 0x0d, 0x10, 0x12, 0x14, 0x15, 0x18, 0xd2, 0xd5, 0xd6)
  set(twoIndexes, 0x11, 0x13)
  range(index, 0x20, 0x26)
  range(memoryArgument, 0x28, 0x3e)
  set(memoryIndex, OPCODE.MEMORY_SIZE, OPCODE.MEMORY_GROW)
  set((reader) => (reader.skipLeb(5, 'i32 constant'), 0), 0x41)
  set((reader) => (reader.skipLeb(10, 'i64 constant'), 0), 0x42)
  set((reader) => (reader.skip(4, 'f32 constant'), 0), 0x43)
  set((reader) => (reader.skip(8, 'f64 constant'), 0), 0x44)
  set((reader) => (readHeapType(reader), 0), 0xd0)
  set(branchTable, 0x0e)
  set(select, 0x1c)
  set(tryTable, 0x1f)
  set(garbageCollection, 0xd3, 0xfb)
  set(bulk, OPCODE.BULK)
  set(simd, 0xfd)
  set(atomic, 0xfe)
  return table
}

function block(reader: BinaryReader): number {
  skipBlockType(reader)
  return 0
}

function memoryIndex(reader: BinaryReader): number {
  if (reader.u32('memory index') !== 0)
    throw malformed(reader.position - 1, 'uses a second memory, which is not supported')
  return 0
}

function memoryArgument(reader: BinaryReader): number {
  const align = reader.u32('alignment')
  if ((align & 0x40) !== 0) memoryIndex(reader)
  reader.skipLeb(10, 'memory offset')
  return 0
}

function branchTable(reader: BinaryReader): number {
  const count = reader.count('branch targets', 1_000_000)
  for (let target = 0; target <= count; target++) reader.u32('branch target')
  return 0
}

function select(reader: BinaryReader): number {
  const count = reader.count('select types', 1_000)
  for (let type = 0; type < count; type++) readValueType(reader)
  return 0
}

function tryTable(reader: BinaryReader): number {
  skipBlockType(reader)
  const count = reader.count('catch clauses', 100_000, 2)
  for (let clause = 0; clause < count; clause++) {
    const start = reader.position
    const kind = reader.byte('catch clause')
    if (kind > 3) throw malformed(start, `unknown catch clause ${kind}`)
    if (kind < 2) reader.u32('tag index')
    reader.u32('branch target')
  }
  return 0
}

function garbageCollection(reader: BinaryReader): number {
  throw malformed(reader.position - 1, GC_REASON)
}

function bulk(reader: BinaryReader): number {
  const start = reader.position
  const code = reader.u32('instruction')
  if (code <= 7) return code
  switch (code) {
    case BULK.MEMORY_INIT:
      reader.u32('data index')
      memoryIndex(reader)
      return code
    case BULK.MEMORY_COPY:
      memoryIndex(reader)
      memoryIndex(reader)
      return code
    case BULK.MEMORY_FILL:
      memoryIndex(reader)
      return code
    case BULK.TABLE_INIT:
    case BULK.TABLE_COPY:
      twoIndexes(reader, OPCODE.BULK)
      return code
    case BULK.DATA_DROP:
    case BULK.ELEM_DROP:
    case BULK.TABLE_GROW:
    case 16:
    case BULK.TABLE_FILL:
      reader.u32('index')
      return code
    default:
      throw malformed(start - 1, `unknown instruction 0xfc ${code}`)
  }
}

function simd(reader: BinaryReader): number {
  const start = reader.position
  const code = reader.u32('instruction')
  if (code <= 11 || code === 92 || code === 93) memoryArgument(reader)
  else if (code === 12 || code === 13) reader.skip(16, 'v128 constant')
  else if (code >= 21 && code <= 34) reader.byte('lane')
  else if (code >= 84 && code <= 91) {
    memoryArgument(reader)
    reader.byte('lane')
  } else if (code > LAST_RELAXED_SIMD)
    throw malformed(start - 1, `unknown instruction 0xfd ${code}`)
  return code
}

function atomic(reader: BinaryReader): number {
  const start = reader.position
  const code = reader.u32('instruction')
  if (code === 3) reader.byte('fence')
  else if (code <= LAST_ATOMIC) memoryArgument(reader)
  else throw malformed(start - 1, `unknown instruction 0xfe ${code}`)
  return code
}
