import type { Logger } from '@taucloud/base'
import type { Repositories, RepositoryRef } from './git/repositories.ts'
import type { PushLedger } from './push-ledger.ts'
import type { AuthStore } from './store.ts'

export interface ReconcilerParts {
  store: AuthStore
  repositories: Repositories
  ledger: PushLedger
  logger: Logger
  /** This node. */
  peerId: string
}

const AGAIN_MS = 2000
const AFTER_FAILURE_MS = 5000

/** After a start: finds the pushes that the process before this one received and did not live to record. */
export class Reconciler {
  readonly #parts: ReconcilerParts
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  #running: Promise<void> = Promise.resolve()
  #isStarted = false

  constructor(parts: ReconcilerParts) {
    this.#parts = parts
  }

  /** Removes repositories that belong to no project of this node. */
  async sweep(): Promise<void> {
    const known = new Set<string>()
    for await (const { home, project } of this.#parts.store.listRepositories()) {
      const isNamed = (await this.#parts.store.getProject(project)) !== undefined
      if (home === this.#parts.peerId && isNamed) known.add(project)
    }
    await this.#parts.repositories.sweep((project) => known.has(project))
  }

  /** Looks through every repository in the background; a push to one of them looks there first by itself. */
  start(): void {
    this.#isStarted = true
    this.#running = this.#all().catch((error: unknown) => {
      this.#parts.logger.error('repositories not looked through', { error })
    })
  }

  async #all(): Promise<void> {
    for await (const { home, name, project } of this.#parts.store.listRepositories()) {
      if (!this.#isStarted) return
      if (home === this.#parts.peerId) await this.#one({ name, project })
    }
  }

  async #one(repository: RepositoryRef): Promise<void> {
    try {
      const incoming = await this.#parts.repositories.sweepIncoming(repository)
      await this.#parts.ledger.reconcile(repository)
      // A git that outlived its host may still write refs; once its folder is gone it has ended.
      if (incoming > 0) this.later(repository, AGAIN_MS)
    } catch (error) {
      this.#parts.logger.error('repository not looked through', {
        repository: repository.name,
        error
      })
      this.later(repository)
    }
  }

  /** Looks through one repository a little later. */
  later(repository: RepositoryRef, pauseMs: number = AFTER_FAILURE_MS): void {
    if (!this.#isStarted || this.#waiting.has(repository.name)) return
    const timer = setTimeout(() => {
      this.#waiting.delete(repository.name)
      this.#running = this.#running.then(() => this.#one(repository))
    }, pauseMs)
    this.#waiting.set(repository.name, timer)
  }

  async stop(): Promise<void> {
    this.#isStarted = false
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
    await this.#running
  }
}
