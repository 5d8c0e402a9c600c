import type { ServerResponse } from 'node:http'
import type { ExchangeResponse, ResponseHead } from '@taucloud/protocol/substrate'

/** An answer that has begun to arrive. */
export interface Answer {
  readonly head: ResponseHead
  /** The body that came with the head. */
  readonly first: Uint8Array
  readonly rest: AsyncIterator<ExchangeResponse>
}

/**
 * Writes an answer to the client as it arrives, at the client's pace. One that breaks cuts the connection: half is never taken for whole.
 *
 * @param idleMs longest time without a byte, from the node or to the client
 * @returns whether all of it went out
 */
export async function pourAnswer(
  response: ServerResponse,
  { head, first, rest }: Answer,
  idleMs: number
): Promise<boolean> {
  try {
    response.writeHead(head.status, head.fields)
    if (isWhole(head, first)) {
      endWhole(response, first)
      await rest.next() // the end of the exchange
      return true
    }
    const idle = setTimeout(() => {
      response.destroy()
    }, idleMs)
    try {
      if (first.length > 0 && !response.write(first) && !(await drained(response))) return false
      return await pourRest(response, rest, () => idle.refresh())
    } finally {
      clearTimeout(idle)
    }
  } catch {
    response.destroy() // the node was lost, or the client
    return false
  } finally {
    void rest.return?.()
  }
}

/** As text, head and body leave in one piece without a copy of their own; above this size the copy costs more. */
const TEXT_BYTES = 16 * 1024

function endWhole(response: ServerResponse, body: Uint8Array): void {
  if (body.length > TEXT_BYTES) response.end(body)
  else
    response.end(
      Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'),
      'latin1'
    )
}

async function pourRest(
  response: ServerResponse,
  rest: AsyncIterator<ExchangeResponse>,
  onProgress: () => void
): Promise<boolean> {
  for (;;) {
    const next = await rest.next()
    onProgress()
    if (response.destroyed) return false
    if (next.done === true) {
      response.end()
      return true
    }
    if (!response.write(next.value.body)) {
      if (!(await drained(response))) return false
      onProgress()
    }
  }
}

/** Did the whole body come with the head? Then head and body leave in one write. */
function isWhole(head: ResponseHead, first: Uint8Array): boolean {
  const { fields } = head
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const name = fields[i]
    if (name?.length === 14 && name.toLowerCase() === 'content-length')
      return Number(fields[i + 1]) === first.length
  }
  return false
}

/** Waits until the client has taken what was written; false when it went away. */
async function drained(response: ServerResponse): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const onDrain = (): void => {
    resolve(true)
  }
  const onClose = (): void => {
    resolve(false)
  }
  response.once('drain', onDrain).once('close', onClose)
  const ok = await promise
  response.off('drain', onDrain).off('close', onClose)
  return ok
}
