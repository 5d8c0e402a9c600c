import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Alias, Document, Pair, Scalar } from 'yaml'
import type { Position } from './diagnostics.ts'

/** Largest document, in bytes. */
export const MAX_DOCUMENT_BYTES = 256 * 1024
/** Most aliases (`*x`) that are followed in one document. */
export const MAX_ALIASES = 100
// A text that is no YAML at all is reported hundreds of times.
const MAX_PROBLEMS = 5

/** One key of a map. Offsets count UTF-16 units from the start of the text. */
export interface Entry {
  key: string
  keyOffset: number
  value: YamlValue
}

/**
 * A node, with aliases followed. Scalars keep their source text: `1.00` stays `1.00`. Parts of a list or map are
 * looked at when they are asked for, so that what nobody reads costs nothing.
 */
export type YamlValue = { offset: number } & (
  | { type: 'null' }
  | { type: 'text' | 'number' | 'bool'; text: string; isPlain: boolean }
  | { type: 'list'; items: () => readonly YamlValue[] }
  | { type: 'map'; entries: () => readonly Entry[] }
  | { type: 'other' }
)

/** What is wrong with a text, and where. */
export interface YamlProblem {
  position: Position
  message: string
}

/** A parsed document that turns offsets into positions. */
export interface YamlSource {
  root: YamlValue
  locate(offset: number): Position
  /** More aliases were to be followed than {@link MAX_ALIASES}; the others read as `other`. */
  hasTooManyAliases(): boolean
}

/** Reads one YAML 1.2 document of at most {@link MAX_DOCUMENT_BYTES}. */
export function parseYaml(bytes: Uint8Array): YamlSource | { problems: YamlProblem[] } {
  const start = { line: 1, column: 1 }
  const fail = (message: string) => ({ problems: [{ position: start, message }] })
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    return fail(`document has ${bytes.length} bytes, at most ${MAX_DOCUMENT_BYTES}`)
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail('document is not UTF-8')
  }
  const lines = new LineCounter()
  const document = parseText(text, lines)
  if (document === undefined) return fail('document is nested too deep')
  if (document.errors.length > 0) {
    return {
      problems: document.errors.slice(0, MAX_PROBLEMS).map((error) => ({
        position: positionOf(lines, error.pos[0]),
        message: `not valid YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '')}`
      }))
    }
  }
  const view = new NodeView(document)
  return {
    root: view.of(document.contents),
    locate: (offset) => positionOf(lines, offset),
    hasTooManyAliases: () => view.aliases > MAX_ALIASES
  }
}

function parseText(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    // The library compares every key with every other; the reader finds double keys in linear time.
    return parseDocument(text, {
      version: '1.2',
      lineCounter,
      uniqueKeys: false,
      prettyErrors: true
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function positionOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

/** Turns nodes of the library into values, following a bounded number of aliases. */
class NodeView {
  readonly #document: Document.Parsed
  aliases = 0

  constructor(document: Document.Parsed) {
    this.#document = document
  }

  of(node: unknown, at?: number): YamlValue {
    if (!isNode(node)) return { offset: at ?? 0, type: 'null' }
    const offset = at ?? node.range?.[0] ?? 0
    if (isScalar(node)) return scalarOf(node, offset)
    if (isAlias(node)) return this.#follow(node, offset)
    if (isSeq(node)) {
      return { offset, type: 'list', items: once(() => node.items.map((item) => this.of(item))) }
    }
    if (isMap(node)) {
      return {
        offset,
        type: 'map',
        entries: once(() => node.items.map((pair) => this.#entry(pair)))
      }
    }
    return { offset, type: 'other' }
  }

  #entry(pair: Pair): Entry {
    const key = this.of(pair.key)
    return {
      key: 'text' in key ? key.text : '',
      keyOffset: key.offset,
      value: isNode(pair.value) ? this.of(pair.value) : { offset: key.offset, type: 'null' }
    }
  }

  #follow(alias: Alias, offset: number): YamlValue {
    this.aliases += 1
    // What an alias stands for is reported where the alias is.
    return this.aliases > MAX_ALIASES
      ? { offset, type: 'other' }
      : this.of(alias.resolve(this.#document), offset)
  }
}

function scalarOf(node: Scalar, offset: number): YamlValue {
  const isPlain = node.type === 'PLAIN'
  const text = node.source ?? String(node.value)
  switch (typeof node.value) {
    case 'string':
      return { offset, type: 'text', text: node.value, isPlain }
    case 'number':
    case 'bigint':
      return { offset, type: 'number', text, isPlain }
    case 'boolean':
      return { offset, type: 'bool', text, isPlain }
    default:
      return { offset, type: node.value === null ? 'null' : 'other' }
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
