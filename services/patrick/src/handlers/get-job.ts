import type { Job } from '@taucloud/protocol/patrick'
import type { CallContext } from '@taucloud/transport'
import { describe } from '../job.ts'
import { parseJobId } from '../requests.ts'
import type { PatrickContext } from './context.ts'

/** Returns a job as this node knows it, or as another broker does. @throws {CloudError} `not_found` */
export async function getJob(
  { routing, store }: Pick<PatrickContext, 'routing' | 'store'>,
  request: { job: string },
  context: CallContext
): Promise<{ job: Job | null }> {
  const id = parseJobId(request.job)
  const facts = await store.getFacts(id)
  if (facts !== undefined) return { job: describe(facts) }
  return routing.ask<{ job: Job | null }>(id, context, (client) =>
    client.getJob({ job: id }, routing.onward(context))
  )
}
