import { createHash } from 'node:crypto'
import type {
  AttemptRecord,
  EndRecord,
  Job,
  JobRecord,
  LossRecord,
  PushEvent
} from '@taucloud/protocol/patrick'

/** Everything that is known of a job. Each member is a fact written once; none is ever changed. */
export interface JobFacts {
  readonly id: string
  readonly record: JobRecord
  readonly attempts: readonly AttemptRecord[]
  readonly losses: readonly LossRecord[]
  readonly ends: readonly EndRecord[]
}

/** States that a job never leaves. */
export const END_STATES = ['succeeded', 'failed', 'canceled', 'superseded'] as const
export type EndState = (typeof END_STATES)[number]

// What happened outranks what was wished: a published release is a success whoever cancelled meanwhile.
const PRECEDENCE: readonly string[] = ['succeeded', 'canceled', 'failed', 'superseded']

/** The id of the job of a push: 32 hex digits, the same whoever computes it. */
export function jobIdOf(push: PushEvent): string {
  const identity = [push.project, push.repository, push.branch, push.commit, push.sequence]
  return createHash('sha256').update(identity.join('\0')).digest('hex').slice(0, 32)
}

/** A text that sorts pushes by when they happened: the order of a project's lane and of its listing. */
export function orderOf(push: PushEvent): string {
  return `${String(push.pushedAtMs).padStart(15, '0')}-${String(push.sequence).padStart(12, '0')}`
}

/**
 * The attempt that counts. Brokers that did not see each other may have given the same attempt twice: the earlier
 * lease wins, then the smaller broker, so every reader picks the same one.
 */
export function currentAttempt(facts: JobFacts): AttemptRecord | undefined {
  let best: AttemptRecord | undefined
  for (const attempt of facts.attempts) {
    if (best === undefined || outranks(attempt, best)) best = attempt
  }
  return best
}

function outranks(a: AttemptRecord, b: AttemptRecord): boolean {
  if (a.attempt !== b.attempt) return a.attempt > b.attempt
  if (a.leasedAtMs !== b.leasedAtMs) return a.leasedAtMs < b.leasedAtMs
  return a.broker < b.broker
}

/** The end that counts when brokers recorded several: by what happened, then the earliest, then the smaller builder. */
export function endOf(facts: JobFacts): EndRecord | undefined {
  const rank = (end: EndRecord): number => PRECEDENCE.indexOf(end.state)
  return facts.ends.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.endedAtMs - b.endedAtMs ||
      a.attempt - b.attempt ||
      compareText(canonical(a), canonical(b))
  )[0]
}

function canonical(end: EndRecord): string {
  return [end.builder, end.cause, end.message, end.release].join('\0')
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Is the attempt known to have ended without a result? */
export function lossOf(facts: JobFacts, attempt: number): LossRecord | undefined {
  return facts.losses.find((loss) => loss.attempt === attempt)
}

/** The job as everybody sees it, derived from its facts in any order. */
export function describe(facts: JobFacts): Job {
  const end = endOf(facts)
  const attempt = currentAttempt(facts)
  const isLeased = attempt !== undefined && lossOf(facts, attempt.attempt) === undefined
  return {
    id: facts.id,
    push: facts.record.push,
    state: end?.state ?? (isLeased ? 'leased' : 'queued'),
    attempt: attempt?.attempt ?? 0,
    builder: end?.builder ?? attempt?.builder ?? '',
    queuedAtMs: facts.record.queuedAtMs,
    startedAtMs: attempt?.leasedAtMs ?? 0,
    endedAtMs: end?.endedAtMs ?? 0,
    cause: end?.cause ?? '',
    message: end?.message ?? '',
    release: end?.release ?? ''
  }
}

/** Has the job reached a state that it never leaves? */
export function hasEnded(job: Job): boolean {
  return END_STATES.some((state) => state === job.state)
}
