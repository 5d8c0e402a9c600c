import { ERRNO } from '../../gen/abi.ts'
import { decodeStringList } from '../string-list.ts'
import {
  namesRead,
  namesSize,
  requestOf,
  valuesRead,
  valuesSize,
  writeCell
} from './client-function.ts'
import type { ClientFunction, ClientScope } from './client-function.ts'
import { canonicalName, MAX_REQUEST_TEXT, textOf } from './client-state.ts'
import type { ClientRequest } from './client-state.ts'

/** By number (abi §5.7); 0 is none. */
export const METHODS: readonly string[] = [
  ...['', 'GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'CONNECT']
]
const MAX_URL = 8 * 1024

/** Functions that put a request together. Names and parameter orders are those of the ABI. */
export const requestFunctions: Readonly<Record<string, ClientFunction>> = {
  newHttpClient: (scope) => (cell: number) => {
    const errno = writeCell(scope, cell, scope.state.newClient())
    if (errno !== ERRNO.NONE) scope.state.dropClient()
    return errno
  },
  newHttpRequest: (scope) => (client: number, cell: number) => {
    const { state, instance } = scope
    if (!state.hasClient(client >>> 0)) return ERRNO.CLIENT_NOT_FOUND
    if (!instance.memory.writeU32(cell >>> 0, 0)) return ERRNO.MEMORY_WRITE_FAILED
    const id = state.newRequest(client >>> 0)
    return id === undefined ? ERRNO.NEW_REQUEST_FAILED : writeCell(scope, cell, id)
  },
  setHttpRequestURL: withText((request, text) => {
    const url = Buffer.from(text, 'latin1').toString('utf8')
    if (text.length > MAX_URL || !URL.canParse(url)) return ERRNO.PARSE_URL_FAILED
    request.url = url
    return ERRNO.NONE
  }),
  setHttpRequestMethod: (scope) => (client: number, id: number, method: number) => {
    const request = requestOf(scope, client, id)
    if (typeof request === 'number') return request
    const number = method >>> 0
    if (number === 0 || number >= METHODS.length) return ERRNO.INVALID_METHOD
    request.method = number
    return ERRNO.NONE
  },
  getHttpRequestMethod: (scope) => (client: number, id: number, cell: number) => {
    const request = requestOf(scope, client, id)
    return typeof request === 'number' ? request : writeCell(scope, cell, request.method)
  },
  setHttpRequestBody: (scope) => (client: number, id: number, address: number, length: number) => {
    const request = requestOf(scope, client, id)
    if (typeof request === 'number') return request
    if (!scope.instance.memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    request.bodyAddress = address >>> 0
    request.bodyLength = length >>> 0
    return ERRNO.NONE
  },
  setHttpRequestHeader: withKeyAndText((request, name, text) => {
    const values = decodeStringList(text)
    if (values.length === 0) return ERRNO.NONE
    const before = request.headers.get(name)
    request.headers.set(name, values)
    return keepOrUndo(request, name, before)
  }),
  addHttpRequestHeader: withKeyAndText((request, name, text) => {
    // The Go SDK passes a list, the Rust SDK a plain value (abi §11.4).
    const values = text.endsWith('\0') ? decodeStringList(text) : [text]
    const before = request.headers.get(name)
    request.headers.set(name, [...(before ?? []), ...values])
    return keepOrUndo(request, name, before)
  }),
  deleteHttpRequestHeader: withText((request, text) => {
    request.headers.delete(canonicalName(text))
    return ERRNO.NONE
  }),
  getHttpRequestHeaderSize: valuesSize(({ headers }) => headers),
  getHttpRequestHeader: valuesRead(({ headers }) => headers),
  getHttpRequestHeaderKeysSize: namesSize(({ headers }) => headers),
  getHttpRequestHeaderKeys: namesRead(({ headers }) => headers)
}

/** `(client, request, text, length)`. Text has one character per byte. */
function withText(apply: (request: ClientRequest, text: string) => number): ClientFunction {
  return (scope) => (client: number, id: number, address: number, length: number) => {
    const request = requestOf(scope, client, id)
    if (typeof request === 'number') return request
    const text = textAt(scope, address, length)
    return text === undefined ? ERRNO.ADDRESS_OUT_OF_MEMORY : apply(request, text)
  }
}

/** `(client, request, key, keyLength, text, length)`. */
function withKeyAndText(
  apply: (request: ClientRequest, name: string, text: string) => number
): ClientFunction {
  return (scope) =>
    (
      client: number,
      id: number,
      ...[key = 0, keyLength = 0, address = 0, length = 0]: readonly number[]
    ) => {
      const request = requestOf(scope, client, id)
      if (typeof request === 'number') return request
      const name = textAt(scope, key, keyLength)
      const text = textAt(scope, address, length)
      if (name === undefined || text === undefined) return ERRNO.ADDRESS_OUT_OF_MEMORY
      // Too long to be a header of anything; more would only be copied about.
      if (name.length + text.length > MAX_REQUEST_TEXT) return ERRNO.BYTE_CONVERSION_FAILED
      return apply(request, canonicalName(name), text)
    }
}

/** Goes back when the request has become too large. */
function keepOrUndo(request: ClientRequest, name: string, before: string[] | undefined): number {
  if (textOf(request) <= MAX_REQUEST_TEXT) return ERRNO.NONE
  if (before === undefined) request.headers.delete(name)
  else request.headers.set(name, before)
  return ERRNO.BYTE_CONVERSION_FAILED
}

function textAt({ instance }: ClientScope, address: number, length: number): string | undefined {
  const { memory } = instance
  if (!memory.has(address >>> 0, length >>> 0)) return undefined
  return memory.latin1(address >>> 0, length >>> 0)
}
