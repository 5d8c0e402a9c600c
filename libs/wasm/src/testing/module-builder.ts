import { BinaryWriter } from '../binary/binary-writer.ts'
import { SECTION, SECTION_ORDER } from '../binary/module-layout.ts'
import { valueTypeByte } from '../binary/value-types.ts'
import type { ValueType } from '../binary/value-types.ts'

const LETTERS: Readonly<Record<string, ValueType>> = {
  i: 'i32',
  l: 'i64',
  f: 'f32',
  d: 'f64',
  v: 'v128',
  r: 'funcref'
}

export interface FunctionSource {
  export?: string
  /** One letter per value: `i` i32, `l` i64, `f` f32, `d` f64. */
  params?: string
  results?: string
  locals?: string
  code: readonly (number | readonly number[])[]
}

/** Assembles small modules for tests. */
export class ModuleBuilder {
  readonly #types: BinaryWriter[] = []
  readonly #typeKeys: string[] = []
  readonly #imports: BinaryWriter[] = []
  readonly #functions: number[] = []
  readonly #bodies: BinaryWriter[] = []
  readonly #exports: BinaryWriter[] = []
  readonly #globals: BinaryWriter[] = []
  readonly #data: BinaryWriter[] = []
  readonly #tables: BinaryWriter[] = []
  readonly #elements: BinaryWriter[] = []
  readonly #custom: BinaryWriter[] = []
  #memory: BinaryWriter | undefined
  #start: number | undefined
  #importedFunctions = 0
  #dataCount = false

  /** Imports a function. @returns its index; imports come before definitions */
  import(module: string, name: string, params: string, results: string): number {
    const type = this.#type(params, results)
    this.#imports.push(new BinaryWriter().name(module).name(name).byte(0).u32(type))
    return this.#importedFunctions++
  }

  importRaw(module: string, name: string, description: readonly number[]): this {
    this.#imports.push(new BinaryWriter().name(module).name(name).raw(description))
    return this
  }

  memory(min: number, max?: number, exported = true): this {
    this.#memory = limits(min, max)
    if (exported) this.#exports.push(new BinaryWriter().name('memory').byte(2).u32(0))
    return this
  }

  memoryRaw(bytes: readonly number[]): this {
    this.#memory = new BinaryWriter().raw(bytes)
    return this
  }

  table(min: number, max?: number): this {
    this.#tables.push(new BinaryWriter().byte(0x70).raw(limits(min, max).view()))
    return this
  }

  /** Fills table 0 from `offset` with functions. */
  elements(offset: number, functions: readonly number[]): this {
    const entry = new BinaryWriter().byte(0).byte(0x41).s32(offset).byte(0x0b).u32(functions.length)
    for (const index of functions) entry.u32(index)
    this.#elements.push(entry)
    return this
  }

  /** A global of a type, with the bytes of its initializer. @returns its index */
  global(letter: string, initializer: readonly number[], mutable = true): number {
    const type = valueTypeByte(LETTERS[letter] ?? 'i32')
    this.#globals.push(new BinaryWriter().raw([type, mutable ? 1 : 0, ...initializer, 0x0b]))
    return this.#globals.length - 1
  }

  /** Defines a function. @returns its index */
  function(source: FunctionSource): number {
    const index = this.#importedFunctions + this.#functions.length
    this.#functions.push(this.#type(source.params ?? '', source.results ?? ''))
    const locals = Array.from(source.locals ?? '')
    const body = new BinaryWriter().u32(locals.length)
    for (const letter of locals) body.u32(1).byte(valueTypeByte(LETTERS[letter] ?? 'i32'))
    body.raw(source.code.flat()).byte(0x0b)
    this.#bodies.push(body)
    if (source.export !== undefined) this.export(source.export, 0, index)
    return index
  }

  export(name: string, kind: number, index: number): this {
    this.#exports.push(new BinaryWriter().name(name).byte(kind).u32(index))
    return this
  }

  start(index: number): this {
    this.#start = index
    return this
  }

  data(offset: number, content: string | Uint8Array): this {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    this.#data.push(
      new BinaryWriter().byte(0).byte(0x41).s32(offset).byte(0x0b).u32(bytes.length).raw(bytes)
    )
    return this
  }

  passiveData(content: string): this {
    const bytes = Buffer.from(content)
    this.#data.push(new BinaryWriter().byte(1).u32(bytes.length).raw(bytes))
    this.#dataCount = true
    return this
  }

  custom(name: string, content: readonly number[] = []): this {
    this.#custom.push(new BinaryWriter().name(name).raw(content))
    return this
  }

  build(): Uint8Array<ArrayBuffer> {
    const out = new BinaryWriter().raw([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00])
    for (const id of SECTION_ORDER) {
      const content = this.#section(id)
      if (content !== undefined) out.section(id, content)
    }
    for (const section of this.#custom) out.section(SECTION.CUSTOM, section)
    return out.bytes()
  }

  #section(id: number): BinaryWriter | undefined {
    switch (id) {
      case SECTION.TYPE:
        return list(this.#types)
      case SECTION.IMPORT:
        return list(this.#imports)
      case SECTION.FUNCTION:
        return list(this.#functions.map((type) => new BinaryWriter().u32(type)))
      case SECTION.TABLE:
        return list(this.#tables)
      case SECTION.MEMORY:
        return list(this.#memory === undefined ? [] : [this.#memory])
      case SECTION.GLOBAL:
        return list(this.#globals)
      case SECTION.EXPORT:
        return list(this.#exports)
      case SECTION.START:
        return this.#start === undefined ? undefined : new BinaryWriter().u32(this.#start)
      case SECTION.ELEMENT:
        return list(this.#elements)
      case SECTION.DATA_COUNT:
        return this.#dataCount ? new BinaryWriter().u32(this.#data.length) : undefined
      case SECTION.CODE:
        return list(this.#bodies.map((body) => new BinaryWriter().block(body)))
      case SECTION.DATA:
        return list(this.#data)
      default:
        return undefined
    }
  }

  #type(params: string, results: string): number {
    const key = `${params}>${results}`
    const known = this.#typeKeys.indexOf(key)
    if (known >= 0) return known
    const types = (letters: string): number[] =>
      Array.from(letters, (letter) => valueTypeByte(LETTERS[letter] ?? 'i32'))
    this.#types.push(
      new BinaryWriter()
        .byte(0x60)
        .u32(params.length)
        .raw(types(params))
        .u32(results.length)
        .raw(types(results))
    )
    return this.#typeKeys.push(key) - 1
  }
}

function list(entries: readonly BinaryWriter[]): BinaryWriter | undefined {
  if (entries.length === 0) return undefined
  const out = new BinaryWriter().u32(entries.length)
  for (const entry of entries) out.raw(entry.view())
  return out
}

function limits(min: number, max: number | undefined): BinaryWriter {
  const out = new BinaryWriter().byte(max === undefined ? 0 : 1).u32(min)
  return max === undefined ? out : out.u32(max)
}

const u32 = (value: number): number[] => [...new BinaryWriter().u32(value).view()]

/** Instructions by their text-format names. */
export const op = {
  unreachable: [0x00],
  end: [0x0b],
  else: [0x05],
  drop: [0x1a],
  return: [0x0f],
  /** A block without a result. */
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  if: [0x04, 0x40],
  br: (depth: number) => [0x0c, ...u32(depth)],
  brIf: (depth: number) => [0x0d, ...u32(depth)],
  call: (index: number) => [0x10, ...u32(index)],
  returnCall: (index: number) => [0x12, ...u32(index)],
  get: (index: number) => [0x20, ...u32(index)],
  set: (index: number) => [0x21, ...u32(index)],
  tee: (index: number) => [0x22, ...u32(index)],
  globalGet: (index: number) => [0x23, ...u32(index)],
  globalSet: (index: number) => [0x24, ...u32(index)],
  i32: (value: number) => [0x41, ...new BinaryWriter().s32(value).view()],
  i64: (value: number) => [0x42, ...new BinaryWriter().s32(value).view()],
  load: (offset = 0) => [0x28, 2, ...u32(offset)],
  load8: (offset = 0) => [0x2d, 0, ...u32(offset)],
  store: (offset = 0) => [0x36, 2, ...u32(offset)],
  store8: (offset = 0) => [0x3a, 0, ...u32(offset)],
  eq: [0x46],
  eqz: [0x45],
  add: [0x6a],
  sub: [0x6b],
  mul: [0x6c],
  memorySize: [0x3f, 0],
  memoryGrow: [0x40, 0],
  memoryFill: [0xfc, 11, 0],
  memoryInit: (segment: number) => [0xfc, 8, ...u32(segment), 0],
  dataDrop: (segment: number) => [0xfc, 9, ...u32(segment)],
  tableSet: (table: number) => [0x26, ...u32(table)],
  tableGet: (table: number) => [0x25, ...u32(table)],
  refNullFunc: [0xd0, 0x70],
  refIsNull: [0xd1]
} as const
