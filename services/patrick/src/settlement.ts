import type { EndRecord, Job } from '@taucloud/protocol/patrick'
import type { AttemptRef, BrokerComponents, BrokerOptions, Outcome } from './broker-options.ts'
import { describe } from './job.ts'
import type { JobFacts } from './job.ts'
import type { Leases } from './leases.ts'
import type { OpenJobs } from './open-jobs.ts'

export interface SettlementComponents extends BrokerComponents {
  leases: Leases
  open: OpenJobs
  options: BrokerOptions
  onChange: (job: string) => void
}

/** Writes down how attempts and jobs end, and lets go of what was held for them. Called within the project's lane. */
export class Settlement {
  readonly #parts: SettlementComponents

  constructor(components: SettlementComponents) {
    this.#parts = components
  }

  /** Ends a job for good. */
  async end(facts: JobFacts, outcome: Outcome, ref?: Omit<AttemptRef, 'job'>): Promise<Job> {
    const { leases, open, logbook, logger, onChange, store } = this.#parts
    const end: EndRecord = {
      ...outcome,
      attempt: ref?.attempt ?? 0,
      builder: ref?.builder ?? '',
      endedAtMs: Date.now()
    }
    const project = facts.record.push?.project ?? ''
    await store.putEnd(facts, end)
    leases.release(facts.id)
    open.delete(project, facts.id)
    logbook.forget(facts.id)
    logger.info('job ended', { job: facts.id, state: end.state, cause: end.cause })
    onChange(facts.id)
    return describe({ ...facts, ends: [...facts.ends, end] })
  }

  /** Queues a job again whose attempt ended without a result, or fails it when that was the last attempt. */
  async lose(
    facts: JobFacts,
    ref: AttemptRef,
    { message, pauseMs }: { message: string; pauseMs?: number }
  ): Promise<Job> {
    const { leases, logger, options, onChange, store } = this.#parts
    const { attempt, job } = ref
    if (attempt >= options.maxAttempts) {
      const said = `No builder could finish it in ${attempt} attempts. The last: ${message}`
      const outcome = {
        state: 'failed',
        cause: 'infrastructure',
        message: said,
        release: ''
      } as const
      return this.end(facts, outcome, ref)
    }
    const lostAtMs = Date.now()
    const retryAtMs = lostAtMs + (pauseMs ?? options.retryDelayMs * 2 ** (attempt - 1))
    const loss = { attempt, message, lostAtMs, retryAtMs }
    await store.putLoss(job, loss)
    leases.release(job)
    logger.warn('attempt lost', { job, attempt, builder: ref.builder })
    await this.#say(ref, message, lostAtMs)
    onChange(job)
    return describe({ ...facts, losses: [...facts.losses, loss] })
  }

  #say({ attempt, builder, job }: AttemptRef, why: string, atMs: number): Promise<void> {
    const text = `attempt ${attempt} on ${builder} was lost (${why}); the build starts again`
    return this.#parts.logbook.append(job, [{ stream: 'step', text, atMs }])
  }
}
