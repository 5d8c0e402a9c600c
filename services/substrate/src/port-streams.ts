import { CloudError, isErrorCode, toCloudError } from '@taucloud/base'

/** Messages of byte streams between the two threads. A stream has one sender and one receiver. */
export type StreamMessage =
  | { kind: 'data'; stream: number; bytes: Uint8Array }
  | { kind: 'end'; stream: number }
  | { kind: 'broken'; stream: number; code: string; message: string }
  /** Receiver → sender: so many bytes were taken. */
  | { kind: 'taken'; stream: number; bytes: number }
  /** Receiver → sender: nobody reads any more. */
  | { kind: 'stop-stream'; stream: number }

/** Bytes that may be under way without having been taken. */
const WINDOW_BYTES = 256 * 1024
/** Largest piece that travels in one message. */
const CHUNK_BYTES = 64 * 1024

interface Sender {
  outstanding: number
  stopped: boolean
  wake: (() => void) | undefined
  readonly onStop: (() => void) | undefined
}

interface Receiver {
  readonly chunks: Uint8Array[]
  ended: boolean
  failure: CloudError | undefined
  wake: (() => void) | undefined
}

/**
 * Byte streams over a message port, with backpressure: a sender is at most 256 KiB ahead of what the other side took.
 * The two ends hand out ids of different parity, so that either may open a stream.
 */
export class PortStreams {
  readonly #post: (message: StreamMessage, owned?: Uint8Array) => void
  readonly #senders = new Map<number, Sender>()
  readonly #receivers = new Map<number, Receiver>()
  #next: number

  /** @param parity 0 at one end, 1 at the other */
  constructor(post: (message: StreamMessage, owned?: Uint8Array) => void, parity: 0 | 1) {
    this.#post = post
    this.#next = parity
  }

  /** An id for a new stream in either direction. */
  open(): number {
    return (this.#next += 2)
  }

  /** Streams that are not finished. */
  get size(): number {
    return this.#senders.size + this.#receivers.size
  }

  /**
   * Sends a source to the end; returns when all was handed over or the receiver stopped. A failing source breaks the
   * stream with its code and message. Never rejects.
   *
   * @param onStop called when the receiver stops, so that a source that is waiting can be let go
   */
  async send(
    stream: number,
    source: AsyncIterable<Uint8Array>,
    onStop?: () => void
  ): Promise<void> {
    const sender: Sender = { outstanding: 0, stopped: false, wake: undefined, onStop }
    this.#senders.set(stream, sender)
    try {
      for await (const chunk of source) {
        await this.#sendChunk(stream, sender, chunk)
        if (sender.stopped) return
      }
      this.#post({ kind: 'end', stream })
    } catch (error) {
      const { code, message } = toCloudError(error)
      if (!sender.stopped) this.#post({ kind: 'broken', stream, code, message })
    } finally {
      this.#senders.delete(stream)
    }
  }

  async #sendChunk(stream: number, sender: Sender, chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; at += CHUNK_BYTES) {
      while (sender.outstanding >= WINDOW_BYTES && !sender.stopped) {
        await new Promise<void>((resolve) => (sender.wake = resolve))
      }
      if (sender.stopped) return
      // A copy, because the source may keep its bytes; the copy is then handed over, not copied again. (A Buffer's own
      // `slice` would be a view.)
      const bytes = new Uint8Array(chunk.subarray(at, at + CHUNK_BYTES))
      sender.outstanding += bytes.length
      this.#post({ kind: 'data', stream, bytes }, bytes)
    }
  }

  /**
   * Receives a stream. It must be called before the first message of the stream can arrive. Leaving the loop early
   * tells the sender to stop, as the signal does.
   *
   * @throws {CloudError} what broke the stream at the other end, `canceled` when the signal fires
   */
  receive(stream: number, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    const receiver: Receiver = { chunks: [], ended: false, failure: undefined, wake: undefined }
    this.#receivers.set(stream, receiver)
    const cancel = (): void => {
      this.stop(stream)
      breakReceiver(receiver, new CloudError('canceled', 'The stream is not wanted any more'))
    }
    if (signal?.aborted === true) cancel()
    else signal?.addEventListener('abort', cancel, { once: true })
    return this.#chunks(stream, receiver, () => signal?.removeEventListener('abort', cancel))
  }

  /** Gives up a stream whose loop was perhaps never begun. */
  stop(stream: number): void {
    if (this.#receivers.delete(stream)) this.#post({ kind: 'stop-stream', stream })
  }

  async *#chunks(
    stream: number,
    receiver: Receiver,
    finished: () => void
  ): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (;;) {
        const chunk = receiver.chunks.shift()
        if (chunk !== undefined) {
          this.#post({ kind: 'taken', stream, bytes: chunk.length })
          yield chunk
        } else if (receiver.failure !== undefined) throw receiver.failure
        else if (receiver.ended) return
        else await new Promise<void>((resolve) => (receiver.wake = resolve))
      }
    } finally {
      finished()
      if (receiver.ended) this.#receivers.delete(stream)
      else this.stop(stream)
    }
  }

  /** Takes a message of the other end. Messages of streams that are over are dropped. */
  handle(message: StreamMessage): void {
    if (message.kind === 'taken' || message.kind === 'stop-stream') this.#handleAnswer(message)
    else this.#handleData(message)
  }

  #handleAnswer(message: StreamMessage & { kind: 'taken' | 'stop-stream' }): void {
    const sender = this.#senders.get(message.stream)
    if (sender === undefined) return
    if (message.kind === 'taken') sender.outstanding -= message.bytes
    else stopSender(sender)
    sender.wake?.()
  }

  #handleData(message: StreamMessage & { kind: 'data' | 'end' | 'broken' }): void {
    const receiver = this.#receivers.get(message.stream)
    if (receiver === undefined) return
    if (message.kind === 'broken') {
      breakReceiver(receiver, failureOf(message))
      return
    }
    if (message.kind === 'data') receiver.chunks.push(message.bytes)
    else receiver.ended = true
    receiver.wake?.()
  }

  /** Ends everything: the other thread is gone. */
  close(): void {
    for (const sender of this.#senders.values()) {
      stopSender(sender)
      sender.wake?.()
    }
    for (const receiver of this.#receivers.values()) {
      breakReceiver(receiver, new CloudError('unavailable', 'The stream was cut: the thread ended'))
    }
  }
}

function breakReceiver(receiver: Receiver, failure: CloudError): void {
  receiver.ended = true
  receiver.failure = failure
  receiver.wake?.()
}

function stopSender(sender: Sender): void {
  sender.stopped = true
  sender.onStop?.()
}

function failureOf({ code, message }: { code: string; message: string }): CloudError {
  return new CloudError(isErrorCode(code) ? code : 'internal', message)
}
