import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Caller } from './contract.ts'
import { encodeError, FRAME, u32, violation } from './frames.ts'
import { MAX_REQUEST_BYTES_IN_FLIGHT } from './limits.ts'
import type { Channel, LinkOwner } from './link.ts'
import { decodeHello, decodeRequest } from './messages.ts'
import type { Hello } from './messages.ts'
import { ServerCall } from './server-call.ts'
import type { CallHome, ServedMethod } from './server-call.ts'

export interface ServerLinkInit {
  readonly logger: Logger
  readonly maxCalls: number
  /** Does the caller's certificate still count? @throws {CloudError} `permission_denied` when not */
  readonly assertCounts: (caller: Caller) => void
  readonly onClosed?: () => void
}

/** The answering side of a link: checks who asks, starts handlers, passes on what follows. */
export class ServerLink implements LinkOwner, CallHome {
  readonly #methods: readonly ServedMethod[]
  readonly #init: ServerLinkInit
  readonly #calls = new Map<number, ServerCall>()
  readonly #hello = Promise.withResolvers<Hello>()
  readonly #idle: (() => void)[] = []
  #requestBytes = 0
  #channel: Channel | undefined
  #caller: Caller | undefined
  #isLeaving = false

  constructor(methods: readonly ServedMethod[], init: ServerLinkInit) {
    this.#methods = methods
    this.#init = init
    this.#hello.promise.catch(() => undefined)
  }

  get channel(): Channel {
    if (this.#channel === undefined)
      throw new CloudError('internal', 'A link was used before it was opened')
    return this.#channel
  }

  get caller(): Caller {
    if (this.#caller === undefined) throw violation('a call precedes the greeting')
    return this.#caller
  }

  attach(channel: Channel): void {
    this.#channel = channel
  }

  /** What the caller said of itself. Rejects when the link is lost first. */
  async greeting(): Promise<Hello> {
    return this.#hello.promise
  }

  /** The caller was checked: its calls may begin. */
  admit(caller: Caller): void {
    this.#caller = caller
  }

  /** No new calls; streams end now, unary calls may finish until the signal fires. */
  async drain(signal: AbortSignal): Promise<void> {
    if (this.#channel === undefined || this.#channel.closed !== undefined) return
    this.#isLeaving = true
    const leaving = new CloudError('unavailable', 'The node is stopping')
    this.#channel.send(FRAME.goaway, 0)
    for (const call of this.#calls.values()) if (call.isStream) call.stop(leaving)
    const hasUnary = [...this.#calls.values()].some((call) => !call.isStream)
    if (hasUnary && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#idle.push(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    }
    await this.#channel.close(leaving)
  }

  onFrame(kind: number, flags: number, id: number, payload: Uint8Array): void {
    if (this.#caller === undefined) {
      // The caller waits for our greeting, so anything else before it is a mistake or worse.
      if (kind !== FRAME.hello || id !== 0) throw violation('the first frame is no greeting')
      this.#hello.resolve(decodeHello(payload))
      return
    }
    switch (kind) {
      case FRAME.request:
        this.#onRequest(id, flags, payload)
        return
      case FRAME.item:
        this.#calls.get(id)?.onItem(payload, flags)
        return
      case FRAME.cancel:
        this.#calls.get(id)?.stop(new CloudError('canceled', 'The caller canceled'), false)
        return
      case FRAME.credit:
        if (payload.length !== 8) throw violation('a credit frame is malformed')
        this.#calls.get(id)?.onCredit(u32(payload, 0), u32(payload, 4))
        return
      default:
        throw violation(`frame kind ${kind} is for the other side`)
    }
  }

  onClose(error: CloudError): void {
    this.#hello.reject(error)
    const gone = new CloudError('canceled', 'The caller is gone', { cause: error })
    for (const call of this.#calls.values()) call.stop(gone, false)
    this.#init.onClosed?.()
  }

  forget(id: number, requestBytes: number): void {
    if (!this.#calls.delete(id)) return
    this.#requestBytes -= requestBytes
    if (this.#calls.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }

  onUnexpected(method: string, error: CloudError): void {
    this.#init.logger.error('handler failed', {
      method,
      peer: this.caller.peer,
      error: error.cause ?? error
    })
  }

  #onRequest(id: number, flags: number, payload: Uint8Array): void {
    if (id === 0 || this.#calls.has(id)) throw violation('a call number is taken')
    const request = decodeRequest(payload)
    try {
      const served = this.#admitted(request.method, request.body.length)
      const call = new ServerCall(this, served, { id, request })
      this.#calls.set(id, call)
      this.#requestBytes += request.body.length
      call.run(request, flags)
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      this.channel.send(FRAME.error, id, encodeError(error))
    }
  }

  #admitted(number: number, bytes: number): ServedMethod {
    const served = this.#methods[number]
    if (served === undefined)
      throw new CloudError('unimplemented', 'Cannot call: no such method here')
    if (this.#isLeaving) throw new CloudError('unavailable', 'The node is stopping')
    if (
      this.#calls.size >= this.#init.maxCalls ||
      this.#requestBytes + bytes > MAX_REQUEST_BYTES_IN_FLIGHT
    ) {
      throw new CloudError(
        'resource_exhausted',
        `Cannot call ${served.name}: too many calls are under way`
      )
    }
    this.#init.assertCounts(this.caller)
    if (served.allow(this.caller)) return served
    const roles = this.caller.roles.join(', ')
    throw new CloudError(
      'permission_denied',
      `Cannot call ${served.name}: not for a node with roles "${roles}"`
    )
  }
}
