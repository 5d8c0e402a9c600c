import { CloudError } from '@taucloud/base'
import type { CompiledObject } from '@taucloud/project'
import { branchKey } from '@taucloud/protocol/tns'
import type { KeyValueStore } from '@taucloud/store'
import type { GuestContext } from '@taucloud/wasm'
import { LRUCache } from 'lru-cache'
import { idOf, storeKey } from './data-keys.ts'

/** The releases that branches serve. */
export interface ServedReleases {
  /** CID of the release of a branch. */
  served(key: string): string | undefined
  /** Bytes of the compiled object of that release. */
  config(key: string): Promise<Uint8Array>
}

/** The store that a name means for a function. */
export interface LocatedStore {
  readonly id: string
  /** Name of the project in keys. */
  readonly project: string
  readonly sizeBytes: number
  readonly versioned: boolean
}

export type StoreGroup = 'databases' | 'storages'

const KEPT_OBJECTS = 64
const KEPT_STORES = 10_000
/** Stores of one project: an expression covers any number of names. */
const MAX_STORES = 10_000

/** Finds stores by the configuration of what is served: nothing that decides whose a store is comes from the guest. */
export class StoreLocator {
  readonly #releases: ServedReleases
  readonly #kv: KeyValueStore
  readonly #objects = new LRUCache<string, Promise<CompiledObject>>({ max: KEPT_OBJECTS })
  readonly #stores = new LRUCache<string, LocatedStore>({ max: KEPT_STORES })

  constructor(releases: ServedReleases, kv: KeyValueStore) {
    this.#releases = releases
    this.#kv = kv
  }

  /** @throws {CloudError} `not_found` when no resource of the function's application or project matches */
  async locate(group: StoreGroup, context: GuestContext, match: string): Promise<LocatedStore> {
    const { project, application, branch = '' } = context
    const key = branchKey({ project, branch })
    const release = this.#releases.served(key)
    if (release === undefined)
      throw new CloudError('not_found', 'Cannot open the store: the branch is not served')
    const cached = JSON.stringify([group, release, project, branch, application, match])
    const known = this.#stores.get(cached)
    if (known !== undefined) return known
    const { findStore } = await import('@taucloud/project/instances')
    const object = await this.#object(key, release)
    const caller = callerOf(object, application)
    const { body } = findStore(object, group, caller, match)
    const located = {
      id: idOf(group, project, branch, caller.applicationId ?? '', match),
      project: idOf(project),
      sizeBytes: Number(body.size ?? 0),
      versioned: body.versioning === true
    }
    this.#stores.set(cached, located)
    return located
  }

  /** Makes a store when it is not there. @throws {CloudError} `resource_exhausted` when the project has too many */
  async make({ project, id }: LocatedStore): Promise<void> {
    const key = storeKey(project, id)
    if ((await this.#kv.get(key)) !== undefined) return
    const made = await Array.fromAsync(this.#kv.list(storeKey(project, ''), { limit: MAX_STORES }))
    if (made.length >= MAX_STORES)
      throw new CloudError('resource_exhausted', 'Cannot open the store: the project has too many')
    await this.#kv.put(key, new Uint8Array(0), { sync: true })
  }

  async isMade({ project, id }: LocatedStore): Promise<boolean> {
    return (await this.#kv.get(storeKey(project, id))) !== undefined
  }

  /** Id of the application of a function, which the release knows by name; `''` outside of applications. */
  async applicationId({ project, application, branch = '' }: GuestContext): Promise<string> {
    if (application === '') return ''
    const key = branchKey({ project, branch })
    const object = await this.#object(key, this.#releases.served(key) ?? '')
    return callerOf(object, application).applicationId ?? ''
  }

  #object(key: string, release: string): Promise<CompiledObject> {
    const known = this.#objects.get(release)
    if (known !== undefined) return known
    const loading = this.#releases.config(key).then(parseObject)
    this.#objects.set(release, loading)
    loading.catch(() => this.#objects.delete(release)) // it may be there the next time
    return loading
  }
}

function callerOf(object: CompiledObject, application: string): { applicationId?: string } {
  if (application === '') return {}
  const found = Object.entries(object.applications ?? {}).find(
    ([id, { name }]) => id === application || name === application
  )
  if (found !== undefined) return { applicationId: found[0] }
  throw new CloudError('not_found', 'Cannot open the store: the application is not configured')
}

/** Compiled objects come from validated files by way of their content id; only their shape is looked at again. */
function parseObject(bytes: Uint8Array): CompiledObject {
  const integers = (_: string, value: unknown): unknown =>
    typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes), integers)
  if (isCompiledObject(value)) return value
  throw new CloudError('invalid_argument', 'Cannot read the configuration: it is no object')
}

function isCompiledObject(value: unknown): value is CompiledObject {
  return typeof value === 'object' && value !== null && 'id' in value
}
