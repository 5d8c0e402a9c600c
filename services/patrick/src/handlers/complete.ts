import type { Job } from '@taucloud/protocol/patrick'
import type { CallContext } from '@taucloud/transport'
import { parseAttempt, parseOutcome } from '../requests.ts'
import { atBroker } from './context.ts'
import type { PatrickContext } from './context.ts'

export interface CompleteCall {
  job: string
  attempt: number
  state: string
  cause: string
  message: string
  release: string
}

/** Records how the caller's attempt ended. @throws {CloudError} `aborted` when a later attempt has been given */
export async function complete(
  parts: Pick<PatrickContext, 'broker' | 'routing' | 'store'>,
  request: CompleteCall,
  context: CallContext
): Promise<{ job: Job | null }> {
  const ref = parseAttempt(request, parts.routing.actor(context))
  const outcome = parseOutcome(request)
  return atBroker<{ job: Job | null }>(
    parts,
    { job: ref.job, context },
    {
      here: async (project) => ({ job: await parts.broker.complete(project, ref, outcome) }),
      there: (client) => client.complete(request, parts.routing.onward(context))
    }
  )
}
