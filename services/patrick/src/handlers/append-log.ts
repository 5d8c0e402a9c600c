import type { LogLine } from '@taucloud/protocol/patrick'
import type { CallContext } from '@taucloud/transport'
import { parseAttempt, parseLines } from '../requests.ts'
import { atBroker } from './context.ts'
import type { PatrickContext } from './context.ts'

/**
 * Appends lines to the log of the job that the caller builds.
 *
 * @throws {CloudError} `aborted` when the attempt no longer counts, `failed_precondition` when the job has ended
 */
export async function appendLog(
  parts: Pick<PatrickContext, 'broker' | 'routing' | 'store'>,
  request: { job: string; attempt: number; lines: LogLine[] },
  context: CallContext
): Promise<Record<string, never>> {
  const ref = parseAttempt(request, parts.routing.actor(context))
  const lines = parseLines(request.lines)
  await atBroker<unknown>(
    parts,
    { job: ref.job, context },
    {
      here: (project) => parts.broker.appendLog(project, ref, lines),
      there: (client) => client.appendLog(request, parts.routing.onward(context))
    }
  )
  return {}
}
