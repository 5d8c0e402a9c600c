import type { ExchangeStart, FromWorker } from '../messages.ts'
import type { PortStreams } from '../port-streams.ts'
import { bodyTooLarge } from '@taucloud/http'
import type { Dispatcher } from './dispatcher.ts'
import { isStream } from './web-answer.ts'
import type { WebAnswer } from './web-answer.ts'
import type { BodySource, WebRequest } from './web-request.ts'

export interface BusServerComponents {
  readonly dispatcher: Dispatcher
  readonly streams: PortStreams
  readonly post: (message: FromWorker, owned?: Uint8Array) => void
}

/** Answers requests that gateways forward: they come from the main thread, which holds the bus. */
export class BusServer {
  readonly #components: BusServerComponents
  readonly #open = new Map<number, ExchangeRequest>()

  constructor(components: BusServerComponents) {
    this.#components = components
  }

  get size(): number {
    return this.#open.size
  }

  /** Takes a request. One too many is refused before anything of it was started, so that the gateway may ask elsewhere. */
  start(start: ExchangeStart): void {
    const { dispatcher, streams, post } = this.#components
    if (!dispatcher.hasRoom()) {
      if (start.body !== undefined) streams.stop(start.body)
      post({ kind: 'exchange-refused', id: start.id })
      return
    }
    const request = new ExchangeRequest(start, streams)
    this.#open.set(start.id, request)
    const answer = dispatcher.dispatch(request)
    if (answer instanceof Promise) void answer.then((later) => this.#answer(start, request, later))
    else void this.#answer(start, request, answer)
  }

  /** The client went away. */
  cancel(id: number): void {
    this.#open.get(id)?.abort()
  }

  async #answer(start: ExchangeStart, request: ExchangeRequest, answer: WebAnswer): Promise<void> {
    const { dispatcher, streams, post } = this.#components
    const { status, headers } = answer
    const body = start.method === 'HEAD' ? undefined : answer.body
    if (isStream(body)) {
      const stream = streams.open()
      post({ kind: 'answer', id: start.id, status, headers, body: stream })
      await streams.send(stream, body, () => {
        request.abort()
      })
    } else {
      post({ kind: 'answer', id: start.id, status, headers, body })
    }
    this.#open.delete(start.id)
    request.end()
    dispatcher.finished(answer)
  }
}

class ExchangeRequest implements WebRequest {
  method: string
  body?: Uint8Array | AsyncIterable<Uint8Array>
  hostname: string
  readonly target: string
  readonly path: string
  readonly client: string
  readonly source: BodySource | undefined
  readonly headers: [string, string][]
  readonly #stop: () => void
  #gone: AbortController | undefined
  #aborted = false

  constructor(start: ExchangeStart, streams: PortStreams) {
    const { method, target, host, client, body } = start
    this.method = method
    this.hostname = host
    this.target = target
    const query = target.indexOf('?')
    this.path = query < 0 ? target : target.slice(0, query)
    this.client = client
    this.headers = pairs(start.headers)
    const received = body === undefined ? undefined : streams.receive(body)
    this.source = received === undefined ? undefined : this.#bodySource(received)
    this.#stop = () => {
      if (body !== undefined) streams.stop(body)
    }
  }

  get host(): string {
    return this.headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? this.hostname
  }

  get signal(): AbortSignal {
    this.#gone ??= new AbortController()
    if (this.#aborted) this.#gone.abort()
    return this.#gone.signal
  }

  abort(): void {
    this.#aborted = true
    this.#gone?.abort()
  }

  /** The answer is out: what is left of the body is not wanted. */
  end(): void {
    this.#stop()
  }

  #bodySource(received: AsyncIterable<Uint8Array>): BodySource {
    const declared = this.headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1]
    const length = declared === undefined ? undefined : Number(declared)
    return { length, read: (maxBytes) => capped(received, length, maxBytes) }
  }
}

async function* capped(
  source: AsyncIterable<Uint8Array>,
  length: number | undefined,
  maxBytes: number
): AsyncGenerator<Uint8Array, void, undefined> {
  if (length !== undefined && length > maxBytes) throw bodyTooLarge(maxBytes)
  let total = 0
  for await (const chunk of source) {
    total += chunk.length
    if (total > maxBytes) throw bodyTooLarge(maxBytes)
    yield chunk
  }
}

function pairs(flat: readonly string[]): [string, string][] {
  const result: [string, string][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) result.push([flat[i] ?? '', flat[i + 1] ?? ''])
  return result
}
