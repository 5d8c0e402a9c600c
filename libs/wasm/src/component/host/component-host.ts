import type { CloudError } from '@taucloud/base'
import type { HttpEvent } from '../../capabilities/http/http-event.ts'
import type { GuestBackends } from '../../guest/guest-backends.ts'
import type { GuestContext } from '../../guest/guest-instance.ts'
import type { OutputBuffer } from '../../guest/output-buffer.ts'
import type { ResourceCount } from './resource.ts'

/** What the host's interfaces see of an instance of a component. */
export interface ComponentHost {
  readonly context: GuestContext
  readonly backends: GuestBackends
  /** Fires when the call in progress ends. */
  readonly signal: AbortSignal
  readonly output: OutputBuffer
  readonly resources: ResourceCount
  /** Settings that `wasi:config` shows. */
  readonly settings: Readonly<Record<string, string>>
  /** The request of the call in progress. */
  readonly event: HttpEvent | undefined
  /** May this instance wait? Else a guest that would have to is ended. */
  readonly canWait: boolean
  /** Gives the thread to others until the operation settles, whichever way. Rejects when the call ended meanwhile. */
  wait(operation: PromiseLike<unknown>): Promise<void>
  /** Ends the call: the guest does not continue, whatever it catches. */
  abort(error: CloudError): never
}

/** The functions and classes of the interfaces, by name without version. */
export type HostInterfaces = Readonly<Record<string, Readonly<Record<string, unknown>>>>
