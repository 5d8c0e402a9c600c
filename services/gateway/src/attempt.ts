import { toCloudError } from '@taucloud/base'
import type { CloudError, ErrorCode } from '@taucloud/base'
import type {
  SubstrateContract,
  ExchangeResponse,
  ResponseHead
} from '@taucloud/protocol/substrate'
import type { Client } from '@taucloud/transport'

/** A client of one substrate. */
export type SubstrateClient = Pick<Client<(typeof SubstrateContract)['methods']>, 'exchange'>

/** What is forwarded. */
export interface OutgoingRequest {
  readonly method: string
  readonly target: string
  readonly host: string
  readonly fields: string[]
  readonly client: string
  readonly scheme: 'http' | 'https'
}

/** How an attempt went until the head of the answer, or its failure. */
export type AttemptResult =
  | {
      kind: 'answered'
      head: ResponseHead
      first: Uint8Array
      rest: AsyncIterator<ExchangeResponse>
    }
  /** Nothing was started there: any method may be sent elsewhere. */
  | { kind: 'refused'; head: ResponseHead | undefined }
  /** Lost on the way or there; it may have been started. */
  | { kind: 'lost' }
  /** Not to be tried again: too late, or the client went away. */
  | { kind: 'failed'; code: ErrorCode }

/** Codes that the bus gives before a handler has begun. */
const NEVER_STARTED: readonly ErrorCode[] = [
  'unimplemented',
  'permission_denied',
  'unauthenticated',
  'resource_exhausted'
]

/** Sends a request to one substrate and waits for the head of the answer. Never rejects. */
export async function attempt(
  client: SubstrateClient,
  head: OutgoingRequest,
  options: { body: AsyncIterable<Uint8Array> | undefined; signal: AbortSignal }
): Promise<AttemptResult> {
  const sending = { begun: false }
  const requests =
    options.body === undefined ? only(head, sending) : all(head, options.body, sending)
  try {
    const answers = client.exchange(requests, { signal: options.signal })
    const rest = answers[Symbol.asyncIterator]()
    const next = await rest.next()
    if (next.done === true || next.value.head === null) return { kind: 'lost' }
    if (!next.value.head.refused) {
      return { kind: 'answered', head: next.value.head, first: next.value.body, rest }
    }
    await rest.return?.()
    return { kind: 'refused', head: next.value.head }
  } catch (error) {
    return failureOf(toCloudError(error), sending.begun)
  }
}

function failureOf(error: CloudError, hasBegun: boolean): AttemptResult {
  const { code } = error
  if (code === 'canceled' || code === 'deadline_exceeded' || code === 'invalid_argument') {
    return { kind: 'failed', code }
  }
  // A request of which the bus has taken nothing yet cannot have been started.
  if (!hasBegun || NEVER_STARTED.includes(code)) return { kind: 'refused', head: undefined }
  return { kind: 'lost' }
}

interface Message {
  head?: OutgoingRequest & { hasBody: boolean }
  body?: Uint8Array
}

/** A request without a body is one message that is there at once: the bus sends it as one frame. */
function* only(head: OutgoingRequest, sending: { begun: boolean }): Generator<Message> {
  sending.begun = true
  yield { head: { ...head, hasBody: false } }
}

const CHUNK_BYTES = 64 * 1024

async function* all(
  head: OutgoingRequest,
  body: AsyncIterable<Uint8Array>,
  sending: { begun: boolean }
): AsyncGenerator<Message> {
  sending.begun = true
  yield { head: { ...head, hasBody: true } }
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; at += CHUNK_BYTES) {
      yield { body: chunk.subarray(at, at + CHUNK_BYTES) }
    }
  }
}
