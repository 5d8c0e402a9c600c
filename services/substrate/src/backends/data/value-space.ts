import { CloudError } from '@taucloud/base'
import type { KeyValueStore, WriteOperation } from '@taucloud/store'
import { databaseKey } from '@taucloud/wasm'
import { keyOfValue, usageKey, valueKey } from './data-keys.ts'
import { KeyedQueue } from './keyed-queue.ts'
import { assertFits, readUsage, usageRecord } from './usage.ts'
import type { Quota } from './usage.ts'

const MAX_KEY_BYTES = 1024
const MAX_STORED_KEY_BYTES = 1_900
const MAX_VALUE_BYTES = 15 * 1024 * 1024
const MAX_LIST_BYTES = 16 * 1024 * 1024
/** Keys of the largest page. */
const MAX_PAGE = 1_000

/** One space of values, and what it may hold. */
export interface Space {
  readonly id: string
  readonly quota: Quota
}

/** What becomes of a value: `undefined` leaves it, `null` deletes it. */
export interface Change<T> {
  readonly next?: Uint8Array | null
  readonly answer: T
}

/** Values by path in spaces of bounded size. A change is on disk when it resolves; changes of one space come in turn. */
export class ValueSpaces {
  readonly #kv: KeyValueStore
  readonly #queue = new KeyedQueue()

  constructor(kv: KeyValueStore) {
    this.#kv = kv
  }

  async get(space: Space, key: string): Promise<Uint8Array | undefined> {
    const value = await this.#kv.get(storedKey(space, key))
    return value === undefined ? undefined : ownBuffer(value)
  }

  /** Reads, decides and writes in one step. @throws {CloudError} `resource_exhausted` over the quota */
  change<T>(
    space: Space,
    key: string,
    decide: (current: Uint8Array | undefined) => Change<T>
  ): Promise<T> {
    const stored = storedKey(space, key)
    return this.#queue.run(space.id, async () => {
      const current = await this.#kv.get(stored)
      const { next, answer } = decide(current)
      if (next === undefined || (next === null && current === undefined)) return answer
      await this.#write(space, { stored, current, next })
      return answer
    })
  }

  /** The prefix and all keys below it, by whole segments. */
  async list(space: Space, prefix: string): Promise<string[]> {
    const root = databaseKey(prefix)
    const keys: string[] = []
    if (root !== '/' && (await this.#kv.get(storedKey(space, root))) !== undefined) keys.push(root)
    let bytes = 0
    for await (const [stored] of this.#kv.list(belowKey(space, root))) {
      const key = keyOfValue(space.id, stored)
      bytes += Buffer.byteLength(key) + 1
      if (bytes > MAX_LIST_BYTES)
        throw new CloudError('resource_exhausted', 'Cannot list: there are too many keys')
      keys.push(key)
    }
    return keys
  }

  /** A page of keys after one of them. */
  async page(space: Space, o: { cursor?: string; limit: number }): Promise<string[]> {
    const limit = Math.max(1, Math.min(MAX_PAGE, Math.trunc(o.limit)))
    const after = o.cursor === undefined ? {} : { after: storedKey(space, o.cursor) }
    const page = this.#kv.list(belowKey(space, '/'), { limit, ...after })
    return (await Array.fromAsync(page)).map(([stored]) => keyOfValue(space.id, stored))
  }

  idle(): Promise<void> {
    return this.#queue.idle()
  }

  async #write(
    space: Space,
    o: { stored: string; current: Uint8Array | undefined; next: Uint8Array | null }
  ): Promise<void> {
    const { stored, current, next } = o
    if (next !== null && next.length > MAX_VALUE_BYTES)
      throw new CloudError('resource_exhausted', 'Cannot store: the value is too large')
    const before = await readUsage(this.#kv, space.id)
    const after = {
      bytes: before.bytes + (next?.length ?? 0) - (current?.length ?? 0),
      entries: before.entries + (next === null ? 0 : 1) - (current === undefined ? 0 : 1)
    }
    assertFits(after, before, space.quota)
    const write: WriteOperation =
      next === null ? { type: 'del', key: stored } : { type: 'put', key: stored, value: next }
    const usage = { type: 'put', key: usageKey(space.id), value: usageRecord(after) } as const
    await this.#kv.batch([write, usage], { sync: true })
  }
}

function storedKey(space: Space, text: string): string {
  const key = databaseKey(text)
  const stored = valueKey(space.id, key)
  const fits =
    Buffer.byteLength(key) <= MAX_KEY_BYTES && Buffer.byteLength(stored) <= MAX_STORED_KEY_BYTES
  // Lists end their items with a zero byte.
  if (key !== '/' && fits && key.isWellFormed() && !key.includes('\0')) return stored
  throw new CloudError('invalid_argument', 'Cannot use the key: it is empty, too long or malformed')
}

function belowKey(space: Space, root: string): string {
  return valueKey(space.id, root === '/' ? '/' : `${root}/`)
}

/** What is posted to another thread takes its whole buffer along. */
function ownBuffer(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}
