import { ERRNO } from '../../gen/abi.ts'
import { RequestBody } from '../http/request-body.ts'
import { reportDenial } from '../report-denial.ts'
import { namesRead, namesSize, requestOf, valuesRead, valuesSize } from './client-function.ts'
import type { ClientFunction, ClientScope } from './client-function.ts'
import { canonicalName } from './client-state.ts'
import type { ClientRequest, ClientResponse, Headers } from './client-state.ts'
import type { OutgoingHttpAnswer } from './outgoing-http-backend.ts'
import { METHODS } from './request-functions.ts'

/** As the clients that existing guests were written for. */
const MAX_REDIRECTS = 10

const headersOf = ({ response }: ClientRequest): Headers | number =>
  response?.headers ?? ERRNO.NIL_ADDRESS

/** Functions that send a request and read what comes back. Names and parameter orders are those of the ABI. */
export const responseFunctions: Readonly<Record<string, ClientFunction>> = {
  doHttpRequest: send,
  readHttpResponseBody: readBody,
  closeHttpResponseBody: (scope) => (client: number, id: number) => {
    const response = responseOf(scope, client, id)
    if (typeof response === 'number') return response
    response.body.close()
    return ERRNO.NONE
  },
  getHttpResponseHeaderSize: valuesSize(headersOf),
  getHttpResponseHeader: valuesRead(headersOf),
  getHttpResponseHeaderKeysSize: namesSize(headersOf),
  getHttpResponseHeaderKeys: namesRead(headersOf)
}

function send(scope: ClientScope): WebAssembly.HostCallable {
  const { instance, backend } = scope
  return (client: number, id: number) => {
    const request = requestOf(scope, client, id)
    if (typeof request === 'number') return request
    const { memory, context, signal } = instance
    // Memory never shrinks, but the one of a restored instance may have been larger when the address was given.
    if (!memory.has(request.bodyAddress, request.bodyLength)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const body = memory.copy(request.bodyAddress, request.bodyLength)
    request.response?.body.close()
    request.response = undefined
    const answered = backend.request(
      {
        context,
        method: METHODS[request.method] ?? 'GET',
        url: request.url,
        headers: [...request.headers].flatMap(([name, values]) =>
          values.map((value): [string, string] => [name, value])
        ),
        ...(body.length === 0 ? {} : { body }),
        maxRedirects: MAX_REDIRECTS
      },
      { signal }
    )
    return instance.suspend(
      answered.catch((error: unknown) => {
        reportDenial(instance, error)
        return undefined
      }),
      (answer) => {
        if (answer === undefined) return ERRNO.HTTP_REQUEST_FAILED
        request.response = toResponse(answer)
        return ERRNO.NONE
      }
    )
  }
}

/** Fills up to the capacity; the end is a read of its own with count 0, which every SDK understands (abi §6). */
function readBody(scope: ClientScope): WebAssembly.HostCallable {
  const { instance } = scope
  return (
    client: number,
    id: number,
    ...[address = 0, length = 0, counter = 0]: readonly number[]
  ) => {
    const response = responseOf(scope, client, id)
    if (typeof response === 'number') return response
    const { memory } = instance
    const [buffer, capacity, cell] = [address >>> 0, length >>> 0, counter >>> 0]
    if (!memory.has(buffer, capacity)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.writeU32(cell, 0)) return ERRNO.MEMORY_WRITE_FAILED
    const { body } = response
    if (body.closed) return ERRNO.HTTP_READ_BODY
    const deliver = (): number | undefined => {
      const read = body.take(capacity)
      if (read === undefined) return undefined
      if (read === 'end') return ERRNO.EOF
      memory.write(buffer, read)
      return memory.writeU32(cell, read.length) ? ERRNO.NONE : ERRNO.MEMORY_WRITE_FAILED
    }
    return (
      deliver() ??
      instance.suspend(
        body.fill().then(
          () => true,
          () => false
        ),
        (arrived) => (arrived ? deliver() : undefined) ?? ERRNO.HTTP_READ_BODY
      )
    )
  }
}

function responseOf(scope: ClientScope, client: number, id: number): ClientResponse | number {
  const request = requestOf(scope, client, id)
  if (typeof request === 'number') return request
  return request.response ?? ERRNO.NIL_ADDRESS
}

function toResponse(answer: OutgoingHttpAnswer): ClientResponse {
  const headers: Headers = new Map()
  for (const [name, value] of answer.headers) {
    const key = canonicalName(name)
    const values = headers.get(key)
    if (values === undefined) headers.set(key, [value])
    else values.push(value)
  }
  return { headers, body: new RequestBody(answer.body) }
}
