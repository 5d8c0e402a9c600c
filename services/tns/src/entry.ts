import { CloudError } from '@taucloud/base'
import { compareRecords } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'

/** One entry of a branch's history: immutable, named by its key. An empty release says that the branch was removed. */
export interface Entry {
  readonly record: BranchRecord
  /** For each host of the record: since when its project answers for it, milliseconds since the epoch. */
  readonly claimedAtMs: readonly number[]
}

/** Entries kept per branch. */
export const HISTORY_LENGTH = 20
/** Releases of a branch whose content stays kept: the live one and two to go back to. */
export const KEPT_RELEASES = 3

/** Greatest first: the order in which a history is kept. */
export function newestFirst(a: Entry, b: Entry): number {
  return compareRecords(b.record, a.record)
}

/** The entry that the project's own hosts were claimed with, or undefined for a host the record does not name. */
export function claimOf(entry: Entry, host: string): number | undefined {
  const index = entry.record.hosts.indexOf(host)
  return index < 0 ? undefined : entry.claimedAtMs[index]
}

/** Does the entry serve anything? */
export function isServing(entry: Entry): boolean {
  return entry.record.release !== ''
}

const PROJECT = /^[A-Za-z0-9]{8,64}$/
const MAX_BRANCH_BYTES = 255

/** Checks a project id as it goes into keys. @throws {CloudError} `invalid_argument` */
export function parseProject(project: string): string {
  if (PROJECT.test(project)) return project
  throw new CloudError('invalid_argument', 'Cannot name a project: not a project id')
}

/** Checks a branch name as it goes into keys. @throws {CloudError} `invalid_argument` */
export function parseBranch(branch: string): string {
  const bytes = Buffer.byteLength(branch)
  if (bytes > 0 && bytes <= MAX_BRANCH_BYTES && branch.isWellFormed()) return branch
  throw new CloudError('invalid_argument', 'Cannot name a branch: not 1 to 255 bytes of text')
}
