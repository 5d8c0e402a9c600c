import { CloudError } from '@taucloud/base'
import type { KeyValueStore, WriteOperation } from '@taucloud/store'
import { CONTENT_READ_BYTES } from '@taucloud/wasm'
import type { BackendRequest, ContentBackend } from '@taucloud/wasm'
import { idOf, pushedKey, pushesKey, pushKey, usageKey } from './data-keys.ts'
import type { ProjectFiles } from './project-files.ts'
import { readUsage, usageRecord } from './usage.ts'

const MAX_FILE_BYTES = 64 * 1024 * 1024
/** What a project's pushed files may take; the oldest go first. */
const KEPT_BYTES = 256 * 1024 * 1024
const KEPT_FILES = 10_000

interface Kept {
  readonly cid: string
  readonly size: number
}

/** Files by content id: those that guests push, and those of their storages. */
export class PushedContent implements ContentBackend {
  readonly #kv: KeyValueStore
  readonly #files: ProjectFiles

  constructor(kv: KeyValueStore, files: ProjectFiles) {
    this.#kv = kv
    this.#files = files
  }

  async push({
    context,
    bytes
  }: BackendRequest & { bytes: Uint8Array }): Promise<{ cid: Uint8Array }> {
    if (bytes.length > MAX_FILE_BYTES)
      throw new CloudError('resource_exhausted', 'Cannot push the file: it is too large')
    const { unixfsCid } = await import('@taucloud/content/unixfs')
    const name = await unixfsCid(bytes)
    const project = idOf(context.project)
    const cid = hex(name)
    await this.#files.inTurn(project, async () => {
      await this.#files.write({ project, cid }, bytes)
      await this.#keep(project, { cid, size: bytes.length })
    })
    return { cid: new Uint8Array(name) }
  }

  read({ context, cid, start }: BackendRequest & { cid: Uint8Array; start: number }): Promise<{
    bytes: Uint8Array
    size: number
  }> {
    const file = { project: idOf(context.project), cid: hex(cid) }
    return this.#files.read(file, { start, maxBytes: CONTENT_READ_BYTES })
  }

  /** Counts a file as the newest, and lets go of the oldest that are too much. */
  async #keep(project: string, file: Kept): Promise<void> {
    const space = `p/${project}`
    const [latest] = await Array.fromAsync(
      this.#kv.list(pushesKey(project), { reverse: true, limit: 1 })
    )
    const sequence = latest === undefined ? 0 : Number(latest[0].slice(-16)) + 1
    const before = await this.#kv.get(pushedKey(project, file.cid))
    let { bytes, entries } = await readUsage(this.#kv, space)
    const changes = new Map<string, number>()
    const writes: WriteOperation[] = []
    if (before === undefined) {
      changes.set(file.cid, 1)
      bytes += file.size
      entries += 1
    } else writes.push({ type: 'del', key: Buffer.from(before).toString('latin1') })
    const key = pushKey(project, sequence)
    writes.push(
      { type: 'put', key, value: Buffer.from(`${file.cid} ${String(file.size)}`) },
      { type: 'put', key: pushedKey(project, file.cid), value: Buffer.from(key) }
    )
    for await (const [oldest, record] of this.#kv.list(pushesKey(project))) {
      if (bytes <= KEPT_BYTES && entries <= KEPT_FILES) break
      const [cid = '', size = '0'] = Buffer.from(record).toString('latin1').split(' ')
      if (cid === file.cid) continue
      writes.push({ type: 'del', key: oldest }, { type: 'del', key: pushedKey(project, cid) })
      changes.set(cid, -1)
      bytes -= Number(size)
      entries -= 1
    }
    writes.push({ type: 'put', key: usageKey(space), value: usageRecord({ bytes, entries }) })
    await this.#files.commit(project, writes, changes)
  }
}

/** A content id as a name of files and keys. */
export function hex(cid: Uint8Array): string {
  return Buffer.from(cid).toString('hex')
}
