import { setTimeout as delay } from 'node:timers/promises'
import { CloudError, toCloudError } from '@taucloud/base'
import type { Target } from './bus.ts'
import { callUnary, encodeMessage, StreamCall } from './client-calls.ts'
import type { CallSpec } from './client-calls.ts'
import type { ClientLink } from './client-link.ts'
import type { CallOptions, Client, Contract, Methods } from './contract.ts'
import { abortReason, withinDeadline } from './deadline.ts'
import { DEFAULT_TIMEOUT_MS } from './limits.ts'

/** How a client reaches peers. */
export interface Dialer {
  /** Whom to call. @throws {CloudError} `unavailable` when nobody is left */
  pick(target: Target, protocol: string, tried: ReadonlySet<string> | undefined): string
  /** The open link to a peer, this node included. */
  link(peer: string, protocol: string): ClientLink | undefined
  /** Opens the link, once for all who ask. @throws {CloudError} */
  open(peer: string, protocol: string): Promise<ClientLink>
}

const MAX_ATTEMPTS = 3
const FIRST_BACKOFF_MS = 50

/** Makes the functions of a contract; nothing is dialled before one is called. */
export function createClient<M extends Methods>(
  dialer: Dialer,
  contract: Contract<M>,
  target: Target
): Client<M> {
  const entries = Object.entries(contract.methods).map(([name, method]) => {
    const call = new MethodClient(dialer, target, { protocol: contract.protocol, name, method })
    return [name, call.toFunction()]
  })
  // `Client` maps each method to the function of its kind, which is what `toFunction` gives.
  return Object.fromEntries(entries) as Client<M>
}

class MethodClient {
  readonly #dialer: Dialer
  readonly #target: Target
  readonly #method: Omit<CallSpec, 'options' | 'timeoutMs'>

  constructor(dialer: Dialer, target: Target, method: Omit<CallSpec, 'options' | 'timeoutMs'>) {
    this.#dialer = dialer
    this.#target = target
    this.#method = method
  }

  toFunction(): (request: unknown, options?: CallOptions) => unknown {
    switch (this.#method.method.kind) {
      case 'unary':
        return (request, options) => this.#unary(request, this.#spec(options, DEFAULT_TIMEOUT_MS))
      case 'server-stream':
        return (request, options) =>
          this.#answers(this.#spec(options), (call, spec) =>
            call.sendOnly(encodeMessage(spec, request))
          )
      case 'client-stream':
        return (requests, options) => this.#clientStream(asSource(requests), this.#spec(options))
      case 'bidi':
        return (requests, options) =>
          this.#answers(this.#spec(options), (call) => call.sendAll(asSource(requests)))
    }
  }

  #spec(options: CallOptions = {}, fallbackMs?: number): CallSpec {
    return {
      ...this.#method,
      options,
      timeoutMs: options.timeoutMs ?? this.#method.method.timeoutMs ?? fallbackMs
    }
  }

  async #unary(request: unknown, spec: CallSpec): Promise<unknown> {
    const body = encodeMessage(spec, request)
    const started = performance.now()
    const attempts = spec.method.idempotent === true ? MAX_ATTEMPTS : 1
    let tried: Set<string> | undefined
    for (let attempt = 1; ; attempt++) {
      const peer = this.#dialer.pick(this.#target, spec.protocol, tried)
      const remaining = attempt === 1 ? spec : shortened(spec, started)
      try {
        const link = this.#dialer.link(peer, spec.protocol) ?? (await this.#open(peer, remaining))
        return await callUnary(link, remaining, body)
      } catch (error) {
        const failure = toCloudError(error)
        const mayRetry = failure.code === 'unavailable' && (attempt < attempts || isUnsent(failure))
        if (!mayRetry || attempt >= MAX_ATTEMPTS) throw failure
        if ('service' in this.#target) tried = (tried ?? new Set()).add(peer)
        else if (attempt >= attempts) throw failure
        await this.#backOff(attempt, shortened(spec, started))
      }
    }
  }

  async #clientStream(source: Source, spec: CallSpec): Promise<unknown> {
    const call = new StreamCall(await this.#linkFor(spec), spec)
    call.sendAll(source)
    const { answers } = call
    const first = await answers.next()
    if (first.done === true)
      throw new CloudError('internal', 'Cannot read the answer: there is none')
    return first.value
  }

  #answers(
    spec: CallSpec,
    begin: (call: StreamCall, spec: CallSpec) => void
  ): AsyncIterableIterator<unknown> {
    return new Answers(
      async () => {
        const call = new StreamCall(await this.#linkFor(spec), spec)
        begin(call, spec)
        return call.answers
      },
      () => this.#readyAnswers(spec, begin)
    )
  }

  /** The answers of a call that can begin in this very turn. */
  #readyAnswers(
    spec: CallSpec,
    begin: (call: StreamCall, spec: CallSpec) => void
  ): AsyncIterator<unknown> | undefined {
    const peer = this.#dialer.pick(this.#target, spec.protocol, undefined)
    const link = this.#dialer.link(peer, spec.protocol)
    if (link === undefined) return undefined
    const call = new StreamCall(link, spec)
    begin(call, spec)
    return call.answers
  }

  /** A stream is begun once: only before its first frame another peer may take it. */
  async #linkFor(spec: CallSpec): Promise<ClientLink> {
    let tried: Set<string> | undefined
    for (let attempt = 1; ; attempt++) {
      const peer = this.#dialer.pick(this.#target, spec.protocol, tried)
      try {
        return this.#dialer.link(peer, spec.protocol) ?? (await this.#open(peer, spec))
      } catch (error) {
        const failure = toCloudError(error)
        if (failure.code !== 'unavailable' || attempt >= MAX_ATTEMPTS || 'peer' in this.#target)
          throw failure
        tried = (tried ?? new Set()).add(peer)
      }
    }
  }

  async #open(peer: string, spec: CallSpec): Promise<ClientLink> {
    const what = `"${spec.protocol}" ${spec.name}`
    const bounds = { signal: spec.options.signal, timeoutMs: spec.timeoutMs, what }
    try {
      return await withinDeadline(this.#dialer.open(peer, spec.protocol), bounds)
    } catch (error) {
      const failure = toCloudError(error)
      if ('peer' in this.#target || failure.code !== 'unimplemented') throw unsent(failure)
      // It has the role, so it will serve when its start is done, or another does now.
      throw unsent(new CloudError('unavailable', failure.message, { cause: failure }))
    }
  }

  async #backOff(attempt: number, spec: CallSpec): Promise<void> {
    const { signal } = spec.options
    const waitMs = FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + Math.random())
    try {
      await delay(Math.min(waitMs, spec.timeoutMs ?? waitMs), undefined, { signal })
    } catch (error) {
      throw signal === undefined ? error : abortReason(signal)
    }
  }
}

type Source = AsyncIterable<unknown> | Iterable<unknown>

/** Begins a streaming call at once when a link is open, else when one is; the reader sees no difference. */
class Answers implements AsyncIterableIterator<unknown, undefined> {
  #iterator: AsyncIterator<unknown> | undefined
  #opening: Promise<AsyncIterator<unknown>> | undefined
  #isClosed = false

  constructor(
    open: () => Promise<AsyncIterator<unknown>>,
    ready: () => AsyncIterator<unknown> | undefined
  ) {
    try {
      this.#iterator = ready()
      if (this.#iterator !== undefined) return
    } catch (error) {
      this.#opening = Promise.reject(toCloudError(error))
    }
    this.#opening ??= open().then(async (iterator) => {
      this.#iterator = iterator
      if (this.#isClosed) await iterator.return?.()
      return iterator
    })
    // The reader learns of the failure from `next()`.
    this.#opening.catch(() => undefined)
  }

  async next(): Promise<IteratorResult<unknown, undefined>> {
    if (this.#isClosed) return { done: true, value: undefined }
    const iterator = this.#iterator ?? (await this.#opening)
    const result = await iterator?.next()
    return result === undefined || result.done === true ? { done: true, value: undefined } : result
  }

  async return(): Promise<IteratorResult<unknown, undefined>> {
    this.#isClosed = true
    await this.#iterator?.return?.()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}

/** Failures of calls of which nothing was sent: another peer may take them whatever the method. */
const UNSENT = new WeakSet<CloudError>()

function unsent(error: CloudError): CloudError {
  UNSENT.add(error)
  return error
}

function isUnsent(error: CloudError): boolean {
  return UNSENT.has(error)
}

/** The same call with what is left of its time. @throws {CloudError} `deadline_exceeded` when nothing is */
function shortened(spec: CallSpec, startedMs: number): CallSpec {
  if (spec.timeoutMs === undefined) return spec
  const leftMs = spec.timeoutMs - (performance.now() - startedMs)
  if (leftMs > 0) return { ...spec, timeoutMs: leftMs }
  throw new CloudError(
    'deadline_exceeded',
    `Cannot call "${spec.protocol}" ${spec.name}: out of time`
  )
}

function asSource(requests: unknown): Source {
  if (typeof requests === 'object' && requests !== null) {
    if (Symbol.asyncIterator in requests || Symbol.iterator in requests) return requests as Source
  }
  throw new CloudError('invalid_argument', 'Cannot call: requests must be an iterable')
}
