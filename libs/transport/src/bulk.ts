import { CloudError, toCloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Stream } from '@libp2p/interface'
import type { BulkStream } from './bus.ts'
import { abortReason } from './deadline.ts'
import { decodeError, encodeError, u32 } from './frames.ts'
import { STALL_TIMEOUT_MS } from './limits.ts'
import { grantLazily } from './stream-tuning.ts'

/** Bytes held for the reader at which the muxer is told to stop, and at which it may go on. */
const HIGH_BYTES = 1024 * 1024
const LOW_BYTES = 256 * 1024
/** One send to the muxer. */
const SEND_BYTES = 256 * 1024
/** A refusal is a code and a short text. */
const MAX_REFUSAL_BYTES = 8192

/**
 * A libp2p stream as a byte stream with backpressure both ways. The reader pulls: what it has not taken waits here up to
 * 1 MiB, then in the muxer up to its window, then at the sender (pitfalls P5 to P10).
 */
export class SafeStream implements BulkStream {
  readonly #stream: Stream
  #chunks: Uint8Array[] = []
  #bytes = 0
  #isPaused = false
  #isEnded = false
  #failure: CloudError | undefined
  #onChange: (() => void)[] = []
  #onDrain: (() => void)[] = []

  constructor(stream: Stream, logger: Logger) {
    this.#stream = stream
    grantLazily(stream, logger)
    stream.addEventListener('close', (event) => this.#onClose(event.error))
    stream.addEventListener('remoteCloseWrite', () => this.#onEnd())
    stream.addEventListener('drain', () => this.#releaseWriters())
    stream.addEventListener('message', (event) => this.#onData(event.data))
  }

  async read(): Promise<Uint8Array | undefined> {
    for (;;) {
      const chunk = this.#chunks.shift()
      if (chunk !== undefined) {
        this.#bytes -= chunk.length
        if (this.#isPaused && this.#bytes <= LOW_BYTES) this.#resume()
        return chunk
      }
      if (this.#failure !== undefined) throw this.#failure
      if (this.#isEnded) return undefined
      await new Promise<void>((resolve) => this.#onChange.push(resolve))
    }
  }

  /** Puts bytes back in front of what is read next. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#chunks.unshift(bytes)
    this.#bytes += bytes.length
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let offset = 0; offset < bytes.length; offset += SEND_BYTES) {
      await this.#send(bytes.subarray(offset, offset + SEND_BYTES))
    }
  }

  async end(): Promise<void> {
    this.#assertSound()
    try {
      await this.#stream.close({ signal: AbortSignal.timeout(STALL_TIMEOUT_MS) })
    } catch (error) {
      throw this.#fail(broken(error))
    }
  }

  abort(error: Error): void {
    this.#fail(toCloudError(error))
    this.#stream.abort(error)
  }

  /** Is the other direction over? */
  get isEnded(): boolean {
    return this.#isEnded || this.#failure !== undefined
  }

  #assertSound(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  async #send(piece: Uint8Array): Promise<void> {
    this.#assertSound()
    let hasRoom
    try {
      hasRoom = this.#stream.send(piece)
    } catch (error) {
      throw this.#fail(broken(error))
    }
    while (!hasRoom) {
      await new Promise<void>((resolve) => this.#onDrain.push(resolve))
      // The library's own listener may have filled the window again before this ran.
      this.#assertSound()
      hasRoom = !this.#stream.writableNeedsDrain
    }
  }

  /** The drain event, not `onDrain()`, which resolves at once from its second use on (pitfall P5). */
  #releaseWriters(): void {
    // The stream sends its own rest first, in a microtask of its own.
    queueMicrotask(() => {
      for (const resolve of this.#onDrain.splice(0)) resolve()
    })
  }

  #onData(data: Uint8Array | Iterable<Uint8Array>): void {
    if (this.#failure !== undefined) return
    for (const chunk of data instanceof Uint8Array ? [data] : data) {
      this.#chunks.push(chunk)
      this.#bytes += chunk.length
    }
    if (this.#bytes > HIGH_BYTES && !this.#isPaused) {
      this.#isPaused = true
      // Not here: `resume()` delivers what it held, then un-pauses, and a pause from within is lost (pitfall P8).
      queueMicrotask(() => {
        if (this.#isPaused && this.#stream.readStatus === 'readable') this.#stream.pause()
      })
    }
    this.#changed()
  }

  #resume(): void {
    this.#isPaused = false
    if (this.#stream.readStatus === 'paused') this.#stream.resume()
  }

  #onEnd(): void {
    this.#isEnded = true
    // What the muxer still holds must reach us before the end does.
    if (this.#isPaused) this.#resume()
    this.#changed()
  }

  #onClose(error: Error | undefined): void {
    if (error === undefined) this.#onEnd()
    else this.#fail(broken(error))
    this.#releaseWriters()
  }

  #fail(error: CloudError): CloudError {
    if (this.#failure === undefined) {
      this.#failure = error
      this.#chunks = []
      this.#bytes = 0
      this.#changed()
      this.#releaseWriters()
    }
    return this.#failure
  }

  #changed(): void {
    for (const resolve of this.#onChange.splice(0)) resolve()
  }
}

/** Tells the opener that its stream was taken. */
export async function sendAccepted(stream: SafeStream): Promise<void> {
  await stream.write(Uint8Array.of(0, 0, 0, 0))
}

/** Tells the opener why not, and ends the stream. */
export async function sendRefused(stream: SafeStream, error: CloudError): Promise<void> {
  const body = encodeError(error)
  const length = Buffer.allocUnsafe(4)
  length.writeUInt32BE(body.length)
  await stream.write(Buffer.concat([length, body]))
  await stream.end()
}

/** Waits for the answer to an opened stream. @throws {CloudError} the refusal */
export async function readAnswer(stream: SafeStream, signal: AbortSignal): Promise<void> {
  const onAbort = (): void => stream.abort(abortReason(signal))
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    const head = await readExactly(stream, 4)
    const length = u32(head, 0)
    if (length === 0) return
    if (length > MAX_REFUSAL_BYTES)
      throw new CloudError('unavailable', 'Cannot read the answer: malformed')
    throw decodeError(await readExactly(stream, length))
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

async function readExactly(stream: SafeStream, length: number): Promise<Uint8Array> {
  let have = Buffer.alloc(0)
  while (have.length < length) {
    const chunk = await stream.read()
    if (chunk === undefined) throw new CloudError('unavailable', 'The peer closed the stream')
    have = Buffer.concat([have, chunk])
  }
  stream.unread(have.subarray(length))
  return have.subarray(0, length)
}

function broken(error: unknown): CloudError {
  if (error instanceof CloudError) return error
  return new CloudError('unavailable', 'The stream to the peer broke', { cause: error })
}
