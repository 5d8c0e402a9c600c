import type { ComponentFunction, GuestFunction, GuestResponse } from '@taucloud/wasm'
import { HttpError, bodyTooLarge } from '@taucloud/http'
import type { BodySource, WebRequest } from './web-request.ts'

/** Bodies of a declared length up to this are read first, so that the function need not wait for them. */
const WHOLE_BODY_BYTES = 256 * 1024

/**
 * Calls a function with the body of its request. A body over the limit is the client's failure, whatever the function
 * made of the part that it saw, unless its answer has begun.
 *
 * @throws {CloudError} with status 413 for a body over `maxBytes`, else as the function's own
 */
export async function callWithBody(
  guest: GuestFunction | ComponentFunction,
  request: WebRequest,
  { source, maxBytes }: { source: BodySource; maxBytes: number }
): Promise<GuestResponse> {
  const { length } = source
  if (length !== undefined && length > maxBytes) throw bodyTooLarge(maxBytes)
  const failed: { error: HttpError | undefined } = { error: undefined }
  const body = noting(source.read(maxBytes), failed)
  request.body = length !== undefined && length <= WHOLE_BODY_BYTES ? await whole(body) : body
  const response = await guest.handle(request)
  if (failed.error !== undefined) throw failed.error
  return response
}

/** Remembers why the body was refused: a guest sees no more than that it could not read on. */
async function* noting(
  source: AsyncIterable<Uint8Array>,
  failed: { error: HttpError | undefined }
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* source
  } catch (error) {
    if (error instanceof HttpError) failed.error = error
    throw error
  }
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
}
