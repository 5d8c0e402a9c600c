import type { CallContext } from '@taucloud/transport'
import { parseAfterLine, parseJobId } from '../requests.ts'
import { watchJob as watch } from '../watch.ts'
import type { JobEvent } from '../watch.ts'
import type { PatrickContext } from './context.ts'

/** Follows a job on whichever broker is asked. @throws {CloudError} `not_found` */
export function watchJob(
  context: Pick<PatrickContext, 'watch'>,
  request: { job: string; afterLine: number },
  { signal }: CallContext
): AsyncIterable<JobEvent> {
  const query = { job: parseJobId(request.job), afterLine: parseAfterLine(request.afterLine) }
  return watch(context.watch, query, signal)
}
