import type { IncomingMessage } from 'node:http'
import { visitEndToEndFields } from '@taucloud/http'

/** What clients may not say about themselves, and what Node has answered already. */
const STRIPPED = new Set([
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
  'expect'
])

/**
 * The fields of a request as they are forwarded, names and values in turn: end-to-end ones, with the client as this gateway saw
 * it (RFC 7239) in place of what the request claimed.
 */
export function forwardedFields(
  request: IncomingMessage,
  from: { client: string; host: string; scheme: 'http' | 'https' }
): string[] {
  const fields: string[] = []
  visitEndToEndFields(request.rawHeaders, (name, value) => {
    // All stripped names begin with one of three letters: most fields need not be lower-cased.
    const first = name.charCodeAt(0) | 0x20
    if ((first === 0x66 || first === 0x78 || first === 0x65) && STRIPPED.has(name.toLowerCase()))
      return
    fields.push(name, value)
  })
  const { client, host, scheme } = from
  const node = client.includes(':') ? `"[${client}]"` : client
  fields.push('x-forwarded-for', client, 'x-forwarded-proto', scheme, 'x-forwarded-host', host)
  fields.push('forwarded', `for=${node};proto=${scheme};host="${host}"`)
  return fields
}
