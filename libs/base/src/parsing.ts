import type { z } from 'zod'
import { CloudError } from './errors.ts'

/**
 * Checks a value from outside against a schema and returns it typed.
 *
 * @param what names the value in the message: "node configuration", "job request"
 * @throws {CloudError} `invalid_argument` that names the first wrong field and why
 */
export function parseWith<S extends z.ZodType>(
  schema: S,
  value: unknown,
  what: string
): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const path = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  throw new CloudError(
    'invalid_argument',
    `Cannot read ${what}: ${path}${issue?.message ?? 'not what was expected'}`
  )
}

/** As {@link parseWith}, from JSON text. @throws {CloudError} `invalid_argument` also when the text is not JSON */
export function parseJsonWith<S extends z.ZodType>(
  schema: S,
  text: string,
  what: string
): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new CloudError('invalid_argument', `Cannot read ${what}: not valid JSON`, {
      cause: error
    })
  }
  return parseWith(schema, value, what)
}

/**
 * JSON with sorted keys and no white space (RFC 8785 for the values used here: no floats), so that equal values give
 * equal bytes and hence equal content ids. A bigint is written as an integer; `undefined` members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value)
}
