import { CloudError, silentLogger } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import type { NodeKey, Role } from '@taucloud/identity'
import { anyOf } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { Announcer } from './announcer.ts'
import { AntiEntropy } from './anti-entropy.ts'
import type { Batch } from './batch.ts'
import { assertKey, encodeBatch, isSpace, lastOf, MAX_VALUE_BYTES } from './batch.ts'
import { Exchange } from './exchange.ts'
import { HybridClock, timeAt } from './hybrid-clock.ts'
import type { KeyValueStore, ListOptions } from './key-value-store.ts'
import { LocalWrites } from './local-writes.ts'
import { MapLog } from './map-log.ts'
import type { Plan } from './merge.ts'
import { Quorum } from './quorum.ts'
import type { SyncContract } from './sync-contract.ts'
import { syncContract, topicOf } from './sync-contract.ts'
import type { MapChange } from './watchers.ts'
import { Watchers } from './watchers.ts'
import type { MapTrust } from './writers.ts'
import { Writers } from './writers.ts'

/** How safe a write must be before it counts as made. */
export type Durability = 'local' | 'quorum'

export interface MapWriteOptions {
  /**
   * `local`: flushed to this node's disk. `quorum`: also on the disks of a majority of the live holders.
   *
   * @default 'local'
   */
  durability?: Durability
}

/** Counts of a {@link ReplicatedMap}. */
export interface MapStats {
  /** Keys that have a value. */
  readonly keys: number
  /** Writers, counted anew when one lost its disk. */
  readonly origins: number
  /** Operations in the log, replaced ones included until the next compaction. */
  readonly pending: number
}

/**
 * A map that every node of a role holds in full. Any holder may write at any time, also cut off from the others; the last
 * write of a key by hybrid time wins everywhere (docs/decisions/0020). Keys are text up to 1 KiB, values up to 1 MiB.
 *
 * Methods reject with `failed_precondition` while the map is not started.
 */
export interface ReplicatedMap extends Startable {
  /** The value on this node. */
  get(key: string): Promise<Uint8Array | undefined>
  /**
   * Sets a value; resolves once it is as durable as asked.
   *
   * @throws {CloudError} `invalid_argument` out of bounds, `resource_exhausted` when too many writes wait, `unavailable`
   * when a quorum did not answer (the write is kept and spreads later)
   */
  put(key: string, value: Uint8Array, options?: MapWriteOptions): Promise<void>
  /** Removes a key; as {@link put}. */
  delete(key: string, options?: MapWriteOptions): Promise<void>
  /** Entries of this node whose key starts with the prefix, in key order. */
  list(prefix: string, options?: ListOptions): AsyncIterable<[string, Uint8Array]>
  /**
   * Changes by any node from this call on; a reader that is behind sees only the last value of each key. Ends with the
   * signal and with the map.
   *
   * @throws {CloudError} `resource_exhausted` from the iteration when 10 000 keys wait for its reader
   */
  watch(prefix: string, options?: { signal?: AbortSignal }): AsyncIterable<MapChange>
  /** Has this node exchanged state with every live holder since it started? */
  caughtUp(): boolean
  stats(): MapStats
}

/** What a map is given. */
export interface ReplicatedMapComponents {
  /** Name of the map in the cloud: lower-case letters, digits and `-`, at most 32. */
  readonly space: string
  /** Nodes certified for this role hold the map and may write it. */
  readonly role: Role
  readonly bus: Bus
  readonly key: NodeKey
  /** This node's certificate as the root signed it; it travels with this node's writes. */
  readonly certificate: Uint8Array
  readonly trust: MapTrust
  /** A space of the store that nobody else writes. */
  readonly store: KeyValueStore
  /** @default silent */
  readonly logger?: Logger
}

export interface ReplicatedMapInit {
  /** Mean time between exchanges with some holder, in milliseconds. @default 10 000 */
  exchangeIntervalMs?: number
  /** How long deletions are remembered; a holder must not be away longer. @default 30 days */
  deletionsKeptMs?: number
  /** Replaced operations in the log before it is compacted. @default 1 000, and as many as there are keys */
  compactAfter?: number
  /** Wall clock in milliseconds. @default Date.now */
  now?: () => number
}

/** Creates a map; nothing is opened before `start()`. @throws {CloudError} `invalid_argument` for a malformed space */
export function createReplicatedMap(
  components: ReplicatedMapComponents,
  init: ReplicatedMapInit = {}
): ReplicatedMap {
  if (!isSpace(components.space)) {
    throw new CloudError(
      'invalid_argument',
      `Cannot create the map "${components.space}": not a valid name`
    )
  }
  return new HeldMap(components, init)
}

const DAY_MS = 86_400_000

/** What exists while the map is started. */
interface Running {
  readonly log: MapLog
  readonly exchange: Exchange
  readonly writes: LocalWrites
  readonly announcer: Announcer
  readonly antiEntropy: AntiEntropy
  readonly quorum: Quorum
  readonly watchers: Watchers
  readonly abort: AbortController
  readonly releases: (() => void)[]
  compaction: Promise<void> | undefined
}

class HeldMap implements ReplicatedMap {
  readonly #components: ReplicatedMapComponents
  readonly #init: Required<ReplicatedMapInit>
  readonly #contract: SyncContract
  readonly #logger: Logger
  #running: Running | undefined

  constructor(components: ReplicatedMapComponents, init: ReplicatedMapInit) {
    this.#components = components
    this.#init = {
      exchangeIntervalMs: init.exchangeIntervalMs ?? 10_000,
      deletionsKeptMs: init.deletionsKeptMs ?? 30 * DAY_MS,
      compactAfter: init.compactAfter ?? 1000,
      now: init.now ?? Date.now
    }
    this.#contract = syncContract(components.space)
    this.#logger = components.logger?.child('map', { space: components.space }) ?? silentLogger
  }

  async start(): Promise<void> {
    if (this.#running !== undefined) return
    const { bus, space, role } = this.#components
    const running = await this.#open()
    this.#running = running
    const { exchange, antiEntropy, releases } = running
    try {
      await bus.serve(this.#contract, {
        pull: { allow: anyOf(role), handle: (theirs, context) => exchange.answer(theirs, context) },
        confirm: {
          allow: anyOf(role),
          handle: (request, context) => exchange.confirm(request, context)
        }
      })
    } catch (error) {
      this.#running = undefined
      throw error
    }
    releases.push(
      bus.subscribe(topicOf(space), (message) => {
        exchange.receive(message)
      }),
      bus.onMembersChanged(() => {
        antiEntropy.membersChanged()
      })
    )
    antiEntropy.start()
  }

  async stop(): Promise<void> {
    const running = this.#running
    if (running === undefined) return
    this.#running = undefined
    for (const release of running.releases) release()
    running.abort.abort()
    await this.#components.bus.unserve(this.#contract.protocol)
    await running.antiEntropy.stop()
    await running.writes.idle()
    await running.exchange.idle()
    running.announcer.flush()
    await running.compaction
    running.watchers.close()
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    assertKey(key)
    return this.#started().log.get(key)
  }

  async put(key: string, value: Uint8Array, options?: MapWriteOptions): Promise<void> {
    if (value.length > MAX_VALUE_BYTES) {
      throw new CloudError(
        'invalid_argument',
        `Cannot write "${key}": the value exceeds ${String(MAX_VALUE_BYTES)} bytes`
      )
    }
    // A copy: the caller may reuse its buffer while the write waits.
    await this.#write(key, Uint8Array.from(value), options)
  }

  async delete(key: string, options?: MapWriteOptions): Promise<void> {
    await this.#write(key, undefined, options)
  }

  async *list(prefix: string, options: ListOptions = {}): AsyncIterable<[string, Uint8Array]> {
    yield* this.#started().log.list(prefix, options)
  }

  watch(prefix: string, options: { signal?: AbortSignal } = {}): AsyncIterable<MapChange> {
    return this.#started().watchers.watch(prefix, options.signal)
  }

  caughtUp(): boolean {
    return this.#running?.antiEntropy.isCaughtUp() ?? false
  }

  stats(): MapStats {
    const { log } = this.#started()
    return { keys: log.record.keys, origins: log.vector.size, pending: log.record.logged }
  }

  async #write(
    key: string,
    value: Uint8Array | undefined,
    options: MapWriteOptions = {}
  ): Promise<void> {
    assertKey(key)
    const { writes, quorum } = this.#started()
    const sequence = await writes.write(key, value)
    if (options.durability === 'quorum') await quorum.reached(sequence)
  }

  async #open(): Promise<Running> {
    const { space, role, bus, key, certificate, trust, store } = this.#components
    const { now, exchangeIntervalMs } = this.#init
    const clock = new HybridClock(now)
    const log = await MapLog.open(store, clock, key.peerId)
    const writers = new Writers({ role, trust, store, now })
    await writers.admit(certificate)
    const watchers = new Watchers()
    const holders = (): string[] =>
      bus.members(role).flatMap(({ peer }) => (peer === bus.peerId ? [] : [peer]))
    const applied = (plan: Plan): void => {
      for (const [name, { value }] of plan.winners) watchers.tell(name, value)
      this.#compactIfDue()
    }
    const logger = this.#logger
    const wanted = (peer: string, delayMs: number): void => {
      antiEntropy.request(peer, delayMs)
    }
    const exchange = new Exchange({ space, log, writers, clock, logger, now, applied, wanted })
    const clientOf = (peer: string) => bus.client(this.#contract, { peer })
    const antiEntropy = new AntiEntropy({
      pull: (peer, signal) => exchange.pull(clientOf(peer), peer, signal),
      holders,
      intervalMs: exchangeIntervalMs,
      logger
    })
    const announcer = new Announcer({
      certificate,
      publish: (data) => bus.publish(topicOf(space), data)
    })
    const commit = async (batch: Batch): Promise<void> => {
      const plan = await log.apply([batch], { mode: 'fresh', sync: true })
      if (plan.batches.length === 0) {
        throw new CloudError('aborted', 'Cannot write: the disk was rolled back, try again')
      }
      applied(plan)
      announcer.add(encodeBatch(batch), batch.origin, lastOf(batch))
    }
    return {
      log,
      exchange,
      watchers,
      antiEntropy,
      announcer,
      writes: new LocalWrites({
        space,
        clock,
        position: () => ({ origin: log.origin, first: log.nextSequence() }),
        sign: (bytes) => key.sign(bytes),
        commit
      }),
      quorum: new Quorum({
        holders,
        confirm: async (peer, sequence) => {
          await clientOf(peer).confirm({ origin: log.origin, sequence })
        }
      }),
      abort: new AbortController(),
      releases: [],
      compaction: undefined
    }
  }

  #compactIfDue(): void {
    const running = this.#running
    if (running === undefined || running.compaction !== undefined) return
    const { keys, logged } = running.log.record
    if (logged - keys < Math.max(this.#init.compactAfter, keys)) return
    const deletedBefore = timeAt(this.#init.now() - this.#init.deletionsKeptMs)
    running.compaction = running.log
      .compact(deletedBefore, running.abort.signal)
      .catch((error: unknown) => {
        this.#logger.warn('compaction failed', { error })
      })
      .finally(() => {
        running.compaction = undefined
      })
  }

  #started(): Running {
    if (this.#running !== undefined) return this.#running
    throw new CloudError(
      'failed_precondition',
      `Cannot use the map "${this.#components.space}": it is not started`
    )
  }
}
