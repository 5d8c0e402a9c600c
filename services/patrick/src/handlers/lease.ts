import type { CallContext } from '@taucloud/transport'
import { parseWait } from '../requests.ts'
import type { Offer, PatrickContext } from './context.ts'

/** Gives the caller a job to build, waiting for one at most `waitMs`. Without a job there is nothing to do. */
export async function lease(
  { dispatcher, routing }: Pick<PatrickContext, 'dispatcher' | 'routing'>,
  request: { waitMs: number },
  context: CallContext
): Promise<Partial<Offer>> {
  const offer = await dispatcher.wait({
    builder: routing.actor(context),
    waitMs: parseWait(request.waitMs),
    signal: context.signal,
    isForwarded: routing.isForwarded(context)
  })
  return offer ?? {}
}
