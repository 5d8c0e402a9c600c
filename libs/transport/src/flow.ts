import { CloudError } from '@taucloud/base'
import { violation } from './frames.ts'
import { WINDOW_BYTES, WINDOW_ITEMS } from './limits.ts'

/** What a sender of a stream may still send before the receiver grants more. */
export class Allowance {
  #items = WINDOW_ITEMS
  #bytes = WINDOW_BYTES
  #wake: (() => void) | undefined
  #over = false

  /** The last message may exceed the window: a window smaller than one message would never let it pass. */
  get isOpen(): boolean {
    return (this.#items > 0 && this.#bytes > 0) || this.#over
  }

  spend(bytes: number): void {
    this.#items--
    this.#bytes -= bytes
  }

  /** Adds what the receiver granted; never more than the window that both sides know. */
  grant(items: number, bytes: number): void {
    this.#items = Math.min(WINDOW_ITEMS, this.#items + items)
    this.#bytes = Math.min(WINDOW_BYTES, this.#bytes + bytes)
    if (this.isOpen) this.#release()
  }

  /** The stream is over: whoever waits goes on and finds out. */
  end(): void {
    this.#over = true
    this.#release()
  }

  async opened(): Promise<void> {
    if (this.isOpen) return
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
  }

  #release(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }
}

/** How an {@link Inbox} reaches the other side. */
export interface InboxPort<T> {
  decode(payload: Uint8Array): T
  /** The consumer took this much. */
  grant(items: number, bytes: number): void
  /** The consumer wants no more. */
  abandon(): void
}

interface Waiter<T> {
  resolve(result: IteratorResult<T, undefined>): void
  reject(error: CloudError): void
}

/** The items of a stream that have arrived, for one consumer. Holds at most the window of {@link Allowance}. */
export class Inbox<T> implements AsyncIterableIterator<T, undefined> {
  readonly #port: InboxPort<T>
  #payloads: Uint8Array[] = []
  #ungrantedItems = 0
  #ungrantedBytes = 0
  #takenItems = 0
  #takenBytes = 0
  #ended = false
  #failure: CloudError | undefined
  #waiters: Waiter<T>[] = []

  constructor(port: InboxPort<T>) {
    this.#port = port
  }

  /** @throws {CloudError} `invalid_argument` when the sender had no credit: the stream is then broken */
  push(payload: Uint8Array): void {
    if (this.#ended) return
    if (this.#ungrantedItems >= WINDOW_ITEMS || this.#ungrantedBytes >= WINDOW_BYTES) {
      throw violation('an item was sent without credit')
    }
    this.#ungrantedItems++
    this.#ungrantedBytes += payload.length
    const waiter = this.#waiters.shift()
    if (waiter === undefined) this.#payloads.push(payload)
    else this.#hand(payload, waiter)
  }

  /** No more items; those that are here can still be taken. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    for (const waiter of this.#waiters.splice(0)) waiter.resolve({ done: true, value: undefined })
  }

  /** The stream broke: what is here is dropped, the consumer learns why. */
  fail(error: CloudError): void {
    if (this.#ended && this.#payloads.length === 0) return
    this.#ended = true
    this.#payloads = []
    const [first, ...others] = this.#waiters.splice(0)
    if (first === undefined) this.#failure = error
    else first.reject(error)
    for (const waiter of others) waiter.resolve({ done: true, value: undefined })
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const payload = this.#payloads.shift()
    if (payload !== undefined) {
      return new Promise((resolve, reject) => this.#hand(payload, { resolve, reject }))
    }
    const failure = this.#failure
    if (failure !== undefined) {
      this.#failure = undefined
      return Promise.reject(failure)
    }
    if (this.#ended) return Promise.resolve({ done: true, value: undefined })
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }))
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.#payloads = []
    this.#failure = undefined
    this.end()
    this.#port.abandon()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #hand(payload: Uint8Array, waiter: Waiter<T>): void {
    this.#take(payload.length)
    let value: T
    try {
      value = this.#port.decode(payload)
    } catch (error) {
      this.#ended = true
      this.#payloads = []
      this.#port.abandon()
      waiter.reject(
        new CloudError('invalid_argument', 'Cannot read a message: malformed', { cause: error })
      )
      return
    }
    waiter.resolve({ done: false, value })
  }

  #take(bytes: number): void {
    this.#takenItems++
    this.#takenBytes += bytes
    if (this.#ended) return
    if (this.#takenItems < WINDOW_ITEMS / 2 && this.#takenBytes < WINDOW_BYTES / 2) return
    this.#port.grant(this.#takenItems, this.#takenBytes)
    this.#ungrantedItems -= this.#takenItems
    this.#ungrantedBytes -= this.#takenBytes
    this.#takenItems = 0
    this.#takenBytes = 0
  }
}
