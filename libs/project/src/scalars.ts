import { parseEgressRule } from './egress.ts'
import { isFqdn } from './hosts.ts'
import { isContentId } from './ids.ts'

/** The request methods of the format, in capitals (project-config §5.6). */
export const HTTP_METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH'
] as const

/** The value types of the format that are more than text (project-config §5). */
export type Format =
  | 'cid'
  | 'varname'
  | 'email'
  | 'fqdn'
  | 'http-method'
  | 'duration'
  | 'bytes'
  | 'source'
  | 'path'
  | 'repository-id'
  | 'egress'

/** Prefix of a `source` that names a library. */
export const LIBRARY_PREFIX = 'libraries/'

// Wire integers are signed and 64 bits wide (§20.3).
const MAX_INTEGER = 2n ** 63n - 1n

const DURATION_UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n]
])

const METRIC_PREFIXES = ['', 'K', 'M', 'G', 'T', 'P', 'E']
const METRIC_UNITS: ReadonlyMap<string, bigint> = new Map([
  ...METRIC_PREFIXES.map((prefix, i): [string, bigint] => [`${prefix}B`, 1000n ** BigInt(i)]),
  ['kB', 1000n]
])
const BINARY_UNITS: ReadonlyMap<string, bigint> = new Map(
  METRIC_PREFIXES.map((prefix, i) => [prefix === '' ? 'B' : `${prefix}iB`, 1024n ** BigInt(i)])
)

/** Nanoseconds of a duration such as `1m30s`, or `undefined` if it is none (project-config §5.7). */
export function parseDuration(text: string): bigint | undefined {
  return parseQuantity(text, DURATION_UNITS)
}

/** Bytes of a size such as `32MB`, or `undefined` if it is none (project-config §5.8). */
export function parseSize(text: string): bigint | undefined {
  return parseQuantity(text, METRIC_UNITS) ?? parseQuantity(text, BINARY_UNITS)
}

/** The text of a duration, in the fewest whole units: `1m30s`, `500ms`. The sign leads each of them. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0'
  const sign = nanoseconds < 0n ? '-' : ''
  let rest = nanoseconds < 0n ? -nanoseconds : nanoseconds
  let text = ''
  for (const unit of ['h', 'm', 's', 'ms', 'us', 'ns']) {
    const size = DURATION_UNITS.get(unit) ?? 1n
    if (rest >= size) text += `${sign}${rest / size}${unit}`
    rest %= size
  }
  return text
}

/** The text of a size in the largest metric unit that is exact: `1GB`, `67108864B`. */
export function formatSize(bytes: bigint): string {
  if (bytes === 0n) return '0'
  let unit = 0
  let rest = bytes
  while (unit < METRIC_PREFIXES.length - 1 && rest % 1000n === 0n) {
    rest /= 1000n
    unit += 1
  }
  return `${rest}${METRIC_PREFIXES[unit] ?? ''}B`
}

/** Why the text is not of the format, in the words of project-config §19.4, or `undefined` if it is. */
export function checkFormat(format: Format, text: string): string | undefined {
  switch (format) {
    case 'cid':
      return isContentId(text) ? undefined : `failed parsing '${shorten(text)}' as a content id`
    case 'varname':
      return isVarname(text) ? undefined : 'invalid variable name'
    case 'email':
      return isEmail(text) ? undefined : 'invalid email address'
    case 'fqdn':
      return isFqdn(text) ? undefined : 'invalid fqdn'
    case 'http-method':
      return isHttpMethod(text) ? undefined : 'invalid http method'
    case 'duration':
      return parseDuration(text) === undefined ? `invalid duration "${shorten(text)}"` : undefined
    case 'bytes':
      return parseSize(text) === undefined ? `invalid size "${shorten(text)}"` : undefined
    case 'source':
      return isSource(text)
        ? undefined
        : `must be "." or start with "${LIBRARY_PREFIX}", got "${shorten(text)}"`
    case 'repository-id':
      // Part of a key, so nothing but digits.
      return /^[0-9]{1,20}$/.test(text) ? undefined : `invalid repository id "${shorten(text)}"`
    case 'egress': {
      const rule = parseEgressRule(text)
      return typeof rule === 'string'
        ? `invalid egress rule "${shorten(text)}": ${rule}`
        : undefined
    }
    case 'path':
      if (!text.startsWith('/')) return `must start with "/", got "${shorten(text)}"`
      return /\p{Cc}/u.test(text) ? 'path has control characters' : undefined
  }
}

/** Is this a variable name (project-config §5.2)? */
export function isVarname(text: string): boolean {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(text)
}

/** Is this a request method, in any letter case? */
export function isHttpMethod(text: string): boolean {
  return HTTP_METHODS.some((method) => method === text.toUpperCase())
}

/** `user@host` or `Name <user@host>`, at most 320 characters of address (RFC 5321 §4.5.3). */
function isEmail(text: string): boolean {
  const address = /^[^<>\p{Cc}]{0,256}<([^<>]+)>$/u.exec(text)?.[1] ?? text
  const at = address.lastIndexOf('@')
  if (at < 1 || at > 64) return false
  const local = address.slice(0, at)
  const atom = String.raw`[A-Za-z0-9!#$%&'*+/=?^_{|}~\u0060-]+`
  const isLocal = new RegExp(String.raw`^${atom}(?:\.${atom})*$`).test(local)
  return (isLocal || /^"[^"\\\p{Cc}]+"$/u.test(local)) && isFqdn(address.slice(at + 1))
}

function isSource(text: string): boolean {
  return text === '.' || (text.startsWith(LIBRARY_PREFIX) && text.length > LIBRARY_PREFIX.length)
}

/** Sum of number and unit pairs, each with an optional sign; the sum is rounded toward zero. */
function parseQuantity(text: string, units: ReadonlyMap<string, bigint>): bigint | undefined {
  if (/^[+-]?0$/.test(text)) return 0n
  if (text === '' || text.length > 128) return undefined
  let total = 0n
  let end = 0
  for (const pair of text.matchAll(/([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))([a-zA-Zµ]+)/gy)) {
    const [whole, sign, digits = '', fraction = pair[4] ?? '', , name = ''] = pair
    const unit = units.get(name)
    if (unit === undefined) return undefined
    const scale = 10n ** BigInt(fraction.length)
    const value = (BigInt(digits + fraction) * unit) / scale
    total += sign === '-' ? -value : value
    end = pair.index + whole.length
  }
  const magnitude = total < 0n ? -total : total
  return end === text.length && magnitude <= MAX_INTEGER ? total : undefined
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
