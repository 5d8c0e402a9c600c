import type { Logger, Startable } from '@taucloud/base'
import type { NodeKey, Role } from '@taucloud/identity'
import type { Bus } from '@taucloud/transport'
import type { KeyValueStore, ListOptions } from './key-value-store.ts'
import type { MapChange } from './watchers.ts'
import type { MapTrust } from './writers.ts'

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
