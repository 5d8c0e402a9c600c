import type { Job } from '@taucloud/protocol/patrick'
import type { CallContext } from '@taucloud/transport'
import { parseJobId } from '../requests.ts'
import { atBroker } from './context.ts'
import type { PatrickContext } from './context.ts'

/** Ends a job that has not ended. @throws {CloudError} `failed_precondition` when it has, `not_found` */
export async function cancel(
  parts: Pick<PatrickContext, 'broker' | 'routing' | 'store'>,
  request: { job: string },
  context: CallContext
): Promise<{ job: Job | null }> {
  const job = parseJobId(request.job)
  return atBroker<{ job: Job | null }>(
    parts,
    { job, context },
    {
      here: async (project) => ({ job: await parts.broker.cancel(project, job) }),
      there: (client) => client.cancel(request, parts.routing.onward(context))
    }
  )
}
