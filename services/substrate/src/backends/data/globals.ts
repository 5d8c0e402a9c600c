import { databaseKey } from '@taucloud/wasm'
import type { GlobalRequest, GlobalsBackend } from '@taucloud/wasm'
import { idOf } from './data-keys.ts'
import type { StoreLocator } from './store-locator.ts'
import type { Space, ValueSpaces } from './value-space.ts'

/** What a project's globals may hold (project-config §22.6). */
const QUOTA = { maxBytes: 1_000_000, maxEntries: 10_000 }

/** The global values of projects on the disk of this node. */
export class Globals implements GlobalsBackend {
  readonly #locator: StoreLocator
  readonly #values: ValueSpaces

  constructor(locator: StoreLocator, values: ValueSpaces) {
    this.#locator = locator
    this.#values = values
  }

  async get(request: GlobalRequest): Promise<{ value?: Uint8Array }> {
    const value = await this.#values.get(spaceOf(request), await this.#key(request))
    return value === undefined ? {} : { value }
  }

  async getOrCreate(request: GlobalRequest): Promise<{ value: Uint8Array }> {
    const empty = new Uint8Array(0)
    const key = await this.#key(request)
    return this.#values.change(spaceOf(request), key, (current) =>
      current === undefined
        ? { next: empty, answer: { value: empty } }
        : { answer: { value: new Uint8Array(current) } }
    )
  }

  async put({ value, ...request }: GlobalRequest & { value: Uint8Array }): Promise<object> {
    const key = await this.#key(request)
    return this.#values.change(spaceOf(request), key, () => ({ next: value, answer: {} }))
  }

  /** The name behind its scope (abi §5.11). Cleaned before the scope is put in front, so that no name leaves it. */
  async #key({ context, name, application, function: ofFunction }: GlobalRequest): Promise<string> {
    const scopes = [
      application ? await this.#locator.applicationId(context) : '',
      ofFunction ? context.function : ''
    ]
    return [...scopes.filter((scope) => scope !== ''), databaseKey(name)].join('/')
  }
}

function spaceOf({ context: { project, branch = '' } }: GlobalRequest): Space {
  return { id: idOf('globals', project, branch), quota: QUOTA }
}
