import type { Logger, Startable } from '@taucloud/base'
import type { Content } from '@taucloud/content'
import type { Trust } from '@taucloud/identity'
import { HoarderContract } from '@taucloud/protocol/hoarder'
import { BranchFollower } from '@taucloud/protocol/tns'
import type { KeyValueStore } from '@taucloud/store'
import { anyNode, anyOf } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import type { HoarderContext } from './handlers/context.ts'
import { has } from './handlers/has.ts'
import { pinStatus } from './handlers/pin-status.ts'
import { storeBlocks } from './handlers/store-blocks.ts'
import { JobQuotas } from './job-quotas.ts'
import { Keeper } from './keeper.ts'
import type { KeeperInit } from './keeper.ts'
import { Ledger, releaseOwner } from './ledger.ts'

/** What the service is given; it reaches for nothing else. Content and store are started and stopped by their owner. */
export interface HoarderComponents {
  bus: Bus
  content: Content
  /** This node's disk, of which the space `hoarder` says why it keeps what it keeps. */
  store: KeyValueStore
  /** The root that capabilities are checked against. */
  trust: Omit<Trust, 'now'>
  logger: Logger
}

export interface HoarderInit extends KeeperInit {
  /** How long the blocks of a job stay after its last call. @default 3 600 000 */
  jobKeptMs?: number
  /** What one job may store here, in bytes. @default 2 GiB */
  maxJobBytes?: number
  /** Longest pause before a node that came or went is taken into account; a restart is shorter. @default 2 000 */
  jitterMs?: number
  /** Wall clock, milliseconds since the epoch. @default Date.now */
  now?: () => number
}

/** Replicated storage: takes the blocks of builds, and keeps and serves what releases name. */
export class Hoarder implements Startable {
  readonly #bus: Bus
  readonly #ledger: Ledger
  readonly #follower: BranchFollower
  readonly #keeper: Keeper
  readonly #context: HoarderContext
  readonly #jitterMs: number
  #forget: (() => void) | undefined

  /** Opens nothing: work begins in `start()`. */
  constructor(components: HoarderComponents, init: HoarderInit = {}) {
    const { bus, content, store, trust, logger } = components
    const now = init.now ?? Date.now
    this.#bus = bus
    this.#jitterMs = init.jitterMs ?? 2_000
    this.#ledger = new Ledger(store.sub('hoarder'))
    this.#follower = new BranchFollower(bus, {
      onChange: () => {
        this.#keeper.wake()
      },
      onComplete: () => {
        this.#keeper.wake()
      },
      logger
    })
    const parts = {
      content,
      ledger: this.#ledger,
      self: bus.peerId,
      hoarders: () => bus.members('hoarder').map(({ peer }) => peer),
      records: () => this.#follower.records.values(),
      isComplete: () => this.#follower.isComplete(),
      isHeldBy: (peer: string, release: string, signal: AbortSignal) =>
        this.#isHeldBy(peer, release, signal),
      logger,
      now
    }
    this.#keeper = new Keeper(parts, init)
    const quotas = new JobQuotas(init.maxJobBytes ?? 2 * 1024 ** 3)
    const onJob = (): void => {
      quotas.retain(this.#ledger.jobs)
      this.#keeper.wake()
    }
    const jobKeptMs = init.jobKeptMs ?? 3_600_000
    this.#context = { content, ledger: this.#ledger, trust, quotas, jobKeptMs, now, onJob }
  }

  async start(): Promise<void> {
    if (this.#forget !== undefined) return
    await this.#ledger.open()
    const context = this.#context
    const builders = anyOf('monkey')
    await this.#bus.serve(HoarderContract, {
      has: { allow: builders, handle: (request, { caller }) => has(context, request, caller.peer) },
      store: {
        allow: builders,
        handle: (blocks, { caller }) => storeBlocks(context, blocks, caller.peer)
      },
      pinStatus: { allow: anyNode, handle: (request) => pinStatus(context, request) }
    })
    this.#forget = this.#bus.onMembersChanged(() => {
      // Not all at once, and not for a node that is back in a moment.
      this.#keeper.retry(this.#jitterMs * (0.5 + Math.random() / 2))
    })
    await this.#keeper.start()
    await this.#follower.start()
  }

  async stop(): Promise<void> {
    if (this.#forget === undefined) return
    this.#forget()
    this.#forget = undefined
    await this.#bus.unserve(HoarderContract.protocol)
    await this.#follower.stop()
    await this.#keeper.stop()
  }

  /** What the node shows of itself. */
  stats(): { releases: number; jobs: number } {
    const whole = [...this.#ledger.releases.values()].filter((isWhole) => isWhole)
    return { releases: whole.length, jobs: this.#ledger.jobs.size }
  }

  async #isHeldBy(peer: string, release: string, signal: AbortSignal): Promise<boolean> {
    const client = this.#bus.client(HoarderContract, { peer })
    const { owners } = await client.pinStatus({ cid: release }, { signal })
    return owners.includes(releaseOwner(release))
  }
}
