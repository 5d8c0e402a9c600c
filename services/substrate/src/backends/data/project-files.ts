import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudError } from '@taucloud/base'
import type { KeyValueStore, WriteOperation } from '@taucloud/store'
import { referencesKey } from './data-keys.ts'
import { KeyedQueue } from './keyed-queue.ts'

const TEMPORARY = '.next'

/** The bytes of a file: its project and content id, as they are in keys. */
export interface FileId {
  readonly project: string
  readonly cid: string
}

/** What a change does to the bytes of a project: how many files more or fewer have them. */
export type ReferenceChanges = ReadonlyMap<string, number>

/**
 * Bytes of files by project and content id, in a folder, with a count of the files that have them. The bytes are on disk
 * before the record that names them, and go after it; what a crash leaves between is removed at the next start.
 */
export class ProjectFiles {
  readonly #folder: string
  readonly #kv: KeyValueStore
  readonly #queue = new KeyedQueue()

  constructor(folder: string, kv: KeyValueStore) {
    this.#folder = folder
    this.#kv = kv
  }

  /** Removes what nobody names. */
  async repair(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    for (const project of await readdir(this.#folder)) {
      for (const cid of await readdir(join(this.#folder, project))) {
        const isNamed =
          !cid.endsWith(TEMPORARY) &&
          (await this.#kv.get(referencesKey(project, cid))) !== undefined
        if (!isNamed) await rm(join(this.#folder, project, cid), { force: true })
      }
    }
  }

  /** Runs the changes of one project one after the other. */
  inTurn<T>(project: string, step: () => Promise<T>): Promise<T> {
    return this.#queue.run(project, step)
  }

  /** Puts bytes on disk. They go again unless a change counts them in the same turn. */
  async write({ project, cid }: FileId, bytes: Uint8Array): Promise<void> {
    if ((await this.#kv.get(referencesKey(project, cid))) !== undefined) return
    const folder = join(this.#folder, project)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, cid)
    await using file = await open(path + TEMPORARY, 'w', 0o600)
    await file.writeFile(bytes)
    await file.sync()
    await rename(path + TEMPORARY, path)
    // The names are on disk when their folders are.
    for (const each of [folder, this.#folder]) {
      await using handle = await open(each, 'r')
      await handle.sync()
    }
  }

  /** Writes records and counts in one step, then frees the bytes that no file has any more. */
  async commit(
    project: string,
    writes: readonly WriteOperation[],
    changes: ReferenceChanges
  ): Promise<void> {
    const counts: WriteOperation[] = []
    const freed: string[] = []
    for (const [cid, change] of changes) {
      if (change === 0) continue
      const key = referencesKey(project, cid)
      const record = await this.#kv.get(key)
      const count = Number(Buffer.from(record ?? []).toString('latin1') || '0') + change
      if (count > 0) counts.push({ type: 'put', key, value: Buffer.from(String(count)) })
      else {
        counts.push({ type: 'del', key })
        freed.push(cid)
      }
    }
    await this.#kv.batch([...writes, ...counts], { sync: true })
    for (const cid of freed) await rm(join(this.#folder, project, cid), { force: true })
  }

  /** Up to `maxBytes` from `start`, and the size of the whole. @throws {CloudError} `not_found` when it is not there */
  async read(
    { project, cid }: FileId,
    o: { start: number; maxBytes: number }
  ): Promise<{ bytes: Uint8Array; size: number }> {
    await using file = await this.#open(join(this.#folder, project, cid))
    const { size } = await file.stat()
    const start = Math.min(Math.max(0, o.start), size)
    const bytes = new Uint8Array(Math.min(o.maxBytes, size - start))
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled)
      if (bytesRead === 0) throw new CloudError('data_loss', 'Cannot read the file: it ends early')
      filled += bytesRead
    }
    return { bytes, size }
  }

  idle(): Promise<void> {
    return this.#queue.idle()
  }

  async #open(path: string): Promise<FileHandle> {
    try {
      return await open(path, 'r')
    } catch (error) {
      const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      throw new CloudError(
        isAbsent ? 'not_found' : 'unavailable',
        'Cannot read the file: it is not on this node',
        { cause: error }
      )
    }
  }
}
