import type { CompiledApplication, CompiledGroups, CompiledObject } from './compiled.ts'
import type { DeferredValidation, IndexValue } from './compiled.ts'
import { DECLARATIONS } from './declarations.ts'
import type { Diagnostic } from './diagnostics.ts'
import { listOf, textOf } from './document.ts'
import type { ProjectDocument, ProjectModel, Scope } from './document.ts'
import { GROUPS, wireKeyOf } from './fields/field.ts'
import type { Field, FieldValue, WireBody, WireValue } from './fields/field.ts'
import { indexesOf, validationsOf } from './indexes.ts'
import type { ProjectTree } from './layout.ts'
import { readProject } from './reader.ts'
import type { ReadOptions } from './reader.ts'
import { resolveReference, smartopReferences } from './references.ts'
import { parseDuration, parseSize } from './scalars.ts'

/** What is compiled, besides how the tree is read. */
export interface CompileOptions extends ReadOptions {
  branch: string
}

/** Everything that a compiler produces of one tree (project-config §20). */
export interface Compilation {
  object: CompiledObject
  /** Sorted by key. */
  indexes: ReadonlyMap<string, IndexValue>
  validations: readonly DeferredValidation[]
  warnings: readonly Diagnostic[]
}

/**
 * Compiles a configuration folder: a pure function of the tree, the branch and the cloud.
 *
 * @throws {ConfigError} `invalid_argument` with everything that is wrong
 */
export function compileProject(tree: ProjectTree, options: CompileOptions): Compilation {
  const model = readProject(tree, options)
  const object = compileModel(model)
  return {
    object,
    indexes: indexesOf(object, options.branch),
    validations: validationsOf(object),
    warnings: model.warnings
  }
}

function compileModel(model: ProjectModel): CompiledObject {
  const { document } = model.project
  const body = bodyOf(model, document)
  // The two halves of a cloud's entry are hoisted together or not at all; validation has refused one alone.
  const account = textOf(document, 'clouds/*/account')
  const plan = textOf(document, 'clouds/*/plan')
  const isHoisted = account !== undefined && account !== '' && plan !== undefined
  return {
    id: document.id,
    ...textsOf(body, ['name', 'description', 'email']),
    ...(isHoisted ? { account, plan } : {}),
    ...(document.values.has('egress') ? { egress: listOf(document, 'egress') } : {}),
    ...groupsOf(model, model.project),
    ...applicationsOf(model)
  }
}

function applicationsOf(model: ProjectModel): Pick<CompiledObject, 'applications'> {
  const applications: Record<string, CompiledApplication> = {}
  for (const [name, scope] of model.applications) {
    const body = bodyOf(model, scope.document)
    const tags = scope.document.values.has('tags') ? { tags: listOf(scope.document, 'tags') } : {}
    applications[scope.document.id] = {
      name,
      ...textsOf(body, ['description']),
      ...tags,
      ...groupsOf(model, scope)
    }
  }
  return model.applications.size === 0 ? {} : { applications }
}

function groupsOf(model: ProjectModel, scope: Scope): CompiledGroups {
  const groups: CompiledGroups = {}
  for (const group of GROUPS) {
    const documents = scope.groups.get(group)
    if (documents === undefined) continue
    groups[group] = Object.fromEntries(
      [...documents.values()].map((document) => [document.id, bodyOf(model, document)])
    )
  }
  return groups
}

/** The compiled form of one document (§20.2, steps 2, 3, 5 and 6). */
function bodyOf(model: ProjectModel, document: ProjectDocument): WireBody {
  const body: WireBody = {}
  const read = (path: string): FieldValue | undefined => document.values.get(path)?.value
  for (const field of DECLARATIONS[document.kind].fields) {
    const value = read(field.path)
    if (value === undefined || field.wire === false) continue
    if (typeof field.wire === 'object') Object.assign(body, field.wire.encode(value, read))
    else body[wireKeyOf(field)] = toWire(model, document, field, value)
  }
  if (document.kind !== 'project') body.name = document.name
  const smartops = smartopReferences(document, listOf(document, 'tags'))
  if (smartops.length > 0) {
    body.smartops = smartops.map(({ reference }) => idOf(model, document, 'smartops', reference))
  }
  return body
}

function toWire(
  model: ProjectModel,
  document: ProjectDocument,
  field: Field,
  value: FieldValue
): WireValue {
  if (typeof value === 'string' && field.format === 'duration') return parseDuration(value) ?? 0n
  if (typeof value === 'string' && field.format === 'bytes') return parseSize(value) ?? 0n
  const { ref } = field
  if (ref === undefined || typeof value === 'boolean' || typeof value === 'bigint') return value
  const { group, prefix = '' } = ref
  const resolve = (text: string): string =>
    text.startsWith(prefix)
      ? prefix + idOf(model, document, group, text.slice(prefix.length))
      : text
  return typeof value === 'string' ? resolve(value) : value.map(resolve)
}

/** The id that a reference leads to; validation has seen to it that there is one. */
function idOf(
  model: ProjectModel,
  document: ProjectDocument,
  group: Parameters<typeof resolveReference>[2],
  reference: string
): string {
  const resolution = resolveReference(model, document, group, reference)
  return 'document' in resolution ? resolution.document.id : ''
}

function textsOf<K extends string>(body: WireBody, keys: readonly K[]): Partial<Record<K, string>> {
  const texts: Partial<Record<K, string>> = {}
  for (const key of keys) {
    const value = body[key]
    if (typeof value === 'string') texts[key] = value
  }
  return texts
}
