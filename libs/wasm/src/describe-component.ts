import { BinaryReader } from './binary/binary-reader.ts'
import { malformed } from './binary/malformed.ts'

/** What is known of a component without running it. */
export interface ComponentDescription {
  readonly kind: 'component'
  readonly bytes: number
  /** What its world asks for and offers, by name. */
  readonly imports: readonly string[]
  readonly exports: readonly string[]
  /** Core modules inside, at the top level. */
  readonly modules: number
  /** Does it answer HTTP requests? */
  readonly handlesHttp: boolean
}

const IMPORT_SECTION = 10
const EXPORT_SECTION = 11
const CORE_MODULE_SECTION = 1
const LAST_SECTION = 12
const MAX_NAMES = 10_000
const HTTP_HANDLER = /^wasi:http\/(incoming-)?handler@0\./

/**
 * Reads the names of a component's imports and exports
 * (https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md).
 *
 * @throws {CloudError} `invalid_argument` when it is malformed
 */
export function describeComponent(bytes: Uint8Array): ComponentDescription {
  const imports: string[] = []
  const exports: string[] = []
  let modules = 0
  const reader = new BinaryReader(bytes, 8)
  while (reader.position < bytes.length) {
    const at = reader.position
    const id = reader.byte('section')
    const length = reader.u32('section length')
    const start = reader.position
    if (id > LAST_SECTION) throw malformed(at, `unknown section ${id} of a component`)
    if (length > bytes.length - start) throw malformed(at, 'a section ends behind the component')
    if (id === CORE_MODULE_SECTION) modules++
    const body = new BinaryReader(bytes, start, start + length)
    if (id === IMPORT_SECTION) imports.push(...readImports(body))
    if (id === EXPORT_SECTION) exports.push(...readExports(body))
    reader.skip(length, 'section')
  }
  const handlesHttp = exports.some((name) => HTTP_HANDLER.test(name))
  return { kind: 'component', bytes: bytes.length, imports, exports, modules, handlesHttp }
}

function readImports(reader: BinaryReader): string[] {
  const count = reader.count('imports', MAX_NAMES)
  const names: string[] = []
  for (let index = 0; index < count; index++) {
    names.push(readName(reader))
    readExternType(reader)
  }
  return names
}

function readExports(reader: BinaryReader): string[] {
  const count = reader.count('exports', MAX_NAMES)
  const names: string[] = []
  for (let index = 0; index < count; index++) {
    names.push(readName(reader))
    // What is exported: a sort, with one more byte for those of core modules, and its index.
    if (reader.byte('sort') === 0) reader.byte('core sort')
    reader.u32('index')
    if (reader.byte('type') === 1) readExternType(reader)
  }
  return names
}

function readName(reader: BinaryReader): string {
  const form = reader.byte('name form')
  const name = reader.name('name')
  if (form === 2) reader.count('annotations', 0)
  return name
}

function readExternType(reader: BinaryReader): void {
  const kind = reader.byte('kind')
  if (kind === 0) reader.byte('core kind')
  if (kind === 2 || kind === 3) {
    const bound = reader.byte('bound')
    // "A subtype of resource" says all by itself.
    if (kind === 3 && bound === 1) return
  }
  reader.u32('type')
}
