import type { BinaryReader } from './binary-reader.ts'
import { skipConstantExpression } from './instructions.ts'
import { malformed } from './malformed.ts'
import { KINDS } from './module-layout.ts'
import type {
  ExternKind,
  Limits,
  ParsedExport,
  ParsedGlobal,
  ParsedImport,
  ParsedTable
} from './module-layout.ts'
import { GC_REASON, readValueType } from './value-types.ts'
import type { FunctionType, ValueType } from './value-types.ts'

/** Bounds on the lists of a module. They are the engine's own or below it. */
const MAX = {
  TYPES: 100_000,
  IMPORTS: 10_000,
  FUNCTIONS: 1_000_000,
  TABLES: 16,
  GLOBALS: 10_000,
  EXPORTS: 100_000,
  PARAMS: 1_000
} as const

/** The module name that belongs to the runtime: guests may not import from it, rewritten modules do. */
export const RUNTIME_MODULE = '__rt'

const FUNCTION_TYPE = 0x60
/** Forms that only garbage-collected types use: rec, sub, sub final, struct, array. */
const GC_FORMS = new Set([0x4e, 0x4f, 0x50, 0x5f, 0x5e])
const LIMIT_MAX = 1
const LIMIT_SHARED = 2
const LIMIT_64 = 4

export function readTypes(reader: BinaryReader): FunctionType[] {
  return readList(reader, 'types', MAX.TYPES, () => {
    const start = reader.position
    const form = reader.byte('type')
    if (GC_FORMS.has(form)) throw malformed(start, GC_REASON)
    if (form !== FUNCTION_TYPE)
      throw malformed(start, `unknown form of type 0x${form.toString(16)}`)
    return {
      params: readValueTypes(reader, 'parameters'),
      results: readValueTypes(reader, 'results')
    }
  })
}

export function readImports(reader: BinaryReader, types: readonly FunctionType[]): ParsedImport[] {
  return readList(reader, 'imports', MAX.IMPORTS, () => {
    const start = reader.position
    const module = reader.name('module of import')
    const name = reader.name('name of import')
    const kind = readKind(reader)
    const at = reader.position
    let type: FunctionType | undefined = { params: [], results: [] }
    let limits: Limits | undefined
    switch (kind) {
      case 'function':
        type = types[reader.u32('type of import')]
        break
      case 'table':
        readValueType(reader)
        limits = readLimits(reader)
        break
      case 'memory':
        limits = readLimits(reader, module === RUNTIME_MODULE)
        break
      case 'global':
        readValueType(reader)
        reader.byte('mutability')
        break
      case 'tag':
        reader.byte('attribute of tag')
        reader.u32('type of tag')
        break
    }
    if (type === undefined) throw malformed(at, `import "${printable(name)}" has an unknown type`)
    return { module, name, kind, ...type, limits, start, end: reader.position }
  })
}

export function readFunctions(reader: BinaryReader, types: number): number[] {
  return readList(reader, 'functions', MAX.FUNCTIONS, () => {
    const start = reader.position
    const type = reader.u32('type of function')
    if (type >= types) throw malformed(start, `type ${type} is not defined`)
    return type
  })
}

export function readTables(reader: BinaryReader): ParsedTable[] {
  return readList(reader, 'tables', MAX.TABLES, () => {
    const start = reader.position
    const initialized = reader.peek() === 0x40
    if (initialized) reader.skip(2, 'table')
    readValueType(reader)
    const type = { start, end: reader.position }
    const limits = readLimits(reader)
    const expression = reader.position
    if (initialized) skipConstantExpression(reader)
    return { limits, type, initializer: { start: expression, end: reader.position } }
  })
}

export function readMemories(reader: BinaryReader): Limits[] {
  return readList(reader, 'memories', 1, () => readLimits(reader))
}

export function readGlobals(reader: BinaryReader): ParsedGlobal[] {
  return readList(reader, 'globals', MAX.GLOBALS, () => {
    const type = readValueType(reader)
    const mutable = reader.byte('mutability') === 1
    skipConstantExpression(reader)
    return { type, mutable }
  })
}

export function readExports(reader: BinaryReader): ParsedExport[] {
  return readList(reader, 'exports', MAX.EXPORTS, () => {
    const name = reader.name('name of export')
    return { name, kind: readKind(reader), index: reader.u32('index of export') }
  })
}

/** A name from a module as it may stand in a message: short, without control characters. */
export function printable(name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 80)}…` : name
  return short.replaceAll(/\p{C}/gu, '?')
}

function readList<T>(reader: BinaryReader, what: string, max: number, read: () => T): T[] {
  const count = reader.count(what, max)
  const list: T[] = []
  for (let index = 0; index < count; index++) list.push(read())
  return list
}

function readValueTypes(reader: BinaryReader, what: string): ValueType[] {
  return readList(reader, what, MAX.PARAMS, () => readValueType(reader))
}

function readKind(reader: BinaryReader): ExternKind {
  const start = reader.position
  const code = reader.byte('kind')
  const kind = KINDS[code]
  if (kind === undefined)
    throw malformed(start, `unknown kind 0x${code.toString(16)} of import or export`)
  return kind
}

function readLimits(reader: BinaryReader, mayBeShared = false): Limits {
  const start = reader.position
  const flags = reader.byte('limits')
  if ((flags & LIMIT_64) !== 0)
    throw malformed(start, 'uses a 64-bit memory or table, which is not supported')
  if ((flags & LIMIT_SHARED) !== 0 && !mayBeShared) {
    throw malformed(start, 'uses a shared memory or table, which is not supported')
  }
  if (flags > 3) throw malformed(start, `unknown flags ${flags} of limits`)
  const min = reader.u32('minimum')
  const max = (flags & LIMIT_MAX) === 0 ? undefined : reader.u32('maximum')
  if (max !== undefined && max < min)
    throw malformed(start, `the maximum ${max} is below the minimum ${min}`)
  return { min, max }
}
