import { CloudError, toCloudError } from '@taucloud/base'
import { messageBound } from './client-calls.ts'
import type { Allow, CallContext, Caller, Methods } from './contract.ts'
import { Allowance, Inbox } from './flow.ts'
import { BODY, encodeCredit, encodeError, END, FRAME } from './frames.ts'
import type { Channel } from './link.ts'
import type { DecodedRequest } from './messages.ts'

/** A method as a link calls it. */
export interface ServedMethod {
  readonly name: string
  readonly method: Methods[string]
  readonly allow: Allow
  readonly handle: (request: unknown, context: CallContext) => unknown
}

/** What a served call needs of its link. */
export interface CallHome {
  readonly channel: Channel
  readonly caller: Caller
  /** The handler is done, whatever the outcome. */
  forget(id: number, requestBytes: number): void
  onUnexpected(method: string, error: CloudError): void
}

const NOTHING = new Uint8Array(0)

/** One call being served: the context its handler sees, and the way its answers take. */
export class ServerCall implements CallContext {
  readonly caller: Caller
  readonly meta: Readonly<Record<string, string>>
  readonly #home: CallHome
  readonly #served: ServedMethod
  readonly #id: number
  readonly #requestBytes: number
  #abort: AbortController | undefined
  #aborted: CloudError | undefined
  #timer: NodeJS.Timeout | undefined
  #inbox: Inbox<unknown> | undefined
  #answers: AsyncIterator<unknown> | undefined
  #allowance: Allowance | undefined

  constructor(home: CallHome, served: ServedMethod, init: { id: number; request: DecodedRequest }) {
    this.#home = home
    this.#served = served
    this.#id = init.id
    this.#requestBytes = init.request.body.length
    this.caller = home.caller
    this.meta = init.request.meta
  }

  /** Made when a handler asks for it: most unary handlers never do. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController()
      if (this.#aborted !== undefined) this.#abort.abort(this.#aborted)
    }
    return this.#abort.signal
  }

  get isStream(): boolean {
    return this.#served.method.kind !== 'unary'
  }

  /** Runs the handler. Never throws: every failure is an answer. */
  run(request: DecodedRequest, flags: number): void {
    try {
      const input = this.#inputOf(request, flags)
      const outcome = this.#served.handle(input, this)
      if (isAsyncIterable(outcome)) {
        this.#expireAfter(request.ttlMs)
        this.#answers = outcome[Symbol.asyncIterator]()
        this.#sendAll(this.#answers).catch((error: unknown) => this.#fail(error))
      } else if (outcome instanceof Promise) {
        this.#expireAfter(request.ttlMs)
        outcome.then(
          (value: unknown) => this.#answer(value),
          (error: unknown) => this.#fail(error)
        )
      } else {
        this.#answer(outcome)
      }
    } catch (error) {
      this.#fail(error)
    }
  }

  /** An item of the request stream. @throws {CloudError} `invalid_argument` when the peer breaks the protocol */
  onItem(payload: Uint8Array, flags: number): void {
    if (this.#inbox === undefined) return
    if (payload.length > messageBound(this.#served.method)) {
      this.stop(
        new CloudError(
          'invalid_argument',
          'Cannot read a message: it exceeds the bound of its method'
        )
      )
      return
    }
    if ((flags & BODY) !== 0) this.#inbox.push(payload)
    if ((flags & END) !== 0) this.#inbox.end()
  }

  onCredit(items: number, bytes: number): void {
    this.#allowance?.grant(items, bytes)
  }

  /** Ends the call for a reason that the caller is told, unless it is the caller's own. */
  stop(error: CloudError, tellCaller = true): void {
    if (this.#aborted !== undefined) return
    this.#aborted = error
    if (tellCaller) this.#home.channel.send(FRAME.error, this.#id, encodeError(error))
    this.#abort?.abort(error)
    this.#inbox?.fail(error)
    this.#allowance?.end()
    // Lets a generator that waits for its consumer run its finally blocks.
    const answers = this.#answers
    if (answers?.return !== undefined) Promise.resolve(answers.return()).catch(() => undefined)
  }

  #inputOf(request: DecodedRequest, flags: number): unknown {
    const { method } = this.#served
    const single = method.kind === 'unary' || method.kind === 'server-stream'
    if (request.body.length > messageBound(method)) {
      throw new CloudError(
        'invalid_argument',
        'Cannot read a message: it exceeds the bound of its method'
      )
    }
    if (single) {
      if ((flags & (BODY | END)) === (BODY | END)) return this.#decode(request.body)
      throw new CloudError('invalid_argument', 'Cannot read the request: one message was expected')
    }
    this.#inbox = new Inbox({
      decode: (payload): unknown => method.request.decode(payload),
      grant: (items, bytes) => {
        this.#home.channel.send(FRAME.credit, this.#id, encodeCredit(items, bytes))
      },
      // The caller keeps its credit for a stream that nobody reads; the answer tells it to stop.
      abandon: () => undefined
    })
    if ((flags & BODY) !== 0) this.#inbox.push(request.body)
    if ((flags & END) !== 0) this.#inbox.end()
    return this.#inbox
  }

  #decode(body: Uint8Array): unknown {
    try {
      return this.#served.method.request.decode(body)
    } catch (error) {
      throw new CloudError('invalid_argument', 'Cannot read the request: malformed', {
        cause: error
      })
    }
  }

  #answer(value: unknown): void {
    if (this.#aborted !== undefined) {
      this.#settle()
      return
    }
    const { kind } = this.#served.method
    try {
      if (kind === 'server-stream' || kind === 'bidi') throw new Error('the handler gave no stream')
      this.#home.channel.send(FRAME.item | BODY | END, this.#id, this.#encode(value))
      this.#settle()
    } catch (error) {
      this.#fail(error)
    }
  }

  async #sendAll(answers: AsyncIterator<unknown>): Promise<void> {
    const allowance = new Allowance()
    this.#allowance = allowance
    const { channel } = this.#home
    let last
    for (;;) {
      const next: IteratorResult<unknown, unknown> = await answers.next()
      if (next.done === true) break
      const body = this.#isAborted() ? NOTHING : this.#encode(next.value)
      if (!allowance.isOpen) await allowance.opened()
      if (channel.blocked) await channel.writable()
      if (this.#isAborted()) break
      allowance.spend(body.length)
      last = channel.send(FRAME.item | BODY, this.#id, body)
    }
    if (!this.#isAborted() && (last === undefined || !channel.flag(last, END))) {
      channel.send(FRAME.item | END, this.#id)
    }
    this.#settle()
  }

  // A method, because the compiler does not see that the field changes while others run.
  #isAborted(): boolean {
    return this.#aborted !== undefined
  }

  #encode(value: unknown): Uint8Array {
    const bytes = this.#served.method.response.encode(value)
    if (bytes.length <= messageBound(this.#served.method)) return bytes
    throw new CloudError(
      'internal',
      `Cannot answer: ${bytes.length} bytes exceed the bound of ${this.#served.name}`
    )
  }

  #fail(error: unknown): void {
    if (this.#aborted === undefined) {
      const failure = toCloudError(error)
      if (failure.code === 'internal') this.#home.onUnexpected(this.#served.name, failure)
      this.#home.channel.send(FRAME.error, this.#id, encodeError(failure))
      this.#aborted = failure
      const answers = this.#answers
      if (answers?.return !== undefined) Promise.resolve(answers.return()).catch(() => undefined)
    }
    this.#settle()
  }

  #settle(): void {
    clearTimeout(this.#timer)
    this.#inbox?.end()
    this.#home.forget(this.#id, this.#requestBytes)
  }

  #expireAfter(ttlMs: number): void {
    if (ttlMs === 0) return
    this.#timer = setTimeout(() => {
      this.stop(
        new CloudError('deadline_exceeded', `${this.#served.name} took longer than ${ttlMs} ms`)
      )
    }, ttlMs)
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
