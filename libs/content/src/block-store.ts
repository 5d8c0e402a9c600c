import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { KeyValueStore, WriteOperation } from '@taucloud/store'
import { BlockFiles } from './block-files.ts'
import { isBlockOf, parseCid } from './cid.ts'

/** Blocks from this size on are files; smaller ones live in the key-value store (docs/decisions/0022). */
export const FILE_BYTES = 256 * 1024

/** Where a block is: first byte of its record. The next six are the time of its last put, in milliseconds. */
const IN_STORE = 0
const IN_FILE = 1
const RECORD_BYTES = 7
/** Records looked at in one step of a sweep, between which others get their turn. */
const SWEEP_STEP = 256

const NOTHING = new Uint8Array(0)
/** Longest owner, percent-encoded so that its key has no separator inside. */
const MAX_OWNER_LENGTH = 1024

/**
 * The blocks of this node on disk, and who holds on to them. A block is there when its record is; the record is written
 * after the bytes and removed together with the last reference, in one atomic batch.
 */
export class BlockStore {
  readonly #store: KeyValueStore
  readonly #files: BlockFiles
  readonly #logger: Logger
  readonly #now: () => number
  /** Writers go side by side and share flushes; dropping and pinning go alone, so that no block slips between them. */
  #alone: Promise<unknown> = Promise.resolve()
  readonly #writing = new Set<Promise<unknown>>()

  constructor(init: { store: KeyValueStore; folder: string; logger: Logger; now?: () => number }) {
    this.#store = init.store
    this.#files = new BlockFiles(init.folder)
    this.#logger = init.logger
    this.#now = init.now ?? Date.now
  }

  /** Puts in order what a crash may have left half done. */
  async repair(): Promise<void> {
    const removed = await this.#files.sweep(async (cids) => {
      const records = await this.#store.getMany(
        cids.map((cid) => recordKey(cid === '' ? '-' : cid))
      )
      return records.map((record) => record?.[0] === IN_FILE)
    })
    if (removed > 0) this.#logger.info('unfinished block files removed', { removed })
  }

  async has(cid: string): Promise<boolean> {
    return (await this.#store.get(recordKey(cid))) !== undefined
  }

  /** The ids that are not here, in the order given and once each. */
  async missing(cids: readonly string[]): Promise<string[]> {
    const unique = [...new Set(cids)]
    const records = await this.#store.getMany(unique.map(recordKey))
    return unique.filter((_, index) => records[index] === undefined)
  }

  /** Keeps a block whose id was checked; on disk when it resolves. */
  async put(cid: string, bytes: Uint8Array): Promise<void> {
    await this.#beside(async () => {
      const known = await this.#store.get(recordKey(cid))
      const place = known?.[0] ?? (bytes.length >= FILE_BYTES ? IN_FILE : IN_STORE)
      const record = {
        type: 'put',
        key: recordKey(cid),
        value: recordOf(place, this.#now())
      } as const
      if (known !== undefined) {
        // Only its age is new, and no harm is done if a power cut takes that back.
        await this.#store.batch([record])
        return
      }
      if (place === IN_FILE) await this.#files.write(cid, bytes)
      const writes: WriteOperation[] =
        place === IN_FILE ? [record] : [{ type: 'put', key: bytesKey(cid), value: bytes }, record]
      await this.#store.batch(writes, { sync: true })
    })
  }

  /** A block, checked against its id. One that was damaged on disk is dropped and counts as absent. */
  async get(cid: string): Promise<Uint8Array | undefined> {
    const record = await this.#store.get(recordKey(cid))
    if (record === undefined) return undefined
    const isFile = record[0] === IN_FILE
    const bytes = await (isFile ? this.#files.read(cid) : this.#store.get(bytesKey(cid)))
    if (bytes !== undefined && isBlockOf(parseCid(cid), bytes)) return bytes
    // Removed by its last owner in the meantime?
    if (!(await this.has(cid))) return undefined
    this.#logger.warn('block damaged on disk', { cid })
    await this.#apart(() => this.#drop([cid], []))
    return undefined
  }

  /**
   * Adds an owner to blocks.
   *
   * @throws {CloudError} `failed_precondition` when one of them is not here
   */
  async addOwner(owner: string, cids: readonly string[]): Promise<void> {
    const name = encodeOwner(owner)
    await this.#apart(async () => {
      const [absent] = await this.missing(cids)
      if (absent !== undefined) {
        throw new CloudError(
          'failed_precondition',
          `Cannot pin for "${owner}": block "${absent}" is not on this node, fetch it first`
        )
      }
      const writes = cids.flatMap((cid): WriteOperation[] => [
        { type: 'put', key: `o/${name}/${cid}`, value: NOTHING },
        { type: 'put', key: `r/${cid}/${name}`, value: NOTHING }
      ])
      await this.#store.batch(writes, { sync: true })
    })
  }

  /** Removes an owner from all its blocks; frees those that nobody else owns and names them. */
  async removeOwner(owner: string): Promise<string[]> {
    const name = encodeOwner(owner)
    return this.#apart(async () => {
      const freed: string[] = []
      const writes: WriteOperation[] = []
      for await (const [key] of this.#store.list(`o/${name}/`)) {
        const cid = key.slice(name.length + 3)
        writes.push({ type: 'del', key }, { type: 'del', key: `r/${cid}/${name}` })
        const owners = await Array.fromAsync(this.#store.list(`r/${cid}/`, { limit: 2 }))
        if (owners.every(([other]) => other === `r/${cid}/${name}`)) freed.push(cid)
      }
      await this.#drop(freed, writes)
      return freed
    })
  }

  /** Frees the blocks that nobody owns and nobody has put since `before`, in milliseconds. */
  async sweep(before: number, signal: AbortSignal): Promise<number> {
    let freed = 0
    let after: string | undefined
    while (!signal.aborted) {
      const page = after === undefined ? {} : { after }
      const step = await this.#apart(() => this.#sweepStep(page, before))
      freed += step.freed
      if (step.last === undefined) break
      after = step.last
    }
    return freed
  }

  /** The owners of a block, sorted. */
  async ownersOf(cid: string): Promise<string[]> {
    const entries = await Array.fromAsync(this.#store.list(`r/${cid}/`))
    return entries.map(([key]) => decodeURIComponent(key.slice(cid.length + 3)))
  }

  /** Waits for what is under way. */
  async idle(): Promise<void> {
    await Promise.allSettled([this.#alone, ...this.#writing])
  }

  async #drop(cids: readonly string[], writes: WriteOperation[]): Promise<void> {
    const gone = cids.flatMap((cid): WriteOperation[] => [
      { type: 'del', key: recordKey(cid) },
      { type: 'del', key: bytesKey(cid) }
    ])
    await this.#store.batch([...writes, ...gone], { sync: true })
    // After the records: a crash in between leaves files that nobody knows, which the next start removes.
    for (const cid of cids) await this.#files.remove(cid)
  }

  async #sweepStep(
    page: { after?: string },
    before: number
  ): Promise<{ freed: number; last: string | undefined }> {
    const options = { ...page, limit: SWEEP_STEP }
    const entries = await Array.fromAsync(this.#store.list(recordKey(''), options))
    const unowned: string[] = []
    for (const [key, record] of entries) {
      const cid = key.slice(recordKey('').length)
      if (putAt(record) < before && (await this.ownersOf(cid)).length === 0) unowned.push(cid)
    }
    if (unowned.length > 0) await this.#drop(unowned, [])
    return {
      freed: unowned.length,
      last: entries.length < SWEEP_STEP ? undefined : entries.at(-1)?.[0]
    }
  }

  async #beside(step: () => Promise<void>): Promise<void> {
    const write = this.#alone.then(step)
    const settled = write.catch(() => undefined)
    this.#writing.add(settled)
    try {
      await write
    } finally {
      this.#writing.delete(settled)
    }
  }

  #apart<T>(step: () => Promise<T>): Promise<T> {
    const result = Promise.all([this.#alone, ...this.#writing]).then(step)
    this.#alone = result.catch(() => undefined)
    return result
  }
}

function recordKey(cid: string): string {
  return `i/${cid}`
}

function recordOf(place: number, putAtMs: number): Uint8Array {
  const record = Buffer.alloc(RECORD_BYTES)
  record.writeUInt8(place)
  record.writeUIntBE(putAtMs, 1, RECORD_BYTES - 1)
  return record
}

function putAt(record: Uint8Array): number {
  return Buffer.from(record).readUIntBE(1, RECORD_BYTES - 1)
}

function bytesKey(cid: string): string {
  return `b/${cid}`
}

function encodeOwner(owner: string): string {
  const name = owner.isWellFormed() ? encodeURIComponent(owner) : ''
  if (name !== '' && name.length <= MAX_OWNER_LENGTH) return name
  throw new CloudError(
    'invalid_argument',
    `Cannot pin for the owner ${JSON.stringify(owner.slice(0, 64))}: empty, too long or not well-formed`
  )
}
