import { Document } from 'yaml'
import type { CompiledApplication, CompiledGroups, CompiledObject } from './compiled.ts'
import { textIn } from './compiled.ts'
import { DECLARATIONS } from './declarations.ts'
import { GROUPS, wireKeyOf } from './fields/field.ts'
import type { Field, FieldValue, Group, WireBody } from './fields/field.ts'
import type { ProjectTree } from './layout.ts'
import { formatDuration, formatSize } from './scalars.ts'

/**
 * The configuration folder that compiles to an object (project-config §20.7). Tags of the project and the entries of
 * clouds are lost, and a storage's `host` access reads as `subnet`.
 */
export function decompileProject(object: CompiledObject): ProjectTree {
  const tree = new Map<string, Uint8Array>()
  const names = new NameTable(object)
  const { id, name, description, email, egress } = object
  write(tree, 'config.yaml', {
    id,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(email === undefined ? {} : { notification: { email } }),
    ...(egress === undefined ? {} : { egress })
  })
  writeGroups(tree, '', object, names)
  for (const [applicationId, application] of Object.entries(object.applications ?? {})) {
    writeApplication(tree, applicationId, application, names)
  }
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)))
}

type Tree = Map<string, Uint8Array>
/** A document about to be written. */
interface Nested {
  [key: string]: FieldValue | Nested
}

function writeApplication(
  tree: Tree,
  id: string,
  application: CompiledApplication,
  names: NameTable
): void {
  const { name, description, tags } = application
  write(tree, `applications/${name}/config.yaml`, {
    id,
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags })
  })
  writeGroups(tree, name, application, names)
}

function writeGroups(
  tree: Tree,
  application: string,
  groups: CompiledGroups,
  names: NameTable
): void {
  const prefix = application === '' ? '' : `applications/${application}/`
  for (const group of GROUPS) {
    for (const [id, body] of Object.entries(groups[group] ?? {})) {
      const name = textIn(body, 'name') ?? ''
      const document = documentOf({ application, group, id, body }, names)
      write(tree, `${prefix}${group}/${name}.yaml`, document)
    }
  }
}

interface Resource {
  application: string
  group: Group
  id: string
  body: WireBody
}

function documentOf(resource: Resource, names: NameTable): Nested {
  const document: Nested = { id: resource.id }
  const { fields } = DECLARATIONS[resource.group]
  for (const field of fields) {
    if (field.wire === false || field.type === 'key') continue
    const value = valueOf(field, resource, names)
    if (value !== undefined) place(document, pathOf(field, fields, resource.body), value)
  }
  return document
}

function valueOf(field: Field, resource: Resource, names: NameTable): FieldValue | undefined {
  const { body } = resource
  const value = typeof field.wire === 'object' ? field.wire.decode(body) : body[wireKeyOf(field)]
  if (typeof value === 'bigint' && field.format === 'duration') return formatDuration(value)
  if (typeof value === 'bigint' && field.format === 'bytes') return formatSize(value)
  const { ref } = field
  if (ref === undefined || value === undefined) return value
  const { group, prefix = '' } = ref
  const rename = (text: string): string =>
    text.startsWith(prefix)
      ? prefix + names.referenceTo(group, text.slice(prefix.length), resource.application)
      : text
  if (typeof value === 'string') return rename(value)
  return typeof value === 'object' ? value.map(rename) : value
}

/** The path of a field with the alternative that the compiled form names. */
function pathOf(field: Field, fields: readonly Field[], body: WireBody): string[] {
  return field.path.split('/').map((segment) => {
    if (!segment.startsWith('{')) return segment
    const key = fields.find(({ type, path }) => type === 'key' && path.endsWith(segment))
    return key === undefined ? segment : (textIn(body, wireKeyOf(key)) ?? segment)
  })
}

function place(document: Nested, path: readonly string[], value: FieldValue): void {
  const [head = '', ...rest] = path
  if (rest.length === 0) {
    document[head] = value
    return
  }
  const below = document[head]
  const next: Nested = isNested(below) ? below : {}
  document[head] = next
  place(next, rest, value)
}

function isNested(value: FieldValue | Nested | undefined): value is Nested {
  return typeof value === 'object' && !Array.isArray(value)
}

function write(tree: Tree, path: string, document: Nested): void {
  const text = new Document(document).toString({ lineWidth: 0, flowCollectionPadding: false })
  tree.set(path, new TextEncoder().encode(text))
}

/** Ids of resources back to the references that lead to them. */
class NameTable {
  readonly #owners = new Map<string, { application: string; name: string }>()
  readonly #taken = new Set<string>()

  constructor(object: CompiledObject) {
    this.#add('', object)
    for (const application of Object.values(object.applications ?? {})) {
      this.#add(application.name, application)
    }
  }

  /** `/name` when the bare name would lead to a resource of the referrer's own application. */
  referenceTo(group: Group, id: string, from: string): string {
    const owner = this.#owners.get(`${group}/${id}`)
    if (owner === undefined) return id
    const isShadowed =
      owner.application !== from && this.#taken.has(`${from}/${group}/${owner.name}`)
    return isShadowed ? `/${owner.name}` : owner.name
  }

  #add(application: string, groups: CompiledGroups): void {
    for (const group of GROUPS) {
      for (const [id, body] of Object.entries(groups[group] ?? {})) {
        const name = textIn(body, 'name') ?? ''
        this.#owners.set(`${group}/${id}`, { application, name })
        this.#taken.add(`${application}/${group}/${name}`)
      }
    }
  }
}
