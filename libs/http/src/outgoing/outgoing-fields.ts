import { CloudError } from '@taucloud/base'
import { isValidField, visitEndToEndFields } from '../fields.ts'

/** Names and values in order. Values have one character per byte. */
export type OutgoingFields = readonly (readonly [name: string, value: string])[]

/** Most bytes of a request's fields, and of the head of an answer. */
export const MAX_HEAD_BYTES = 64 * 1024
/** Set by the transport itself, from URL and body; `expect` would let the server decide when a body is read. */
const OWN = new Set(['host', 'content-length', 'expect', 'trailer'])
const SENSITIVE = new Set(['authorization', 'cookie', 'proxy-authorization', 'www-authenticate'])

/**
 * The fields that are sent, names and values in turn: those given, but for what belongs to one connection. The only one
 * added is a `user-agent` that says nothing about the node.
 *
 * @throws {CloudError} `invalid_argument` for a name or value that may not stand in a header, `resource_exhausted`
 */
export function requestFields(fields: OutgoingFields): string[] {
  const raw: string[] = []
  let bytes = 0
  for (const [name, value] of fields) {
    if (!isValidField(name, value)) {
      throw new CloudError('invalid_argument', 'Cannot send the request: a header is not valid')
    }
    bytes += name.length + value.length + 4
    raw.push(name, value)
  }
  if (bytes > MAX_HEAD_BYTES) {
    throw new CloudError('resource_exhausted', 'Cannot send the request: its headers are too large')
  }
  const sent: string[] = []
  visitEndToEndFields(raw, (name, value) => {
    const lower = name.toLowerCase()
    if (OWN.has(lower)) return
    sent.push(name, value)
  })
  const hasAgent = fields.some(([name]) => name.toLowerCase() === 'user-agent')
  if (!hasAgent) sent.push('user-agent', 'taucloud')
  return sent
}

/** What may go along to another origin. */
export function withoutSecrets(fields: OutgoingFields): OutgoingFields {
  return fields.filter(([name]) => !SENSITIVE.has(name.toLowerCase()))
}

/** What describes a body that is not sent again. */
export function withoutBodyFields(fields: OutgoingFields): OutgoingFields {
  return fields.filter(([name]) => !name.toLowerCase().startsWith('content-'))
}
