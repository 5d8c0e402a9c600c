import type { ComponentHost } from './component-host.ts'
import { fail } from './fail.ts'
import { Resource } from './resource.ts'

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
const MAX_ENTRIES = 256
const FORBIDDEN = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'host'
])

type Entry = readonly [name: string, value: Uint8Array]

/** `wasi:http/types` fields of one instance of a component. */
export function fieldsClass(host: ComponentHost): new () => HttpFields {
  return class Fields extends HttpFields {
    constructor() {
      super(host, [], true)
    }

    /** Fields that the host made are fields, too. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof HttpFields
    }

    static fromList(entries: readonly Entry[]): HttpFields {
      const fields = new Fields()
      for (const [name, value] of entries) fields.append(name, value)
      return fields
    }
  }
}

/** Header fields: names keep their case, values are bytes. */
export class HttpFields extends Resource {
  readonly #host: ComponentHost
  #entries: Entry[]
  readonly #mutable: boolean

  constructor(host: ComponentHost, entries: Entry[], mutable: boolean) {
    super(host.resources)
    this.#host = host
    this.#entries = entries
    this.#mutable = mutable
  }

  get(name: string): Uint8Array[] {
    const wanted = name.toLowerCase()
    return this.#entries.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value)
  }

  has(name: string): boolean {
    return this.get(name).length > 0
  }

  set(name: string, values: readonly Uint8Array[]): void {
    this.delete(name)
    for (const value of values) this.append(name, value)
  }

  append(name: string, value: Uint8Array): void {
    this.#checkMutable()
    if (!TOKEN.test(name) || !VALUE.test(Buffer.from(value).toString('latin1')))
      fail({ tag: 'invalid-syntax' })
    if (FORBIDDEN.has(name.toLowerCase()) || this.#entries.length >= MAX_ENTRIES)
      fail({ tag: 'forbidden' })
    this.#entries.push([name, value])
  }

  delete(name: string): void {
    this.#checkMutable()
    if (!TOKEN.test(name)) fail({ tag: 'invalid-syntax' })
    const wanted = name.toLowerCase()
    this.#entries = this.#entries.filter(([key]) => key.toLowerCase() !== wanted)
  }

  entries(): Entry[] {
    return this.#entries
  }

  clone(): HttpFields {
    return new HttpFields(this.#host, [...this.#entries], true)
  }

  /** For the host: one character per byte. */
  latin1(): [string, string][] {
    return this.#entries.map(([name, value]) => [name, Buffer.from(value).toString('latin1')])
  }

  #checkMutable(): void {
    if (!this.#mutable) fail({ tag: 'immutable' })
  }
}

/** Fields that came from outside: the guest may read them. */
export function receivedFields(
  host: ComponentHost,
  headers: readonly (readonly [string, string])[]
): HttpFields {
  const entries = headers.map(([name, value]): Entry => [name, Buffer.from(value, 'latin1')])
  return new HttpFields(host, entries, false)
}
