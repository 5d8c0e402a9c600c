import { describe, hasEnded } from './job.ts'
import type { JobStore } from './store.ts'

export interface RetentionLimits {
  /** Jobs kept of a project, beside those that have not ended. */
  readonly jobs: number
  /** Of these, the newest that keep their log. */
  readonly logs: number
}

/** What a project keeps: its newest 200 jobs, and the logs of the newest 50. */
export const RETENTION: RetentionLimits = { jobs: 200, logs: 50 }

/** Removes the jobs and logs of a project that are older than what is kept. Interrupted, it goes on the next time. */
export async function prune(
  store: JobStore,
  project: string,
  limits: RetentionLimits = RETENTION
): Promise<void> {
  const listed: { id: string; cursor: string }[] = []
  for await (const entry of store.listProject(project, '')) listed.push(entry)
  for (const [index, { id, cursor }] of listed.entries()) {
    if (index < limits.logs) continue
    const facts = await store.getFacts(id)
    if (facts !== undefined && !hasEnded(describe(facts))) continue
    if (index >= limits.jobs) await store.deleteJob(project, cursor, id)
    else await store.deleteLog(id)
  }
}
