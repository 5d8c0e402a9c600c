import { branchKey } from '@taucloud/protocol/tns'
import { parseBranch, parseProject } from '../entry.ts'
import { commit } from './context.ts'
import type { TnsContext } from './context.ts'

/**
 * Ends what a branch serves until a newer push; a build of an older one cannot bring it back. Without a branch, the
 * project and everything of it is gone for ever.
 */
export async function remove(
  context: TnsContext,
  request: { project: string; branch: string }
): Promise<Record<string, never>> {
  const project = parseProject(request.project)
  if (request.branch === '') await removeProject(context, project)
  else await removeBranch(context, project, parseBranch(request.branch))
  return {}
}

async function removeProject(context: TnsContext, project: string): Promise<void> {
  await context.store.removeProject(project, context.now())
  context.feed.changed(context.view.apply({ kind: 'removed', project }))
  context.logger.info('project removed', { project })
}

async function removeBranch(context: TnsContext, project: string, branch: string): Promise<void> {
  const newest = context.view.newest(branchKey({ project, branch }))?.record
  if (newest === undefined || newest.release === '') return
  const pushedAtMs = Math.max(context.now(), newest.pushedAtMs + 1)
  const nothing = { release: '', job: '', attempt: 0, hosts: [], holders: [], previous: [] }
  const record = { ...newest, ...nothing, pushedAtMs, selected: true }
  await commit(context, { record, claimedAtMs: [] })
  context.logger.info('branch removed', { project, branch })
}
