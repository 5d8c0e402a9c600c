import { BinaryReader } from '../binary/binary-reader.ts'
import { malformed } from '../binary/malformed.ts'
import { parseModule } from '../binary/parse-module.ts'

const HEADER_BYTES = 8
const CORE_MODULE = 1
const CORE_INSTANCE = 2
const COMPONENT = 4
const ALIAS = 6
const LAST_SECTION = 12
const MAX_ENTRIES = 100_000
const MAX_DEPTH = 8
const MAX_CORE_MODULES = 64
/** What core names of real toolchains are made of; nothing that ends a text literal of generated code. */
const HARMLESS = /^[\w\-./:@[\]#$<>=+|,!? ()]*$/

/**
 * Refuses a component whose core names could break out of a text literal: they are free text and end up in generated
 * code. Names of the component model itself are restricted by its grammar, which the transpiler checks.
 *
 * @throws {CloudError} `invalid_argument` with the offset
 */
export function checkCoreNames(bytes: Uint8Array): void {
  const modules = checkComponent(new BinaryReader(bytes, HEADER_BYTES), bytes, 0)
  if (modules > MAX_CORE_MODULES) throw malformed(0, `holds ${modules} core modules`)
}

function checkComponent(reader: BinaryReader, bytes: Uint8Array, depth: number): number {
  if (depth > MAX_DEPTH) throw malformed(reader.position, 'components nest too deep')
  let modules = 0
  while (!reader.done) {
    const at = reader.position
    const id = reader.byte('section')
    if (id > LAST_SECTION) throw malformed(at, `unknown section ${id} of a component`)
    const body = reader.slice(reader.u32('section length'), 'section')
    if (id === CORE_MODULE) {
      modules++
      checkModuleNames(bytes.subarray(body.position, body.end), body.position)
    } else if (id === CORE_INSTANCE) checkCoreInstances(body)
    else if (id === ALIAS) checkAliases(body)
    else if (id === COMPONENT) {
      const inner = new BinaryReader(bytes, body.position + HEADER_BYTES, body.end)
      modules += checkComponent(inner, bytes, depth + 1)
    }
  }
  return modules
}

function checkModuleNames(module: Uint8Array, at: number): void {
  const layout = parseModule(module)
  for (const { module: from, name } of layout.imports) {
    check(from, at)
    check(name, at)
  }
  for (const { name } of layout.exports) check(name, at)
}

function checkCoreInstances(reader: BinaryReader): void {
  const count = reader.count('core instances', MAX_ENTRIES)
  for (let index = 0; index < count; index++) {
    const isInline = reader.byte('kind of core instance') === 1
    if (!isInline) reader.u32('module')
    const entries = reader.count('arguments', MAX_ENTRIES)
    for (let entry = 0; entry < entries; entry++) {
      check(reader.name('name'), reader.position)
      reader.byte('sort')
      reader.u32('index')
    }
  }
}

function checkAliases(reader: BinaryReader): void {
  const count = reader.count('aliases', MAX_ENTRIES)
  for (let index = 0; index < count; index++) {
    if (reader.byte('sort') === 0) reader.byte('core sort')
    const target = reader.byte('target')
    reader.u32('index')
    if (target === 2) reader.u32('index')
    else check(reader.name('name'), reader.position)
  }
}

function check(name: string, at: number): void {
  if (!HARMLESS.test(name)) throw malformed(at, 'a core name has characters that are not allowed')
}
