import { canonicalHost } from '@taucloud/project/hosts'
import { branchKey, BranchRecordCodec, compareRecords } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { CloudError } from '@taucloud/base'
import { isServing, parseBranch, parseProject } from '../entry.ts'
import { assertReady, liveRecord } from './context.ts'
import type { TnsContext } from './context.ts'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1_000
/** An answer stays well below the frame limit of the bus. */
const MAX_ANSWER_BYTES = 512 * 1024
const MAX_HOST_LENGTH = 255

/** What one branch serves. @throws {CloudError} `not_found`; `unavailable` while this node is catching up */
export function getBranch(
  context: TnsContext,
  request: { project: string; branch: string }
): { record: BranchRecord } {
  const record = liveRecord(context, parseProject(request.project), parseBranch(request.branch))
  return { record }
}

/** What the branches of a project, or of all, serve, in the order of their names, from after `after`. */
export function listBranches(
  context: TnsContext,
  request: { project: string; after: string; limit: number }
): { records: BranchRecord[]; next: string } {
  const project = request.project === '' ? undefined : parseProject(request.project)
  if (request.limit > MAX_LIMIT) {
    throw new CloudError(
      'invalid_argument',
      `Cannot list branches: limit is above ${String(MAX_LIMIT)}`
    )
  }
  const limit = request.limit === 0 ? DEFAULT_LIMIT : request.limit
  const keys = context.view.branchKeys(project).filter((key) => key > request.after)
  const records = bounded(recordsOf(context, keys.slice(0, limit)))
  const next = records.length < keys.length ? (keys[records.length - 1] ?? '') : ''
  return { records, next }
}

/** The releases a branch has had, newest first; those above the live one's `previous` can be selected again. */
export function listReleases(
  context: TnsContext,
  request: { project: string; branch: string }
): { records: BranchRecord[] } {
  const key = branchKey({
    project: parseProject(request.project),
    branch: parseBranch(request.branch)
  })
  return {
    records: bounded(
      context.view
        .history(key)
        .filter(isServing)
        .map(({ record }) => record)
    )
  }
}

/**
 * The branches that answer for a host, the one pushed last first. None when nobody does.
 *
 * @throws {CloudError} `unavailable` while this node is catching up and knows none
 */
export function lookupHost(
  context: TnsContext,
  request: { host: string }
): { records: BranchRecord[] } {
  if (request.host.length > MAX_HOST_LENGTH) {
    throw new CloudError('invalid_argument', 'Cannot look up host: the name is too long')
  }
  const host = canonicalHost(request.host, context.zone)
  const records = recordsOf(context, context.view.claimants(host))
    .filter((record) => record.hosts.includes(host))
    .sort((a, b) => compareRecords(b, a))
  if (records.length === 0) assertReady(context)
  return { records: bounded(records) }
}

function recordsOf(context: TnsContext, keys: readonly string[]): BranchRecord[] {
  return keys.flatMap((key) => context.view.record(key) ?? [])
}

/** As many from the start as fit into one answer, at least one. */
function bounded(records: BranchRecord[]): BranchRecord[] {
  let bytes = 0
  const fitting = records.findIndex((record) => {
    bytes += BranchRecordCodec.encode(record).length
    return bytes > MAX_ANSWER_BYTES
  })
  return fitting < 0 ? records : records.slice(0, Math.max(1, fitting))
}
