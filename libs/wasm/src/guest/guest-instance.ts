import type { CloudError } from '@taucloud/base'
import type { HttpEvent } from '../capabilities/http/http-event.ts'
import type { GuestMemory } from './guest-memory.ts'
import type { OutputBuffer } from './output-buffer.ts'

/** Which function an instance belongs to. Ids of tenant things come from here, never from the guest. */
export interface GuestContext {
  readonly project: string
  /** Empty for functions of the project itself. */
  readonly application: string
  readonly function: string
}

/** What caused a call; each kind of event has a number in the ABI. */
export type GuestEvent = HttpEvent

/** What the capabilities see of an instance. */
export interface GuestInstance {
  readonly context: GuestContext
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
