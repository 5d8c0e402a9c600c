import { CloudError } from '@taucloud/base'
import type { Level } from 'level'
import type { KeyValueStore, ListOptions, WriteOperation, WriteOptions } from './key-value-store.ts'
import { WriteQueue } from './write-queue.ts'

/** Separates the path of a space from the key on disk; keys and names cannot contain it. */
export const SEPARATOR = '\u001f'
/** Greater than every character of a key, so `prefix + LAST` ends the range of a prefix. */
const LAST = '\u{10ffff}'
// eslint-disable-next-line no-control-regex -- refusing them is the purpose
const FORBIDDEN = /[\u0000-\u001f\u007f\u{10ffff}]/u
const NAME = /^[a-z0-9._-]{1,64}$/
const MAX_KEY_BYTES = 2048
const MAX_VALUE_BYTES = 16 * 1024 * 1024

type KeyRange = { gte: string; lt: string } | { gt: string; lt: string }

interface Shared {
  readonly level: Level<string, Uint8Array>
  readonly queue: WriteQueue
}

/** A {@link KeyValueStore} over LevelDB (https://github.com/google/leveldb). */
export class LevelStore implements KeyValueStore {
  readonly #shared: Shared
  readonly #path: string

  private constructor(shared: Shared, path: string) {
    this.#shared = shared
    this.#path = path
  }

  /** Takes over an open database; `close()` closes it. */
  static over(level: Level<string, Uint8Array>): LevelStore {
    const queue = new WriteQueue((operations, sync) => level.batch([...operations], { sync }))
    return new LevelStore({ level, queue }, '')
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    const full = this.#full(key)
    const value = await reading<Uint8Array | undefined>(() => this.#shared.level.get(full))
    return value && plain(value)
  }

  async getMany(keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    const full = keys.map((key) => this.#full(key))
    const values = await reading<(Uint8Array | undefined)[]>(() => this.#shared.level.getMany(full))
    return values.map((value) => value && plain(value))
  }

  async put(key: string, value: Uint8Array, options?: WriteOptions): Promise<void> {
    await this.batch([{ type: 'put', key, value }], options)
  }

  async delete(key: string, options?: WriteOptions): Promise<void> {
    await this.batch([{ type: 'del', key }], options)
  }

  async batch(operations: readonly WriteOperation[], options: WriteOptions = {}): Promise<void> {
    if (operations.length === 0) return
    const full = operations.map((operation) => this.#checked(operation))
    await reading(() => this.#shared.queue.write(full, options.sync ?? false))
  }

  async *list(prefix: string, options: ListOptions = {}): AsyncIterable<[string, Uint8Array]> {
    const range = this.#range(prefix, options)
    const { limit = -1, reverse = false } = options
    const iterator = await reading(() => this.#shared.level.iterator({ ...range, limit, reverse }))
    try {
      for (;;) {
        const entries = await reading(() => iterator.nextv(64))
        if (entries.length === 0) return
        for (const [key, value] of entries) yield [key.slice(this.#path.length + 1), plain(value)]
      }
    } finally {
      await iterator.close()
    }
  }

  sub(name: string): KeyValueStore {
    if (!NAME.test(name)) {
      throw new CloudError('invalid_argument', `Cannot open the space "${name}": not a valid name`)
    }
    return new LevelStore(this.#shared, this.#path === '' ? name : `${this.#path}/${name}`)
  }

  async close(): Promise<void> {
    await this.#shared.queue.idle()
    await this.#shared.level.close()
  }

  #range(prefix: string, { after, reverse = false }: ListOptions): KeyRange {
    const gte = this.#full(prefix, true)
    const lt = gte + LAST
    if (after === undefined) return { gte, lt }
    const edge = this.#full(after)
    if (reverse) return { gte, lt: isBelow(edge, lt) ? edge : lt }
    return isBelow(edge, gte) ? { gte, lt } : { gt: edge, lt }
  }

  #checked(operation: WriteOperation): WriteOperation {
    const key = this.#full(operation.key)
    if (operation.type === 'del') return { type: 'del', key }
    if (operation.value.length > MAX_VALUE_BYTES) {
      throw new CloudError(
        'invalid_argument',
        `Cannot write "${operation.key}": the value exceeds ${String(MAX_VALUE_BYTES)} bytes`
      )
    }
    return { type: 'put', key, value: operation.value }
  }

  #full(key: string, mayBeEmpty = false): string {
    const isValid =
      (mayBeEmpty || key !== '') &&
      !FORBIDDEN.test(key) &&
      key.isWellFormed() &&
      (key.length <= MAX_KEY_BYTES / 3 || Buffer.byteLength(key) <= MAX_KEY_BYTES)
    if (isValid) return `${this.#path}${SEPARATOR}${key}`
    throw new CloudError(
      'invalid_argument',
      `Cannot use the key ${JSON.stringify(key.slice(0, 64))}: keys are non-empty text without control characters, at most ${String(MAX_KEY_BYTES)} bytes`
    )
  }
}

// LevelDB's binding gives Buffers, whose methods differ from those of the type that is promised.
function plain(value: Uint8Array): Uint8Array {
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
}

/** Runs one access and converts what LevelDB throws. */
async function reading<T>(access: () => T | Promise<T>): Promise<T> {
  try {
    return await access()
  } catch (error) {
    if (error instanceof CloudError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'LEVEL_DATABASE_NOT_OPEN' || code === 'LEVEL_ITERATOR_NOT_OPEN') {
      throw new CloudError('unavailable', 'Cannot use the store: it is closed', { cause: error })
    }
    if (code === 'LEVEL_CORRUPTION' || code === 'LEVEL_IO_ERROR') {
      throw new CloudError(
        'data_loss',
        'Cannot use the store: its files are damaged or the disk refused; stop the node, check the disk, then repair the store',
        { cause: error }
      )
    }
    throw error
  }
}

// LevelDB orders by UTF-8 bytes, which is the order of code points, not of UTF-16 units as `<` has it.
function isBelow(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0
}
