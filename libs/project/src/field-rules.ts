import { RE2JS } from 're2js'
import type { ReadValue } from './document.ts'
import type { Field, FieldValue } from './fields/field.ts'
import { checkFormat } from './scalars.ts'

const MAX_ITEMS = 256
const MAX_LENGTH = 4096
// Long enough for any matcher, short enough that compiling hostile ones takes no time.
const MAX_EXPRESSION_LENGTH = 1000

/** What is wrong with one element of a value; scalars are their own element 0. */
export interface ValueProblem {
  index: number
  message: string
}

/** Must the field be there, given what the document has in others (project-config §19.2)? */
export function isRequired(field: Field, values: ReadonlyMap<string, ReadValue>): boolean {
  const { requiredWhen, requiredUnless } = field
  if (requiredUnless !== undefined) return values.get(requiredUnless)?.value !== true
  if (requiredWhen === undefined) return field.required === true
  const discriminator = values.get(requiredWhen.field)?.value
  return typeof discriminator === 'string' && requiredWhen.in.includes(discriminator)
}

/** Present but empty: `""` or `[]`. */
export function isBlank(value: FieldValue): boolean {
  return typeof value === 'string' || typeof value === 'object' ? value.length === 0 : false
}

/** Checks bounds, words and format, of every element of a list. */
export function checkValue(field: Field, value: FieldValue): ValueProblem[] {
  const items: readonly FieldValue[] = typeof value === 'object' ? value : [value]
  const { maxItems = MAX_ITEMS } = field
  if (items.length > maxItems) {
    return [{ index: maxItems, message: `${items.length} elements, at most ${maxItems}` }]
  }
  return items.flatMap((item, index) => {
    const message = typeof item === 'string' ? checkText(field, item) : undefined
    return message === undefined ? [] : [{ index, message }]
  })
}

/** Why RE2 refuses the expression, `undefined` if it does not (project-config §26.10). */
export function checkExpression(expression: string): string | undefined {
  if (expression.length > MAX_EXPRESSION_LENGTH) {
    return `invalid regular expression: ${expression.length} characters, at most ${MAX_EXPRESSION_LENGTH}`
  }
  try {
    RE2JS.compile(expression)
    return undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'refused'
    return `invalid regular expression: ${reason}`
  }
}

function checkText(field: Field, text: string): string | undefined {
  const { maxLength = MAX_LENGTH } = field
  if (text.length > maxLength) return `${text.length} characters, at most ${maxLength}`
  if (field.values !== undefined && !field.values.includes(text)) {
    return `invalid value "${text.slice(0, 80)}": must be one of ${field.values.join(', ')}`
  }
  return field.format === undefined ? undefined : checkFormat(field.format, text)
}
