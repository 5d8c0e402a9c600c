import { CloudError } from '@taucloud/base'
import type { KeyValueStore, WriteOperation } from '@taucloud/store'
import type { FileRequest, OpenedFile, StorageBackend, StoreRequest } from '@taucloud/wasm'
import { fileKey, filesKey, parseVersionKey, usageKey, versionKey } from './data-keys.ts'
import type { ProjectFiles } from './project-files.ts'
import { hex } from './pushed-content.ts'
import type { LocatedStore, StoreLocator } from './store-locator.ts'
import { assertFits, readUsage, usageRecord } from './usage.ts'

const MAX_FILE_BYTES = 64 * 1024 * 1024
const MAX_NAME_BYTES = 512
/** Versions of files of one storage, and bytes of their list. */
const MAX_FILES = 100_000
const MAX_LIST_BYTES = 16 * 1024 * 1024
const MAX_VERSION = 0xffff_ffff
const HEAD_BYTES = 256 * 1024

interface StoredVersion {
  readonly version: number
  readonly cid: string
  readonly size: number
}

/** The storages of the guests of this node: records in its store, bytes in its folder. */
export class Storages implements StorageBackend {
  readonly #locator: StoreLocator
  readonly #kv: KeyValueStore
  readonly #files: ProjectFiles

  constructor(components: { locator: StoreLocator; kv: KeyValueStore; files: ProjectFiles }) {
    this.#locator = components.locator
    this.#kv = components.kv
    this.#files = components.files
  }

  async open(request: StoreRequest): Promise<{ capacityBytes: number }> {
    const store = await this.#locate(request)
    await this.#locator.make(store)
    return { capacityBytes: store.sizeBytes }
  }

  async reopen(request: StoreRequest): Promise<{ capacityBytes: number }> {
    const store = await this.#locate(request)
    if (await this.#locator.isMade(store)) return { capacityBytes: store.sizeBytes }
    throw new CloudError('not_found', 'Cannot open the storage: nobody has made it')
  }

  async list(request: StoreRequest): Promise<{ files: { name: string; version: number }[] }> {
    const { id } = await this.#locate(request)
    const files: { name: string; version: number }[] = []
    let bytes = 0
    for await (const [key] of this.#kv.list(filesKey(id))) {
      bytes += key.length
      if (bytes > MAX_LIST_BYTES)
        throw new CloudError('resource_exhausted', 'Cannot list: there are too many files')
      files.push(parseVersionKey(id, key))
    }
    return { files }
  }

  async add(
    request: FileRequest & { bytes: Uint8Array; overwrite: boolean }
  ): Promise<{ version: number }> {
    const { name, bytes, overwrite } = request
    assertName(name)
    if (bytes.length > MAX_FILE_BYTES)
      throw new CloudError('resource_exhausted', 'Cannot store the file: it is too large')
    const store = await this.#locate(request)
    const { unixfsCid } = await import('@taucloud/content/unixfs')
    const file = { cid: hex(await unixfsCid(bytes)), size: bytes.length }
    return this.#files.inTurn(store.project, async () => {
      const versions = await this.#versions(store, name)
      const version = nextVersion(store, versions.at(-1), overwrite)
      const replaced = versions.find((each) => each.version === version)
      const before = await readUsage(this.#kv, store.id)
      const after = {
        bytes: before.bytes + file.size - (replaced?.size ?? 0),
        entries: before.entries + (replaced === undefined ? 1 : 0)
      }
      assertFits(after, before, { maxBytes: store.sizeBytes, maxEntries: MAX_FILES })
      await this.#files.write({ project: store.project, cid: file.cid }, bytes)
      const changes = new Map([[file.cid, 1]])
      if (replaced !== undefined) changes.set(replaced.cid, replaced.cid === file.cid ? 0 : -1)
      const record = Buffer.from(`${file.cid} ${String(file.size)}`)
      const writes: WriteOperation[] = [
        { type: 'put', key: versionKey(store.id, name, version), value: record },
        { type: 'put', key: usageKey(store.id), value: usageRecord(after) }
      ]
      await this.#files.commit(store.project, writes, changes)
      return { version }
    })
  }

  async get(request: FileRequest & { version: number }): Promise<OpenedFile> {
    const store = await this.#locate(request)
    const versions = await this.#versions(store, request.name)
    const { cid } = chosen(versions, request.version)
    const file = { project: store.project, cid }
    try {
      const { bytes, size } = await this.#files.read(file, { start: 0, maxBytes: HEAD_BYTES })
      return { cid: new Uint8Array(Buffer.from(cid, 'hex')), size, head: bytes }
    } catch (error) {
      // The record is there, so this is no missing file but missing bytes.
      throw new CloudError('unavailable', 'Cannot read the file: its bytes are not here', {
        cause: error
      })
    }
  }

  async versions(request: FileRequest): Promise<{ versions: number[] }> {
    const versions = await this.#versions(await this.#locate(request), request.name)
    if (versions.length > 0) return { versions: versions.map(({ version }) => version) }
    throw new CloudError('not_found', 'Cannot list versions: there is no such file')
  }

  async remove(request: FileRequest & { version: number; all: boolean }): Promise<object> {
    const { name } = request
    const store = await this.#locate(request)
    return this.#files.inTurn(store.project, async () => {
      const versions = await this.#versions(store, name)
      const one = chosen(versions, request.all ? 0 : request.version)
      const gone = request.all ? versions : [one]
      const before = await readUsage(this.#kv, store.id)
      const changes = new Map<string, number>()
      for (const { cid } of gone) changes.set(cid, (changes.get(cid) ?? 0) - 1)
      const after = {
        bytes: before.bytes - gone.reduce((sum, { size }) => sum + size, 0),
        entries: before.entries - gone.length
      }
      const usage = { type: 'put', key: usageKey(store.id), value: usageRecord(after) } as const
      const writes = gone.map(({ version }): WriteOperation => {
        return { type: 'del', key: versionKey(store.id, name, version) }
      })
      await this.#files.commit(store.project, [usage, ...writes], changes)
      return {}
    })
  }

  async used(request: StoreRequest): Promise<{ bytes: number }> {
    const { bytes } = await readUsage(this.#kv, (await this.#locate(request)).id)
    return { bytes }
  }

  #locate({ context, match }: StoreRequest): Promise<LocatedStore> {
    return this.#locator.locate('storages', context, match)
  }

  /** In rising order. */
  async #versions({ id }: LocatedStore, name: string): Promise<StoredVersion[]> {
    assertName(name)
    const entries = await Array.fromAsync(this.#kv.list(fileKey(id, name)))
    return entries.map(([key, record]) => {
      const [cid = '', size = '0'] = Buffer.from(record).toString('latin1').split(' ')
      return { version: parseVersionKey(id, key).version, cid, size: Number(size) }
    })
  }
}

function nextVersion(
  { versioned }: LocatedStore,
  latest: StoredVersion | undefined,
  overwrite: boolean
): number {
  if (latest === undefined) return 1
  if (overwrite) return latest.version
  if (!versioned) throw new CloudError('already_exists', 'Cannot store the file: it exists already')
  if (latest.version < MAX_VERSION) return latest.version + 1
  throw new CloudError('resource_exhausted', 'Cannot store the file: it has too many versions')
}

function chosen(versions: readonly StoredVersion[], version: number): StoredVersion {
  const found = version === 0 ? versions.at(-1) : versions.find((each) => each.version === version)
  if (found !== undefined) return found
  throw new CloudError('not_found', 'Cannot find the file: there is no such version')
}

function assertName(name: string): void {
  const isName = name !== '' && name.isWellFormed() && Buffer.byteLength(name) <= MAX_NAME_BYTES
  if (isName && !name.includes('\0')) return
  throw new CloudError(
    'invalid_argument',
    'Cannot use the name: it is empty, too long or malformed'
  )
}
