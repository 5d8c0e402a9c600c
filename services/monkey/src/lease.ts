import { setTimeout as delay } from 'node:timers/promises'
import { CloudError, isRetryable } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Job } from '@taucloud/protocol/patrick'
import { PatrickContract } from '@taucloud/protocol/patrick'
import type { Bus, Client } from '@taucloud/transport'
import { toBuildFailure } from './build-failure.ts'
import type { BuildOutcome, LeasedJob } from './build-job.ts'
import { JobLog } from './job-log.ts'

const WAIT_MS = 25_000
const MIN_BACKOFF_MS = 100
const MAX_BACKOFF_MS = 5_000
const MIN_HEARTBEAT_MS = 250
const MAX_HEARTBEAT_MS = 10_000
/** How long the end of a job is told to brokers that do not answer. */
const COMPLETE_MS = 120_000
const MAX_MESSAGE = 4_000

type Broker = Client<(typeof PatrickContract)['methods']>

/** What a loop of leases needs. */
export interface LeaseLoop {
  readonly bus: Pick<Bus, 'client'>
  readonly logger: Logger
  /** What this node can build, as told to the broker. */
  readonly features: readonly string[]
  /** Fires when the service stops. */
  readonly stopping: AbortSignal
  build(leased: LeasedJob): Promise<BuildOutcome>
}

/** Takes one job after the other until the service stops. A broker that cannot be reached is asked again with backoff. */
export async function runLeases(loop: LeaseLoop): Promise<void> {
  const broker = loop.bus.client(PatrickContract, { service: 'patrick' })
  let backoffMs = MIN_BACKOFF_MS
  while (!loop.stopping.aborted) {
    try {
      const request = { features: [...loop.features], waitMs: WAIT_MS }
      const { capability, job, leaseMs } = await broker.lease(request, { signal: loop.stopping })
      backoffMs = MIN_BACKOFF_MS
      if (job !== null) await runJob(loop, broker, { job, capability, leaseMs })
    } catch (error) {
      if (!isAborted(loop.stopping)) loop.logger.debug('broker not reached', { error, backoffMs })
      // Half of it random: builders that lost one broker together do not come back together.
      await delay(backoffMs * (0.5 + Math.random() / 2), undefined, {
        signal: loop.stopping
      }).catch(() => undefined)
      backoffMs = Math.min(MAX_BACKOFF_MS, backoffMs * 2)
    }
  }
}

interface Lease {
  readonly job: Job
  readonly capability: Uint8Array
  readonly leaseMs: number
}

async function runJob(loop: LeaseLoop, broker: Broker, lease: Lease): Promise<void> {
  const { capability, job } = lease
  const { push } = job
  const attempt = { job: job.id, attempt: job.attempt }
  if (push === null) {
    await tellEnd(loop, broker, {
      ...attempt,
      state: 'failed',
      cause: 'infrastructure',
      message: 'The job names no push'
    })
    return
  }
  const logger = loop.logger.child('job', { job: job.id })
  const log = new JobLog((lines) => broker.appendLog({ ...attempt, lines }), logger)
  const stop = new AbortController()
  const signal = AbortSignal.any([loop.stopping, stop.signal])
  const heart = beat(broker, lease, { signal, stop, logger })
  logger.info('job leased', { project: push.project, branch: push.branch, attempt: job.attempt })
  try {
    const end = await outcomeOf(loop, { job, push, capability, log, signal }, logger)
    await log.flush()
    // The broker has given the job to somebody else, or nobody wants it any more: there is nobody to tell.
    if (stop.signal.aborted) return
    await tellEnd(loop, broker, { ...attempt, ...end })
  } finally {
    stop.abort()
    await heart
  }
}

interface JobEnd {
  readonly state: 'succeeded' | 'failed' | 'superseded'
  readonly cause?: string
  readonly message?: string
  readonly release?: string
}

async function outcomeOf(loop: LeaseLoop, leased: LeasedJob, logger: Logger): Promise<JobEnd> {
  const startedAt = performance.now()
  try {
    const { isCurrent, release } = await loop.build(leased)
    logger.info('job built', { release, isCurrent, ms: Math.round(performance.now() - startedAt) })
    return isCurrent ? { state: 'succeeded', release } : { state: 'superseded' }
  } catch (error) {
    const failure = toBuildFailure(error)
    const isStopped = leased.signal.aborted
    const fields = { cause: failure.failure, reason: failure.message, isStopped }
    // What a person can mend is in the job; what only an operator can is in the log with its stack.
    if (isStopped || failure.failure !== 'infrastructure') logger.info('job failed', fields)
    else logger.warn('job failed', { ...fields, error: failure.cause })
    leased.log.line(
      'err',
      isStopped ? 'stopped: this node goes down or the job is no longer wanted' : failure.message
    )
    return {
      state: 'failed',
      cause: failure.failure,
      message: failure.message.slice(0, MAX_MESSAGE)
    }
  }
}

/** Keeps the lease until the signal fires; stops the job when the broker no longer wants it from this node. */
async function beat(
  broker: Broker,
  { job, leaseMs }: Lease,
  o: { signal: AbortSignal; stop: AbortController; logger: Logger }
): Promise<void> {
  const everyMs = Math.min(MAX_HEARTBEAT_MS, Math.max(MIN_HEARTBEAT_MS, leaseMs / 3))
  while (!o.signal.aborted) {
    try {
      await delay(everyMs, undefined, { signal: o.signal })
      const attempt = { job: job.id, attempt: job.attempt }
      const { canceled } = await broker.heartbeat(attempt, { signal: o.signal, timeoutMs: everyMs })
      if (canceled) o.stop.abort()
    } catch (error) {
      if (isLost(error)) o.stop.abort()
      // A broker that is away may come back, and what is published names the attempt: the build goes on.
      else if (!isAborted(o.signal)) o.logger.debug('heartbeat not answered', { error })
    }
  }
}

/** A call, so that the compiler does not take an earlier look for granted. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted
}

/** Has another attempt or an end made this one meaningless? */
function isLost(error: unknown): boolean {
  return (
    error instanceof CloudError &&
    ['aborted', 'failed_precondition', 'not_found', 'permission_denied'].includes(error.code)
  )
}

async function tellEnd(
  loop: LeaseLoop,
  broker: Broker,
  end: JobEnd & { job: string; attempt: number }
): Promise<void> {
  const deadline = performance.now() + (loop.stopping.aborted ? 1_000 : COMPLETE_MS)
  let backoffMs = MIN_BACKOFF_MS
  for (;;) {
    try {
      await broker.complete(end)
      return
    } catch (error) {
      if (isLost(error)) return
      if (!isRetryable(error) && !isTimeout(error)) throw error
      if (performance.now() + backoffMs > deadline) throw error
      await delay(backoffMs)
      backoffMs = Math.min(MAX_BACKOFF_MS, backoffMs * 2)
    }
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof CloudError && error.code === 'deadline_exceeded'
}
