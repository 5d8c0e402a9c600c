import type { Field, FieldValue } from './fields/field.ts'
import type { YamlValue } from './yaml-source.ts'

// The words of YAML 1.1 that older files use.
const TRUE_WORDS = new Set(['true', 'y', 'Y', 'yes', 'on'])
const FALSE_WORDS = new Set(['false', 'n', 'N', 'no', 'off'])

/**
 * The value of a node in a field of a type (project-config §4.5), `undefined` if the node is of another type. A
 * number in a string field is its source text; nothing quoted is a flag.
 */
export function coerce(type: Field['type'], node: YamlValue): FieldValue | undefined {
  switch (type) {
    case 'string':
    case 'key':
      return 'text' in node ? node.text : undefined
    case 'bool':
      return toBool(node)
    case 'int':
      return toInt(node)
    case 'string[]': {
      if (node.type !== 'list') return undefined
      const items = node.items()
      const texts = items.flatMap((item) => ('text' in item ? [item.text] : []))
      return texts.length === items.length ? texts : undefined
    }
  }
}

function toBool(node: YamlValue): boolean | undefined {
  if (!('text' in node) || !node.isPlain) return undefined
  if (TRUE_WORDS.has(node.text) || (node.type === 'bool' && /^true$/i.test(node.text))) return true
  if (FALSE_WORDS.has(node.text) || (node.type === 'bool' && /^false$/i.test(node.text)))
    return false
  return undefined
}

function toInt(node: YamlValue): bigint | undefined {
  if (!('text' in node)) return undefined
  // Hexadecimal and octal as YAML 1.2 writes them are what BigInt reads.
  if (!/^(?:[+-]?[0-9]{1,30}|0x[0-9a-fA-F]{1,30}|0o[0-7]{1,30})$/.test(node.text)) return undefined
  return BigInt(node.text.startsWith('+') ? node.text.slice(1) : node.text)
}
