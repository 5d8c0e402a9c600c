import { CloudError } from '@taucloud/base'
import { withoutBodyFields, withoutSecrets } from './outgoing-fields.ts'
import type { OutgoingFields } from './outgoing-fields.ts'

/** Where a request goes; `hostname` as URLs write it. */
export interface Target {
  readonly origin: string
  readonly hostname: string
  readonly port: number
  readonly path: string
  readonly url: URL
}

/** One request of a chain of redirects. */
export interface Hop {
  readonly target: Target
  readonly method: string
  readonly headers: OutgoingFields
  readonly body: Uint8Array | AsyncIterable<Uint8Array> | undefined
}

const MAX_URL = 8 * 1024
/** Ports of other protocols, to which a request must never look like a command (Fetch §2.9). */
const OTHER_PROTOCOLS = new Set([
  ...[1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101],
  ...[102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389],
  ...[427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636],
  ...[989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665],
  ...[6666, 6667, 6668, 6669, 6679, 6697, 10080]
])

/** Reads a URL. @throws {CloudError} `invalid_argument` unless it is `http` or `https` with a port for that */
export function parseTarget(text: string, base?: URL): Target {
  const url =
    text.length <= MAX_URL && URL.canParse(text, base?.href) ? new URL(text, base) : undefined
  if (url === undefined) throw refused('the URL is not valid')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refused('only http and https are supported')
  }
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  if (OTHER_PROTOCOLS.has(port)) throw refused(`port ${port} belongs to another protocol`)
  return {
    url,
    port,
    hostname: url.hostname,
    origin: url.origin,
    path: url.pathname + url.search
  }
}

/**
 * The request that an answer asks for, as browsers and other clients make it (RFC 9110 §15.4); `undefined` when it asks
 * for none, or for a body that cannot be sent twice.
 */
export function nextHop(hop: Hop, status: number, headers: readonly string[]): Hop | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined
  const at = headers.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'location')
  const location = at < 0 ? undefined : headers[at + 1]
  if (location === undefined) return undefined
  const target = parseTarget(Buffer.from(location, 'latin1').toString(), hop.target.url)
  const safe = target.origin === hop.target.origin ? hop.headers : withoutSecrets(hop.headers)
  const keeps = status === 307 || status === 308 || hop.method === 'GET' || hop.method === 'HEAD'
  if (!keeps) return { target, method: 'GET', headers: withoutBodyFields(safe), body: undefined }
  if (hop.body !== undefined && !(hop.body instanceof Uint8Array)) return undefined
  return { target, method: hop.method, headers: safe, body: hop.body }
}

function refused(reason: string): CloudError {
  return new CloudError('invalid_argument', `Cannot send the request: ${reason}`)
}
