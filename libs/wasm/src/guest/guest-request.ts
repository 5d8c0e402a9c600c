/**
 * An HTTP request for a guest. Text is as `node:http` gives it: one character per byte on the wire.
 */
export interface GuestRequest {
  /** Upper-case token. */
  readonly method: string
  /** Path and query as received, beginning with `/`. */
  readonly target: string
  /** The Host header, port included. */
  readonly host: string
  /** In the order received. `Host` may be among them; guests do not see it there. */
  readonly headers: readonly (readonly [string, string])[]
  /** Bytes when they are all here, else a stream, which suspends the guest while it reads. @default empty */
  readonly body?: Uint8Array | AsyncIterable<Uint8Array>
  /** Address of the client, for logs. */
  readonly client?: string
  /** Ends a call that has suspended. */
  readonly signal?: AbortSignal
}

/** What a guest answered. */
export interface GuestResponse {
  readonly status: number
  /** Names and values free of CR, LF and NUL, without headers that frame or route the message. */
  readonly headers: [string, string][]
  /**
   * Small bodies are text with one character per byte (write it as `latin1`), larger ones bytes; a stream when the guest
   * flushed. A stream that is not read must be returned (`return()`), which ends the guest.
   */
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array>
}
