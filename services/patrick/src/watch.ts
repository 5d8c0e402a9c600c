import { CloudError } from '@taucloud/base'
import type { Job, LogLine } from '@taucloud/protocol/patrick'
import type { ChangeFeed, Changes } from './changes.ts'
import { describe, hasEnded } from './job.ts'
import type { JobFacts } from './job.ts'
import type { JobStore } from './store.ts'

export interface WatchContext {
  store: JobStore
  changes: Changes
  /** How long a job may be unknown here before it is not found: its record may be on its way. @default 5 000 ms */
  graceMs?: number
}

export type JobEvent = { job: Job } | { line: LogLine }

/**
 * Tells of a job until it has ended: its state first, then the lines after `afterLine` and each change of state.
 * Reads ahead of the consumer by at most one page of the log.
 *
 * @throws {CloudError} `not_found`
 */
export async function* watchJob(
  context: WatchContext,
  { job: id, afterLine }: { job: string; afterLine: number },
  signal: AbortSignal
): AsyncGenerator<JobEvent> {
  const feed = context.changes.subscribe(id)
  try {
    let facts: JobFacts | undefined = await awaitJob(context, id, { feed, signal })
    let next = afterLine + 1
    let told = ''
    while (facts !== undefined) {
      // The facts were read before the log: what they call ended has all its lines there.
      const job = describe(facts)
      const isOver = hasEnded(job)
      const state = `${job.state} ${job.attempt}`
      if (!isOver && state !== told) yield { job }
      told = state
      for await (const line of linesFrom(context.store, id, next)) {
        yield { line }
        next = line.number + 1
      }
      if (isOver) {
        yield { job }
        return
      }
      await feed.next(signal)
      facts = await context.store.getFacts(id)
    }
  } finally {
    feed.close()
  }
}

async function* linesFrom(store: JobStore, id: string, from: number): AsyncGenerator<LogLine> {
  for (let next = from; ;) {
    const page = await store.listLog(id, next)
    if (page.length === 0) return
    for (const line of page) {
      // Brokers that did not see each other may both have given a number: the first in key order is shown.
      if (line.number < next) continue
      yield line
      next = line.number + 1
    }
  }
}

async function awaitJob(
  { store, graceMs = 5000 }: WatchContext,
  id: string,
  { feed, signal }: { feed: ChangeFeed; signal: AbortSignal }
): Promise<JobFacts> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(graceMs)])
  for (;;) {
    const facts = await store.getFacts(id)
    if (facts !== undefined) return facts
    try {
      await feed.next(patience)
    } catch (error) {
      signal.throwIfAborted()
      throw new CloudError('not_found', `Cannot find job "${id}"`, { cause: error })
    }
  }
}
