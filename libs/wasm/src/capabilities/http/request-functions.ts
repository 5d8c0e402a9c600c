import { ERRNO } from '../../gen/abi.ts'
import { httpEventOf } from './http-function.ts'
import type { HttpFunction } from './http-function.ts'
import type { HttpEvent } from './http-event.ts'

type Text = (event: HttpEvent) => string
type KeyedText = (event: HttpEvent, key: string) => string

const method: Text = (event) => event.request.method
const host: Text = (event) => event.request.host
const path: Text = (event) => event.path
const userAgent: Text = (event) => event.header('user-agent')
const headerNames: Text = (event) => event.headerNames
const queryNames: Text = (event) => event.queryNames
const header: KeyedText = (event, key) => event.header(key)
const query: KeyedText = (event, key) => event.query(key)

/** Functions that read the request. Names and parameter orders are those of the ABI. */
export const requestFunctions: Readonly<Record<string, HttpFunction>> = {
  getHttpEventMethodSize: sizeOf(method),
  getHttpEventMethod: (instance) => (eventId: number, buffer: number, length: number) => {
    const event = httpEventOf(instance, eventId)
    if (typeof event === 'number') return event
    if (length >>> 0 !== event.request.method.length) return ERRNO.BUFFER_TOO_SMALL
    return writeText(instance, buffer, event.request.method)
  },
  getHttpEventHostSize: sizeOf(host),
  getHttpEventHost: readOf(host),
  getHttpEventPathSize: sizeOf(path),
  getHttpEventPath: readOf(path),
  getHttpEventUserAgentSize: sizeOf(userAgent),
  getHttpEventUserAgent: readOf(userAgent),
  getHttpEventHeadersSize: sizeByKey(header),
  getHttpEventHeaders: readByKey(header),
  getHttpEventRequestHeaderKeysSize: sizeOf(headerNames),
  getHttpEventRequestHeaderKeys: readOf(headerNames),
  // The same pair under the names that the Go SDK imports.
  getHttpEventHeaderVarNameByIdSize: sizeOf(headerNames),
  getHttpEventHeaderVarNameById: readOf(headerNames),
  getHttpEventQueryValueByNameSize: sizeByKey(query),
  getHttpEventQueryValueByName: readByKey(query),
  getHttpEventRequestQueryKeysSize: sizeOf(queryNames),
  getHttpEventRequestQueryKeys: readOf(queryNames),
  readHttpEventBody: readBody,
  closeHttpEventBody: (instance) => (eventId: number) => {
    const event = httpEventOf(instance, eventId)
    if (typeof event === 'number') return event
    event.body.close()
    return ERRNO.NONE
  }
}

function sizeOf(text: Text): HttpFunction {
  return (instance) => (eventId: number, cell: number) => {
    const event = httpEventOf(instance, eventId)
    if (typeof event === 'number') return event
    return instance.memory.writeU32(cell >>> 0, text(event).length)
      ? ERRNO.NONE
      : ERRNO.MEMORY_WRITE_FAILED
  }
}

function readOf(text: Text): HttpFunction {
  return (instance) => (eventId: number, buffer: number) => {
    const event = httpEventOf(instance, eventId)
    return typeof event === 'number' ? event : writeText(instance, buffer, text(event))
  }
}

/** The cell for the size comes before the key. */
function sizeByKey(text: KeyedText): HttpFunction {
  return (instance) => (eventId: number, cell: number, key: number, keyLength: number) => {
    const event = httpEventOf(instance, eventId)
    if (typeof event === 'number') return event
    const { memory } = instance
    if (!memory.has(key >>> 0, keyLength >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const size = text(event, memory.latin1(key >>> 0, keyLength >>> 0)).length
    return memory.writeU32(cell >>> 0, size) ? ERRNO.NONE : ERRNO.MEMORY_WRITE_FAILED
  }
}

function readByKey(text: KeyedText): HttpFunction {
  return (instance) => (eventId: number, key: number, keyLength: number, buffer: number) => {
    const event = httpEventOf(instance, eventId)
    if (typeof event === 'number') return event
    const { memory } = instance
    if (!memory.has(key >>> 0, keyLength >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    return writeText(instance, buffer, text(event, memory.latin1(key >>> 0, keyLength >>> 0)))
  }
}

function writeText(instance: Parameters<HttpFunction>[0], buffer: number, text: string): number {
  const { memory } = instance
  if (!memory.has(buffer >>> 0, text.length)) return ERRNO.ADDRESS_OUT_OF_MEMORY
  memory.writeLatin1(buffer >>> 0, text)
  return ERRNO.NONE
}

/** Fills up to the capacity; the end is a read of its own with count 0, which every SDK understands. */
function readBody(instance: Parameters<HttpFunction>[0]): WebAssembly.HostCallable {
  const deliver = (
    event: HttpEvent,
    buffer: number,
    capacity: number,
    cell: number
  ): number | undefined => {
    const read = event.body.take(capacity)
    if (read === undefined) return undefined
    const { memory } = instance
    if (read === 'end') return memory.writeU32(cell, 0) ? ERRNO.EOF : ERRNO.MEMORY_WRITE_FAILED
    memory.write(buffer, read)
    return memory.writeU32(cell, read.length) ? ERRNO.NONE : ERRNO.MEMORY_WRITE_FAILED
  }
  return (eventId: number, buffer: number, capacity: number, cell: number) => {
    const event = httpEventOf(instance, eventId)
    if (typeof event === 'number') return event
    const { memory } = instance
    if (!memory.has(buffer >>> 0, capacity >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.writeU32(cell >>> 0, 0)) return ERRNO.MEMORY_WRITE_FAILED
    if (event.body.closed) return ERRNO.HTTP_READ_BODY
    const read = (): number | undefined => deliver(event, buffer >>> 0, capacity >>> 0, cell >>> 0)
    return (
      read() ??
      instance.suspend(
        event.body.fill().then(
          () => true,
          () => false
        ),
        (arrived) => (arrived ? (read() ?? ERRNO.HTTP_READ_BODY) : ERRNO.HTTP_READ_BODY)
      )
    )
  }
}
