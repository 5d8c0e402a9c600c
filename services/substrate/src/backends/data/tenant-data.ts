import { join } from 'node:path'
import { CloudError } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import { openStore } from '@taucloud/store'
import type { KeyValueStore, OpenStore } from '@taucloud/store'
import type { GuestBackends } from '@taucloud/wasm'
import { Databases } from './databases.ts'
import { Globals } from './globals.ts'
import { ProjectFiles } from './project-files.ts'
import { PushedContent } from './pushed-content.ts'
import { Storages } from './storages.ts'
import { StoreLocator } from './store-locator.ts'
import type { ServedReleases } from './store-locator.ts'
import { ValueSpaces } from './value-space.ts'

export interface TenantDataInit {
  /** Owned while started. */
  readonly folder: string
  readonly releases: ServedReleases
  readonly logger: Logger
}

/** What the guests of this node keep: databases, storages, files by content id, globals. All of it is on this disk. */
export class TenantData implements Startable {
  readonly backends: Required<Pick<GuestBackends, 'databases' | 'storages' | 'content' | 'globals'>>
  readonly #init: TenantDataInit
  readonly #files: ProjectFiles
  readonly #values: ValueSpaces
  #store: OpenStore | undefined

  /** Opens nothing: work begins in `start()`. */
  constructor(init: TenantDataInit) {
    this.#init = init
    const kv = lateStore(() => this.#store)
    const locator = new StoreLocator(init.releases, kv)
    this.#files = new ProjectFiles(join(init.folder, 'files'), kv)
    this.#values = new ValueSpaces(kv)
    this.backends = {
      databases: new Databases(locator, this.#values),
      storages: new Storages({ locator, kv, files: this.#files }),
      content: new PushedContent(kv, this.#files),
      globals: new Globals(locator, this.#values)
    }
  }

  /** @throws {CloudError} `failed_precondition` while another process has the folder, `data_loss` when it is damaged */
  async start(): Promise<void> {
    if (this.#store !== undefined) return
    this.#store = await openStore(join(this.#init.folder, 'store'))
    await this.#files.repair()
  }

  async stop(): Promise<void> {
    const store = this.#store
    if (store === undefined) return
    await Promise.all([this.#files.idle(), this.#values.idle()])
    this.#store = undefined
    await store.close()
  }
}

/** A store that is opened later; until then and after it is closed it is `unavailable`. */
function lateStore(current: () => KeyValueStore | undefined): KeyValueStore {
  const store = (): KeyValueStore => {
    const open = current()
    if (open === undefined)
      throw new CloudError('unavailable', 'Cannot use the store: it is not open')
    return open
  }
  return {
    get: async (key) => store().get(key),
    getMany: async (keys) => store().getMany(keys),
    put: async (key, value, options) => store().put(key, value, options),
    delete: async (key, options) => store().delete(key, options),
    batch: async (operations, options) => store().batch(operations, options),
    list: (prefix, options) => store().list(prefix, options),
    sub: (name) => store().sub(name)
  }
}
