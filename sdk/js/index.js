// Fetch-style requests and answers on top of the world `taucloud:function`.
// The build joins this to a function: nobody needs to import it, the classes are globals.
import { decode, encode } from './utf8.js'

const latin1 = (bytes) => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Header fields by name in any case; the order is kept. */
export class Headers {
  #entries = []

  /** @param {Iterable<[string, string]> | Record<string, string>} [init] */
  constructor(init = []) {
    const entries = typeof init[Symbol.iterator] === 'function' ? init : Object.entries(init)
    for (const [name, value] of entries) this.append(name, value)
  }

  append(name, value) {
    this.#entries.push([String(name).toLowerCase(), String(value)])
  }

  set(name, value) {
    this.delete(name)
    this.append(name, value)
  }

  delete(name) {
    const wanted = String(name).toLowerCase()
    this.#entries = this.#entries.filter(([key]) => key !== wanted)
  }

  get(name) {
    const wanted = String(name).toLowerCase()
    const values = this.#entries.filter(([key]) => key === wanted).map(([, value]) => value)
    return values.length === 0 ? null : values.join(', ')
  }

  has(name) {
    return this.get(name) !== null
  }

  *[Symbol.iterator]() {
    yield* this.#entries
  }

  entries() {
    return this[Symbol.iterator]()
  }
}

class Body {
  #bytes

  constructor(body) {
    if (body === undefined || body === null) this.#bytes = new Uint8Array(0)
    else if (body instanceof Uint8Array) this.#bytes = body
    else if (body instanceof ArrayBuffer) this.#bytes = new Uint8Array(body)
    else this.#bytes = encode(String(body))
  }

  /** The body, whole. */
  bytes() {
    return this.#bytes
  }

  text() {
    return decode(this.#bytes)
  }

  json() {
    return JSON.parse(this.text())
  }
}

/** What a handler is given. `text()`, `json()` and `bytes()` give values; awaiting them works as well. */
export class Request extends Body {
  constructor(url, { method = 'GET', headers, body } = {}) {
    super(body)
    this.url = String(url)
    this.method = method
    this.headers = headers instanceof Headers ? headers : new Headers(headers)
  }

  /** Path of the URL, as received. */
  get path() {
    return /^[a-z]+:\/\/[^/?#]*([^?#]*)/.exec(this.url)?.[1] || '/'
  }

  /** First value of a query parameter, decoded, or null. */
  query(name) {
    const [, text = ''] = /\?([^#]*)/.exec(this.url) ?? []
    for (const pair of text.split('&')) {
      const [key = '', value = ''] = pair.split(/=(.*)/s)
      if (unescape(key) === name) return unescape(value)
    }
    return null
  }
}

/** What a handler gives. */
export class Response extends Body {
  constructor(body, { status = 200, headers } = {}) {
    super(body)
    this.status = status
    this.headers = headers instanceof Headers ? headers : new Headers(headers)
    if (typeof body === 'string' && !this.headers.has('content-type'))
      this.headers.set('content-type', 'text/plain; charset=utf-8')
  }

  static json(value, init = {}) {
    const headers = new Headers(init.headers)
    if (!headers.has('content-type')) headers.set('content-type', 'application/json')
    return new Response(encode(JSON.stringify(value)), { ...init, headers })
  }
}

function unescape(text) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Makes the export of the world from what a function's module exports. */
export function serve(module) {
  const handler = module.default?.fetch ?? module.default ?? module.fetch ?? module.handler
  if (typeof handler !== 'function')
    throw new TypeError('Export a function as default, or an object with fetch(request)')
  return {
    handle({ method, url, headers, body }) {
      const given = new Request(url, { method, headers, body: Uint8Array.from(body) })
      const answer = handler(given)
      if (typeof answer?.then === 'function')
        throw new TypeError('A handler gives its answer at once: it must not be async')
      return lower(answer)
    }
  }
}

function lower(answer) {
  const response = answer instanceof Response ? answer : new Response(answer)
  const headers = [...response.headers].map(([name, value]) => [name, latin1(encode(value))])
  return { status: response.status, headers, body: response.bytes() }
}

Object.assign(globalThis, { Headers, Request, Response })
