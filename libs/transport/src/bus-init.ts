import type { Logger } from '@taucloud/base'
import type { NodeKey } from '@taucloud/identity'
import type { Bus } from './bus.ts'
import type { Profile } from './limits.ts'

export interface BusInit {
  readonly key: NodeKey
  /** As the cloud's root signed it. */
  readonly certificate: Uint8Array
  readonly trust: { readonly cloud: string; readonly rootPeerId: string }
  /** The three lines of a psk file. */
  readonly swarmKey: string
  /** Multiaddrs; tcp and ws only. */
  readonly listen: readonly string[]
  /** Multiaddrs with peer id; this node's own is skipped. */
  readonly bootstrap: readonly string[]
  /** Which bounds apply. @default 'server' */
  readonly profile?: Profile
  /** @default silent */
  readonly logger?: Logger
  /** A signed revocation list to begin with; newer ones arrive over the bus. */
  readonly revocations?: Uint8Array
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number
}

/** A bus with what operating it needs beyond what a service is given. */
export interface CloudBus extends Bus {
  /**
   * Takes over a signed revocation list, tells every member, and parts from the nodes it names.
   *
   * @throws {CloudError} `unauthenticated` when it is not the root's
   */
  revoke(list: Uint8Array): Promise<void>
}
