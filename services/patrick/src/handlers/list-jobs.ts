import type { Job } from '@taucloud/protocol/patrick'
import { describe } from '../job.ts'
import { parseList } from '../requests.ts'
import type { ListQuery } from '../requests.ts'
import type { PatrickContext } from './context.ts'

/** Lists a project's jobs, newest push first. `next` is the cursor of the next page, empty at the end. */
export async function listJobs(
  { store }: Pick<PatrickContext, 'store'>,
  request: ListQuery
): Promise<{ jobs: Job[]; next: string }> {
  const { project, branch, before, limit } = parseList(request)
  const jobs: Job[] = []
  let last = ''
  for await (const { id, cursor } of store.listProject(project, before)) {
    if (jobs.length === limit) return { jobs, next: last }
    const facts = await store.getFacts(id)
    if (facts === undefined || (branch !== '' && facts.record.push?.branch !== branch)) continue
    jobs.push(describe(facts))
    last = cursor
  }
  return { jobs, next: '' }
}
