import type { IncomingMessage } from 'node:http'
import { CloudError } from '@taucloud/base'
import { HttpError } from './errors.ts'

/** The length that a request declares for its body: bytes, `0` for none, or undefined when it comes in chunks. */
export function declaredLength(request: IncomingMessage): number | undefined {
  // Node's parser has refused anything but one run of digits, and length together with chunks.
  const length = request.headers['content-length']
  if (length !== undefined) return Number(length)
  return request.headers['transfer-encoding'] === undefined ? 0 : undefined
}

/** The failure of a body over its limit. */
export function bodyTooLarge(maxBytes: number): HttpError {
  return new HttpError(413, `Cannot read the body: it is larger than ${String(maxBytes)} bytes`, {
    headers: { connection: 'close' } // the rest of the body is never read
  })
}

/**
 * Reads a whole body into memory.
 *
 * @throws {CloudError} `resource_exhausted` with status 413 over `maxBytes`, before reading when the length was
 * declared; `canceled` when the client goes away first
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of streamBody(request, maxBytes)) parts.push(part)
  const [first] = parts
  return parts.length === 1 && Buffer.isBuffer(first) ? first : Buffer.concat(parts)
}

/**
 * The body as it arrives, with backpressure to the client. Leaving the loop early leaves the rest unread; the
 * connection is then closed after the answer.
 *
 * @throws {CloudError} as {@link readBody}
 */
export async function* streamBody(
  request: IncomingMessage,
  maxBytes: number
): AsyncGenerator<Uint8Array, void, undefined> {
  if ((declaredLength(request) ?? 0) > maxBytes) throw bodyTooLarge(maxBytes)
  let total = 0
  try {
    // `destroyOnReturn: false` keeps the socket, so that a refusal can still be answered.
    for await (const chunk of request.iterator({
      destroyOnReturn: false
    }) as AsyncIterable<Buffer>) {
      // a request without encoding yields Buffers
      total += chunk.length
      if (total > maxBytes) throw bodyTooLarge(maxBytes)
      yield chunk
    }
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw new CloudError('canceled', 'Cannot read the body: the client went away', { cause: error })
  }
  if (!request.complete)
    throw new CloudError('canceled', 'Cannot read the body: the client went away')
}
