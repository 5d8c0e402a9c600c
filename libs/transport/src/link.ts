import { CloudError, toCloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Stream } from '@libp2p/interface'
import { encodeError, encodeFrame, FRAME, FrameReader } from './frames.ts'
import type { FrameSink } from './frames.ts'
import { QUEUE_HIGH_BYTES, STALL_TIMEOUT_MS } from './limits.ts'
import { grantLazily } from './stream-tuning.ts'
import type { Turn } from './turn.ts'

/** Who uses a link: the frames that arrive and, once, its end. */
export interface LinkOwner extends FrameSink {
  onClose(error: CloudError): void
}

export interface LinkInit {
  readonly logger: Logger
  readonly turn: Turn
  /** Stop reading while this much waits for the peer to take; for the answering side. @default false */
  readonly readWhileWritable?: boolean
}

/** A frame in the queue that may still be changed, as long as the turn lasts in which it was sent. */
export interface Queued {
  readonly turn: number
  readonly index: number
}

/** What calls need of a carrier of frames: a {@link Link}, or its counterpart within the process. */
export interface Channel {
  /** Why the channel ended, if it did. */
  readonly closed: CloudError | undefined
  /** Waits so much for the peer that nothing more should be begun? */
  readonly saturated: boolean
  /** Is there no room, so that a producer should wait for `writable()`? */
  readonly blocked: boolean
  /** Sends a frame at the end of this turn. Frames to a closed channel vanish: its owner was told. */
  send(kind: number, call: number, body?: Uint8Array): Queued
  /** Sets a flag of a frame that has not left yet. Returns false when it has. */
  flag(queued: Queued, flag: number): boolean
  /** Resolves when a producer may go on, or the channel is closed. */
  writable(): Promise<void>
  /** Ends the channel at once. */
  fail(error: CloudError): void
  /** Sends what is queued, then closes. */
  close(reason: CloudError): Promise<void>
}

/** One send to the muxer; a longer queue goes out in several, so that its own buffer bound is never met. */
const SEND_BYTES = 1024 * 1024
/** How long a graceful close may take before it becomes a reset. */
const CLOSE_MS = 1_000

/**
 * Frames over one libp2p stream. What one turn of the event loop sends leaves in one write; nothing is handed to the
 * muxer while it has no room; the only listeners on the stream are these, and none of them throws (pitfall P11).
 */
export class Link implements Channel, FrameSink {
  readonly #stream: Stream
  readonly #owner: LinkOwner
  readonly #reader = new FrameReader()
  readonly #readWhileWritable: boolean
  readonly #turns: Turn
  #queue: Uint8Array[] = []
  #queuedBytes = 0
  #turn = 0
  #scheduled = false
  #blocked = false
  #closed: CloudError | undefined
  #stall: NodeJS.Timeout | undefined
  #waiters: (() => void)[] = []

  constructor(stream: Stream, owner: LinkOwner, init: LinkInit) {
    this.#stream = stream
    this.#owner = owner
    this.#readWhileWritable = init.readWhileWritable ?? false
    this.#turns = init.turn
    grantLazily(stream, init.logger)
    stream.addEventListener('close', (event) => this.#end(lost(event.error)))
    stream.addEventListener('remoteCloseWrite', () => {
      this.close(lost()).catch((error: unknown) => this.fail(lost(error)))
    })
    stream.addEventListener('drain', () => this.#onDrain())
    stream.addEventListener('message', (event) => this.#onData(event.data))
  }

  get closed(): CloudError | undefined {
    return this.#closed
  }

  get saturated(): boolean {
    return this.#queuedBytes > QUEUE_HIGH_BYTES
  }

  get blocked(): boolean {
    return this.#blocked
  }

  send(kind: number, call: number, body?: Uint8Array): Queued {
    const frame = encodeFrame(kind, call, body)
    const queued = { turn: this.#turn, index: this.#queue.length }
    if (this.#closed !== undefined) return queued
    if (Array.isArray(frame)) {
      this.#queue.push(...frame)
      this.#queuedBytes += frame[0].length + frame[1].length
    } else {
      this.#queue.push(frame)
      this.#queuedBytes += frame.length
    }
    if (this.#blocked && this.#readWhileWritable && this.saturated) this.#pauseSoon()
    this.#schedule()
    return queued
  }

  flag(queued: Queued, flag: number): boolean {
    const head = queued.turn === this.#turn ? this.#queue[queued.index] : undefined
    if (head === undefined) return false
    head[4] = (head[4] ?? 0) | flag
    return true
  }

  async writable(): Promise<void> {
    if (!this.#blocked || this.#closed !== undefined) return
    await new Promise<void>((resolve) => this.#waiters.push(resolve))
  }

  fail(error: CloudError): void {
    if (this.#closed !== undefined) return
    this.#end(error)
    this.#stream.abort(error)
  }

  /** Says why, then closes gracefully, so that the peer reads the reason. */
  async refuse(error: CloudError): Promise<void> {
    if (this.#closed !== undefined) return
    this.send(FRAME.error, 0, encodeError(error))
    await this.close(error)
  }

  async close(reason: CloudError): Promise<void> {
    if (this.#closed !== undefined) return
    this.#flush()
    this.#end(reason)
    try {
      await this.#stream.close({ signal: AbortSignal.timeout(CLOSE_MS) })
      // The peer closes its side once it has read everything; one that does not is cut off.
      const cutOff = setTimeout(() => this.#stream.abort(reason), CLOSE_MS).unref()
      this.#stream.addEventListener('close', () => clearTimeout(cutOff), { once: true })
    } catch {
      // The peer takes nothing any more: it gets a reset instead.
      this.#stream.abort(reason)
    }
  }

  onFrame(kind: number, flags: number, call: number, payload: Uint8Array): void {
    // What follows a frame that ended the link is not looked at.
    if (this.#closed === undefined) this.#owner.onFrame(kind, flags, call, payload)
  }

  readonly #onTurn = (): void => {
    this.#scheduled = false
    this.#flush()
  }

  #schedule(): void {
    if (this.#scheduled || this.#blocked) return
    this.#scheduled = true
    this.#turns.atEnd(this.#onTurn)
  }

  #flush(): void {
    this.#turn++
    try {
      while (this.#queue.length > 0 && !this.#blocked && this.#closed === undefined) {
        if (!this.#stream.send(this.#take())) this.#block()
      }
    } catch (error) {
      this.fail(lost(error))
    }
  }

  #take(): Uint8Array {
    const first = this.#queue[0] ?? new Uint8Array(0)
    let count = 1
    let bytes = first.length
    for (let next = this.#queue[1]; next !== undefined; next = this.#queue[count]) {
      if (bytes + next.length > SEND_BYTES) break
      bytes += next.length
      count++
    }
    const pieces = count === this.#queue.length ? this.#queue : this.#queue.slice(0, count)
    this.#queue = count === this.#queue.length ? [] : this.#queue.slice(count)
    this.#queuedBytes -= bytes
    return count === 1 ? first : Buffer.concat(pieces, bytes)
  }

  #block(): void {
    this.#blocked = true
    // `onDrain()` of the library resolves at once from its second use on (pitfall P5): the event is what counts.
    this.#stall ??= setTimeout(() => {
      this.fail(
        new CloudError('unavailable', 'Cannot go on with the stream: the peer takes no data')
      )
    }, STALL_TIMEOUT_MS).unref()
    if (this.#readWhileWritable) this.#pauseSoon()
  }

  #onDrain(): void {
    // The stream sends its own rest first, in a microtask of its own.
    queueMicrotask(() => {
      if (!this.#blocked || this.#stream.writableNeedsDrain || this.#closed !== undefined) return
      this.#blocked = false
      clearTimeout(this.#stall)
      this.#stall = undefined
      if (this.#readWhileWritable && this.#stream.readStatus === 'paused') this.#stream.resume()
      this.#wake()
      this.#schedule()
    })
  }

  /** `pause()` inside the listener is lost when `resume()` delivers what it held (pitfall P8). */
  #pauseSoon(): void {
    queueMicrotask(() => {
      if (this.#blocked && this.saturated && this.#stream.readStatus === 'readable') {
        this.#stream.pause()
      }
    })
  }

  #onData(data: Uint8Array | Iterable<Uint8Array>): void {
    if (this.#closed !== undefined) return
    try {
      if (data instanceof Uint8Array) {
        this.#reader.push(data, this)
      } else {
        for (const chunk of data) this.#reader.push(chunk, this)
      }
    } catch (error) {
      const { code, message } = toCloudError(error)
      // Calls of ours did nothing wrong when the peer breaks the protocol: for them it is unreachable.
      const outcome = code === 'invalid_argument' ? 'unavailable' : code
      this.fail(new CloudError(outcome, message, { cause: error }))
    }
  }

  #wake(): void {
    const waiters = this.#waiters
    this.#waiters = []
    for (const resolve of waiters) resolve()
  }

  #end(error: CloudError): void {
    if (this.#closed !== undefined) return
    this.#closed = error
    this.#queue = []
    this.#queuedBytes = 0
    clearTimeout(this.#stall)
    this.#wake()
    try {
      this.#owner.onClose(error)
    } catch (failure) {
      // An owner that throws here would take the process down through the event target.
      this.#stream.log.error('owner of a closed link failed - %e', failure)
    }
  }
}

/** The error that calls on a lost link end with. */
function lost(cause?: unknown): CloudError {
  if (cause instanceof CloudError) return cause
  return new CloudError('unavailable', 'Cannot reach the peer: the stream was lost', { cause })
}
