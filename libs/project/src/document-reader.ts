import { coerce } from './coercion.ts'
import type { Findings, Position } from './diagnostics.ts'
import type { ReadValue } from './document.ts'
import { alternativesOf } from './fields/field.ts'
import type { Declaration, Field, FieldValue } from './fields/field.ts'
import { checkExpression, checkValue, isBlank, isRequired } from './field-rules.ts'
import { normalizeHost } from './hosts.ts'
import { KeyTree } from './key-tree.ts'
import type { Entry, YamlSource, YamlValue } from './yaml-source.ts'

/** What reading one document needs besides the document. */
export interface DocumentContext {
  file: string
  source: YamlSource
  findings: Findings
  /** FQDN of the target cloud: what `*` in a path stands for. */
  cloud?: string | undefined
  /** The repository holds the whole project (design §8). */
  singleRepository: boolean
}

type Place =
  | { state: 'found'; node: YamlValue }
  | { state: 'absent'; enclosing: YamlValue }
  | { state: 'broken' }

/**
 * Reads every declared field of one document (project-config §4): canonical path, else alias, else default. Whatever
 * is wrong goes to the findings, and is then missing from the result.
 */
export class DocumentReader {
  readonly #context: DocumentContext
  readonly #root: YamlValue
  readonly #maps = new Map<YamlValue, ReadonlyMap<string, YamlValue>>()
  readonly #values = new Map<string, ReadValue>()
  /** Alternatives that have been reported already: what lies under them is not missing on its own. */
  readonly #reported = new Set<string>()

  constructor(context: DocumentContext, root: YamlValue) {
    this.#context = context
    this.#root = root
  }

  read(declaration: Declaration): ReadonlyMap<string, ReadValue> {
    const conditional: Field[] = []
    for (const field of declaration.fields) {
      if (field.requiredWhen !== undefined || field.requiredUnless !== undefined)
        conditional.push(field)
      else this.#readField(field)
    }
    // Their rules look at other fields, which have to be there first.
    for (const field of conditional) this.#readField(field)
    for (const field of declaration.fields) this.#checkExpression(field)
    this.#warnUnknown(KeyTree.of(declaration, this.#context.cloud), this.#root, '')
    return this.#values
  }

  /** The map of a key of the document's root, such as an inline group. */
  mapAt(key: string): readonly Entry[] | undefined {
    const place = this.#find([key])
    if (place.state !== 'found' || place.node.type === 'null') return undefined
    if (place.node.type === 'map') return [...place.node.entries()]
    this.#error(place.node, wrongType(key))
    return undefined
  }

  #readField(field: Field): void {
    const path = this.#resolve(field)
    if (path === undefined) return
    if (field.type === 'key') {
      this.#store(field, path.at(-1) ?? '', this.#nodeAt(path) ?? this.#root)
      return
    }
    let place = this.#find(path)
    if (place.state === 'absent' && field.alias !== undefined) {
      const older = this.#find(field.alias.split('/'))
      if (older.state !== 'absent') place = older
    }
    this.#readPlace(field, path.join('/'), place)
  }

  #readPlace(field: Field, path: string, place: Place): void {
    if (place.state === 'broken') return
    const required = isRequired(field, this.#values) && !this.#isOptional(field)
    if (place.state === 'absent') {
      if (required) this.#error(place.enclosing, `required attribute '${path}'`)
      else if (field.default !== undefined) this.#store(field, field.default, place.enclosing)
      return
    }
    const { node } = place
    if (node.type === 'null' && !required) {
      if (field.default !== undefined) this.#store(field, field.default, node)
      return
    }
    const value = coerce(field.type, node)
    if (node.type === 'null' || (required && value !== undefined && isBlank(value))) {
      this.#error(node, `required attribute '${path}' is empty`)
    } else if (value === undefined) {
      this.#error(node, wrongType(path))
    } else {
      this.#accept(field, value, node)
    }
  }

  #accept(field: Field, value: FieldValue, node: YamlValue): void {
    const problems = checkValue(field, value)
    const items = node.type === 'list' ? node.items() : []
    for (const { index, message } of problems) this.#error(items[index] ?? node, message)
    if (problems.length > 0) return
    const text = field.format === 'fqdn' && typeof value === 'string' ? normalizeHost(value) : value
    this.#store(field, text, node)
  }

  #store(field: Field, value: FieldValue, node: YamlValue): void {
    const items = node.type === 'list' ? node.items() : []
    this.#values.set(field.path, {
      value,
      position: this.#locate(node),
      elements: items.map((item) => this.#locate(item))
    })
  }

  /** The keys of a field's path, with alternatives chosen; `undefined` when there is nothing to read. */
  #resolve(field: Field): string[] | undefined {
    const path: string[] = []
    for (const segment of field.path.split('/')) {
      const keys = alternativesOf(segment)
      if (segment === '*') {
        if (this.#context.cloud === undefined) return undefined
        path.push(this.#context.cloud)
      } else if (keys === undefined) {
        path.push(segment)
      } else {
        const chosen = this.#choose(field, path, keys)
        if (chosen === undefined) return undefined
        path.push(chosen)
      }
    }
    return path
  }

  #choose(field: Field, parent: readonly string[], keys: readonly string[]): string | undefined {
    const place = this.#find(parent)
    const entries = place.state === 'found' ? this.#entriesOf(place.node) : undefined
    const present = keys.filter((key) => entries?.has(key))
    const id = [...parent, ...keys].join('/')
    const [chosen, second] = present
    if (chosen !== undefined && second === undefined) return chosen
    if (this.#reported.has(id) || place.state === 'broken') return undefined
    if (second !== undefined) {
      const words = present.join(' and ')
      const at = entries?.get(second) ?? this.#root
      this.#error(at, `ambiguous path: ${words} each match, and only one may be set`)
    } else if (field.required === true && !this.#isOptional(field)) {
      const at = place.state === 'found' ? place.node : place.enclosing
      this.#error(at, "can't find match for path")
    }
    this.#reported.add(id)
    return undefined
  }

  #find(path: readonly string[]): Place {
    let node = this.#root
    for (const [depth, key] of path.entries()) {
      if (node.type === 'null') return { state: 'absent', enclosing: node }
      const entries = this.#entriesOf(node)
      if (entries === undefined) {
        this.#wrongMap(node, path.slice(0, depth).join('/'))
        return { state: 'broken' }
      }
      const next = entries.get(key)
      if (next === undefined) return { state: 'absent', enclosing: node }
      node = next
    }
    return { state: 'found', node }
  }

  #nodeAt(path: readonly string[]): YamlValue | undefined {
    const place = this.#find(path)
    return place.state === 'found' ? place.node : undefined
  }

  /** Keys of a map; a key that is given twice is reported once and its first value counts. */
  #entriesOf(node: YamlValue): ReadonlyMap<string, YamlValue> | undefined {
    if (node.type !== 'map') return undefined
    const known = this.#maps.get(node)
    if (known !== undefined) return known
    const entries = new Map<string, YamlValue>()
    for (const { key, keyOffset, value } of node.entries()) {
      if (entries.has(key)) this.#errorAt(keyOffset, `key '${key}' is given twice`)
      else entries.set(key, value)
    }
    this.#maps.set(node, entries)
    return entries
  }

  #wrongMap(node: YamlValue, path: string): void {
    if (this.#reported.has(path)) return
    this.#reported.add(path)
    this.#error(node, wrongType(path))
  }

  #isOptional(field: Field): boolean {
    return this.#context.singleRepository && field.optionalInSingleRepository === true
  }

  #checkExpression(field: Field): void {
    if (field.regexFlag === undefined || this.#values.get(field.regexFlag)?.value !== true) return
    const read = this.#values.get(field.path)
    if (typeof read?.value !== 'string') return
    const message = checkExpression(read.value)
    if (message === undefined) return
    this.#context.findings.error(this.#context.file, read.position, message)
  }

  #warnUnknown(known: KeyTree, node: YamlValue, path: string): void {
    if (node.type !== 'map') return
    for (const entry of node.entries()) {
      const below = known.child(entry.key)
      const here = path === '' ? entry.key : `${path}/${entry.key}`
      if (below !== undefined) {
        this.#warnUnknown(below, entry.value, here)
      } else if (!known.isOpen) {
        this.#warn(entry.keyOffset, known.describe(here, entry.key))
      }
    }
  }

  #locate(node: YamlValue): Position {
    return this.#context.source.locate(node.offset)
  }

  #error(node: YamlValue, message: string): void {
    this.#errorAt(node.offset, message)
  }

  #errorAt(offset: number, message: string): void {
    this.#context.findings.error(this.#context.file, this.#context.source.locate(offset), message)
  }

  #warn(offset: number, message: string): void {
    this.#context.findings.warn(this.#context.file, this.#context.source.locate(offset), message)
  }
}

function wrongType(path: string): string {
  return `attribute '${path}' has a value of the wrong type`
}
