import {
  MAX_FILE_TABLE_BYTES,
  hostsOf,
  parseFileTable,
  parseRelease
} from '@taucloud/project/release'
import { mayClaimHost } from '@taucloud/project/hosts'
import type { FileTable, Release, ReleaseWebsite } from '@taucloud/project/release'
import { branchKey } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { CloudError } from '@taucloud/base'
import { readWhole } from './content-source.ts'
import type { ContentSource } from './content-source.ts'
import type { ReleaseBundle } from './messages.ts'

const FETCH_TIMEOUT_MS = 30_000

/** The hosts of a record that its project may claim on this cloud. */
export function claimedHosts(record: BranchRecord, zone: string): string[] {
  return record.hosts.filter((host) => mayClaimHost(record.project, host, zone))
}

/**
 * Fetches what a record names: the release and the file tables of its websites.
 *
 * @throws {CloudError} `unavailable` or `not_found` when content cannot be had, `invalid_argument` when it is not what it should be
 */
export async function loadRelease(
  content: Pick<ContentSource, 'getBlock' | 'readFile'>,
  record: BranchRecord,
  zone: string
): Promise<ReleaseBundle> {
  const options = { hints: record.holders, signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) }
  const release = parseRelease(await content.getBlock(record.release, options))
  assertBelongs(release, record)
  const tables = await Promise.all(
    release.websites.map(async (website) =>
      tableOf(
        website,
        await readWhole(content, website.files, { ...options, maxBytes: MAX_FILE_TABLE_BYTES })
      )
    )
  )
  const hosts = hostsOf(release).filter((host) => mayClaimHost(record.project, host, zone))
  return {
    key: branchKey(record),
    cid: record.release,
    hosts,
    release,
    fileTables: new Map(tables)
  }
}

function tableOf(website: ReleaseWebsite, bytes: Uint8Array): [string, FileTable] {
  return [website.id, parseFileTable(bytes)]
}

/** A record that names another project's release would serve it under this project's hosts. */
function assertBelongs(release: Release, record: BranchRecord): void {
  if (release.project === record.project && release.branch === record.branch) return
  throw new CloudError(
    'invalid_argument',
    `Cannot load release ${record.release}: it is of ${branchKey(release)}, not of ${branchKey(record)}`
  )
}
