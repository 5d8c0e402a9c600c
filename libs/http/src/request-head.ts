import type { IncomingMessage } from 'node:http'
import { HttpError } from './errors.ts'

/** What a request asks for, after everything ambiguous was refused. */
export interface RequestHead {
  readonly method: string
  /** Lower case, without port; an IPv6 address keeps its brackets. */
  readonly host: string
  /** Path and query, as received. */
  readonly target: string
  /** The part of `target` before `?`, still percent-encoded. */
  readonly path: string
  /** Does a body follow? Zero bytes count as none. */
  readonly hasBody: boolean
  /** Wishes to leave HTTP: the value of `upgrade`, lower case, when `connection` names it. */
  readonly upgrade: string | undefined
}

/** Most header fields of one request; Node's own cap cuts silently, so one more is let through and refused here. */
export const MAX_HEADER_FIELDS = 100

const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,253}[a-z0-9_])?|\[[0-9a-f:.]{2,45}\])$/
const [BRACKET, DIGIT_0, DIGIT_9] = [0x5b, 0x30, 0x39]
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * Reads the head of a request and refuses what Node's parser lets through although proxies read it differently: two
 * `host` fields, a fragment in the target, `TRACE`, another major version, chunks over HTTP/1.0, an absolute target
 * with a host that is not one. The host of an absolute target wins over the field (RFC 9112 §3.2.2).
 *
 * @throws {HttpError} 400, 405, 431 or 505
 */
export function parseRequestHead(request: IncomingMessage): RequestHead {
  const { method = 'GET', url = '/' } = request
  if (request.httpVersionMajor !== 1)
    throw refusal(505, 'Cannot answer: only HTTP/1.0 and HTTP/1.1 are spoken here')
  if (method === 'TRACE' || method === 'CONNECT') {
    throw refusal(405, `Cannot answer ${method}: it is not served here`, {
      allow: METHODS.join(', ')
    })
  }
  const fields = readFields(request)
  const origin = splitTarget(method, url)
  const host = parseHost(origin.authority ?? fields.host ?? '')
  const query = origin.target.indexOf('?')
  const path = query < 0 ? origin.target : origin.target.slice(0, query)
  return {
    method,
    host,
    target: origin.target,
    path,
    hasBody: fields.hasBody,
    upgrade: fields.upgrade
  }
}

/**
 * The host of a `host` field or an authority: lower case, without port and trailing dot.
 *
 * @throws {HttpError} 400 when it is not a host name or an address
 */
export function parseHost(text: string): string {
  return knownHosts.get(text) ?? parseNewHost(text)
}

/** Hosts that were read lately, as they were written: nearly every request names one of a few. */
const knownHosts = new Map<string, string>()
const MAX_KNOWN_HOSTS = 1_000

function parseNewHost(text: string): string {
  const port = text.startsWith('[') ? text.indexOf(']') + 1 : text.indexOf(':')
  const bare = port > 0 ? text.slice(0, port) : text
  if (port > 0 && !/^(?::\d{0,5})?$/.test(text.slice(port))) throw badHost()
  const host = bare.toLowerCase().replace(/\.$/, '')
  if (!HOST.test(host)) throw badHost()
  if (knownHosts.size >= MAX_KNOWN_HOSTS) knownHosts.clear()
  knownHosts.set(text, host)
  return host
}

/** Is the host an IP address, so that it can be no name of a project? */
export function isAddress(host: string): boolean {
  const first = host.charCodeAt(0)
  if (first === BRACKET) return true
  // Nearly every host is a name, and no name of ours needs the expression to be told from an address.
  if (first < DIGIT_0 || first > DIGIT_9) return false
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)
}

/** After a request that two readers may see differently, nothing more is read from its connection. */
function refusal(status: number, message: string, headers: Record<string, string> = {}): HttpError {
  return new HttpError(status, message, { headers: { ...headers, connection: 'close' } })
}

function badHost(): HttpError {
  return refusal(400, 'Cannot read the request: "host" is not a host name')
}

interface Fields {
  host: string | undefined
  hasBody: boolean
  upgrade: string | undefined
}

function readFields(request: IncomingMessage): Fields {
  const raw = request.rawHeaders
  if (raw.length > 2 * MAX_HEADER_FIELDS) {
    throw refusal(
      431,
      `Cannot read the request: it has more than ${String(MAX_HEADER_FIELDS)} header fields`
    )
  }
  const fields: Fields = { host: undefined, hasBody: false, upgrade: undefined }
  for (let i = 0; i < raw.length; i += 2) readField(request, fields, i)
  return fields
}

/** The length decides first: most fields are passed over without lower-casing their names. */
function readField(request: IncomingMessage, fields: Fields, index: number): void {
  const name = request.rawHeaders[index] ?? ''
  switch (name.length) {
    case 4:
      if (name === 'host' || name === 'Host' || name.toLowerCase() === 'host') {
        if (fields.host !== undefined) {
          throw refusal(400, 'Cannot read the request: it has two "host" fields')
        }
        fields.host = request.rawHeaders[index + 1]
      }
      return
    case 14:
      if (name.toLowerCase() === 'content-length') {
        fields.hasBody ||= request.rawHeaders[index + 1] !== '0'
      }
      return
    case 17:
      if (name.toLowerCase() !== 'transfer-encoding') return
      if (request.httpVersionMinor === 0) {
        throw refusal(400, 'Cannot read the request: HTTP/1.0 has no chunks')
      }
      fields.hasBody = true
      return
    case 7:
      if (name.toLowerCase() !== 'upgrade') return
      if (!/\bupgrade\b/i.test(request.headers.connection ?? '')) return
      fields.upgrade = (request.rawHeaders[index + 1] ?? '').toLowerCase()
  }
}

function splitTarget(method: string, url: string): { target: string; authority?: string } {
  if (url.includes('#')) throw refusal(400, 'Cannot read the request: its target has a fragment')
  if (url.startsWith('/') || (url === '*' && method === 'OPTIONS')) return { target: url }
  const absolute = /^https?:\/\/([^/?@]+)([/?].*)?$/i.exec(url)
  if (absolute === null) throw refusal(400, 'Cannot read the request: its target is not a path')
  const [, authority = '', rest = '/'] = absolute
  return { target: rest.startsWith('/') ? rest : `/${rest}`, authority }
}
