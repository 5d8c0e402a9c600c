import { CloudError } from '@taucloud/base'
import type { ExchangeRequest } from '@taucloud/protocol/substrate'
import type { CallContext } from '@taucloud/transport'
import type { Exchange, ExchangeAnswer, WorkerHandle } from './worker-handle.ts'

export interface ExchangeComponents {
  /** The worker that answers next; undefined while none lives. */
  readonly pick: () => WorkerHandle | undefined
  /** Requests being answered now, and how many could be. */
  readonly load: () => { inFlight: number; capacity: number }
  readonly isDraining: () => boolean
}

interface ResponseInit {
  head?: HeadInit
  body?: Uint8Array
}
interface HeadInit {
  status: number
  fields: string[]
  inFlight: number
  capacity: number
  refused?: boolean
}

const CHUNK_BYTES = 64 * 1024
const MAX_FIELDS = 128
const MAX_HEAD_BYTES = 64 * 1024

/**
 * Answers an HTTP exchange that a gateway forwards. When nothing of it was started, the head says `refused`, and the
 * gateway may ask another node whatever the method.
 *
 * @throws {CloudError} `invalid_argument` for a malformed exchange, `unavailable` when the answer is lost half-way
 */
export async function* exchange(
  components: ExchangeComponents,
  requests: AsyncIterable<ExchangeRequest>,
  context: Pick<CallContext, 'signal'>
): AsyncGenerator<ResponseInit, void, undefined> {
  const received = requests[Symbol.asyncIterator]()
  const opening = await parseExchange(received)
  const worker = components.isDraining() ? undefined : components.pick()
  const answer = worker === undefined ? 'refused' : await worker.exchange(opening, context.signal)
  if (answer === 'refused') {
    const fields = ['retry-after', '1']
    yield { head: { status: 503, fields, ...components.load(), refused: true } }
    return
  }
  const head = { status: answer.status, fields: [...answer.headers], ...components.load() }
  yield* answerMessages(head, answer)
}

async function* answerMessages(
  head: HeadInit,
  { body }: ExchangeAnswer
): AsyncGenerator<ResponseInit, void, undefined> {
  if (body === undefined) {
    yield { head }
  } else if (typeof body === 'string' || body instanceof Uint8Array) {
    const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : body
    yield { head, body: bytes.subarray(0, CHUNK_BYTES) }
    for (let at = CHUNK_BYTES; at < bytes.length; at += CHUNK_BYTES) {
      yield { body: bytes.subarray(at, at + CHUNK_BYTES) }
    }
  } else {
    yield { head }
    for await (const chunk of body) yield { body: chunk }
  }
}

async function parseExchange(received: AsyncIterator<ExchangeRequest>): Promise<Exchange> {
  const first = await received.next()
  const head = first.done === true ? null : first.value.head
  if (head === null) throw malformed('it has no head')
  const { method, target, host, fields, client, hasBody } = head
  if (!/^[A-Z]{1,16}$/.test(method)) throw malformed('its method is not one')
  if (!target.startsWith('/') && target !== '*') throw malformed('its target is not a path')
  if (fields.length % 2 !== 0 || fields.length > 2 * MAX_FIELDS)
    throw malformed('its fields are not pairs')
  const size = fields.reduce((sum, text) => sum + text.length, target.length)
  if (size > MAX_HEAD_BYTES) throw malformed('its head is too large')
  const start = first.done === true ? undefined : first.value.body
  const body = hasBody ? bodyOf(start, received) : undefined
  return { method, target, host, headers: fields, client, body }
}

function malformed(why: string): CloudError {
  return new CloudError('invalid_argument', `Cannot read the exchange: ${why}`)
}

async function* bodyOf(
  first: Uint8Array | undefined,
  received: AsyncIterator<ExchangeRequest>
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (first !== undefined && first.length > 0) yield first
    for (;;) {
      const next = await received.next()
      if (next.done === true) return
      if (next.value.body.length > 0) yield next.value.body
    }
  } finally {
    await received.return?.()
  }
}
