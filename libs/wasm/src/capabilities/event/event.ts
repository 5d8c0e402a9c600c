import { abiFunctions, needsNoGrant } from '../capability.ts'
import type { Capability } from '../capability.ts'

/** The id of the event of every call: AssemblyScript guests read it back from address 0. */
export const EVENT_ID = 0

/** Tells a guest what kind of event it was called for. */
export const eventCapability: Capability = {
  name: 'event',
  provides: () => abiFunctions('event'),
  checkGrants: needsNoGrant,
  createState: (instance) => ({
    bind: () => (eventId: number, cell: number) => {
      if (eventId === EVENT_ID && instance.event !== undefined) {
        instance.memory.writeU32(cell >>> 0, instance.event.type)
      }
    }
  })
}
