import type { GuestRequest } from '@taucloud/wasm'

/** A request of a client, from the socket of this worker or forwarded by a gateway. */
export interface WebRequest extends GuestRequest {
  /** `GET` also for a `HEAD` that a function for `GET` answers. */
  method: string
  /** The host that decides what answers: lower case, without port, in the zone of the cloud. */
  hostname: string
  /** The part of `target` before `?`. */
  readonly path: string
  /** End-to-end fields in received order and case. */
  readonly headers: readonly [string, string][]
  readonly client: string
  /** The body as it will be given to the guest; undefined until it was read, and when there is none. */
  body?: Uint8Array | AsyncIterable<Uint8Array>
  /** Where the body comes from, undefined when there is none. */
  readonly source: BodySource | undefined
  /** Fires when the client goes away. Made on first use. */
  readonly signal: AbortSignal
}

export interface BodySource {
  /** Bytes, or undefined when the length was not declared. */
  readonly length: number | undefined
  /** @throws {CloudError} with status 413 beyond `maxBytes` */
  read(maxBytes: number): AsyncIterable<Uint8Array>
}

/** A request for a function that never waits: without the signal, which costs as much as a tenth of a small request. */
export class DirectRequest implements GuestRequest {
  readonly #request: WebRequest

  constructor(request: WebRequest) {
    this.#request = request
  }

  get method(): string {
    return this.#request.method
  }

  get target(): string {
    return this.#request.target
  }

  get host(): string {
    return this.#request.host
  }

  get headers(): readonly [string, string][] {
    return this.#request.headers
  }

  get client(): string {
    return this.#request.client
  }
}

/** The first value of a header. @param name in lower case */
export function headerOf(request: WebRequest, name: string): string | undefined {
  for (const [candidate, value] of request.headers) {
    if (candidate.length === name.length && candidate.toLowerCase() === name) return value
  }
  return undefined
}
