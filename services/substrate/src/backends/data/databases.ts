import { CloudError } from '@taucloud/base'
import { databaseKey } from '@taucloud/wasm'
import type { DatabaseBackend, KeyRequest, StoreRequest } from '@taucloud/wasm'
import type { StoreLocator } from './store-locator.ts'
import type { Space, ValueSpaces } from './value-space.ts'

const MAX_KEYS = 1_000_000
const MAX_NUMBER_LENGTH = 40

/** What came of a compare-and-set. */
interface Swap {
  readonly swapped: boolean
  readonly current?: Uint8Array
}

/** The databases of the guests of this node, on its disk. */
export class Databases implements DatabaseBackend {
  readonly #locator: StoreLocator
  readonly #values: ValueSpaces

  constructor(locator: StoreLocator, values: ValueSpaces) {
    this.#locator = locator
    this.#values = values
  }

  async open({ context, match }: StoreRequest): Promise<{ sizeBytes: number }> {
    const store = await this.#locator.locate('databases', context, match)
    await this.#locator.make(store)
    return { sizeBytes: store.sizeBytes }
  }

  async get(request: KeyRequest): Promise<{ value?: Uint8Array }> {
    const space = await this.#space(request)
    const value = isKey(request.key) ? await this.#values.get(space, request.key) : undefined
    return value === undefined ? {} : { value }
  }

  async put({ value, ...request }: KeyRequest & { value: Uint8Array }): Promise<object> {
    const answer = {}
    return this.#values.change(await this.#space(request), request.key, () => ({
      next: value,
      answer
    }))
  }

  async delete(request: KeyRequest): Promise<object> {
    const space = await this.#space(request)
    if (!isKey(request.key)) return {}
    return this.#values.change(space, request.key, () => ({ next: null, answer: {} }))
  }

  async list(request: StoreRequest & { prefix: string }): Promise<{ keys: string[] }> {
    return { keys: await this.#values.list(await this.#space(request), request.prefix) }
  }

  async listKeys(
    request: StoreRequest & { cursor?: string; limit: number }
  ): Promise<{ keys: string[]; cursor?: string }> {
    const keys = await this.#values.page(await this.#space(request), request)
    const cursor = keys.length < request.limit ? undefined : keys.at(-1)
    return cursor === undefined ? { keys } : { keys, cursor }
  }

  async increment(request: KeyRequest & { delta: bigint }): Promise<{ value: bigint }> {
    return this.#values.change(await this.#space(request), request.key, (current) => {
      const value = numberOf(current) + request.delta
      return { next: Buffer.from(String(value)), answer: { value } }
    })
  }

  async compareAndSet(
    request: KeyRequest & { expected?: Uint8Array; value: Uint8Array }
  ): Promise<Swap> {
    const { expected, value } = request
    return this.#values.change<Swap>(await this.#space(request), request.key, (current) => {
      const isExpected =
        current === undefined || expected === undefined
          ? current === expected
          : Buffer.compare(current, expected) === 0
      if (isExpected) return { next: value, answer: { swapped: true } }
      const found = current === undefined ? {} : { current: new Uint8Array(current) }
      return { answer: { swapped: false, ...found } }
    })
  }

  async #space({ context, match }: StoreRequest): Promise<Space> {
    const { id, sizeBytes } = await this.#locator.locate('databases', context, match)
    return { id, quota: { maxBytes: sizeBytes, maxEntries: MAX_KEYS } }
  }
}

/** The root is no key: nothing is ever there. */
function isKey(key: string): boolean {
  return databaseKey(key) !== '/'
}

function numberOf(value: Uint8Array | undefined): bigint {
  if (value === undefined) return 0n
  const text = Buffer.from(value).toString('latin1')
  if (text.length <= MAX_NUMBER_LENGTH && /^-?\d+$/.test(text)) return BigInt(text)
  throw new CloudError('failed_precondition', 'Cannot add: the value is not a decimal number')
}
