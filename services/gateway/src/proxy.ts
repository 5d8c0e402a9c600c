import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from '@taucloud/base'
import {
  HttpError,
  bodyTooLarge,
  declaredLength,
  parseRequestHead,
  streamBody
} from '@taucloud/http'
import type { RequestHead } from '@taucloud/http'
import { attempt } from './attempt.ts'
import type { AttemptResult, OutgoingRequest, SubstrateClient } from './attempt.ts'
import type { Counters } from './metrics.ts'
import { sendFailure } from './failure.ts'
import { ReplayableBody } from './replay.ts'
import { forwardedFields } from './request-fields.ts'
import { pourAnswer } from './response.ts'
import type { RetryBudget } from './retry-budget.ts'
import type { Upstream } from './upstream.ts'
import type { Upstreams } from './upstreams.ts'

export interface ProxyComponents {
  /** Does anybody answer for the host? `unknown`: the list is not complete yet. */
  readonly knows: (host: string) => boolean | 'unknown'
  readonly upstreams: Upstreams
  readonly clientOf: (peer: string) => SubstrateClient
  readonly budget: RetryBudget
  readonly counters: Counters
  readonly logger: Logger
}

export interface ProxyLimits {
  /** Until the head of the answer. */
  readonly headTimeoutMs: number
  /** Without a byte of the answer. */
  readonly idleTimeoutMs: number
  readonly maxBodyBytes: number
}

/** Sent twice more at most, each time to a node that has not had it. */
const MAX_RETRIES = 2
/** Methods whose effect is the same once or twice (RFC 9110 §9.2.2). */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])

/** Forwards requests to substrates. */
export class Proxy {
  readonly #components: ProxyComponents
  readonly #limits: ProxyLimits

  constructor(components: ProxyComponents, limits: ProxyLimits) {
    this.#components = components
    this.#limits = limits
  }

  /** Answers a request whose head was read. Never rejects. */
  async forward(
    head: RequestHead,
    request: IncomingMessage,
    response: ServerResponse
  ): Promise<void> {
    const { counters } = this.#components
    counters.requests += 1
    counters.inFlight += 1
    try {
      this.#assertRoutable(head)
      await new Forwarding(this.#components, this.#limits, { head, request, response }).run()
    } catch (error) {
      sendFailure(response, error, this.#components)
    } finally {
      counters.inFlight -= 1
    }
  }

  /** @throws {HttpError} 404, 501 or 503 */
  #assertRoutable({ method, host, path, upgrade }: RequestHead): void {
    if (upgrade !== undefined && upgrade !== 'h2c') {
      throw new HttpError(501, `Cannot upgrade to ${upgrade}: it is not served yet`)
    }
    const known = this.#components.knows(host)
    if (known === 'unknown')
      throw retryLater('Cannot answer yet: the list of projects is not complete')
    if (!known)
      throw new HttpError(404, `Cannot ${method} ${host}${path}: no project answers for this host`)
  }
}

/** Reads the head of a request. @returns undefined when it was refused and answered */
export function readHead(
  request: IncomingMessage,
  response: ServerResponse
): RequestHead | undefined {
  try {
    return parseRequestHead(request)
  } catch (error) {
    sendFailure(response, error)
    return undefined
  }
}

interface Exchange {
  readonly head: RequestHead
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** One request on its way. */
class Forwarding {
  readonly #components: ProxyComponents
  readonly #limits: ProxyLimits
  readonly #exchange: Exchange
  readonly #outgoing: OutgoingRequest
  readonly #body: ReplayableBody | undefined
  readonly #gone = new AbortController()
  readonly #tried = new Set<Upstream>()
  #isLate = false

  constructor(components: ProxyComponents, limits: ProxyLimits, exchange: Exchange) {
    const { head, request, response } = exchange
    this.#components = components
    this.#limits = limits
    this.#exchange = exchange
    const client = request.socket.remoteAddress ?? ''
    const { method, target, host } = head
    const fields = forwardedFields(request, { client, host, scheme: 'http' })
    this.#outgoing = { method, target, host, fields, client, scheme: 'http' }
    if ((declaredLength(request) ?? 0) > limits.maxBodyBytes)
      throw bodyTooLarge(limits.maxBodyBytes)
    if (head.hasBody) this.#body = new ReplayableBody(streamBody(request, limits.maxBodyBytes))
    response.once('close', () => {
      if (!response.writableFinished) this.#gone.abort()
    })
  }

  async run(): Promise<void> {
    const late = setTimeout(() => {
      this.#isLate = true
      this.#gone.abort()
    }, this.#limits.headTimeoutMs)
    this.#components.budget.earn()
    try {
      const { result, upstream, startedAt } = await this.#send()
      clearTimeout(late)
      await this.#answer(result, upstream, startedAt)
    } finally {
      clearTimeout(late)
    }
  }

  async #send(): Promise<{ result: AttemptResult; upstream: Upstream; startedAt: number }> {
    const { upstreams, clientOf } = this.#components
    const key = keyOf(this.#exchange.head)
    let failed: AttemptResult | undefined
    for (;;) {
      const upstream = upstreams.choose(key, this.#tried)
      if (upstream === undefined)
        throw failed === undefined
          ? retryLater('Cannot answer now: no node is there to serve it')
          : errorOf(failed)
      const startedAt = performance.now()
      upstream.sent()
      const signal = this.#gone.signal
      const result = await attempt(clientOf(upstream.peer), this.#outgoing, {
        body: this.#body?.read(),
        signal
      })
      const failure = result.kind === 'answered' ? undefined : this.#body?.failure
      this.#learn(upstream, failure === undefined ? result : { kind: 'failed', code: failure.code })
      if (failure !== undefined) throw failure
      if (result.kind === 'answered') return { result, upstream, startedAt }
      if (!this.#mayRetry(result)) throw this.#isLate ? tooLate() : errorOf(result)
      this.#components.counters.retries += 1
      this.#tried.add(upstream)
      failed = result
    }
  }

  #learn(upstream: Upstream, result: AttemptResult): void {
    if (result.kind === 'refused') upstream.refused(performance.now())
    else if (result.kind === 'lost' || this.#isLate) this.#components.upstreams.failed(upstream)
    else if (result.kind === 'failed') upstream.abandoned()
  }

  #mayRetry(result: AttemptResult): boolean {
    if (result.kind !== 'refused' && result.kind !== 'lost') return false
    if (this.#gone.signal.aborted || this.#tried.size >= MAX_RETRIES) return false
    if (this.#body?.canReplay === false) return false
    if (result.kind === 'lost' && !this.#isRepeatable()) return false
    return this.#components.budget.spend()
  }

  #isRepeatable(): boolean {
    const { head, request } = this.#exchange
    return IDEMPOTENT.has(head.method) || request.headers['idempotency-key'] !== undefined
  }

  async #answer(result: AttemptResult, upstream: Upstream, startedAt: number): Promise<void> {
    if (result.kind !== 'answered') return
    const { head, first, rest } = result
    const now = performance.now()
    const { inFlight, capacity } = head
    upstream.answered(now, { latencyMs: now - startedAt, inFlight, capacity })
    const { response } = this.#exchange
    const isWhole = await pourAnswer(response, { head, first, rest }, this.#limits.idleTimeoutMs)
    if (isWhole || this.#gone.signal.aborted) return
    this.#components.counters.cut += 1
    this.#components.logger.debug('answer cut', { peer: upstream.peer })
  }
}

/** What should stay warm together: a function with itself, a folder of a website with itself. */
function keyOf({ host, path }: RequestHead): string {
  const end = path.indexOf('/', 1)
  return host + (end < 0 ? path : path.slice(0, end))
}

function errorOf(result: AttemptResult): HttpError {
  switch (result.kind) {
    case 'lost':
      return new HttpError(502, 'The node that served the request was lost')
    case 'failed':
      if (result.code === 'deadline_exceeded') return tooLate()
      if (result.code === 'canceled') return new HttpError(499, 'The client went away')
      return new HttpError(502, 'The request could not be forwarded')
    default:
      return retryLater('Cannot answer now: the nodes that could are full')
  }
}

function tooLate(): HttpError {
  return new HttpError(504, 'The request took too long')
}

function retryLater(message: string): HttpError {
  return new HttpError(503, message, { headers: { 'retry-after': '1' } })
}
