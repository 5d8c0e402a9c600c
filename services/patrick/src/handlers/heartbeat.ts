import type { CallContext } from '@taucloud/transport'
import { parseAttempt } from '../requests.ts'
import { atBroker } from './context.ts'
import type { PatrickContext } from './context.ts'

/** Keeps the caller's lease alive. @throws {CloudError} `aborted` when the attempt no longer counts, `not_found` */
export async function heartbeat(
  parts: Pick<PatrickContext, 'broker' | 'routing' | 'store'>,
  request: { job: string; attempt: number },
  context: CallContext
): Promise<{ canceled: boolean }> {
  const ref = parseAttempt(request, parts.routing.actor(context))
  return atBroker(
    parts,
    { job: ref.job, context },
    {
      here: (project) => parts.broker.heartbeat(project, ref),
      there: (client) => client.heartbeat(request, parts.routing.onward(context))
    }
  )
}
