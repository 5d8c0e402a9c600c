import { CloudError } from '@taucloud/base'
import { TRIGGER_METHODS } from '../triggers/trigger-calls.ts'
import type { TriggerCalls } from '../triggers/trigger-calls.ts'
import type { WorkerHandle } from '../worker-handle.ts'

/** What this needs of a worker. */
export type TriggerWorker = Pick<WorkerHandle, 'isAlive' | 'exchanges' | 'counters' | 'calls'>

/** Calls of triggers under way, by worker: the pool counts requests only. */
const UNDER_WAY = new WeakMap<TriggerWorker, number>()

/** The functions of one worker, to be called. */
export function triggersOf(worker: TriggerWorker): TriggerCalls {
  return worker.calls.client<TriggerCalls>('triggers', TRIGGER_METHODS)
}

/** Lets the worker that has least to do make a call. @throws {CloudError} `unavailable` while none lives */
export async function onLeastLoaded<T>(
  workers: readonly TriggerWorker[],
  call: (triggers: TriggerCalls) => Promise<T>
): Promise<T> {
  let best: TriggerWorker | undefined
  for (const worker of workers)
    if (best === undefined || loadOf(worker) < loadOf(best)) best = worker
  if (best === undefined)
    throw new CloudError('unavailable', 'Cannot call the function: no thread is ready')
  UNDER_WAY.set(best, (UNDER_WAY.get(best) ?? 0) + 1)
  try {
    return await call(triggersOf(best))
  } finally {
    UNDER_WAY.set(best, (UNDER_WAY.get(best) ?? 1) - 1)
  }
}

function loadOf(worker: TriggerWorker): number {
  return worker.counters.inFlight + worker.exchanges + (UNDER_WAY.get(worker) ?? 0)
}
