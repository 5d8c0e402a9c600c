import { CloudError } from '@taucloud/base'
import type { HttpEvent } from '../capabilities/http/http-event.ts'

/** Most bytes of a request body that the function world hands over: it does so in one piece. */
export const MAX_FUNCTION_BODY_BYTES = 8 * 1024 * 1024

/** Calls `taucloud:function/http` for a request whose body is here, and takes the answer over. */
export function callFunctionWorld(handle: (...args: unknown[]) => unknown, event: HttpEvent): void {
  const { request, response } = event
  const answer = handle({
    method: request.method,
    url: `http://${request.host === '' ? 'localhost' : request.host}${request.target}`,
    headers: request.headers,
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(0)
  })
  if (!isAnswer(answer))
    throw new CloudError('internal', 'Cannot finish the call: the guest gave no answer')
  for (const [name, value] of answer.headers) {
    if (!response.addHeader(name, value))
      throw new CloudError('internal', 'Cannot finish the call: the answer has a malformed header')
  }
  response.setStatus(answer.status)
  if (!response.writeText(Buffer.from(answer.body).toString('latin1')))
    throw new CloudError('internal', 'Cannot finish the call: the answer is too large')
}

function isAnswer(
  value: unknown
): value is { status: number; headers: [string, string][]; body: Uint8Array } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'status' in value &&
    'headers' in value &&
    'body' in value
  )
}
