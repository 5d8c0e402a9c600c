import { CloudError } from '@taucloud/base'
import type { Job, PushEvent } from '@taucloud/protocol/patrick'
import { BROKER_DEFAULTS } from './broker-options.ts'
import type {
  AttemptRef,
  BrokerComponents,
  BrokerInit,
  BrokerOptions,
  Outcome
} from './broker-options.ts'
import { currentAttempt, describe, endOf, jobIdOf, lossOf, orderOf } from './job.ts'
import type { JobFacts } from './job.ts'
import { Lanes } from './lanes.ts'
import { Leases } from './leases.ts'
import type { Lease } from './leases.ts'
import type { SpokenLine } from './logbook.ts'
import { OpenJobs } from './open-jobs.ts'
import { Settlement } from './settlement.ts'

/** What a lane can do next: an attempt was given, or when to look again (undefined: at the next change). */
export type NextStep = { granted: JobFacts; lease: Lease } | { wakeAtMs: number | undefined }

/**
 * Decides about the jobs of the projects this node is broker of. Every decision on a project runs in the project's
 * lane, on facts read there, and is on disk before it is told to anybody.
 */
export class Broker {
  readonly open = new OpenJobs()
  readonly leases: Leases
  readonly options: BrokerOptions
  readonly #parts: BrokerComponents
  readonly #lanes = new Lanes()
  readonly #settlement: Settlement
  /** Called after every change of a lane; the dispatcher looks for work then. */
  onChange: () => void = () => undefined

  constructor(components: BrokerComponents, init: BrokerInit = {}) {
    this.#parts = components
    this.options = { ...BROKER_DEFAULTS, ...init }
    this.leases = new Leases(this.options.leaseMs, (lease) => this.#expire(lease))
    this.#settlement = new Settlement({
      ...components,
      leases: this.leases,
      open: this.open,
      options: this.options,
      onChange: (id) => this.#changed(id)
    })
  }

  /** Records a push as a job. Resolves when it is on disk. */
  submit(push: PushEvent): Promise<string> {
    const id = jobIdOf(push)
    return this.#lanes.run(push.project, async () => {
      const known = await this.#parts.store.getFacts(id)
      if (known !== undefined && endOf(known) !== undefined) return id
      if (known === undefined && this.open.size >= this.options.maxOpenJobs) {
        throw new CloudError(
          'resource_exhausted',
          `Cannot queue job "${id}": ${this.open.size} jobs are open`
        )
      }
      await this.#parts.store.putJob(id, known?.record ?? { push, queuedAtMs: Date.now() })
      this.open.add(push.project, id)
      await this.#supersede(push.project)
      if (known === undefined) {
        this.#parts.logger.info('job queued', { job: id, project: push.project })
      }
      this.#changed(id)
      return id
    })
  }

  /** Newest wins: of the queued jobs of a branch only the newest push stays, and none when a newer one was ever known. */
  async #supersede(project: string): Promise<void> {
    const newest = await this.#newestOrders(project)
    for (const facts of await this.#openFacts(project)) {
      const push = facts.record.push
      if (push === null || describe(facts).state !== 'queued') continue
      if (orderOf(push) >= (newest.get(push.branch) ?? '')) continue
      const message = 'A newer push of this branch came first'
      await this.#settlement.end(facts, { state: 'superseded', cause: '', message, release: '' })
    }
  }

  async #newestOrders(project: string): Promise<Map<string, string>> {
    const newest = new Map<string, string>()
    let looked = 0
    for await (const { id } of this.#parts.store.listProject(project, '')) {
      if (++looked > 50) break
      const push = (await this.#parts.store.getRecord(id))?.push
      if (push === undefined || push === null || newest.has(push.branch)) continue
      newest.set(push.branch, orderOf(push))
    }
    return newest
  }

  /** Facts of a project's open jobs, oldest push first. Marks left behind by a crash are taken away. */
  async #openFacts(project: string): Promise<JobFacts[]> {
    const found: { order: string; facts: JobFacts }[] = []
    for (const id of this.open.idsOf(project)) {
      const facts = await this.#parts.store.getFacts(id)
      const push = facts?.record.push ?? null
      if (facts !== undefined && push !== null && endOf(facts) === undefined) {
        found.push({ order: orderOf(push), facts })
      } else if (facts !== undefined) {
        await this.#parts.store.closeJob(project, id)
        this.open.delete(project, id)
      }
    }
    found.sort((a, b) => (a.order < b.order ? -1 : 1))
    return found.map(({ facts }) => facts)
  }

  /** Gives the head of a project's lane to a builder when the lane is free. */
  grant(project: string, builder: string): Promise<NextStep> {
    return this.#lanes.run(project, async () => {
      const lane = await this.#openFacts(project)
      const [head] = lane
      if (head === undefined || this.#isHeld(lane, project)) return { wakeAtMs: undefined }
      const wakeAtMs = this.#retryAt(head)
      if (wakeAtMs > Date.now()) return { wakeAtMs }
      return this.#grantHead(head, project, builder)
    })
  }

  // A lease that another broker gave, or this one before it restarted, is taken over with its whole time.
  #isHeld(lane: readonly JobFacts[], project: string): boolean {
    if (this.leases.ofProject(project) !== undefined) return true
    for (const facts of lane) {
      const attempt = currentAttempt(facts)
      if (attempt === undefined || lossOf(facts, attempt.attempt) !== undefined) continue
      const { builder } = attempt
      this.leases.renew({ job: facts.id, project, builder, attempt: attempt.attempt })
      return true
    }
    return false
  }

  #retryAt(head: JobFacts): number {
    const loss = lossOf(head, currentAttempt(head)?.attempt ?? 0)
    return loss === undefined ? 0 : loss.retryAtMs
  }

  async #grantHead(head: JobFacts, project: string, builder: string): Promise<NextStep> {
    const attempt = {
      attempt: (currentAttempt(head)?.attempt ?? 0) + 1,
      builder,
      broker: this.#parts.peerId,
      leasedAtMs: Date.now()
    }
    await this.#parts.store.putAttempt(head.id, attempt)
    const lease = { job: head.id, project, attempt: attempt.attempt, builder }
    this.leases.renew(lease)
    this.#parts.logger.info('job leased', { job: head.id, builder, attempt: attempt.attempt })
    this.#changed(head.id)
    return { granted: { ...head, attempts: [...head.attempts, attempt] }, lease }
  }

  /** Takes over the leases of a lane that this node has become broker of. */
  adopt(project: string): Promise<void> {
    return this.#lanes.run(project, async () => {
      this.#isHeld(await this.#openFacts(project), project)
    })
  }

  /**
   * Keeps a lease alive. Tells whether the job is over and the builder should stop.
   *
   * @throws {CloudError} `aborted` when the attempt no longer counts, `not_found`
   */
  heartbeat(project: string, ref: AttemptRef): Promise<{ canceled: boolean }> {
    return this.#lanes.run(project, async () => {
      const facts = await this.#factsOf(ref.job)
      const attempt = this.#assertCurrent(facts, ref, 'renew')
      if (endOf(facts) !== undefined) return { canceled: true }
      if (lossOf(facts, ref.attempt) !== undefined) throw lost('renew', ref)
      if (Date.now() - attempt.leasedAtMs > this.options.maxAttemptMs) {
        const message = `The build took longer than ${this.options.maxAttemptMs / 60_000} minutes`
        await this.#settlement.end(facts, {
          state: 'failed',
          cause: 'timeout',
          message,
          release: ''
        })
        return { canceled: true }
      }
      this.leases.renew({ project, ...ref })
      return { canceled: false }
    })
  }

  /** Appends to the log of a job that is being built. @throws {CloudError} `aborted`, `failed_precondition`, `not_found` */
  appendLog(project: string, ref: AttemptRef, lines: readonly SpokenLine[]): Promise<void> {
    return this.#lanes.run(project, async () => {
      const facts = await this.#factsOf(ref.job)
      this.#assertCurrent(facts, ref, 'log to')
      const end = endOf(facts)
      if (end !== undefined) {
        throw new CloudError(
          'failed_precondition',
          `Cannot log to job "${ref.job}": it has ended (${end.state})`
        )
      }
      await this.#parts.logbook.append(ref.job, lines)
      this.#parts.changes.notify(ref.job)
    })
  }

  /**
   * Records how an attempt ended. Said twice it answers the same. Only the cause `infrastructure` is tried again.
   *
   * @throws {CloudError} `aborted` when a later attempt has been given, `not_found`
   */
  complete(project: string, ref: AttemptRef, outcome: Outcome): Promise<Job> {
    return this.#lanes.run(project, async () => {
      const facts = await this.#factsOf(ref.job)
      this.#assertCurrent(facts, ref, 'complete')
      const end = endOf(facts)
      // A release that was published is a fact even when somebody cancelled meanwhile.
      if (end !== undefined && (end.state === 'succeeded' || outcome.state !== 'succeeded')) {
        return describe(facts)
      }
      if (outcome.state === 'failed' && outcome.cause === 'infrastructure') {
        return this.#lost(facts, ref, { message: outcome.message })
      }
      return this.#settlement.end(facts, outcome, ref)
    })
  }

  /** Ends a job that has not ended. @throws {CloudError} `failed_precondition` when it has, `not_found` */
  cancel(project: string, job: string): Promise<Job> {
    return this.#lanes.run(project, async () => {
      const facts = await this.#factsOf(job)
      const end = endOf(facts)
      if (end?.state === 'canceled') return describe(facts)
      if (end !== undefined) {
        const message = `Cannot cancel job "${job}": it has ended (${end.state})`
        throw new CloudError('failed_precondition', message)
      }
      const attempt = currentAttempt(facts)
      const ref = attempt === undefined ? undefined : { job, ...attempt }
      const outcome = { state: 'canceled', cause: '', message: '', release: '' } as const
      return this.#settlement.end(facts, outcome, ref)
    })
  }

  /** Gives an attempt back that its builder never received. */
  release(lease: Lease): Promise<void> {
    return this.#lose(lease, 'The builder was gone before it had the job')
  }

  #expire(lease: Lease): void {
    const silence = `nothing was heard from it for ${this.options.leaseMs / 1000} s`
    this.#lose(lease, silence).catch((error: unknown) => {
      this.#parts.logger.error('lost lease not recorded', { job: lease.job, error })
    })
  }

  #lose(lease: Lease, message: string): Promise<void> {
    return this.#lanes.run(lease.project, async () => {
      const facts = await this.#parts.store.getFacts(lease.job)
      const attempt = facts === undefined ? undefined : currentAttempt(facts)
      if (facts === undefined || endOf(facts) !== undefined) return
      if (attempt?.attempt !== lease.attempt || lossOf(facts, lease.attempt) !== undefined) return
      await this.#lost(facts, lease, { message, pauseMs: 0 })
    })
  }

  /** After a lost attempt the job is queued again, and a newer push of its branch may have come meanwhile. */
  async #lost(
    facts: JobFacts,
    ref: AttemptRef,
    how: { message: string; pauseMs?: number }
  ): Promise<Job> {
    const job = await this.#settlement.lose(facts, ref, how)
    await this.#supersede(job.push?.project ?? '')
    return job
  }

  async #factsOf(job: string): Promise<JobFacts> {
    const facts = await this.#parts.store.getFacts(job)
    if (facts === undefined) throw new CloudError('not_found', `Cannot find job "${job}"`)
    return facts
  }

  #assertCurrent(facts: JobFacts, ref: AttemptRef, verb: string): { leasedAtMs: number } {
    const current = currentAttempt(facts)
    if (current?.attempt === ref.attempt && current.builder === ref.builder) return current
    // Given by a broker whose word has not arrived here yet.
    if (ref.attempt > (current?.attempt ?? 0)) {
      throw new CloudError(
        'unavailable',
        `Cannot ${verb} job "${ref.job}": attempt ${ref.attempt} is not known here yet`
      )
    }
    throw lost(verb, ref)
  }

  #changed(id: string): void {
    this.#parts.changes.notify(id)
    this.onChange()
  }

  /** Runs work that must not meet a decision on the same project. */
  inLane(project: string, work: () => Promise<void>): Promise<void> {
    return this.#lanes.run(project, work)
  }

  /** Waits for decisions under way; no lease expires any more. */
  async stop(): Promise<void> {
    this.leases.clear()
    await this.#lanes.idle()
    this.leases.clear()
  }
}

function lost(verb: string, ref: AttemptRef): CloudError {
  return new CloudError(
    'aborted',
    `Cannot ${verb} job "${ref.job}": attempt ${ref.attempt} of "${ref.builder}" no longer counts`
  )
}
