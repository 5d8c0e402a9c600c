import { ERRNO } from '../../gen/abi.ts'
import type { GuestEvent, GuestInstance } from '../../guest/guest-instance.ts'
import { EVENT_ID } from './event.ts'

/** The event that a guest names when it is of the wanted type, else the error number to answer with. */
export function eventOf<T extends GuestEvent['type']>(
  instance: GuestInstance,
  eventId: number,
  type: T
): Extract<GuestEvent, { type: T }> | number {
  const { event } = instance
  if (eventId !== EVENT_ID || event === undefined) return ERRNO.EVENT_NOT_FOUND
  return isOfType(event, type) ? event : ERRNO.NIL_ADDRESS
}

function isOfType<T extends GuestEvent['type']>(
  event: GuestEvent,
  type: T
): event is Extract<GuestEvent, { type: T }> {
  return event.type === type
}
