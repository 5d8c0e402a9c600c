import { HttpError, errorAnswer } from '@taucloud/http'
import type { GuestResponse } from '@taucloud/wasm'

/** A latin-1 text, which costs one write, bytes, or a stream whose length nobody knows yet. */
export type AnswerBody = string | Uint8Array | AsyncIterable<Uint8Array> | undefined

/** What goes back to the client. `headers` holds names and values in turn, `content-length` included when it is known. */
export interface WebAnswer {
  readonly status: number
  readonly headers: string[]
  readonly body: AnswerBody
  /** To be called when a streamed body has gone out or was cut. */
  readonly done?: () => void
}

/** Does the body come in pieces? */
export function isStream(body: AnswerBody): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && Symbol.asyncIterator in body
}

/** A short text for people. */
export function textAnswer(
  status: number,
  text: string,
  headers: readonly string[] = []
): WebAnswer {
  const body = Buffer.from(text.endsWith('\n') ? text : `${text}\n`)
  return {
    status,
    headers: [
      'content-type',
      'text/plain;charset=utf-8',
      'content-length',
      String(body.length),
      'x-content-type-options',
      'nosniff',
      ...headers
    ],
    body
  }
}

/** A failure as a text: status and message, and nothing of this node. */
export function failureAnswer(thrown: unknown): WebAnswer {
  const { status, headers, message } = errorAnswer(thrown)
  return textAnswer(status, message, Object.entries(headers).flat())
}

/**
 * Puts what a guest answered in form. Its fields were checked where they left the guest, and none of them frames the
 * message, except the length that the answer to a `HEAD` of its own may claim.
 *
 * @throws {HttpError} 502 for a status that is none
 */
export function guestAnswer({ status, headers: fields, body }: GuestResponse): WebAnswer {
  if (status > 599) {
    if (isStream(body)) void body[Symbol.asyncIterator]().return?.() // tells the guest that nobody reads
    throw new HttpError(502, `The function answered with status ${String(status)}, which is none`)
  }
  const headers: string[] = []
  let claimsLength = false
  for (const [name, value] of fields) {
    headers.push(name, value)
    claimsLength ||= name.length === 14 && name.toLowerCase() === 'content-length'
  }
  if (status === 204 || status === 304) return { status, headers, body: undefined }
  // A latin-1 text has as many bytes as characters.
  if (!claimsLength && !isStream(body)) headers.push('content-length', String(body.length))
  return { status, headers, body }
}
