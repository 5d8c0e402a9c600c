import { CloudError } from '@taucloud/base'
import type { Project } from '@taucloud/protocol/auth'
import type { AuthStore } from '../store.ts'

const MAX_LIMIT = 1000

/** Lists projects in the order of their ids. `next` goes on after the last, empty at the end. */
export async function listProjects(
  { store }: { store: AuthStore },
  { after, limit }: { after: string; limit: number }
): Promise<{ projects: Project[]; next: string }> {
  if (limit > MAX_LIMIT || after.length > 64) {
    throw new CloudError('invalid_argument', `Cannot list projects: limit is at most ${MAX_LIMIT}`)
  }
  const most = limit === 0 ? 100 : limit
  const projects: Project[] = []
  for await (const project of store.listProjects(after)) {
    if (projects.length === most) return { projects, next: projects.at(-1)?.id ?? '' }
    projects.push(project)
  }
  return { projects, next: '' }
}
