import type { BackendCallOptions, BackendRequest } from '../../guest/guest-backends.ts'

/** A request of a guest to another server. */
export interface OutgoingHttpRequest extends BackendRequest {
  /** In capitals. */
  readonly method: string
  /** Absolute, `http` or `https`. */
  readonly url: string
  /** In order; values have one character per byte. Those of one connection are left out by the backend. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: Uint8Array | AsyncIterable<Uint8Array>
  /** How many redirects the backend follows; 0 hands them to the guest. A streamed body is never sent twice. */
  readonly maxRedirects: number
}

/** The head of an answer, and its body as it arrives. */
export interface OutgoingHttpAnswer {
  readonly status: number
  /** In order, names as received; values have one character per byte. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Fails with `CloudError`. Leaving the loop, or the end of the guest's call, cuts the connection. */
  readonly body: AsyncIterable<Uint8Array>
}

/**
 * Sends requests of guests under the egress rules of their context, within bounds: 30 s in all, 10 s to connect, heads
 * of 64 KiB, bodies and requests in flight as the node says.
 */
export interface OutgoingHttpBackend {
  /**
   * Resolves when the head of the answer is here; any status counts as an answer.
   *
   * @throws {CloudError} `permission_denied` when no rule allows it or the address is not public, with a text for the
   * function's log; `invalid_argument`, `unavailable`, `deadline_exceeded`, `resource_exhausted`, `canceled`
   */
  request(request: OutgoingHttpRequest, options: BackendCallOptions): Promise<OutgoingHttpAnswer>
}
