import type { IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { pipeline } from 'node:stream'
import type { Readable, Writable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/**
 * The body of a git request, read chunk by chunk. Inflated when it came compressed; the limit counts inflated bytes.
 */
export class GitBody {
  /** More came than allowed; what follows is thrown away. */
  isTooLarge = false
  readonly #request: IncomingMessage
  readonly #chunks: AsyncIterator<Buffer>
  readonly #maxBytes: number
  #bytes = 0

  constructor(request: IncomingMessage, maxBytes: number) {
    this.#request = request
    this.#maxBytes = maxBytes
    // A stream without encoding yields Buffers. It stays open when the loop is left: the answer is still to come.
    this.#chunks = inflated(request).iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  }

  /** The next chunk; undefined at the end, when too much came, and when the client has gone away. */
  async next(): Promise<Buffer | undefined> {
    if (this.isTooLarge) return undefined
    const chunk = await this.#read()
    this.#bytes += chunk?.length ?? 0
    this.isTooLarge = this.#bytes > this.#maxBytes
    return this.isTooLarge ? undefined : chunk
  }

  async #read(): Promise<Buffer | undefined> {
    try {
      const next = await this.#chunks.next()
      return next.done === true ? undefined : next.value
    } catch {
      // The client went away or sent no valid gzip: for whoever reads, the body is over.
      return undefined
    }
  }

  /**
   * Gives the rest to `sink` and ends it. A sink that closes early is left alone and the rest thrown away, since a
   * client that is cut off while it sends never reads why.
   */
  async pipe(sink: Writable): Promise<void> {
    for (let chunk = await this.next(); chunk !== undefined; chunk = await this.next()) {
      await write(sink, chunk)
    }
    sink.end()
    await this.drain()
  }

  /** Reads and throws away what is left, up to the limit once more; a client that sends still more is cut off. */
  async drain(): Promise<void> {
    let left = this.#maxBytes
    for (let chunk = await this.#read(); chunk !== undefined; chunk = await this.#read()) {
      left -= chunk.length
      if (left < 0) {
        this.#request.destroy()
        return
      }
    }
  }
}

function inflated(request: IncomingMessage): Readable {
  if (request.headers['content-encoding'] !== 'gzip') return request
  // A failure ends the inflated stream, where it is seen.
  return pipeline(request, createGunzip(), () => undefined)
}

/** Writes and waits until more may follow. Does nothing when the other side has gone. */
export async function write(sink: Writable, bytes: Uint8Array): Promise<void> {
  if (bytes.length === 0 || !sink.writable || sink.destroyed) return
  if (sink.write(bytes)) return
  const settled = new AbortController()
  const { signal } = settled
  try {
    await Promise.race([once(sink, 'drain', { signal }), once(sink, 'close', { signal })])
  } catch {
    // It broke while waiting: as if it had closed.
  } finally {
    settled.abort()
  }
}
