import { isDeepStrictEqual } from 'node:util'
import { CloudError } from '@taucloud/base'
import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml'
import type { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { FieldValue } from './fields/field.ts'
import { lineEnd, lineStart, replaceLines, splice } from './text-splice.ts'

const INDENT = '  '

/**
 * Sets one value in the text of a document. Only the text of that value changes, or lines are added for keys that were
 * missing: comments, order, quoting and spacing of everything else stay (project-config §4.2).
 *
 * @throws {CloudError} `failed_precondition` when the text is no YAML map, or something that is no map is in the way
 */
export function setYamlValue(text: string, path: readonly string[], value: FieldValue): string {
  return verified(text, setText(text, parse(text), path, value), (document) => {
    for (let depth = 1; depth < path.length; depth += 1) {
      const parent = path.slice(0, depth)
      if (document.hasIn(parent) && isNull(document.getIn(parent, true))) {
        document.setIn(parent, document.createNode({}))
      }
    }
    document.setIn(path, plain(value))
  })
}

/**
 * Removes one key, and the maps around it that become empty. A text without the key is returned as it is.
 *
 * @throws {CloudError} `failed_precondition` when the text is no YAML map
 */
export function removeYamlValue(text: string, path: readonly string[]): string {
  const document = parse(text)
  const trail = trailOf(document, path)
  if (trail.length < path.length) return text
  // The outermost pair that holds nothing else.
  let depth = path.length - 1
  while (depth > 0 && trail[depth]?.map.items.length === 1) depth -= 1
  const step = trail[depth]
  if (step === undefined) return text
  return verified(text, removeText(text, step), (changed) => {
    changed.deleteIn(path.slice(0, depth + 1))
  })
}

interface Step {
  map: YAMLMap
  pair: Pair
}

function parse(text: string): Document.Parsed {
  const document = parseDocument(text, { uniqueKeys: false })
  const { contents } = document
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null)
  if (document.errors.length === 0 && (isEmpty || isMap(contents))) return document
  throw new CloudError(
    'failed_precondition',
    'Cannot edit the document: it is not a valid YAML map'
  )
}

/** The pairs along a path, as far as they exist. */
function trailOf(document: Document.Parsed, path: readonly string[]): Step[] {
  const trail: Step[] = []
  let node: unknown = document.contents
  for (const key of path) {
    if (!isMap(node)) break
    const map: YAMLMap = node
    const pair = map.items.find((item) => keyOf(item) === key)
    if (pair === undefined) break
    trail.push({ map, pair })
    node = pair.value
  }
  return trail
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : ''
}

function setText(
  text: string,
  document: Document.Parsed,
  path: readonly string[],
  value: FieldValue
): string {
  const trail = trailOf(document, path)
  const last = trail.at(-1)
  if (last === undefined) return addToRoot(text, document, path, value)
  const { map, pair } = last
  const rest = path.slice(trail.length)
  if (rest.length === 0) return replaceValue(text, pair, value, map.flow === true)
  if (isMap(pair.value)) return addToMap(text, pair.value, rest, value)
  if (!isNull(pair.value)) {
    const key = path.slice(0, trail.length).join('/')
    throw new CloudError('failed_precondition', `Cannot edit the document: "${key}" is not a map`)
  }
  if (map.flow === true) return replaceText(text, pair, ` {${flowPair(rest, value)}}`)
  const indent = indentOf(text, pair) + INDENT
  return insertAfterLine(text, rangeOf(pair.key)[1], blockLines(rest, value, indent))
}

function addToRoot(
  text: string,
  document: Document.Parsed,
  path: readonly string[],
  value: FieldValue
): string {
  if (isMap(document.contents)) return addToMap(text, document.contents, path, value)
  const separator = text === '' || text.endsWith('\n') ? '' : '\n'
  return text + separator + blockLines(path, value, '')
}

function addToMap(text: string, map: YAMLMap, path: readonly string[], value: FieldValue): string {
  const last = map.items.at(-1)
  if (map.flow === true || last === undefined) {
    const close = rangeOf(map)[1] - 1
    const end = last === undefined ? close : Math.max(rangeOf(last.key)[1], endOf(last))
    return splice(text, end, end, `${last === undefined ? '' : ', '}${flowPair(path, value)}`)
  }
  return insertAfterLine(text, endOf(last), blockLines(path, value, indentOf(text, last)))
}

function replaceValue(text: string, pair: Pair, value: FieldValue, inFlow: boolean): string {
  const node = pair.value
  if (isSeq(node) && node.flow !== true && typeof value === 'object' && value.length > 0) {
    return replaceItems(text, node, value)
  }
  if (isSeq(node) && node.flow !== true) {
    // An empty list, or a scalar, takes the place of the whole block.
    const start = rangeOf(pair.key)[1]
    return splice(text, text.indexOf(':', start) + 1, contentEnd(text, node), ` ${render(value)}`)
  }
  const style = isScalar(node) && typeof value === 'string' ? node : undefined
  return replaceText(text, pair, ` ${render(value, style, inFlow)}`)
}

/** Puts a text, which starts with a space, in the place of a value on the line of its key. */
function replaceText(text: string, pair: Pair, replacement: string): string {
  const node = pair.value
  if (isNull(node)) {
    const colon = text.indexOf(':', rangeOf(pair.key)[1])
    const end = isScalar(node) && node.source !== '' ? rangeOf(node)[1] : colon + 1
    return splice(text, colon + 1, end, replacement)
  }
  const [start] = rangeOf(node)
  const end = contentEnd(text, node)
  return splice(text, start, end, replacement.trimStart())
}

/** Replaces the lines of the items that differ, and leaves those before and after them. */
function replaceItems(text: string, list: YAMLSeq, value: readonly string[]): string {
  const before = list.items.map((item) =>
    isScalar(item) ? String(item.source ?? item.value) : undefined
  )
  let head = 0
  while (head < before.length && head < value.length && before[head] === value[head]) head += 1
  let tail = 0
  const most = Math.min(before.length, value.length) - head
  while (tail < most && before.at(-1 - tail) === value.at(-1 - tail)) tail += 1
  const dash = lineStart(text, rangeOf(list.items[0])[0])
  const indent = /^\s*/.exec(text.slice(dash))?.[0] ?? ''
  const lines = value.slice(head, value.length - tail).map((item) => `${indent}- ${render(item)}\n`)
  const [from, to] = [list.items[head], list.items[before.length - tail]]
  const end = lineEnd(text, contentEnd(text, list))
  const start =
    head === before.length || from === undefined ? end : lineStart(text, rangeOf(from)[0])
  const stop = to === undefined || tail === 0 ? end : lineStart(text, rangeOf(to)[0])
  return replaceLines(text, start, stop, lines.join(''))
}

function removeText(text: string, { map, pair }: Step): string {
  if (map.flow !== true) {
    const start = lineStart(text, rangeOf(pair.key)[0])
    return splice(text, start, behindLine(text, endOf(pair)), '')
  }
  const index = map.items.indexOf(pair)
  const next = map.items[index + 1]
  const previous = map.items[index - 1]
  const [start] = rangeOf(pair.key)
  if (next !== undefined) return splice(text, start, rangeOf(next.key)[0], '')
  return splice(text, previous === undefined ? start : endOf(previous), endOf(pair), '')
}

/** The offset behind the last character of a pair's content, without a line break. */
function endOf(pair: Pair): number {
  const end = pair.value === null ? 0 : rangeOf(pair.value)[1]
  return Math.max(end, rangeOf(pair.key)[1] + 1)
}

function contentEnd(text: string, node: unknown): number {
  const [start, end] = rangeOf(node)
  return start + text.slice(start, end).trimEnd().length
}

function insertAfterLine(text: string, offset: number, lines: string): string {
  const at = behindLine(text, offset)
  return replaceLines(text, at, at, lines)
}

/** Some nodes end with the line break of their last line, others before it. */
function behindLine(text: string, end: number): number {
  return end > 0 && text[end - 1] === '\n' ? end : lineEnd(text, end)
}

function indentOf(text: string, pair: Pair): string {
  const [start] = rangeOf(pair.key)
  return text.slice(lineStart(text, start), start)
}

function blockLines(path: readonly string[], value: FieldValue, indent: string): string {
  const [head = '', ...rest] = path
  const line = `${indent}${renderText(head)}:`
  return rest.length === 0
    ? `${line} ${render(value)}\n`
    : `${line}\n${blockLines(rest, value, indent + INDENT)}`
}

function flowPair(path: readonly string[], value: FieldValue): string {
  const [head = '', ...rest] = path
  const below = rest.length === 0 ? render(value, undefined, true) : `{${flowPair(rest, value)}}`
  return `${renderText(head, undefined, true)}: ${below}`
}

function render(value: FieldValue, style?: Scalar, inFlow = false): string {
  if (typeof value === 'string') return renderText(value, style, inFlow)
  if (typeof value !== 'object') return String(value)
  return `[${value.map((item) => renderText(item, undefined, true)).join(', ')}]`
}

/** One scalar on one line: quoted as it was before, else only where it has to be. */
function renderText(text: string, style?: Scalar, inFlow = false): string {
  if (/[\n\r]/.test(text)) return JSON.stringify(text)
  const quotes =
    style?.type === 'QUOTE_DOUBLE' || style?.type === 'QUOTE_SINGLE' ? style.type : 'PLAIN'
  const options = { lineWidth: 0, defaultStringType: quotes } as const
  if (!inFlow) return stringify(text, options).trimEnd()
  const list = stringify([text], { ...options, collectionStyle: 'flow' }).trim()
  return list.slice(1, -1).trim()
}

/** The edit by text if it means what was wanted, else the same edit on the nodes, which may reformat. */
function verified(
  text: string,
  edited: string,
  change: (document: Document.Parsed) => void
): string {
  const wanted = parse(text)
  change(wanted)
  const result = parseDocument(edited, { uniqueKeys: false })
  const isRight = result.errors.length === 0 && isDeepStrictEqual(result.toJS(), wanted.toJS())
  return isRight ? edited : wanted.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function plain(value: FieldValue): unknown {
  return typeof value === 'object' ? [...value] : value
}

function isNull(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null)
}

function rangeOf(node: unknown): readonly [number, number] {
  const isNode = isScalar(node) || isMap(node) || isSeq(node)
  const [start, end] = (isNode ? node.range : undefined) ?? [0, 0]
  return [start, end]
}
