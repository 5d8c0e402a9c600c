import { CloudError, silentLogger } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import { anyOf } from '@taucloud/transport'
import { assertKey, isSpace, MAX_VALUE_BYTES } from './batch.ts'
import { timeAt } from './hybrid-clock.ts'
import type { ListOptions } from './key-value-store.ts'
import type {
  MapStats,
  MapWriteOptions,
  ReplicatedMap,
  ReplicatedMapComponents,
  ReplicatedMapInit
} from './replicated-map.ts'
import { openRunning } from './running-map.ts'
import type { RunningMap } from './running-map.ts'
import type { SyncContract } from './sync-contract.ts'
import { syncContract, topicOf } from './sync-contract.ts'
import type { MapChange } from './watchers.ts'

const DAY_MS = 86_400_000

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

class HeldMap implements ReplicatedMap {
  readonly #components: ReplicatedMapComponents
  readonly #init: Required<ReplicatedMapInit>
  readonly #contract: SyncContract
  readonly #logger: Logger
  #running: RunningMap | undefined

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
    const running = await openRunning(this.#components, this.#init, {
      contract: this.#contract,
      logger: this.#logger,
      changed: () => {
        this.#compactIfDue()
      }
    })
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

  #started(): RunningMap {
    if (this.#running !== undefined) return this.#running
    throw new CloudError(
      'failed_precondition',
      `Cannot use the map "${this.#components.space}": it is not started`
    )
  }
}
