import type { NodeCertificate } from '@taucloud/identity'
import type { Startable } from '@taucloud/base'
import type { Client, Contract, Handlers, Methods } from './contract.ts'

/** Whom to call: one peer, or whichever live peer (this node included) serves the protocol. */
export type Target = { peer: string } | { service: string }

/** A live member of the cloud: connected, certificate checked, not revoked. This node is always in the list. */
export interface Member {
  readonly peer: string
  readonly certificate: NodeCertificate
  /** Addresses the peer may be dialled at. */
  readonly multiaddrs: readonly string[]
}

/** A byte stream of its own for bodies over 64 KiB, with backpressure both ways. */
export interface BulkStream {
  /** The next chunk, or undefined at the end. Rejects when the stream breaks. */
  read(): Promise<Uint8Array | undefined>
  /** Resolves when the bytes may be followed by more. */
  write(bytes: Uint8Array): Promise<void>
  /** Ends our direction; the other stays readable. */
  end(): Promise<void>
  abort(error: Error): void
}

/** A gossip message whose origin is proved by signature. */
export interface TopicMessage {
  readonly from: string
  readonly data: Uint8Array
}

/**
 * What a service is given of the network. Calls to this node's own services never touch a socket.
 * All failures are `CloudError`s; a peer that cannot be reached is `unavailable`, one that is not a member
 * `permission_denied`.
 */
export interface Bus extends Startable {
  readonly peerId: string
  readonly certificate: NodeCertificate
  /** Addresses this node listens on, with its peer id, once started. */
  multiaddrs(): string[]

  /** Serves a contract. One implementation per protocol. @throws {CloudError} `already_exists` */
  serve<M extends Methods>(contract: Contract<M>, handlers: Handlers<M>): Promise<void>
  unserve(protocol: string): Promise<void>
  /** A client; nothing is dialled before the first call. With `{ service }` each call picks a live peer anew. */
  client<M extends Methods>(contract: Contract<M>, target: Target): Client<M>

  /** Serves byte streams under a protocol id; only admitted peers reach the handler. */
  serveBulk(
    protocol: string,
    handler: (
      stream: BulkStream,
      caller: { peer: string; certificate: NodeCertificate }
    ) => Promise<void>
  ): Promise<void>
  openBulk(peer: string, protocol: string, options?: { signal?: AbortSignal }): Promise<BulkStream>

  /** Publishes to subscribers, at most once each, ≤ 64 KiB. @throws {CloudError} `invalid_argument` when larger */
  publish(topic: string, data: Uint8Array): Promise<void>
  /** Listens to a topic; returns the function that stops it. This node's own messages are not delivered to it. */
  subscribe(topic: string, listener: (message: TopicMessage) => void): () => void

  /** Live members, optionally only those whose certificate holds the role. Sorted by peer id. */
  members(role?: string): Member[]
  /** Called on every arrival and departure; returns the function that stops it. */
  onMembersChanged(listener: () => void): () => void
}
