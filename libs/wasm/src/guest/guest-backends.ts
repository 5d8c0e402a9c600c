import type { P2PBackend } from '../capabilities/p2p/p2p-backend.ts'
import type { PubSubBackend } from '../capabilities/pubsub/pubsub-backend.ts'
import type { DnsBackend } from '../capabilities/dns/dns-backend.ts'
import type { OutgoingHttpBackend } from '../capabilities/http-client/outgoing-http-backend.ts'
import type { ContentBackend } from '../capabilities/content/content-backend.ts'
import type { DatabaseBackend } from '../capabilities/database/database-backend.ts'
import type { GlobalsBackend } from '../capabilities/globals/globals-backend.ts'
import type { StorageBackend } from '../capabilities/storage/storage-backend.ts'
import type { GuestContext } from './guest-instance.ts'

/** Given to every call of a backend. */
export interface BackendCallOptions {
  /** Fires when the guest's call has ended: nobody waits for the result any more. */
  readonly signal: AbortSignal
}

/** What every request to a backend carries: for whom it is. It comes from the host, never from the guest. */
export interface BackendRequest {
  readonly context: GuestContext
}

/**
 * What stands behind the capabilities that reach beyond the instance. Every backend is an interface of asynchronous
 * methods `(request, options) => Promise<answer>` in which requests and answers are plain objects that can be posted to
 * another thread, with byte streams as their direct members, so that a backend may live in another thread or process.
 * A missing backend makes its capability answer that the feature is absent.
 */
export interface GuestBackends {
  readonly pubsub?: PubSubBackend
  readonly p2p?: P2PBackend
  readonly outgoingHttp?: OutgoingHttpBackend
  readonly dns?: DnsBackend
  readonly databases?: DatabaseBackend
  readonly storages?: StorageBackend
  readonly content?: ContentBackend
  readonly globals?: GlobalsBackend
}
