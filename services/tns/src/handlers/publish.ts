import { CloudError } from '@taucloud/base'
import { cidOf } from '@taucloud/content'
import { verifyCapability } from '@taucloud/identity'
import { canonicalHost, mayClaimHost } from '@taucloud/project/hosts'
import { encodeRelease, hostsOf, MAX_RELEASE_BYTES, parseRelease } from '@taucloud/project/release'
import type { Release } from '@taucloud/project/release'
import { branchKey, compareRecords } from '@taucloud/protocol/tns'
import type { BranchRecord, PublishRequest } from '@taucloud/protocol/tns'
import { parseBranch, parseProject } from '../entry.ts'
import { assertHostsFree, claimsOf, commit } from './context.ts'
import type { TnsContext } from './context.ts'

/** How far the clock of the node that saw the push may be ahead of ours. */
const MAX_AHEAD_MS = 60_000
const MAX_ATTEMPT = 999_999
const MAX_BRANCHES = 1_000
const MAX_HOLDERS = 16
const MAX_TEXT_LENGTH = 128
const WHAT = 'Cannot publish release'

/**
 * Records what a build has made. Whether it becomes live is decided by when its push happened, not by when the build
 * ended: an older one takes its place in the history, and the answer says so.
 *
 * @throws {CloudError} `permission_denied` when the builder may not publish this; `invalid_argument` for a release out
 * of shape; `already_exists` for a host of another project; `failed_precondition` when a later attempt has published
 */
export async function publish(
  context: TnsContext,
  request: PublishRequest,
  caller: string
): Promise<{ current: BranchRecord | null; isCurrent: boolean }> {
  const release = readRequest(request)
  await assertGranted(context, request, { release, caller })
  const record = recordOf(context, request, release)
  assertAcceptable(context, record)
  await commit(context, { record, claimedAtMs: claimsOf(context, record) })
  const key = branchKey(record)
  const newest = context.view.newest(key)?.record
  const isCurrent = newest !== undefined && compareRecords(newest, record) === 0
  const { project, branch, release: cid, job, attempt } = record
  context.logger.info('release published', { project, branch, cid, job, attempt, isCurrent })
  return { current: context.view.record(key) ?? null, isCurrent }
}

/** Checks bounds and form of a request and gives the release it carries. */
function readRequest(request: PublishRequest): Release {
  const { job, attempt, holders } = request
  const fits =
    job !== '' &&
    job.length <= MAX_TEXT_LENGTH &&
    attempt >= 1 &&
    attempt <= MAX_ATTEMPT &&
    holders.length <= MAX_HOLDERS &&
    holders.every((peer) => peer.length <= MAX_TEXT_LENGTH) &&
    request.release.length <= MAX_RELEASE_BYTES
  if (!fits) throw new CloudError('invalid_argument', `${WHAT}: the request is out of bounds`)
  const release = parseRelease(request.release)
  // One release has one CID: the same content in another form would be another release.
  if (Buffer.compare(encodeRelease(release), request.release) !== 0) {
    throw new CloudError('invalid_argument', `${WHAT}: it is not in canonical form`)
  }
  return release
}

/** A builder publishes the branch and the push that it was given, nothing else of the project. */
async function assertGranted(
  context: TnsContext,
  request: PublishRequest,
  wanted: { release: Release; caller: string }
): Promise<void> {
  const { branch, project, pushedAtMs } = wanted.release
  const claims = await verifyCapability(request.capability, {
    trust: { ...context.trust, now: context.now() },
    bearer: wanted.caller,
    action: 'release.publish',
    issuerRole: 'patrick',
    project
  })
  const refused = (state: string): CloudError =>
    new CloudError('permission_denied', `${WHAT}: the capability is of ${state}`)
  if (claims.job !== request.job || claims.attempt !== request.attempt) {
    throw refused(`job "${String(claims.job)}", attempt ${String(claims.attempt)}`)
  }
  if (claims.branch !== branch || claims.pushedAtMs !== pushedAtMs) {
    throw refused(`branch "${String(claims.branch)}", pushed at ${String(claims.pushedAtMs)}`)
  }
}

function recordOf(context: TnsContext, request: PublishRequest, release: Release): BranchRecord {
  const hosts = hostsOf(release).map((host) => {
    if (mayClaimHost(release.project, host, context.zone)) return canonicalHost(host, context.zone)
    throw new CloudError('permission_denied', `${WHAT}: the project may not claim host "${host}"`)
  })
  return {
    project: parseProject(release.project),
    projectName: release.projectName,
    branch: parseBranch(release.branch),
    release: cidOf(request.release, 'json'),
    pushedAtMs: release.pushedAtMs,
    job: request.job,
    attempt: request.attempt,
    hosts: [...new Set(hosts)].sort(),
    holders: request.holders,
    selected: false,
    previous: []
  }
}

function assertAcceptable(context: TnsContext, record: BranchRecord): void {
  const { view } = context
  const key = branchKey(record)
  if (view.isRemoved(record.project)) {
    throw new CloudError('failed_precondition', `${WHAT}: project "${record.project}" is removed`)
  }
  if (record.pushedAtMs > context.now() + MAX_AHEAD_MS) {
    throw new CloudError('failed_precondition', `${WHAT}: its push lies in the future`)
  }
  const highest = view.highestAttempt(key, record.job)
  if (highest > record.attempt) {
    throw new CloudError(
      'failed_precondition',
      `${WHAT}: attempt ${String(highest)} of job "${record.job}" has published`
    )
  }
  const newest = view.newest(key)?.record
  if (newest === undefined && view.branchKeys(record.project).length >= MAX_BRANCHES) {
    throw new CloudError('resource_exhausted', `${WHAT}: the project has too many branches`)
  }
  // What an overtaken push claimed does not matter any more.
  const isOvertaken = newest !== undefined && compareRecords(record, newest) < 0
  if (!isOvertaken) assertHostsFree(context, record, WHAT)
}
