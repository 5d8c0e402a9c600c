import type { ServerResponse } from 'node:http'
import { CloudError, httpStatusOf, toCloudError } from '@taucloud/base'
import type { ErrorCode } from '@taucloud/base'

export interface HttpErrorInit {
  /** Sent with the answer: `allow`, `retry-after` and the like. Names in lower case. */
  headers?: Record<string, string>
  cause?: unknown
}

/** A failure whose exact HTTP status matters, because the closed list of codes has none for it: 405, 413, 415, 431. */
export class HttpError extends CloudError {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, init: HttpErrorInit = {}) {
    super(codeOf(status), message, init.cause === undefined ? undefined : { cause: init.cause })
    this.status = status
    this.headers = init.headers ?? {}
  }
}

/** What a failure answers with: status, headers and the two things that may leave this node, code and message. */
export interface ErrorAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly code: ErrorCode
  readonly message: string
}

const RETRY_LATER = { 'retry-after': '1' }

/** Converts whatever was thrown. Anything unexpected becomes `internal` with a text that names no detail of this node. */
export function errorAnswer(thrown: unknown): ErrorAnswer {
  const error = toCloudError(thrown)
  const { code, message } = error
  if (error instanceof HttpError)
    return { status: error.status, headers: error.headers, code, message }
  const status = httpStatusOf(code)
  return { status, headers: status === 429 || status === 503 ? RETRY_LATER : {}, code, message }
}

/**
 * Answers a request with a failure as `{"error":{"code","message"}}`. When the head has left already the connection is
 * cut instead, so that a client never takes half an answer for a whole one.
 */
export function sendError(response: ServerResponse, thrown: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { status, headers, code, message } = errorAnswer(thrown)
  const body = JSON.stringify({ error: { code, message } })
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers
  })
  response.end(body)
}

/** The closest code of a status that a client may branch on. */
function codeOf(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'unauthenticated'
    case 403:
      return 'permission_denied'
    case 404:
      return 'not_found'
    case 408:
    case 504:
      return 'deadline_exceeded'
    case 409:
      return 'aborted'
    case 413:
    case 429:
    case 431:
      return 'resource_exhausted'
    case 405:
    case 501:
      return 'unimplemented'
    case 502:
    case 503:
      return 'unavailable'
    default:
      return status >= 500 ? 'internal' : 'invalid_argument'
  }
}
