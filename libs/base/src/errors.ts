/**
 * The closed list of failure codes, shared by the bus and HTTP. Callers branch on the code, never on the text.
 * Names follow gRPC's status codes (https://grpc.io/docs/guides/status-codes/).
 */
export const ERROR_CODES = [
  'invalid_argument',
  'unauthenticated',
  'permission_denied',
  'not_found',
  'already_exists',
  'failed_precondition',
  'aborted',
  'resource_exhausted',
  'canceled',
  'unimplemented',
  'unavailable',
  'deadline_exceeded',
  'data_loss',
  'internal'
] as const

/** One of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number]

const HTTP_STATUS: Record<ErrorCode, number> = {
  invalid_argument: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  already_exists: 409,
  failed_precondition: 400,
  aborted: 409,
  resource_exhausted: 429,
  canceled: 499,
  unimplemented: 501,
  unavailable: 503,
  deadline_exceeded: 504,
  data_loss: 500,
  internal: 500
}

/** The only error class of the product. `message` may cross the wire; `cause` and the stack stay on this node. */
export class CloudError extends Error {
  override readonly name = 'CloudError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}

/** Tells whether a text received from outside is a known code. */
export function isErrorCode(value: string): value is ErrorCode {
  return (ERROR_CODES as readonly string[]).includes(value)
}

/** The HTTP status that a code answers with. */
export function httpStatusOf(code: ErrorCode): number {
  return HTTP_STATUS[code]
}

/** May an idempotent request that failed with this error be tried again? */
export function isRetryable(error: unknown): boolean {
  return (
    error instanceof CloudError &&
    (error.code === 'unavailable' ||
      error.code === 'aborted' ||
      error.code === 'resource_exhausted')
  )
}

/**
 * Converts whatever was thrown, once, at the edge. A `CloudError` passes, an abort becomes `canceled`, a time-out
 * `deadline_exceeded`, everything else `internal` with a text that names no detail of this node.
 */
export function toCloudError(error: unknown): CloudError {
  if (error instanceof CloudError) return error
  if (error instanceof Error && error.name === 'AbortError') {
    return new CloudError('canceled', 'The request was canceled', { cause: error })
  }
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new CloudError('deadline_exceeded', 'The request took too long', { cause: error })
  }
  return new CloudError('internal', 'The request failed on this node', { cause: error })
}
