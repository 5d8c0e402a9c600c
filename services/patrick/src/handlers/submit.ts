import { isRetryable } from '@taucloud/base'
import type { PushEvent } from '@taucloud/protocol/patrick'
import type { CallContext } from '@taucloud/transport'
import { parsePush } from '../requests.ts'
import type { PatrickContext } from './context.ts'

/**
 * Records a push as a job; on disk when it answers. The same push always gives the same job. A broker that cannot be
 * reached is replaced by this node: the record travels with the map.
 *
 * @throws {CloudError} `invalid_argument`, `permission_denied`, `resource_exhausted`
 */
export async function submit(
  { broker, routing }: Pick<PatrickContext, 'broker' | 'routing'>,
  request: { push: PushEvent | null },
  context: CallContext
): Promise<{ job: string }> {
  const push = parsePush(request.push, routing.actor(context))
  const here = async (): Promise<{ job: string }> => ({ job: await broker.submit(push) })
  try {
    return await routing.route(push.project, context, {
      here,
      there: (client) => client.submit({ push }, { ...routing.onward(context), timeoutMs: 2000 })
    })
  } catch (error) {
    if (!isRetryable(error) || routing.isMine(push.project)) throw error
    return here()
  }
}
