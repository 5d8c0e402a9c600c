import type { CloudError } from '@taucloud/base'
import type { HttpEvent } from '../capabilities/http/http-event.ts'
import type { P2PEvent } from '../capabilities/p2p/p2p-event.ts'
import type { PubSubEvent } from '../capabilities/pubsub/pubsub-event.ts'
import type { SmartOpEvent } from '../capabilities/smart-ops/smart-op-resource.ts'
import type { GuestBackends } from './guest-backends.ts'
import type { GuestMemory } from './guest-memory.ts'
import type { OutputBuffer } from './output-buffer.ts'

/** Which function an instance belongs to. Ids of tenant things come from here, never from the guest. */
export interface GuestContext {
  readonly project: string
  /** Id of the application, empty for functions of the project itself. */
  readonly application: string
  /** Id of the function. */
  readonly function: string
  /** Branch whose release is served, and the commit it was built from. @default empty */
  readonly branch?: string
  readonly commit?: string
  /** Hosts and ports that it may connect to, as `host:port` rules of the configuration. @default none */
  readonly egress?: readonly string[]
}

/** What caused a call; each kind of event has a number in the ABI. */
export type GuestEvent = HttpEvent | PubSubEvent | P2PEvent | SmartOpEvent

/** What the capabilities see of an instance. */
export interface GuestInstance {
  readonly context: GuestContext
  readonly backends: GuestBackends
  /** Fires when the call in progress ends, for backends that are asked on its behalf. */
  readonly signal: AbortSignal
  readonly memory: GuestMemory
  readonly output: OutputBuffer
  /** The event of the call in progress; `undefined` during start-up and between calls. */
  readonly event: GuestEvent | undefined
  /** Has the watchdog asked the guest to stop? Host functions that take long look here. */
  readonly interrupted: boolean
  /**
   * Suspends the guest until `operation` settles, then continues it with what `finish` returns. `finish` is not called
   * when the call ended meanwhile, so it alone may touch the guest's memory. A rejection ends the call with `internal`.
   *
   * @returns what the host function must return
   */
  suspend<T>(operation: PromiseLike<T>, finish: (value: T) => number): number
  /** As {@link suspend}, until a time has passed or the call ends. */
  sleep(durationMs: number, finish: () => number): number
  /** Ends the call: the guest does not continue, whatever it catches. */
  abort(error: CloudError): never
}
