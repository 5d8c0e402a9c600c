import { BinaryReader } from './binary-reader.ts'
import { malformed } from './malformed.ts'
import { SECTION, SECTION_ORDER } from './module-layout.ts'
import type { ModuleLayout, ParsedImport, Range } from './module-layout.ts'
import {
  readExports,
  readFunctions,
  readGlobals,
  readImports,
  readMemories,
  readTables,
  readTypes,
  RUNTIME_MODULE
} from './parse-sections.ts'

/** Largest module accepted, in bytes. */
export const MAX_MODULE_BYTES = 64 * 1024 * 1024
/** Name of the custom section that marks a rewritten module. */
export const STAMP_SECTION = 'taucloud.guest'

const MAGIC = [0x00, 0x61, 0x73, 0x6d]
const CORE_VERSION = [0x01, 0x00, 0x00, 0x00]
const COMPONENT_LAYER = [0x0d, 0x00, 0x01, 0x00]

/**
 * Takes a core module apart without looking into its code. Types of instructions are left to the engine.
 *
 * @throws {CloudError} `invalid_argument` with offset and reason when the bytes are no module or use what guests may not
 */
export function parseModule(bytes: Uint8Array): ModuleLayout {
  if (bytes.length > MAX_MODULE_BYTES) {
    throw malformed(0, `the module has ${bytes.length} bytes, more than ${MAX_MODULE_BYTES}`)
  }
  checkHeader(bytes)
  const { sections, stamp } = readSections(new BinaryReader(bytes, 8))
  const read = <T>(id: number, parse: (reader: BinaryReader) => T, absent: T): T => {
    const range = sections.get(id)
    if (range === undefined) return absent
    const reader = new BinaryReader(bytes, range.start, range.end)
    const result = parse(reader)
    reader.expectEnd('section')
    return result
  }
  const types = read(SECTION.TYPE, readTypes, [])
  const imports = read(SECTION.IMPORT, (reader) => readImports(reader, types), [])
  const functions = read(SECTION.FUNCTION, (reader) => readFunctions(reader, types.length), [])
  return {
    bytes,
    sections,
    types,
    imports,
    functions,
    tables: read(SECTION.TABLE, readTables, []),
    memory: onlyMemory(imports, read(SECTION.MEMORY, readMemories, [])),
    globals: read(SECTION.GLOBAL, readGlobals, []),
    exports: read(SECTION.EXPORT, readExports, []),
    startFunction: read(SECTION.START, (reader) => (reader.u32('start function'), true), false),
    stamp
  }
}

function checkHeader(bytes: Uint8Array): void {
  const startsWith = (expected: readonly number[], at: number): boolean =>
    expected.every((byte, index) => bytes[at + index] === byte)
  if (!startsWith(MAGIC, 0)) throw malformed(0, 'not a WebAssembly module')
  if (startsWith(COMPONENT_LAYER, 4)) throw malformed(4, 'a component, but a core module is needed')
  if (!startsWith(CORE_VERSION, 4)) throw malformed(4, 'not version 1 of the binary format')
}

function readSections(reader: BinaryReader): {
  sections: Map<number, Range>
  stamp: Range | undefined
} {
  const sections = new Map<number, Range>()
  let stamp: Range | undefined
  let last = -1
  while (!reader.done) {
    const start = reader.position
    const id = reader.byte('section')
    const body = reader.slice(reader.u32('length of section'), 'section')
    if (id === SECTION.CUSTOM) {
      if (body.name('name of custom section') === STAMP_SECTION) {
        stamp ??= { start: body.position, end: body.end }
      }
      continue
    }
    const order = SECTION_ORDER.findIndex((known) => known === id)
    if (order < 0) throw malformed(start, `unknown section ${id}`)
    if (order <= last) throw malformed(start, `section ${id} is repeated or out of order`)
    last = order
    sections.set(id, { start: body.position, end: body.end })
  }
  return { sections, stamp }
}

function onlyMemory(
  imports: readonly ParsedImport[],
  defined: readonly { min: number; max: number | undefined }[]
): ModuleLayout['memory'] {
  const own = imports.filter((entry) => entry.kind === 'memory' && entry.module !== RUNTIME_MODULE)
  if (own.length + defined.length > 1) throw malformed(0, 'has more than one memory')
  return (
    defined[0] ??
    own[0]?.limits ??
    imports.find((entry) => entry.module === RUNTIME_MODULE && entry.name === 'memory')?.limits
  )
}
