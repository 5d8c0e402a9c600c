import { CloudError, toCloudError } from '@taucloud/base'
import type { ClientLink, PendingCall } from './client-link.ts'
import type { CallOptions, Methods } from './contract.ts'
import { abortReason, tooLate, ttlOf } from './deadline.ts'
import { Allowance, Inbox } from './flow.ts'
import { BODY, encodeCredit, END, FRAME } from './frames.ts'
import { DEFAULT_MESSAGE_BYTES, MAX_MESSAGE_BYTES } from './limits.ts'
import type { Queued } from './link.ts'
import { checkedMeta, encodeRequest } from './messages.ts'

/** One call to make: where the method stands in its contract and what the caller asked for. */
export interface CallSpec {
  readonly protocol: string
  readonly name: string
  readonly method: Methods[string]
  readonly options: CallOptions
  /** Milliseconds the call may take from now, or undefined for no end. */
  readonly timeoutMs: number | undefined
}

/** Encodes a message within its method's bound. @throws {CloudError} `invalid_argument` when it is too long */
export function encodeMessage(
  spec: Pick<CallSpec, 'method' | 'protocol' | 'name'>,
  message: unknown
): Uint8Array {
  const bytes = spec.method.request.encode(message)
  const most = messageBound(spec.method)
  if (bytes.length <= most) return bytes
  throw new CloudError(
    'invalid_argument',
    `Cannot call "${spec.protocol}" ${spec.name}: a message of ${bytes.length} bytes exceeds ${most}`
  )
}

/** Bytes that a message of the method may have. */
export function messageBound(method: Methods[string]): number {
  return Math.min(MAX_MESSAGE_BYTES, method.maxMessageBytes ?? DEFAULT_MESSAGE_BYTES)
}

/** The timer and the signal of a call: whichever comes first ends it, both are let go with it. */
class CallBounds {
  readonly #timer: NodeJS.Timeout | undefined
  readonly #signal: AbortSignal | undefined
  readonly #onAbort: (() => void) | undefined

  constructor(spec: CallSpec, stop: (error: CloudError) => void) {
    const { timeoutMs } = spec
    if (timeoutMs !== undefined) {
      const what = `"${spec.protocol}" ${spec.name}`
      this.#timer = setTimeout(() => stop(tooLate(what, timeoutMs)), ttlOf(timeoutMs))
    }
    const signal = spec.options.signal
    if (signal !== undefined) {
      this.#signal = signal
      this.#onAbort = () => stop(abortReason(signal))
      signal.addEventListener('abort', this.#onAbort, { once: true })
    }
  }

  release(): void {
    clearTimeout(this.#timer)
    if (this.#onAbort !== undefined) this.#signal?.removeEventListener('abort', this.#onAbort)
  }
}

/** Sends one message, resolves with the one answer. */
export function callUnary(link: ClientLink, spec: CallSpec, body: Uint8Array): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { signal } = spec.options
    if (signal?.aborted === true) throw abortReason(signal)
    const number = link.methodNumber(spec.name, spec.protocol)
    const meta = checkedMeta(spec.options.meta)
    const call = new UnaryCall(spec, { resolve, reject })
    const id = link.begin(call)
    call.bound(spec, () => link.cancel(id))
    const head = { method: number, ttlMs: ttlOf(spec.timeoutMs), meta }
    link.channel.send(FRAME.request | BODY | END, id, encodeRequest(head, body))
  })
}

class UnaryCall implements PendingCall {
  readonly #spec: CallSpec
  readonly #settle: { resolve(value: unknown): void; reject(error: CloudError): void }
  #bounds: CallBounds | undefined
  #answer: Uint8Array | undefined

  constructor(
    spec: CallSpec,
    settle: { resolve(value: unknown): void; reject(error: CloudError): void }
  ) {
    this.#spec = spec
    this.#settle = settle
  }

  bound(spec: CallSpec, cancel: () => void): void {
    this.#bounds = new CallBounds(spec, (error) => {
      cancel()
      this.onError(error)
    })
  }

  onItem(payload: Uint8Array): void {
    this.#answer = payload
  }

  onEnd(): void {
    this.#bounds?.release()
    const answer = this.#answer
    try {
      if (answer === undefined)
        throw new CloudError('internal', 'Cannot read the answer: there is none')
      this.#settle.resolve(this.#spec.method.response.decode(answer))
    } catch (error) {
      this.#settle.reject(unreadable(error))
    }
  }

  onError(error: CloudError): void {
    this.#bounds?.release()
    this.#settle.reject(error)
  }

  onCredit(): void {
    // A unary request has no stream to grant for.
  }
}

/**
 * A call with a stream in at least one direction. Requests are taken from their source as the peer grants credit; the
 * answers are an {@link Inbox}.
 */
export class StreamCall implements PendingCall {
  readonly #link: ClientLink
  readonly #spec: CallSpec
  readonly #inbox: Inbox<unknown>
  readonly #allowance = new Allowance()
  readonly #id: number
  readonly #bounds: CallBounds
  #source: Source | undefined
  #last: Queued | undefined
  #isOver = false
  #hasOpened = false

  constructor(link: ClientLink, spec: CallSpec) {
    const { signal } = spec.options
    if (signal?.aborted === true) throw abortReason(signal)
    this.#link = link
    this.#spec = spec
    link.methodNumber(spec.name, spec.protocol)
    checkedMeta(spec.options.meta)
    this.#inbox = new Inbox({
      decode: (payload): unknown => spec.method.response.decode(payload),
      grant: (items, bytes) => {
        link.channel.send(FRAME.credit, this.#id, encodeCredit(items, bytes))
      },
      abandon: () => this.#stop(new CloudError('canceled', 'The request was canceled'))
    })
    this.#id = link.begin(this)
    this.#bounds = new CallBounds(spec, (error) => this.#stop(error))
  }

  /** The answers, for one reader. */
  get answers(): Inbox<unknown> {
    return this.#inbox
  }

  /** Begins the call with its only request. */
  sendOnly(body: Uint8Array): void {
    this.#open(BODY | END, body)
  }

  /**
   * Begins the call with requests from a source. What the source has at once travels in the first frame, so a stream of
   * one message is one frame; a source that takes its time does not hold the call back.
   */
  sendAll(source: AsyncIterable<unknown> | Iterable<unknown>): void {
    if (Symbol.asyncIterator in source) {
      this.#source = asyncSource(source[Symbol.asyncIterator]())
      setImmediate(() => {
        if (!this.#hasOpened && !this.#isOver) this.#open(0)
      })
    } else {
      this.#source = syncSource(source[Symbol.iterator]())
    }
    this.#pump(this.#source).catch((error: unknown) => this.#stop(toCloudError(error)))
  }

  onItem(payload: Uint8Array): void {
    this.#inbox.push(payload)
  }

  onEnd(): void {
    this.#finish()
    this.#inbox.end()
  }

  onError(error: CloudError): void {
    this.#finish()
    this.#inbox.fail(error)
  }

  onCredit(items: number, bytes: number): void {
    this.#allowance.grant(items, bytes)
  }

  async #pump(source: Source): Promise<void> {
    while (!this.#isOver) {
      const next = source.isReady ? source.next() : await source.next()
      if (this.#hasEnded()) return
      if (next.done === true) {
        this.#sendEnd()
        return
      }
      this.#sendItem(encodeMessage(this.#spec, next.value))
      if (!this.#allowance.isOpen) await this.#allowance.opened()
      if (this.#link.channel.blocked) await this.#link.channel.writable()
    }
  }

  // A method, because the compiler does not see that the field changes while others run.
  #hasEnded(): boolean {
    return this.#isOver
  }

  #sendItem(body: Uint8Array): void {
    this.#allowance.spend(body.length)
    if (!this.#hasOpened) this.#open(BODY, body)
    else this.#last = this.#link.channel.send(FRAME.item | BODY, this.#id, body)
  }

  #sendEnd(): void {
    this.#source = undefined
    if (!this.#hasOpened) this.#open(END)
    else if (this.#last === undefined || !this.#link.channel.flag(this.#last, END)) {
      this.#link.channel.send(FRAME.item | END, this.#id)
    }
  }

  #open(flags: number, body: Uint8Array = new Uint8Array(0)): void {
    this.#hasOpened = true
    const { spec, link } = { spec: this.#spec, link: this.#link }
    const head = {
      method: link.methodNumber(spec.name, spec.protocol),
      ttlMs: ttlOf(spec.timeoutMs),
      meta: checkedMeta(spec.options.meta)
    }
    this.#last = link.channel.send(FRAME.request | flags, this.#id, encodeRequest(head, body))
  }

  /** Ends the call from this side. */
  #stop(error: CloudError): void {
    if (this.#isOver) return
    this.#link.cancel(this.#id)
    this.onError(error)
  }

  #finish(): void {
    this.#isOver = true
    this.#bounds.release()
    this.#allowance.end()
    const source = this.#source
    this.#source = undefined
    if (source === undefined) return
    // The source may fail while it is let go: the call has its outcome already.
    Promise.try(() => source.return()).catch(() => undefined)
  }
}

/** Where requests come from: at once, or in a while. */
type Source =
  | { readonly isReady: true; next(): IteratorResult<unknown, unknown>; return(): unknown }
  | {
      readonly isReady: false
      next(): Promise<IteratorResult<unknown, unknown>>
      return(): unknown
    }

function syncSource(iterator: Iterator<unknown, unknown>): Source {
  return { isReady: true, next: () => iterator.next(), return: () => iterator.return?.() }
}

function asyncSource(iterator: AsyncIterator<unknown, unknown>): Source {
  return { isReady: false, next: async () => iterator.next(), return: () => iterator.return?.() }
}

function unreadable(error: unknown): CloudError {
  if (error instanceof CloudError) return error
  return new CloudError('internal', 'Cannot read the answer: malformed', { cause: error })
}
