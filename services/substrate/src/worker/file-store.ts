import { CloudError } from '@taucloud/base'
import { LRUCache } from 'lru-cache'

/** Files up to this size are kept in the memory of the thread. */
export const SMALL_FILE_BYTES = 256 * 1024

/** A part of a stored file; `end` is exclusive. */
export interface FilePart {
  readonly cid: string
  readonly size: number
  readonly start: number
  readonly end: number
  /** The branch it is served for: its record names who holds the content. */
  readonly branch: string
}

/** Reads files through the main thread, which owns the content store. Small ones stay here, least used first out. */
export class FileStore {
  readonly #fetch: (part: FilePart) => AsyncIterable<Uint8Array>
  readonly #cache: LRUCache<string, Uint8Array>
  readonly #pending = new Map<string, Promise<Uint8Array>>()

  constructor(fetch: (part: FilePart) => AsyncIterable<Uint8Array>, maxBytes: number) {
    this.#fetch = fetch
    this.#cache = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (bytes) => bytes.length + 256
    })
  }

  get cachedBytes(): number {
    return this.#cache.calculatedSize
  }

  /**
   * The bytes at once when they are here, later when the file is small, else a stream whose first bytes have come, so
   * that a file that cannot be had fails before anything was answered.
   */
  read(part: FilePart): Uint8Array | Promise<Uint8Array | AsyncIterable<Uint8Array>> {
    if (part.size > SMALL_FILE_BYTES) return started(this.#fetch(part)).catch(rethrowForClients)
    const cached = this.#cache.get(part.cid)
    if (cached !== undefined) return cached.subarray(part.start, part.end)
    return this.#whole(part)
      .then((bytes) => bytes.subarray(part.start, part.end))
      .catch(rethrowForClients)
  }

  #whole(part: FilePart): Promise<Uint8Array> {
    const pending = this.#pending.get(part.cid)
    if (pending !== undefined) return pending
    const whole = collect(this.#fetch({ ...part, start: 0, end: part.size }), part.size)
      .then((bytes) => {
        this.#cache.set(part.cid, bytes)
        return bytes
      })
      .finally(() => this.#pending.delete(part.cid))
    this.#pending.set(part.cid, whole)
    return whole
  }
}

async function collect(source: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  let at = 0
  for await (const chunk of source) {
    if (at + chunk.length > size) throw wrongSize()
    bytes.set(chunk, at)
    at += chunk.length
  }
  if (at !== size) throw wrongSize()
  return bytes
}

/** Clients learn that it is not here, not which content nobody had. */
function rethrowForClients(error: unknown): never {
  throw new CloudError('unavailable', 'Cannot answer now: the file is not here yet', {
    cause: error
  })
}

function wrongSize(): CloudError {
  return new CloudError('data_loss', 'Cannot read the file: its size is not what its table says')
}

async function started(source: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = source[Symbol.asyncIterator]()
  const first = await iterator.next()
  return resume(first, iterator)
}

async function* resume(
  first: IteratorResult<Uint8Array>,
  iterator: AsyncIterator<Uint8Array>
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (let next = first; next.done !== true; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}
