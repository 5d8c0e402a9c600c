import { CloudError } from '@taucloud/base'
import { BODY, decodeError, END, FRAME, u32, violation } from './frames.ts'
import type { Channel, LinkOwner } from './link.ts'
import { decodeHello } from './messages.ts'
import type { Hello } from './messages.ts'

/** What a call under way is told by its link. A call is forgotten after `onError` and after an end. */
export interface PendingCall {
  onItem(payload: Uint8Array): void
  onEnd(): void
  onError(error: CloudError): void
  onCredit(items: number, bytes: number): void
}

/** The calling side of a link: hands out call numbers and passes each frame to its call. */
export class ClientLink implements LinkOwner {
  readonly #maxCalls: number
  readonly #calls = new Map<number, PendingCall>()
  readonly #hello = Promise.withResolvers<Hello>()
  readonly #onClosed: () => void
  #methods = new Map<string, number>()
  #channel: Channel | undefined
  #isReady = false
  #isLeaving = false
  #next = 0

  constructor(init: { maxCalls: number; onClosed?: () => void }) {
    this.#maxCalls = init.maxCalls
    this.#onClosed = init.onClosed ?? (() => undefined)
    // A link that closes before anyone asked for the greeting must not count as an unhandled failure.
    this.#hello.promise.catch(() => undefined)
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.#calls.size
  }

  /** Can new calls begin here? */
  get isOpen(): boolean {
    return this.#channel !== undefined && this.#channel.closed === undefined && !this.#isLeaving
  }

  get channel(): Channel {
    if (this.#channel === undefined)
      throw new CloudError('internal', 'A link was used before it was opened')
    return this.#channel
  }

  attach(channel: Channel): void {
    this.#channel = channel
  }

  /** The greeting of the other side. Rejects with the refusal of the peer, or when the link is lost. */
  async greeting(): Promise<Hello> {
    return this.#hello.promise
  }

  /** The peer was checked: calls may begin. */
  admit(methods: readonly string[]): void {
    this.#methods = new Map(methods.map((name, index) => [name, index]))
    this.#isReady = true
  }

  /** @throws {CloudError} `unimplemented` when the peer does not serve the method */
  methodNumber(name: string, protocol: string): number {
    const number = this.#methods.get(name)
    if (number !== undefined) return number
    throw new CloudError(
      'unimplemented',
      `Cannot call "${protocol}" ${name}: the peer does not serve it`
    )
  }

  /** Registers a call and gives its number. @throws {CloudError} `unavailable`, `resource_exhausted` */
  begin(call: PendingCall): number {
    const channel = this.channel
    if (channel.closed !== undefined) throw channel.closed
    if (this.#calls.size >= this.#maxCalls || channel.saturated) {
      throw new CloudError(
        'resource_exhausted',
        `Cannot call the peer: ${this.#calls.size} calls are under way and it does not keep up`
      )
    }
    do this.#next = this.#next === 0xffffffff ? 1 : this.#next + 1
    while (this.#calls.has(this.#next))
    this.#calls.set(this.#next, call)
    return this.#next
  }

  /** Ends a call from this side; the peer is told unless it ended the call itself. */
  cancel(id: number): void {
    if (this.#calls.delete(id)) this.channel.send(FRAME.cancel, id)
  }

  onFrame(kind: number, flags: number, id: number, payload: Uint8Array): void {
    if (!this.#isReady || id === 0) {
      if (this.#isReady) this.#onLinkFrame(kind, payload)
      else this.#onGreeting(kind, id, payload)
      return
    }
    const call = this.#calls.get(id)
    // A call that was cancelled here may still be answered.
    if (call === undefined) return
    switch (kind) {
      case FRAME.item:
        if ((flags & END) !== 0) this.#calls.delete(id)
        if ((flags & BODY) !== 0) call.onItem(payload)
        if ((flags & END) !== 0) call.onEnd()
        return
      case FRAME.error:
        this.#calls.delete(id)
        call.onError(decodeError(payload))
        return
      case FRAME.credit:
        if (payload.length !== 8) throw violation('a credit frame is malformed')
        call.onCredit(u32(payload, 0), u32(payload, 4))
        return
      default:
        throw violation(`frame kind ${kind} is for the other side`)
    }
  }

  onClose(error: CloudError): void {
    this.#hello.reject(error)
    const calls = [...this.#calls.values()]
    this.#calls.clear()
    for (const call of calls) call.onError(error)
    this.#onClosed()
  }

  #onGreeting(kind: number, id: number, payload: Uint8Array): void {
    if (id !== 0) throw violation('a call frame precedes the greeting')
    if (kind === FRAME.hello) this.#hello.resolve(decodeHello(payload))
    else if (kind === FRAME.error) this.channel.fail(decodeError(payload))
    else throw violation('the first frame is no greeting')
  }

  #onLinkFrame(kind: number, payload: Uint8Array): void {
    if (kind === FRAME.error) {
      this.channel.fail(decodeError(payload))
    } else if (kind === FRAME.goaway) {
      this.#isLeaving = true
      this.#onClosed()
    } else {
      throw violation(`frame kind ${kind} belongs to a call`)
    }
  }
}
