import { CloudError, isErrorCode, toCloudError } from '@taucloud/base'
import type { PortStreams } from './port-streams.ts'

/** Messages of calls between the two threads. Byte streams in a request or answer travel beside it, by member. */
export type CallMessage =
  | { kind: 'call'; id: number; service: string; method: string; request: Posted }
  /** The caller does not wait any more. */
  | { kind: 'call-canceled'; id: number }
  | { kind: 'call-answered'; id: number; answer: Posted }
  | { kind: 'call-failed'; id: number; code: string; message: string }

/** A value without its streams, and the ids of those. */
interface Posted {
  readonly value: unknown
  readonly streams?: Readonly<Record<string, number>>
}

/** How a method of a service that is called over the port looks. */
export type PortMethod = (
  request: never,
  options: { readonly signal: AbortSignal }
) => Promise<unknown>

/** What can be called over the port: asynchronous methods by name. Values must be clonable, but for byte streams that are direct members. */
export type PortService<T> = { readonly [K in keyof T]: PortMethod }

/** Calls that may be in progress from one side; more are refused. */
const MAX_CALLS = 8_192

interface Pending extends PromiseWithResolvers<unknown> {
  readonly signal: AbortSignal
}

/**
 * Calls over a message port, in both directions: each end serves objects by name and calls those of the other. Failures
 * arrive as `CloudError` with the code and message they had.
 */
export class PortCalls {
  readonly #post: (message: CallMessage) => void
  readonly #streams: PortStreams
  readonly #services = new Map<string, ReadonlyMap<string, PortMethod>>()
  readonly #pending = new Map<number, Pending>()
  readonly #running = new Map<number, AbortController>()
  #next = 0

  constructor(post: (message: CallMessage) => void, streams: PortStreams) {
    this.#post = post
    this.#streams = streams
  }

  /** Lets the other end call these methods of `target`. */
  serve<T extends PortService<T>>(
    service: string,
    target: T,
    methods: readonly (keyof T & string)[]
  ): void {
    const bound = methods.map((name): [string, PortMethod] => [name, target[name].bind(target)])
    this.#services.set(service, new Map(bound))
  }

  /** An object whose methods are those of the other end. */
  client<T extends PortService<T>>(service: string, methods: readonly (keyof T & string)[]): T {
    const entries = methods.map((method) => [
      method,
      (request: unknown, { signal }: { signal: AbortSignal }) =>
        this.#call({ service, method, request, signal })
    ])
    // The other end serves exactly these methods under this name; both are of the same build.
    return Object.fromEntries(entries) as T
  }

  /** Takes a message of the other end. */
  handle(message: CallMessage): void {
    switch (message.kind) {
      case 'call':
        void this.#run(message)
        return
      case 'call-canceled':
        this.#running.get(message.id)?.abort()
        return
      case 'call-answered': {
        const pending = this.#pending.get(message.id)
        const answer = this.#receive(message.answer, pending?.signal)
        if (pending !== undefined) pending.resolve(answer)
        else
          for (const stream of Object.values(message.answer.streams ?? {}))
            this.#streams.stop(stream)
        return
      }
      case 'call-failed': {
        const code = isErrorCode(message.code) ? message.code : 'internal'
        this.#pending.get(message.id)?.reject(new CloudError(code, message.message))
      }
    }
  }

  /** Ends everything: the other thread is gone. */
  close(): void {
    const error = new CloudError('unavailable', 'Cannot finish the call: the other thread ended')
    for (const pending of this.#pending.values()) pending.reject(error)
    for (const running of this.#running.values()) running.abort()
  }

  async #call({ service, method, request, signal }: Call): Promise<unknown> {
    signal.throwIfAborted()
    if (this.#pending.size >= MAX_CALLS) {
      throw new CloudError('resource_exhausted', `Cannot call ${service}: too many calls wait`)
    }
    const id = ++this.#next
    const answered = Promise.withResolvers<unknown>()
    this.#pending.set(id, { ...answered, signal })
    const cancel = (): void => {
      this.#post({ kind: 'call-canceled', id })
      answered.reject(
        new CloudError('canceled', `Cannot finish ${service}.${method}: the caller has gone`)
      )
    }
    signal.addEventListener('abort', cancel, { once: true })
    this.#post({ kind: 'call', id, service, method, request: this.#send(request) })
    try {
      return await answered.promise
    } finally {
      this.#pending.delete(id)
      signal.removeEventListener('abort', cancel)
    }
  }

  async #run({ id, service, method, request }: CallMessage & { kind: 'call' }): Promise<void> {
    const controller = new AbortController()
    this.#running.set(id, controller)
    try {
      const target = this.#services.get(service)?.get(method)
      if (target === undefined) {
        throw new CloudError('unimplemented', `Cannot call ${service}.${method}: nothing serves it`)
      }
      const { signal } = controller
      // Typed by client() at the other end.
      const answer = await target(this.#receive(request, signal) as never, { signal })
      this.#post({ kind: 'call-answered', id, answer: this.#send(answer) })
    } catch (error) {
      const { code, message } = toCloudError(error)
      this.#post({ kind: 'call-failed', id, code, message })
    } finally {
      this.#running.delete(id)
    }
  }

  #send(value: unknown): Posted {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return { value }
    const streams: Record<string, number> = {}
    const plain: Record<string, unknown> = {}
    for (const [name, member] of Object.entries(value)) {
      if (isByteStream(member))
        void this.#streams.send((streams[name] = this.#streams.open()), member)
      else plain[name] = member
    }
    return Object.keys(streams).length === 0 ? { value } : { value: plain, streams }
  }

  #receive({ value, streams }: Posted, signal: AbortSignal | undefined): unknown {
    if (streams === undefined) return value
    const received = Object.entries(streams).map(([name, stream]) => [
      name,
      this.#streams.receive(stream, signal)
    ])
    return { ...(value as object), ...Object.fromEntries(received) }
  }
}

interface Call {
  readonly service: string
  readonly method: string
  readonly request: unknown
  readonly signal: AbortSignal
}

function isByteStream(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
