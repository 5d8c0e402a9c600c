import type { GuestInstance } from '../../guest/guest-instance.ts'
import { ERRNO } from '../../gen/abi.ts'
import { EVENT_ID } from '../event/event.ts'
import { HTTP_EVENT } from './http-event.ts'
import type { HttpEvent } from './http-event.ts'

/** Makes one function of the capability for an instance. */
export type HttpFunction = (instance: GuestInstance) => WebAssembly.HostCallable

/** The HTTP event that the guest means, or the error number to answer with. */
export function httpEventOf(instance: GuestInstance, eventId: number): HttpEvent | number {
  const { event } = instance
  if (eventId !== EVENT_ID || event === undefined) return ERRNO.EVENT_NOT_FOUND
  return event.type === HTTP_EVENT ? event : ERRNO.NIL_ADDRESS
}
