import type { Logger, Startable } from '@taucloud/base'
import { issueCapability } from '@taucloud/identity'
import type { NodeKey } from '@taucloud/identity'
import { PatrickContract } from '@taucloud/protocol/patrick'
import { anyOf } from '@taucloud/transport'
import type { Bus, Handlers } from '@taucloud/transport'
import { Broker } from './broker.ts'
import type { BrokerInit } from './broker-options.ts'
import { Changes } from './changes.ts'
import { Dispatcher } from './dispatcher.ts'
import { appendLog } from './handlers/append-log.ts'
import { cancel } from './handlers/cancel.ts'
import { complete } from './handlers/complete.ts'
import type { Offer, PatrickContext } from './handlers/context.ts'
import { getJob } from './handlers/get-job.ts'
import { heartbeat } from './handlers/heartbeat.ts'
import { lease } from './handlers/lease.ts'
import { listJobs } from './handlers/list-jobs.ts'
import { submit } from './handlers/submit.ts'
import { watchJob } from './handlers/watch-job.ts'
import { describe } from './job.ts'
import type { JobFacts } from './job.ts'
import type { Lease } from './leases.ts'
import { Logbook } from './logbook.ts'
import { prune } from './retention.ts'
import { Routing } from './routing.ts'
import { JobStore } from './store.ts'
import type { JobChange, JobMap } from './store.ts'

/** What the service is given; it reaches for nothing else. */
export interface PatrickComponents {
  bus: Pick<Bus, 'peerId' | 'serve' | 'unserve' | 'client' | 'members' | 'onMembersChanged'>
  /** Signs the capabilities that go with a lease. */
  key: NodeKey
  /** This node's certificate; it must hold the role `patrick`. */
  certificate: Uint8Array
  /** The replicated map of space `patrick`. */
  map: JobMap
  logger: Logger
}

export type PatrickInit = BrokerInit

/** What a builder may do with the lease of a job. */
const LEASE_ACTIONS = ['sources.read', 'content.store', 'release.publish']

/** The build-job broker: pushes in, leases to builders, logs and results out. */
export class Patrick implements Startable {
  readonly #parts: PatrickComponents
  readonly #context: PatrickContext
  readonly #changes = new Changes()
  #stopping = new AbortController()
  #following: Promise<void> = Promise.resolve()
  #unsubscribe: () => void = () => undefined
  #isStarted = false

  /** Opens nothing: work begins in `start()`. */
  constructor(components: PatrickComponents, init: PatrickInit = {}) {
    this.#parts = components
    const { bus, logger, map } = components
    const store = new JobStore(map, bus.peerId)
    const routing = new Routing(bus)
    const logbook = new Logbook(store)
    const broker = new Broker(
      { store, logbook, changes: this.#changes, logger, peerId: bus.peerId },
      init
    )
    const dispatcher = new Dispatcher<Offer>({
      broker,
      logger,
      isMine: (project) => routing.isMine(project),
      offer: (facts, held) => this.#offer(facts, held),
      askOthers: (projects, builder) => this.#askOthers(projects, builder)
    })
    broker.onChange = () => dispatcher.poke()
    const watch = { store, changes: this.#changes }
    this.#context = { broker, dispatcher, routing, store, watch }
  }

  async start(): Promise<void> {
    if (this.#isStarted) return
    this.#isStarted = true
    this.#stopping = new AbortController()
    this.#following = this.#follow(this.#stopping.signal)
    await this.#readOpen()
    await this.#adoptOwn()
    this.#unsubscribe = this.#parts.bus.onMembersChanged(() => this.#onMembersChanged())
    await this.#parts.bus.serve(PatrickContract, this.#handlers())
  }

  #handlers(): Handlers<(typeof PatrickContract)['methods']> {
    const context = this.#context
    const builders = anyOf('monkey', 'patrick')
    const readers = anyOf('auth', 'monkey', 'patrick')
    return {
      submit: { allow: anyOf('auth', 'patrick'), handle: submit.bind(undefined, context) },
      lease: { allow: builders, handle: lease.bind(undefined, context) },
      heartbeat: { allow: builders, handle: heartbeat.bind(undefined, context) },
      appendLog: { allow: builders, handle: appendLog.bind(undefined, context) },
      complete: { allow: builders, handle: complete.bind(undefined, context) },
      getJob: { allow: readers, handle: getJob.bind(undefined, context) },
      listJobs: { allow: readers, handle: listJobs.bind(undefined, context) },
      cancel: { allow: anyOf('auth', 'patrick'), handle: cancel.bind(undefined, context) },
      watchJob: { allow: readers, handle: watchJob.bind(undefined, context) }
    }
  }

  async stop(): Promise<void> {
    if (!this.#isStarted) return
    this.#isStarted = false
    this.#unsubscribe()
    this.#context.dispatcher.stop()
    await this.#parts.bus.unserve(PatrickContract.protocol)
    this.#stopping.abort()
    await this.#context.broker.stop()
    await this.#following
  }

  /** Keeps the index of open jobs and those who watch a job up to date with what other brokers write. */
  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const change of this.#context.store.watch(signal)) this.#onChange(change)
        return
      } catch (error) {
        // Too many changes waited: what was missed is read again below.
        this.#parts.logger.warn('changes of jobs were missed', { error })
      }
      await this.#readOpen()
    }
  }

  async #readOpen(): Promise<void> {
    const { broker, store } = this.#context
    for await (const [project, id] of store.listOpen()) broker.open.add(project, id)
  }

  #onChange({ id, kind, project }: JobChange): void {
    const { broker, dispatcher } = this.#context
    if (project !== undefined && kind === 'open') broker.open.add(project, id)
    if (project !== undefined && kind === 'closed') {
      broker.open.delete(project, id)
      if (this.#context.routing.isMine(project)) this.#prune(project)
    }
    this.#changes.notify(id)
    dispatcher.poke()
  }

  #prune(project: string): void {
    const { broker, store } = this.#context
    broker
      .inLane(project, () => prune(store, project))
      .catch((error: unknown) => {
        this.#parts.logger.warn('old jobs not removed', { project, error })
      })
  }

  #onMembersChanged(): void {
    this.#adoptOwn().catch((error: unknown) => {
      this.#parts.logger.error('leases not taken over', { error })
    })
    this.#context.dispatcher.poke()
  }

  async #adoptOwn(): Promise<void> {
    const { broker, routing } = this.#context
    for (const project of broker.open.projects()) {
      if (routing.isMine(project)) await broker.adopt(project)
    }
  }

  async #offer(facts: JobFacts, held: Lease): Promise<Offer> {
    const { leaseMs, maxAttemptMs } = this.#context.broker.options
    const { attempt, builder, job, project } = held
    const notAfter = Date.now() + maxAttemptMs
    const offered = describe(facts)
    const push = offered.push ?? { branch: '', pushedAtMs: 0 }
    const only = { job, attempt, branch: push.branch, pushedAtMs: push.pushedAtMs }
    const claims = { peer: builder, project, actions: LEASE_ACTIONS, ...only, notAfter }
    const capability = await issueCapability(this.#parts.key, this.#parts.certificate, claims)
    return { job: offered, capability, leaseMs }
  }

  async #askOthers(projects: readonly string[], builder: string): Promise<Offer | undefined> {
    const { routing } = this.#context
    for (const peer of new Set(projects.map((project) => routing.brokerOf(project)))) {
      try {
        const response = await routing
          .client(peer)
          .lease({ waitMs: 0 }, routing.onBehalfOf(builder))
        if (response.job !== null) return { ...response, job: response.job }
      } catch (error) {
        this.#parts.logger.debug('other broker not asked', { peer, error })
      }
    }
    return undefined
  }
}
