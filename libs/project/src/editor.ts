import { isDeepStrictEqual } from 'node:util'
import { CloudError } from '@taucloud/base'
import { coerce } from './coercion.ts'
import { DECLARATIONS } from './declarations.ts'
import { checkValue } from './field-rules.ts'
import { alternativesOf, isGroup } from './fields/field.ts'
import type { Field, FieldValue, Group, Kind } from './fields/field.ts'
import { mintId } from './ids.ts'
import { addressOfPath, pathOfAddress } from './layout.ts'
import type { Address, ProjectTree } from './layout.ts'
import { isVarname } from './scalars.ts'
import { removeYamlValue, setYamlValue } from './yaml-edit.ts'
import { parseYaml } from './yaml-source.ts'
import type { YamlValue } from './yaml-source.ts'

/**
 * Edits a configuration folder document by document (project-config §25.3). Comments, order and everything that is not
 * a document stay as they are. Works in memory: {@link ProjectEditor.changes} says what to write.
 *
 * Fields are named by their path in the file, with an alternative chosen: `object/size`.
 */
export class ProjectEditor {
  readonly #original: ProjectTree
  readonly #files: Map<string, Uint8Array>

  private constructor(tree: ProjectTree) {
    this.#original = tree
    this.#files = new Map(tree)
  }

  static open(tree: ProjectTree): ProjectEditor {
    return new ProjectEditor(tree)
  }

  /** The addresses of all documents, sorted by path. */
  list(): Address[] {
    return [...this.#files.keys()].sort().flatMap((path) => {
      const address = addressOfPath(path)
      return address === undefined ? [] : [address]
    })
  }

  has(address: Address): boolean {
    return this.#files.has(pathOfAddress(address))
  }

  /** The value of a field, read from an older spelling if need be; `undefined` when it is absent or of another type. */
  get(address: Address, path: string): FieldValue | undefined {
    const field = fieldOf(address, path)
    const root = this.#root(address)
    const node = nodeAt(root, path.split('/'))
    const found =
      node ?? (field.alias === undefined ? undefined : nodeAt(root, field.alias.split('/')))
    return found === undefined ? undefined : coerce(field.type, found)
  }

  /**
   * Writes a field where the format wants it; an older spelling of it goes.
   *
   * @throws {CloudError} `invalid_argument` for a field or value that the format does not know; `not_found`
   */
  set(address: Address, path: string, value: FieldValue): void {
    const field = fieldOf(address, path)
    assertValue(field, path, value)
    this.#write(address, (text) => {
      const clean = field.alias === undefined ? text : removeYamlValue(text, field.alias.split('/'))
      return setYamlValue(clean, path.split('/'), value)
    })
  }

  /** Removes a field, in every spelling. */
  unset(address: Address, path: string): void {
    const field = fieldOf(address, path)
    const spellings = field.alias === undefined ? [path] : [path, field.alias]
    this.#write(address, (text) =>
      spellings.reduce((edited, spelling) => removeYamlValue(edited, spelling.split('/')), text)
    )
  }

  /**
   * Adds a document with a fresh id and the given fields, in their order.
   *
   * @returns the id
   * @throws {CloudError} `already_exists`; `invalid_argument` for a name that tools should not give;
   * `failed_precondition` when the group is written inside the document of its scope
   */
  create(address: Address, fields: Readonly<Record<string, FieldValue>> = {}): string {
    const path = pathOfAddress(address)
    if (this.#files.has(path)) throw problem('already_exists', `create "${path}"`, 'it exists')
    assertName(address)
    this.#assertNotInline(address)
    const id = mintId()
    this.#files.set(path, new TextEncoder().encode(`id: ${id}\n`))
    try {
      for (const [field, value] of Object.entries(fields)) this.set(address, field, value)
    } catch (error) {
      this.#files.delete(path)
      throw error
    }
    return id
  }

  /** Removes a document, or an application with everything in its folder. @throws {CloudError} `not_found` */
  delete(address: Address): void {
    for (const path of this.#pathsOf(address)) this.#files.delete(path)
  }

  /**
   * Renames a resource or an application. Its id stays; whoever refers to the old name has to be changed.
   *
   * @returns the new address
   * @throws {CloudError} `not_found`, `already_exists`, `invalid_argument`
   */
  rename(address: Address, name: string): Address {
    const target = [...address.slice(0, -1), name]
    const [from, to] = [pathOfAddress(address), pathOfAddress(target)]
    assertName(target)
    if (from === to) return target
    const paths = this.#pathsOf(address)
    if (this.#files.has(to)) throw problem('already_exists', `rename to "${to}"`, 'it exists')
    const [before, after] = isApplication(address) ? [folderOf(from), folderOf(to)] : [from, to]
    for (const path of paths) {
      const bytes = this.#files.get(path) ?? new Uint8Array()
      this.#files.delete(path)
      this.#files.set(after + path.slice(before.length), bytes)
    }
    if (this.get(target, 'name') !== undefined) this.set(target, 'name', name)
    return target
  }

  /** The folder as it is now. */
  tree(): ProjectTree {
    return new Map(this.#files)
  }

  /** What differs from the folder that was opened: new content by path, `undefined` for what is gone. */
  changes(): ReadonlyMap<string, Uint8Array | undefined> {
    const changes = new Map<string, Uint8Array | undefined>()
    for (const path of this.#original.keys()) {
      if (!this.#files.has(path)) changes.set(path, undefined)
    }
    for (const [path, bytes] of this.#files) {
      if (!isDeepStrictEqual(this.#original.get(path), bytes)) changes.set(path, bytes)
    }
    return changes
  }

  #write(address: Address, edit: (text: string) => string): void {
    const path = pathOfAddress(address)
    const text = new TextDecoder().decode(this.#bytes(address))
    this.#files.set(path, new TextEncoder().encode(edit(text)))
  }

  #bytes(address: Address): Uint8Array {
    const path = pathOfAddress(address)
    const bytes = this.#files.get(path)
    if (bytes !== undefined) return bytes
    throw problem('not_found', `edit "${path}"`, 'there is no such document')
  }

  #root(address: Address): YamlValue {
    const parsed = parseYaml(this.#bytes(address))
    if ('root' in parsed) return parsed.root
    const [first] = parsed.problems
    throw problem('failed_precondition', `read "${pathOfAddress(address)}"`, first?.message ?? '')
  }

  #pathsOf(address: Address): string[] {
    const path = pathOfAddress(address)
    this.#bytes(address)
    if (!isApplication(address)) return [path]
    return [...this.#files.keys()].filter((each) => each.startsWith(folderOf(path)))
  }

  /** A folder would shadow the whole group that is written inside the scope's document. */
  #assertNotInline(address: Address): void {
    const group = address.at(-2) ?? ''
    if (!isGroup(group)) return
    const scope = address.slice(0, -2)
    const folder = folderOf(pathOfAddress(address))
    if ([...this.#files.keys()].some((path) => path.startsWith(folder))) return
    if (!this.has(scope) || nodeAt(this.#root(scope), [group]) === undefined) return
    throw problem(
      'failed_precondition',
      `create "${address.join('/')}"`,
      `${group} are written inside the document of their scope`
    )
  }
}

/** The kind of the document at an address. */
function kindOf(address: Address): Kind {
  if (address.length === 0) return 'project'
  if (isApplication(address)) return 'application'
  const group = address.at(-2) ?? ''
  if (isGroup(group)) return group satisfies Group
  throw problem(
    'invalid_argument',
    `address ${JSON.stringify(address)}`,
    'no document stands there'
  )
}

function isApplication(address: Address): boolean {
  const isShort = address.length === 2 && address[0] === 'applications'
  return isShort || (address.length === 3 && address[2] === 'config')
}

function fieldOf(address: Address, path: string): Field {
  const segments = path.split('/')
  const field = DECLARATIONS[kindOf(address)].fields.find((candidate) => {
    const declared = candidate.path.split('/')
    return (
      candidate.type !== 'key' &&
      declared.length === segments.length &&
      declared.every((segment, i) => {
        const keys = alternativesOf(segment) ?? [segment]
        return segment === '*' || keys.includes(segments[i] ?? '')
      })
    )
  })
  if (field !== undefined) return field
  throw problem('invalid_argument', `edit "${path}"`, `${kindOf(address)} has no such field`)
}

function assertValue(field: Field, path: string, value: FieldValue): void {
  const types = { string: 'string', bool: 'boolean', int: 'bigint', 'string[]': 'object', key: '' }
  const message =
    typeof value === types[field.type]
      ? checkValue(field, value)[0]?.message
      : `a value of type ${field.type} is needed`
  if (message !== undefined) throw problem('invalid_argument', `set "${path}"`, message)
}

function assertName(address: Address): void {
  const name = isApplication(address) ? (address[1] ?? '') : (address.at(-1) ?? '')
  if (address.length === 0 || (name !== 'config' && isVarname(name.replaceAll('-', '_')))) return
  throw problem('invalid_argument', `name a document "${name}"`, 'invalid variable name')
}

function nodeAt(root: YamlValue, path: readonly string[]): YamlValue | undefined {
  let node = root
  for (const key of path) {
    const entry = node.type === 'map' ? node.entries().find((each) => each.key === key) : undefined
    if (entry === undefined) return undefined
    node = entry.value
  }
  return node
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function problem(
  code: 'already_exists' | 'failed_precondition' | 'invalid_argument' | 'not_found',
  attempt: string,
  state: string
): CloudError {
  return new CloudError(code, `Cannot ${attempt}: ${state}`)
}
