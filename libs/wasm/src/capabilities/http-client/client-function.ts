import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { encodeStringList } from '../string-list.ts'
import { canonicalName } from './client-state.ts'
import type { ClientRequest, ClientState, Headers } from './client-state.ts'
import type { OutgoingHttpBackend } from './outgoing-http-backend.ts'

/** What the functions of one instance work with. */
export interface ClientScope {
  readonly instance: GuestInstance
  readonly state: ClientState
  readonly backend: OutgoingHttpBackend
}

/** Makes one function of the capability for an instance. */
export type ClientFunction = (scope: ClientScope) => WebAssembly.HostCallable

/** Finds a set of headers of a request, or the error number to answer with. */
type HeadersOf = (request: ClientRequest) => Headers | number

/** The request that the guest means, or the error number to answer with. */
export function requestOf(
  { state }: ClientScope,
  client: number,
  request: number
): ClientRequest | number {
  if (!state.hasClient(client >>> 0)) return ERRNO.CLIENT_NOT_FOUND
  return state.request(client >>> 0, request >>> 0) ?? ERRNO.ADDRESS_OUT_OF_MEMORY
}

/** Writes a size into a cell of the guest. */
export function writeCell({ instance }: ClientScope, cell: number, value: number): number {
  return instance.memory.writeU32(cell >>> 0, value) ? ERRNO.NONE : ERRNO.MEMORY_WRITE_FAILED
}

/** `(client, request, key, keyLength, cell)`: the size of the list of values. */
export function valuesSize(headersOf: HeadersOf): ClientFunction {
  return (scope) => (client: number, id: number, key: number, length: number, cell: number) => {
    const values = valuesOf(scope, headersOf, [client, id, key, length])
    return typeof values === 'number' ? values : writeCell(scope, cell, values.length)
  }
}

/** `(client, request, key, keyLength, buffer)`: the list of values. */
export function valuesRead(headersOf: HeadersOf): ClientFunction {
  return (scope) => (client: number, id: number, key: number, length: number, buffer: number) => {
    const values = valuesOf(scope, headersOf, [client, id, key, length])
    return typeof values === 'number' ? values : writeList(scope, buffer, values)
  }
}

/** `(client, request, cell)`: the size of the list of names. */
export function namesSize(headersOf: HeadersOf): ClientFunction {
  return (scope) => (client: number, id: number, cell: number) => {
    const names = namesOf(scope, headersOf, [client, id])
    return typeof names === 'number' ? names : writeCell(scope, cell, names.length)
  }
}

/** `(client, request, buffer)`: the list of names. */
export function namesRead(headersOf: HeadersOf): ClientFunction {
  return (scope) => (client: number, id: number, buffer: number) => {
    const names = namesOf(scope, headersOf, [client, id])
    return typeof names === 'number' ? names : writeList(scope, buffer, names)
  }
}

function namesOf(
  scope: ClientScope,
  headersOf: HeadersOf,
  [client, id]: readonly [number, number]
): string | number {
  const request = requestOf(scope, client, id)
  const headers = typeof request === 'number' ? request : headersOf(request)
  return typeof headers === 'number' ? headers : encodeStringList([...headers.keys()])
}

function valuesOf(
  scope: ClientScope,
  headersOf: HeadersOf,
  [client, id, key, length]: readonly [number, number, number, number]
): string | number {
  const request = requestOf(scope, client, id)
  const headers = typeof request === 'number' ? request : headersOf(request)
  if (typeof headers === 'number') return headers
  const { memory } = scope.instance
  if (!memory.has(key >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
  const name = canonicalName(memory.latin1(key >>> 0, length >>> 0))
  return encodeStringList(headers.get(name) ?? [])
}

function writeList({ instance }: ClientScope, buffer: number, list: string): number {
  const { memory } = instance
  if (!memory.has(buffer >>> 0, list.length)) return ERRNO.ADDRESS_OUT_OF_MEMORY
  memory.writeLatin1(buffer >>> 0, list)
  return ERRNO.NONE
}
