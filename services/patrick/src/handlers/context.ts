import type { CallContext } from '@taucloud/transport'
import type { Broker } from '../broker.ts'
import type { Dispatcher } from '../dispatcher.ts'
import type { PatrickClient, Routing } from '../routing.ts'
import type { JobStore } from '../store.ts'
import type { WatchContext } from '../watch.ts'
import type { Job } from '@taucloud/protocol/patrick'

/** What a builder is answered with a lease. */
export interface Offer {
  job: Job
  capability: Uint8Array
  leaseMs: number
}

/** What the handlers work with. */
export interface PatrickContext {
  broker: Broker
  dispatcher: Dispatcher<Offer>
  routing: Routing
  store: JobStore
  watch: WatchContext
}

/** Runs a call about a job at the broker of the job's project, here or elsewhere. */
export async function atBroker<T>(
  { routing, store }: Pick<PatrickContext, 'routing' | 'store'>,
  { job, context }: { job: string; context: CallContext },
  calls: { here: (project: string) => Promise<T>; there: (client: PatrickClient) => Promise<T> }
): Promise<T> {
  const project = (await store.getRecord(job))?.push?.project
  if (project === undefined) return routing.ask(job, context, calls.there)
  return routing.route(project, context, { here: () => calls.here(project), there: calls.there })
}
