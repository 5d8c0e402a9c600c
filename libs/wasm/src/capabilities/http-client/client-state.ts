import type { RequestBody } from '../http/request-body.ts'

/** Most requests that one instance has at a time. */
const MAX_REQUESTS = 1_024
/** Most bytes of URL, header names and values of one request. */
export const MAX_REQUEST_TEXT = 64 * 1024

/** Values by name in Go's writing (`Content-Type`), in order of first use. */
export type Headers = Map<string, string[]>

/** What came back; the newest one of its request. */
export interface ClientResponse {
  readonly headers: Headers
  readonly body: RequestBody
}

/** A request that the guest puts together. */
export interface ClientRequest {
  url: string
  method: number
  headers: Headers
  /** Where the body is in the guest's memory when the request is sent. */
  bodyAddress: number
  bodyLength: number
  response: ClientResponse | undefined
}

/** Clients are numbers only; requests count per client. Both start at 0. */
export class ClientState {
  #clients = 0
  #next = new Map<number, number>()
  #requests = new Map<string, ClientRequest>()
  #kept = {
    clients: 0,
    next: new Map<number, number>(),
    requests: new Map<string, ClientRequest>()
  }

  newClient(): number {
    return this.#clients++
  }

  /** Takes back the client just made: its number could not be handed over. */
  dropClient(): void {
    this.#clients--
  }

  hasClient(client: number): boolean {
    return client < this.#clients
  }

  /** `undefined` when there are too many. */
  newRequest(client: number): number | undefined {
    if (this.#requests.size >= MAX_REQUESTS) return undefined
    const id = this.#next.get(client) ?? 0
    this.#next.set(client, id + 1)
    this.#requests.set(keyOf(client, id), {
      url: '',
      method: 1,
      headers: new Map(),
      bodyAddress: 0,
      bodyLength: 0,
      response: undefined
    })
    return id
  }

  request(client: number, id: number): ClientRequest | undefined {
    return this.#requests.get(keyOf(client, id))
  }

  /** Closes what the call has opened and forgets the requests it has made. */
  end(): void {
    for (const request of this.#requests.values()) request.response?.body.close()
    this.#requests = copyOf(this.#kept.requests)
  }

  snapshot(): void {
    this.#kept = {
      clients: this.#clients,
      next: new Map(this.#next),
      requests: copyOf(this.#requests)
    }
  }

  restore(): void {
    this.#clients = this.#kept.clients
    this.#next = new Map(this.#kept.next)
    this.end()
  }
}

/** Bytes of text that a request holds. */
export function textOf({ headers }: ClientRequest): number {
  let size = 0
  for (const [name, values] of headers)
    for (const value of values) size += name.length + value.length + 4
  return size
}

/** The name in Go's writing: `content-type` → `Content-Type`; names with other characters stay as they are. */
export function canonicalName(name: string): string {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return name
  return name.toLowerCase().replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())
}

function keyOf(client: number, id: number): string {
  return `${client}/${id}`
}

function copyOf(requests: ReadonlyMap<string, ClientRequest>): Map<string, ClientRequest> {
  return new Map(
    [...requests].map(([key, request]) => [
      key,
      {
        ...request,
        headers: new Map([...request.headers].map(([name, values]) => [name, [...values]])),
        response: undefined
      }
    ])
  )
}
