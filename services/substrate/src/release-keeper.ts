import type { Logger } from '@taucloud/base'
import { codeOf, fileTableCids } from '@taucloud/project/release'
import { branchKey } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import type { ContentSource } from './content-source.ts'
import type { ReleaseBundle } from './messages.ts'

/** Websites up to this size are fetched whole, so that they are served when nobody else can be reached. */
const PREFETCH_BYTES = 64 * 1024 * 1024
const KEEP_TIMEOUT_MS = 600_000

/** Keeps the content of what is served on this node's disk, and lets go of what is served no more. */
export class ReleaseKeeper {
  readonly #content: Pick<ContentSource, 'fetchAll' | 'pin' | 'unpin'>
  readonly #logger: Logger
  readonly #kept = new Set<string>()

  constructor(components: {
    content: Pick<ContentSource, 'fetchAll' | 'pin' | 'unpin'>
    logger: Logger
  }) {
    this.#content = components.content
    this.#logger = components.logger
  }

  /** Fetches what a release needs and pins it. Never rejects. @returns whether all of it is here */
  async keep(bundle: ReleaseBundle, record: BranchRecord): Promise<boolean> {
    const owner = pinOwner(record)
    if (this.#kept.has(owner)) return true
    this.#kept.add(owner)
    const roots = rootsOf(bundle)
    try {
      const signal = AbortSignal.timeout(KEEP_TIMEOUT_MS)
      await this.#content.fetchAll(roots, { hints: record.holders, signal })
      await this.#content.pin(owner, roots)
      return true
    } catch (error) {
      this.#kept.delete(owner)
      this.#logger.warn('release not kept on disk', { release: record.release, error })
      return false
    }
  }

  /** Keeps a release, and lets go of the one before it once that is done. */
  async replace(
    bundle: ReleaseBundle,
    { record, old }: { record: BranchRecord; old: BranchRecord }
  ): Promise<void> {
    const isKept = await this.keep(bundle, record)
    if (isKept && old.release !== record.release) await this.letGo(old)
  }

  /** Frees what only this release needed. Never rejects. */
  async letGo(record: BranchRecord): Promise<void> {
    this.#kept.delete(pinOwner(record))
    try {
      await this.#content.unpin(pinOwner(record))
    } catch (error) {
      this.#logger.warn('release not let go', { release: record.release, error })
    }
  }
}

function pinOwner(record: BranchRecord): string {
  return `substrate/${branchKey(record)}/${record.release}`
}

/** What this node must hold to serve a release alone: all but the files of a website that is too large. */
function rootsOf({ cid, release, fileTables }: ReleaseBundle): string[] {
  const roots = new Set([cid, ...codeOf(release).map((fn) => fn.module)])
  for (const { id, files } of release.websites) {
    roots.add(files)
    const table = fileTables.get(id)
    if (table === undefined) continue
    const bytes = Object.values(table.files).reduce((sum, file) => sum + file.size, 0)
    if (bytes <= PREFETCH_BYTES) for (const file of fileTableCids(table)) roots.add(file)
  }
  return [...roots]
}
