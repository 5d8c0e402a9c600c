import { toCloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { PushRecord, RefChange } from '@taucloud/protocol/auth'
import { PatrickContract } from '@taucloud/protocol/patrick'
import { TnsContract } from '@taucloud/protocol/tns'
import type { Bus } from '@taucloud/transport'
import { ZERO_ID } from './git/command-list.ts'
import type { AuthStore, PushRef } from './store.ts'

export interface SubmitterParts {
  bus: Pick<Bus, 'peerId' | 'client' | 'onMembersChanged'>
  store: AuthStore
  logger: Logger
}

/** A build that has been queued for a branch. */
export interface QueuedBuild {
  readonly branch: string
  readonly commit: string
  readonly job: string
}

const SUBMIT_TIMEOUT_MS = 3000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 10_000

/**
 * Hands recorded pushes to the build service: each branch that was written becomes a job, each that was deleted is
 * taken off the names. What cannot be handed over now stays marked as pending and is tried again until it can, in this
 * life of the process or the next. Handing over twice does no harm.
 */
export class Submitter {
  readonly #parts: SubmitterParts
  #pauseMs = FIRST_PAUSE_MS
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #isStarted = false
  #unsubscribe: () => void = () => undefined

  constructor(parts: SubmitterParts) {
    this.#parts = parts
  }

  start(): void {
    if (this.#isStarted) return
    this.#isStarted = true
    this.#unsubscribe = this.#parts.bus.onMembersChanged(() => {
      this.#pauseMs = FIRST_PAUSE_MS
      if (this.#timer !== undefined) this.#later(0)
    })
    this.#later(0)
  }

  async stop(): Promise<void> {
    this.#isStarted = false
    this.#unsubscribe()
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#running
  }

  /**
   * Hands one push over.
   *
   * @throws {CloudError} when it cannot be done now; the push stays pending and is tried again
   */
  async submit(repository: string, push: PushRecord): Promise<QueuedBuild[]> {
    try {
      const queued = await this.#handOver(repository, push)
      await this.#parts.store.deletePending({ repository, sequence: push.sequence })
      return queued
    } catch (error) {
      this.retrySoon()
      throw error
    }
  }

  /** There is something pending. */
  retrySoon(): void {
    if (this.#isStarted && this.#timer === undefined && this.#running === undefined)
      this.#later(this.#pauseMs)
  }

  async #handOver(repository: string, push: PushRecord): Promise<QueuedBuild[]> {
    const queued: QueuedBuild[] = []
    const home = await this.#parts.store.getRepository(repository)
    const project =
      home === undefined ? undefined : await this.#parts.store.getProject(home.project)
    // The project has been deleted meanwhile: there is nothing left to build.
    if (project === undefined || push.skip) return queued
    for (const change of push.refs) {
      const branch = branchOf(change)
      if (branch === undefined) continue
      if (change.after === ZERO_ID)
        await this.#unpublish(project.id, { repository, branch, change })
      else
        queued.push({
          branch,
          commit: change.after,
          job: await this.#build(project, repository, { push, change, branch })
        })
    }
    return queued
  }

  async #build(
    project: { id: string; name: string },
    repository: string,
    { push, change, branch }: { push: PushRecord; change: RefChange; branch: string }
  ): Promise<string> {
    const patrick = this.#parts.bus.client(PatrickContract, { service: 'patrick' })
    const event = {
      project: project.id,
      projectName: project.name,
      repository,
      branch,
      commit: change.after,
      before: change.before === ZERO_ID ? '' : change.before,
      pushedAtMs: push.pushedAtMs,
      pusher: push.pusher,
      sourcePeer: this.#parts.bus.peerId,
      sequence: push.sequence,
      environment: push.environment
    }
    const { job } = await patrick.submit({ push: event }, { timeoutMs: SUBMIT_TIMEOUT_MS })
    return job
  }

  async #unpublish(
    project: string,
    { repository, branch, change }: { repository: string; branch: string; change: RefChange }
  ): Promise<void> {
    // A later push may have made the branch anew before this one could be handed over.
    if ((await this.#parts.store.getTips(repository)).has(change.ref)) return
    const tns = this.#parts.bus.client(TnsContract, { service: 'tns' })
    await tns.remove({ project, branch }, { timeoutMs: SUBMIT_TIMEOUT_MS })
  }

  #later(pauseMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#running = this.#retry().finally(() => (this.#running = undefined))
    }, pauseMs)
  }

  async #retry(): Promise<void> {
    const failed = new Set<string>()
    try {
      for (const ref of await this.#pending()) {
        // Pushes of one repository are handed over in order.
        if (failed.has(ref.repository)) continue
        if (!(await this.#retryOne(ref))) failed.add(ref.repository)
      }
    } catch (error) {
      this.#parts.logger.error('pending pushes not read', { error })
      failed.add('')
    }
    if (failed.size === 0) this.#pauseMs = FIRST_PAUSE_MS
    else if (this.#isStarted) {
      this.#later(this.#pauseMs)
      this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS)
    }
  }

  async #pending(): Promise<PushRef[]> {
    const refs: PushRef[] = []
    for await (const ref of this.#parts.store.listPending()) refs.push(ref)
    return refs
  }

  /** @returns whether nothing is left to do for the push */
  async #retryOne(ref: PushRef): Promise<boolean> {
    const push = await this.#parts.store.getPush(ref)
    try {
      if (push !== undefined) await this.#handOver(ref.repository, push)
    } catch (error) {
      // What can never be accepted would block every later push of the repository; anything else may pass.
      const isHopeless = toCloudError(error).code === 'invalid_argument'
      this.#parts.logger.warn('push not handed over', { ...ref, willRetry: !isHopeless, error })
      if (!isHopeless) return false
    }
    await this.#parts.store.deletePending(ref)
    return true
  }
}

function branchOf({ ref }: RefChange): string | undefined {
  const prefix = 'refs/heads/'
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined
}
