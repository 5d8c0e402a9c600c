import { toCloudError } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import type { Trust } from '@taucloud/identity'
import { TnsContract } from '@taucloud/protocol/tns'
import type { ReplicatedMap } from '@taucloud/store'
import { anyNode, anyOf } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { setTimeout as delay } from 'node:timers/promises'
import { ChangeFeed } from './feed.ts'
import type { TnsContext } from './handlers/context.ts'
import { publish } from './handlers/publish.ts'
import { getBranch, listBranches, listReleases, lookupHost } from './handlers/read.ts'
import { remove } from './handlers/remove.ts'
import { selectRelease } from './handlers/select-release.ts'
import { TnsStore } from './store.ts'
import type { Change } from './store.ts'
import { ReleaseView } from './view.ts'

/** What the service is given; it reaches for nothing else. The map is started and stopped by its owner. */
export interface TnsComponents {
  bus: Bus
  /** The space `tns`, held by all tns nodes. */
  map: ReplicatedMap
  /** The root that capabilities are checked against. */
  trust: Omit<Trust, 'now'>
  logger: Logger
}

export interface TnsInit {
  /** Zone of the cloud, for instance `dream.localhost`: who may claim which host. */
  zone: string
  /** Wall clock, milliseconds since the epoch. @default Date.now */
  now?: () => number
}

/** How often a node that has just come asks whether it has caught up. */
const CATCH_UP_POLL_MS = 25
/** A node that sees nobody may be early rather than alone: so long it waits for the others before it is sure. */
const ALONE_MS = 1_000

/** Names: which release each branch serves, ordered by when its push happened. */
export class Tns implements Startable {
  readonly #bus: Bus
  readonly #logger: Logger
  readonly #view = new ReleaseView()
  readonly #feed = new ChangeFeed(this.#view)
  readonly #store: TnsStore
  readonly #context: TnsContext
  #isReady = false
  #stopping: AbortController | undefined
  #loops: Promise<void>[] = []

  /** Opens nothing: work begins in `start()`. */
  constructor(components: TnsComponents, init: TnsInit) {
    this.#bus = components.bus
    this.#logger = components.logger
    this.#store = new TnsStore(components.map)
    this.#context = {
      store: this.#store,
      view: this.#view,
      feed: this.#feed,
      trust: components.trust,
      zone: init.zone,
      logger: components.logger,
      now: init.now ?? Date.now,
      isReady: () => this.#isReady
    }
  }

  /** Serves at once from what is on disk; says `unavailable` for what it lacks until it has caught up. */
  async start(): Promise<void> {
    if (this.#stopping !== undefined) return
    const stopping = new AbortController()
    this.#stopping = stopping
    this.#loops = [this.#followMap(stopping.signal)]
    await this.#readAll()
    this.#loops.push(this.#catchUp(stopping.signal))
    await this.#serve()
  }

  async stop(): Promise<void> {
    if (this.#stopping === undefined) return
    this.#stopping.abort()
    this.#stopping = undefined
    await this.#bus.unserve(TnsContract.protocol)
    await Promise.all(this.#loops)
  }

  /** What the node shows of itself. */
  stats(): { branches: number; watchers: number; isReady: boolean } {
    const branches = this.#view.branchKeys().length
    return { branches, watchers: this.#feed.size, isReady: this.#isReady }
  }

  async #serve(): Promise<void> {
    const context = this.#context
    const people = anyOf('auth')
    await this.#bus.serve(TnsContract, {
      publish: {
        allow: anyOf('monkey'),
        handle: (request, { caller }) => publish(context, request, caller.peer)
      },
      selectRelease: { allow: people, handle: (request) => selectRelease(context, request) },
      remove: { allow: people, handle: (request) => remove(context, request) },
      getBranch: { allow: anyNode, handle: (request) => getBranch(context, request) },
      listBranches: { allow: anyNode, handle: (request) => listBranches(context, request) },
      listReleases: { allow: anyNode, handle: (request) => listReleases(context, request) },
      lookupHost: { allow: anyNode, handle: (request) => lookupHost(context, request) },
      watch: { allow: anyNode, handle: (_, { signal }) => this.#watch(signal) }
    })
  }

  #watch(signal: AbortSignal): ReturnType<ChangeFeed['watch']> {
    const stopping = this.#stopping?.signal
    return this.#feed.watch(stopping === undefined ? signal : AbortSignal.any([signal, stopping]))
  }

  /** Applies what other nodes write. When more came at once than the map keeps for us, everything is read again. */
  async #followMap(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const change of this.#store.watch(signal, this.#onMalformed)) this.#apply(change)
        return
      } catch (error) {
        this.#logger.warn('map feed overrun', { code: toCloudError(error).code })
        await this.#readAll()
      }
    }
  }

  async #readAll(): Promise<void> {
    for await (const change of this.#store.list(this.#onMalformed)) this.#apply(change)
  }

  #apply(change: Change): void {
    this.#feed.changed(this.#view.apply(change))
  }

  async #catchUp(signal: AbortSignal): Promise<void> {
    const startedAtMs = performance.now()
    const isEarly = (): boolean =>
      this.#bus.members().length < 2 && performance.now() - startedAtMs < ALONE_MS
    while (isEarly() || !this.#store.isCaughtUp()) {
      if (signal.aborted) return
      await delay(CATCH_UP_POLL_MS)
    }
    // The map may be ahead of the changes that we have been told of.
    await this.#readAll()
    this.#isReady = true
    this.#feed.setReady()
  }

  readonly #onMalformed = (key: string): void => {
    this.#logger.warn('malformed entry ignored', { key })
  }
}
