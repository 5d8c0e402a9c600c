import type { Logger } from '@taucloud/base'
import type { Broker } from './broker.ts'
import type { JobFacts } from './job.ts'
import type { Lease } from './leases.ts'

/** What a builder is handed; how it is made is the caller's business. */
export interface DispatcherComponents<Offer> {
  broker: Broker
  logger: Logger
  /** Is this node the broker of the project? */
  isMine: (project: string) => boolean
  /** Turns a lease into what the builder is answered. */
  offer: (facts: JobFacts, lease: Lease) => Promise<Offer>
  /** Asks the other brokers that own one of the projects, on behalf of a builder. */
  askOthers: (projects: readonly string[], builder: string) => Promise<Offer | undefined>
}

export interface WaitOptions {
  readonly builder: string
  readonly waitMs: number
  readonly signal: AbortSignal
  /** The request came through another broker: only this node's own lanes are looked at. */
  readonly isForwarded: boolean
}

interface Waiter<Offer> extends WaitOptions {
  isServing: boolean
  isOver: boolean
  settle(offer: Offer | undefined): void
}

/** How often other brokers are asked while a builder waits here and they have open jobs. */
const ASK_AGAIN_MS = 2000
/** Builders that may wait at once; more are told at once that there is nothing. */
const MAX_WAITERS = 1000
/** Projects whose last turn is remembered; over that all begin anew. */
const MAX_TURNS = 10_000

/** Brings builders that wait and lanes that have work together. Projects take turns; builders are served in order. */
export class Dispatcher<Offer> {
  readonly #parts: DispatcherComponents<Offer>
  readonly #waiters: Waiter<Offer>[] = []
  readonly #lastGrant = new Map<string, number>()
  #grants = 0
  #isRunning = false
  #again = false
  #wake: NodeJS.Timeout | undefined
  #wakeAtMs = 0

  constructor(components: DispatcherComponents<Offer>) {
    this.#parts = components
  }

  /** Waits for a job; undefined when there was none in time. */
  wait(options: WaitOptions): Promise<Offer | undefined> {
    if (this.#waiters.length >= MAX_WAITERS) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const leave = (): void => this.#leave(waiter)
      const timer = setTimeout(leave, options.waitMs)
      const waiter: Waiter<Offer> = {
        ...options,
        isServing: false,
        isOver: false,
        settle: (offer) => {
          clearTimeout(timer)
          options.signal.removeEventListener('abort', leave)
          resolve(offer)
        }
      }
      options.signal.addEventListener('abort', leave, { once: true })
      this.#waiters.push(waiter)
      this.poke()
    })
  }

  // A builder that is being served is answered by the one who serves it, so that no lease is given to nobody.
  #leave(waiter: Waiter<Offer>): void {
    waiter.isOver = true
    if (waiter.isServing) return
    this.#remove(waiter)
    waiter.settle(undefined)
  }

  #remove(waiter: Waiter<Offer>): void {
    const index = this.#waiters.indexOf(waiter)
    if (index >= 0) this.#waiters.splice(index, 1)
  }

  /** Something changed: look for work. */
  poke(): void {
    this.#again = true
    if (this.#isRunning || this.#waiters.length === 0) return
    this.#isRunning = true
    this.#run()
      .catch((error: unknown) => {
        this.#again = true
        this.#parts.logger.error('dispatch failed', { error })
      })
      .finally(() => {
        this.#isRunning = false
        if (this.#again && this.#waiters.length > 0) this.#wakeIn(ASK_AGAIN_MS)
      })
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false
      await this.#serveOwn()
      await this.#serveFromOthers()
    }
  }

  async #serveOwn(): Promise<void> {
    const { broker, isMine } = this.#parts
    const turn = (project: string): number => this.#lastGrant.get(project) ?? 0
    const mine = broker.open.projects().filter((project) => isMine(project))
    for (const project of mine.sort((a, b) => turn(a) - turn(b))) {
      const [waiter] = this.#waiters
      if (waiter === undefined) return
      if (broker.leases.ofProject(project) === undefined) await this.#serve(waiter, project)
    }
  }

  async #serve(waiter: Waiter<Offer>, project: string): Promise<void> {
    waiter.isServing = true
    try {
      const step = await this.#parts.broker.grant(project, waiter.builder)
      if ('wakeAtMs' in step) {
        if (step.wakeAtMs !== undefined) this.#wakeIn(step.wakeAtMs - Date.now())
        return
      }
      this.#rememberTurn(project)
      await this.#hand(waiter, step)
    } finally {
      waiter.isServing = false
      if (waiter.isOver) this.#leave(waiter)
    }
  }

  #rememberTurn(project: string): void {
    if (this.#lastGrant.size >= MAX_TURNS) this.#lastGrant.clear()
    this.#lastGrant.set(project, ++this.#grants)
  }

  async #hand(waiter: Waiter<Offer>, step: { granted: JobFacts; lease: Lease }): Promise<void> {
    if (waiter.signal.aborted) {
      await this.#parts.broker.release(step.lease)
      return
    }
    const offer = await this.#parts.offer(step.granted, step.lease)
    this.#remove(waiter)
    waiter.isOver = false
    waiter.settle(offer)
  }

  async #serveFromOthers(): Promise<void> {
    const { askOthers, broker, isMine } = this.#parts
    const theirs = broker.open.projects().filter((project) => !isMine(project))
    const waiter = this.#waiters.find((candidate) => !candidate.isForwarded)
    if (waiter === undefined || theirs.length === 0) return
    waiter.isServing = true
    try {
      const offer = await askOthers(theirs, waiter.builder)
      if (offer === undefined) {
        this.#wakeIn(ASK_AGAIN_MS)
        return
      }
      this.#remove(waiter)
      waiter.isOver = false
      waiter.settle(offer)
    } finally {
      waiter.isServing = false
      if (waiter.isOver) this.#leave(waiter)
    }
    this.#again = true
  }

  #wakeIn(delayMs: number): void {
    const atMs = Date.now() + Math.max(delayMs, 10)
    if (this.#wake !== undefined && this.#wakeAtMs <= atMs) return
    clearTimeout(this.#wake)
    this.#wakeAtMs = atMs
    this.#wake = setTimeout(() => {
      this.#wake = undefined
      this.poke()
    }, atMs - Date.now())
  }

  /** Answers everybody who waits with nothing. */
  stop(): void {
    clearTimeout(this.#wake)
    this.#wake = undefined
    this.#again = false
    for (const waiter of this.#waiters.splice(0)) waiter.settle(undefined)
  }
}
