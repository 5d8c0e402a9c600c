import { CloudError, toCloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import { branchKey } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { LRUCache } from 'lru-cache'
import type { ContentSource } from './content-source.ts'
import type { CompiledModule, KnownBranch, ReleaseBundle } from './messages.ts'
import type { ModuleCache } from './module-cache.ts'
import { ReleaseKeeper } from './release-keeper.ts'
import { claimedHosts, loadRelease } from './release-loader.ts'
import { changedFunctions, loadModules } from './release-modules.ts'

/** How the workers are told. */
export interface ReleaseTarget {
  know(branch: KnownBranch): void
  forget(key: string): void
  /** All workers switch, or none. @throws {CloudError} why it cannot be served */
  serve(bundle: ReleaseBundle, modules: CompiledModule[], warm: string[]): Promise<void>
}

export interface ReleasesComponents {
  readonly content: ContentSource
  readonly modules: ModuleCache
  readonly target: ReleaseTarget
  readonly logger: Logger
  /** Called when what is served has changed, or the list is complete. */
  readonly changed: () => void
}

interface BranchState {
  /** What is served, or will be at the first request. */
  serving: BranchRecord
  /** What should be served; the same record when all is well. */
  wanted: BranchRecord
  /** The change under way. Changes of one branch never overtake each other. */
  changing: Promise<void> | undefined
  failures: number
  retry: NodeJS.Timeout | undefined
}

/** Functions of a new release that are made ready before it is served; further ones open at their first request. */
const MAX_WARM = 32
const LOADED_RELEASES = 512
const RETRY_MS = { first: 1_000, most: 60_000 }

/**
 * Decides which release each branch serves. A branch that was there before this node began is loaded at its first
 * request; a change after that is loaded at once, and served when it is ready. One that cannot be loaded leaves the
 * release before it in place.
 */
export class Releases {
  readonly #components: ReleasesComponents
  readonly #zone: string
  readonly #keeper: ReleaseKeeper
  readonly #branches = new Map<string, BranchState>()
  readonly #bundles = new LRUCache<string, ReleaseBundle>({ max: LOADED_RELEASES })
  readonly #loading = new Map<string, Promise<ReleaseBundle>>()
  #caughtUp = false
  #stopped = false

  constructor(components: ReleasesComponents, init: { zone: string }) {
    this.#components = components
    this.#zone = init.zone
    this.#keeper = new ReleaseKeeper(components)
  }

  /** Is the list of branches complete? */
  get isComplete(): boolean {
    return this.#caughtUp
  }

  /** What is served, to be remembered. */
  records(): BranchRecord[] {
    return [...this.#branches.values()].map(({ serving }) => serving)
  }

  /** Every branch, for a worker that begins. */
  branches(): KnownBranch[] {
    return this.records().map((record) => this.#known(record))
  }

  /** Takes what was served before a restart. */
  restore(records: readonly BranchRecord[]): void {
    for (const record of records) this.#add(record)
  }

  /** Takes what a branch should serve from now on. */
  changed(record: BranchRecord): void {
    const state = this.#branches.get(branchKey(record))
    if (state === undefined) {
      const added = this.#add(record)
      // Only what is pushed now is made ready now: a node that joins a large cloud loads what it is asked for.
      if (this.#caughtUp) this.#change(added)
      else this.#components.changed()
      return
    }
    if (isSame(state.wanted, record)) {
      state.wanted = record
      if (isSame(state.serving, record)) state.serving = record // other holders perhaps
      return
    }
    state.wanted = record
    state.failures = 0
    this.#change(state)
  }

  /** Takes the news that a branch serves nothing any more. */
  removed(key: string): void {
    const state = this.#branches.get(key)
    if (state === undefined) return
    clearTimeout(state.retry)
    this.#branches.delete(key)
    this.#components.target.forget(key)
    this.#components.changed()
    void this.#keeper.letGo(state.serving)
  }

  /** The list of branches is whole: those that are not in it are gone. @param keys all of them */
  caughtUp(keys: ReadonlySet<string>): void {
    this.#caughtUp = true
    for (const key of [...this.#branches.keys()]) if (!keys.has(key)) this.removed(key)
    this.#components.changed()
  }

  /** Tries nothing again. */
  stop(): void {
    this.#stopped = true
    for (const state of this.#branches.values()) clearTimeout(state.retry)
  }

  /** The record of a branch: who holds its content. */
  holdersOf(key: string): string[] {
    return this.#branches.get(key)?.serving.holders ?? []
  }

  /** CID of the release that a branch serves. */
  servedRelease(key: string): string | undefined {
    return this.#branches.get(key)?.serving.release
  }

  /** The release that a branch serves. @throws {CloudError} why it cannot be loaded now */
  async bundle(key: string): Promise<ReleaseBundle> {
    const state = this.#branches.get(key)
    if (state === undefined)
      throw new CloudError('not_found', 'Cannot serve: the branch was removed')
    const record = state.serving
    const bundle = await this.#load(record)
    void this.#keeper.keep(bundle, record)
    return bundle
  }

  #add(record: BranchRecord): BranchState {
    const state: BranchState = {
      serving: record,
      wanted: record,
      changing: undefined,
      failures: 0,
      retry: undefined
    }
    this.#branches.set(branchKey(record), state)
    this.#components.target.know(this.#known(record))
    return state
  }

  #change(state: BranchState): void {
    clearTimeout(state.retry)
    if (state.changing !== undefined) return // it looks at what is wanted when it ends
    state.changing = this.#apply(state).finally(() => (state.changing = undefined))
  }

  async #apply(state: BranchState): Promise<void> {
    for (;;) {
      const record = state.wanted
      const key = branchKey(record)
      const startedAt = performance.now()
      try {
        await this.#serve(state, record)
        const ms = Math.round(performance.now() - startedAt)
        this.#components.logger.info('release served', { key, release: record.release, ms })
      } catch (error) {
        this.#failed(state, record, error)
      }
      if (this.#stopped || state.wanted === record || this.#branches.get(key) !== state) return
    }
  }

  async #serve(state: BranchState, record: BranchRecord): Promise<void> {
    const { target, modules } = this.#components
    const key = branchKey(record)
    const before = this.#bundles.get(state.serving.release)
    const bundle = await this.#load(record)
    const changed = changedFunctions(bundle, before)
    const compiled = await loadModules(modules, changed, record.holders)
    const warm = changed.slice(0, MAX_WARM)
    const needed = new Set(warm.map((fn) => fn.module))
    if (this.#branches.get(key) !== state) return // removed meanwhile
    await target.serve(
      bundle,
      compiled.filter(({ cid }) => needed.has(cid)),
      warm.map((fn) => fn.id)
    )
    const old = state.serving
    state.serving = record
    state.failures = 0
    this.#components.changed()
    void this.#keeper.replace(bundle, { record, old })
  }

  #failed(state: BranchState, record: BranchRecord, thrown: unknown): void {
    const error = toCloudError(thrown)
    const mayPass =
      error.code === 'unavailable' ||
      error.code === 'not_found' ||
      error.code === 'deadline_exceeded'
    const retryMs = mayPass
      ? Math.min(RETRY_MS.first * 2 ** state.failures++, RETRY_MS.most)
      : undefined
    this.#components.logger.error('release not served', {
      key: branchKey(record),
      release: record.release,
      still: state.serving === record ? undefined : state.serving.release,
      code: error.code,
      reason: error.message,
      error: error.cause,
      retryMs
    })
    if (retryMs === undefined || this.#stopped) return
    state.retry = setTimeout(() => {
      this.#change(state)
    }, retryMs)
  }

  #load(record: BranchRecord): Promise<ReleaseBundle> {
    const known = this.#bundles.get(record.release)
    if (known !== undefined) return Promise.resolve(known)
    const loading = this.#loading.get(record.release)
    if (loading !== undefined) return loading
    const started = loadRelease(this.#components.content, record, this.#zone)
      .then((bundle) => {
        this.#bundles.set(record.release, bundle)
        return bundle
      })
      .finally(() => this.#loading.delete(record.release))
    this.#loading.set(record.release, started)
    return started
  }

  #known(record: BranchRecord): KnownBranch {
    const { project, branch } = record
    return { key: branchKey(record), project, branch, hosts: claimedHosts(record, this.#zone) }
  }
}

function isSame(a: BranchRecord, b: BranchRecord): boolean {
  return a.release === b.release && a.hosts.join() === b.hosts.join()
}
