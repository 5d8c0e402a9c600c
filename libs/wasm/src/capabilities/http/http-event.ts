import type { GuestRequest, GuestResponse } from '../../guest/guest-request.ts'
import { parseQuery, percentDecode } from './percent-encoding.ts'
import { isStream, RequestBody } from './request-body.ts'
import { ResponseWriter } from './response-writer.ts'

/** Number of HTTP events in the ABI. */
export const HTTP_EVENT = 1

/**
 * One HTTP request and its answer, as the guest sees them. Text has one character per byte. What is derived from the
 * request is computed at first use and kept, so that the size call and the read call of a pair agree.
 */
export class HttpEvent {
  readonly type = HTTP_EVENT
  readonly request: GuestRequest
  readonly response: ResponseWriter
  #body: RequestBody | undefined
  #path: string | undefined
  #query: Map<string, string> | undefined
  #headerNames: string | undefined
  #queryNames: string | undefined

  constructor(request: GuestRequest, maxResponseBytes: number) {
    this.request = request
    this.response = new ResponseWriter(request.method, maxResponseBytes)
  }

  /** Made at first use: most requests have no body. */
  get body(): RequestBody {
    this.#body ??= new RequestBody(this.request.body)
    return this.#body
  }

  /** The decoded path, at least `/`. A malformed escape leaves it as it came. */
  get path(): string {
    if (this.#path === undefined) {
      const { target } = this.request
      const end = target.indexOf('?')
      const raw = end < 0 ? target : target.slice(0, end)
      this.#path = raw === '' ? '/' : (percentDecode(raw) ?? raw)
    }
    return this.#path
  }

  /** The first value of a query parameter, decoded; empty when absent. */
  query(name: string): string {
    return this.#queryValues().get(name) ?? ''
  }

  /** The first value of a header, by name in any case; empty when absent. `Host` is not among them. */
  header(name: string): string {
    const wanted = name.toLowerCase()
    if (wanted === 'host') return ''
    for (const [key, value] of this.request.headers) {
      if (key.length === wanted.length && key.toLowerCase() === wanted) return value
    }
    return ''
  }

  /** The distinct header names in canonical form as an encoded list. */
  get headerNames(): string {
    this.#headerNames ??= encodeList(
      new Set(
        this.request.headers.map(([name]) => canonicalName(name)).filter((name) => name !== 'Host')
      )
    )
    return this.#headerNames
  }

  /** The distinct names of query parameters as an encoded list. */
  get queryNames(): string {
    this.#queryNames ??= encodeList(this.#queryValues().keys())
    return this.#queryNames
  }

  /** The answer so far; called when the guest is done, or earlier when it streams. */
  answer(): GuestResponse {
    return this.response.answer()
  }

  /** Lets go of the request's stream. */
  end(): void {
    if (this.#body !== undefined || isStream(this.request.body)) this.body.close()
  }

  #queryValues(): Map<string, string> {
    if (this.#query === undefined) {
      const { target } = this.request
      const start = target.indexOf('?')
      this.#query = start < 0 ? new Map<string, string>() : parseQuery(target.slice(start + 1))
    }
    return this.#query
  }
}

/** A list of texts: each is followed by a zero byte. */
function encodeList(items: Iterable<string>): string {
  let list = ''
  for (const item of items) list += `${item}\0`
  return list
}

/** `content-type` → `Content-Type`. */
function canonicalName(name: string): string {
  return name.toLowerCase().replaceAll(/(^|-)[a-z]/g, (first) => first.toUpperCase())
}
