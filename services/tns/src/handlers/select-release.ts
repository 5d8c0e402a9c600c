import { CloudError } from '@taucloud/base'
import { branchKey } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { isServing, parseBranch, parseProject } from '../entry.ts'
import { assertHostsFree, assertReady, claimsOf, commit, liveRecord } from './context.ts'
import type { TnsContext } from './context.ts'

/**
 * Makes a branch serve one of its kept releases again. The choice counts as later than every push so far; the next
 * push replaces it.
 *
 * @throws {CloudError} `failed_precondition` when the release is not one of those kept; `already_exists` when another
 * project has taken one of its hosts meanwhile; `unavailable` while this node is catching up
 */
export async function selectRelease(
  context: TnsContext,
  request: { project: string; branch: string; release: string }
): Promise<{ current: BranchRecord }> {
  const project = parseProject(request.project)
  const branch = parseBranch(request.branch)
  assertReady(context)
  const key = branchKey({ project, branch })
  const newest = context.view.newest(key)?.record
  const chosen = context.view
    .history(key)
    .find((entry) => isServing(entry) && entry.record.release === request.release)?.record
  const what = `Cannot select release "${request.release.slice(0, 128)}" of branch "${branch}"`
  if (
    chosen === undefined ||
    newest === undefined ||
    !context.view.kept(key).includes(chosen.release)
  ) {
    throw new CloudError('failed_precondition', `${what}: it is not one of those kept`)
  }
  const pushedAtMs = Math.max(context.now(), newest.pushedAtMs + 1)
  const record = { ...chosen, pushedAtMs, selected: true, previous: [] }
  assertHostsFree(context, record, what)
  await commit(context, { record, claimedAtMs: claimsOf(context, record) })
  context.logger.info('release selected', { project, branch, release: record.release })
  return { current: liveRecord(context, project, branch) }
}
