import { CloudError } from '@taucloud/base'
import type { Content } from '@taucloud/content'
import {
  fileTableCids,
  MAX_FILE_TABLE_BYTES,
  parseFileTable,
  parseRelease,
  releaseCids
} from '@taucloud/project/release'

/** Where to look for blocks, until when, and for whom they are pinned. */
export interface FetchFrom {
  /** Peers that may have them, most likely first. */
  readonly hints: string[]
  readonly signal: AbortSignal
  readonly owner: string
}

/**
 * Brings everything of a release to this node and pins it, part by part, so that what has arrived when something is
 * missing is not left without an owner: the release itself, configuration, modules and their sources, file tables, and
 * every file and encoding that these name.
 *
 * @throws {CloudError} `invalid_argument` when it is no release, `not_found` or `unavailable` when a block is nowhere
 */
export async function fetchRelease(content: Content, cid: string, from: FetchFrom): Promise<void> {
  const take = async (roots: string[]): Promise<void> => {
    await content.fetchAll(roots, from)
    await content.pin(from.owner, roots)
  }
  await take([cid])
  const release = parseRelease(await content.getBlock(cid, from))
  await take(releaseCids(release))
  for (const website of release.websites) {
    const table = parseFileTable(await readBounded(content, website.files, from))
    await take(fileTableCids(table))
  }
}

/** A file table is read whole, so what claims to be one may not be larger than one. */
async function readBounded(content: Content, cid: string, from: FetchFrom): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content.readFile(cid, from)) {
    size += chunk.length
    if (size > MAX_FILE_TABLE_BYTES) {
      throw new CloudError('invalid_argument', `Cannot read file table "${cid}": it is too large`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
