import { CloudError } from '@taucloud/base'
import type { CallContext } from '@taucloud/transport'
import type { FunctionLogs, LogSelection } from './function-logs.ts'
import type { OutputLine } from './messages.ts'

/** What is asked for; see `substrate.proto`. */
export interface FunctionLogsQuery extends LogSelection {
  readonly follow: boolean
  readonly tail: number
}

const MAX_TAIL = 1000

/**
 * Sends the last lines that functions of a project wrote on this node, and then, when asked to, those they write.
 *
 * @throws {CloudError} `invalid_argument` without a project
 */
export async function* functionLogs(
  logs: FunctionLogs,
  query: FunctionLogsQuery,
  { signal }: Pick<CallContext, 'signal'>
): AsyncGenerator<Omit<OutputLine, 'project' | 'branch'>, void, undefined> {
  if (query.project === '') {
    throw new CloudError('invalid_argument', 'Cannot read function logs: no project is named')
  }
  // The reader joins before the tail is taken, so that no line falls between the two.
  const following = query.follow ? logs.follow(query, signal) : undefined
  yield* logs.tail(query, Math.min(query.tail, MAX_TAIL)).map(visible)
  if (following === undefined) return
  for await (const line of following) yield visible(line)
}

function visible({
  atMs,
  function: name,
  stream,
  text
}: OutputLine): Omit<OutputLine, 'project' | 'branch'> {
  return { atMs, function: name, stream, text }
}
