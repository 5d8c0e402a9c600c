import type { GuestInstance } from '../../guest/guest-instance.ts'
import { ERRNO } from '../../gen/abi.ts'
import { httpEventOf } from './http-function.ts'
import type { HttpFunction } from './http-function.ts'
import { redirect } from './redirect.ts'

/** Functions that write the answer. Names and parameter orders are those of the ABI. */
export const responseFunctions: Readonly<Record<string, HttpFunction>> = {
  eventHttpWrite: write,
  eventHttpFlush: (instance) => (eventId: number) => {
    const event = httpEventOf(instance, eventId)
    if (typeof event === 'number') return event
    const channel = event.response.stream()
    const room = channel.backpressure() ?? Promise.resolve()
    // Even with room the guest pauses once, so that what it flushed is sent before it goes on.
    return instance.suspend(room, () => ERRNO.NONE)
  },
  eventHttpRetCode: (instance) => (eventId: number, code: number) => {
    const event = httpEventOf(instance, eventId)
    if (typeof event === 'number') return event
    return event.response.setStatus(code >>> 0) ? ERRNO.NONE : ERRNO.HTTP_WRITE
  },
  eventHttpHeaderAdd:
    (instance) =>
    (eventId: number, name: number, nameLength: number, value: number, valueLength: number) => {
      const event = httpEventOf(instance, eventId)
      if (typeof event === 'number') return event
      const { memory } = instance
      if (
        !memory.has(name >>> 0, nameLength >>> 0) ||
        !memory.has(value >>> 0, valueLength >>> 0)
      ) {
        return ERRNO.ADDRESS_OUT_OF_MEMORY
      }
      const added = event.response.addHeader(
        memory.latin1(name >>> 0, nameLength >>> 0),
        memory.latin1(value >>> 0, valueLength >>> 0)
      )
      return added ? ERRNO.NONE : ERRNO.HTTP_WRITE
    },
  eventHttpRedirect:
    (instance) => (eventId: number, url: number, urlLength: number, code: number) => {
      const event = httpEventOf(instance, eventId)
      if (typeof event === 'number') return event
      const { memory } = instance
      if (!memory.has(url >>> 0, urlLength >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
      return redirect(event, memory.latin1(url >>> 0, urlLength >>> 0), code >>> 0)
        ? ERRNO.NONE
        : ERRNO.HTTP_WRITE
    }
}

function write(instance: GuestInstance): WebAssembly.HostCallable {
  return (eventId: number, buffer: number, length: number, cell: number) => {
    const event = httpEventOf(instance, eventId)
    if (typeof event === 'number') return event
    const { memory } = instance
    if (!memory.has(buffer >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
    if (!event.response.write(memory, buffer >>> 0, length >>> 0)) {
      memory.writeU32(cell >>> 0, 0)
      return ERRNO.HTTP_WRITE
    }
    memory.writeU32(cell >>> 0, length >>> 0)
    const full = event.response.channel?.backpressure()
    return full === undefined ? ERRNO.NONE : instance.suspend(full, () => ERRNO.NONE)
  }
}
