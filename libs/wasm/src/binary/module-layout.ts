import type { FunctionType, ValueType } from './value-types.ts'

/** Ids of the sections of a module (https://webassembly.github.io/spec/core/binary/modules.html). */
export const SECTION = {
  CUSTOM: 0,
  TYPE: 1,
  IMPORT: 2,
  FUNCTION: 3,
  TABLE: 4,
  MEMORY: 5,
  GLOBAL: 6,
  EXPORT: 7,
  START: 8,
  ELEMENT: 9,
  CODE: 10,
  DATA: 11,
  DATA_COUNT: 12,
  TAG: 13
} as const

/** Sections in the order that the format demands. */
export const SECTION_ORDER = [
  SECTION.TYPE,
  SECTION.IMPORT,
  SECTION.FUNCTION,
  SECTION.TABLE,
  SECTION.MEMORY,
  SECTION.TAG,
  SECTION.GLOBAL,
  SECTION.EXPORT,
  SECTION.START,
  SECTION.ELEMENT,
  SECTION.DATA_COUNT,
  SECTION.CODE,
  SECTION.DATA
] as const

export const KINDS = ['function', 'table', 'memory', 'global', 'tag'] as const
/** What an import or export is. */
export type ExternKind = (typeof KINDS)[number]

export interface ModuleImport {
  readonly module: string
  readonly name: string
  readonly kind: ExternKind
  /** Of a function; empty for other kinds. */
  readonly params: readonly ValueType[]
  readonly results: readonly ValueType[]
}

export interface ModuleExport {
  readonly name: string
  readonly kind: ExternKind
  /** Of a function; empty for other kinds. */
  readonly params: readonly ValueType[]
  readonly results: readonly ValueType[]
}

export interface Range {
  readonly start: number
  readonly end: number
}

/** An import with the bytes that declare it and, for a memory, its size. */
export interface ParsedImport extends ModuleImport, Range {
  readonly limits: Limits | undefined
}

export interface ParsedExport {
  readonly name: string
  readonly kind: ExternKind
  readonly index: number
}

/** Pages of a memory or entries of a table; `max` is `undefined` when the module sets none. */
export interface Limits {
  readonly min: number
  readonly max: number | undefined
}

export interface ParsedTable {
  readonly limits: Limits
  /** The bytes in front of the limits: the element type, with the marker of an initializer when there is one. */
  readonly type: Range
  /** The initializer, empty when there is none. */
  readonly initializer: Range
}

export interface ParsedGlobal {
  readonly type: ValueType
  readonly mutable: boolean
}

/** What the code does that decides how the module can be run. */
export interface CodeTraits {
  readonly growsMemory: boolean
  /** Instructions whose effect cannot be undone from outside, in order of first use. */
  readonly irreversible: readonly string[]
}

/** A module taken apart: positions point into `bytes`. */
export interface ModuleLayout {
  readonly bytes: Uint8Array
  readonly sections: ReadonlyMap<number, Range>
  readonly types: readonly FunctionType[]
  readonly imports: readonly ParsedImport[]
  /** Type index of each function the module defines. */
  readonly functions: readonly number[]
  readonly tables: readonly ParsedTable[]
  readonly memory: Limits | undefined
  readonly globals: readonly ParsedGlobal[]
  readonly exports: readonly ParsedExport[]
  readonly startFunction: boolean
  /** Payload of the section that the rewriter leaves, when the module was rewritten. */
  readonly stamp: Range | undefined
}

export function importsOf(layout: ModuleLayout, kind: ExternKind): readonly ParsedImport[] {
  return layout.imports.filter((entry) => entry.kind === kind)
}

/** The type of a function by its index in the module's function space. */
export function functionTypeOf(
  layout: ModuleLayout,
  functionIndex: number
): FunctionType | undefined {
  const imported = importsOf(layout, 'function')
  const entry = imported[functionIndex]
  if (entry !== undefined) return { params: entry.params, results: entry.results }
  const type = layout.functions[functionIndex - imported.length]
  return type === undefined ? undefined : layout.types[type]
}
