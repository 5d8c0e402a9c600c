import { CloudError } from '@taucloud/base'
import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { eventOf } from '../event/event-of.ts'
import { writeBytes, writeCell } from '../guest-text.ts'
import { MAX_COMMAND_BYTES, P2P_EVENT } from './p2p-event.ts'
import type { P2PEvent } from './p2p-event.ts'
import { CID_BUFFER_BYTES } from './read-cid.ts'

type Read = (event: P2PEvent) => Uint8Array | number
type Make = (instance: GuestInstance) => WebAssembly.HostCallable

const name: Read = (event) => event.name ?? ERRNO.P2P_COMMAND_NOT_FOUND
const computeData: Read = (event) => (event.data = event.readData()) ?? ERRNO.MARSHAL_DATA_FAILED
// Before the size call there is nothing, and nothing is written.
const keptData: Read = (event) => event.data ?? new Uint8Array(0)
const computeProtocol: Read = (event) => {
  const { protocol } = event.command.body
  event.protocol = typeof protocol === 'string' ? Buffer.from(protocol) : undefined
  return keptProtocol(event)
}
const keptProtocol: Read = (event) => event.protocol ?? ERRNO.P2P_PROTOCOL_NOT_FOUND
const from: Read = (event) => cidOf(event.command.from, ERRNO.P2P_FROM_NOT_FOUND)
const to: Read = (event) => cidOf(event.command.to, ERRNO.P2P_TO_NOT_FOUND)

/** Functions that read a command and answer it, by their names in the ABI. */
export const p2pEventFunctions: Readonly<Record<string, Make>> = {
  getP2PEventCommandSize: sizeOf(name),
  getP2PEventCommand: readOf(name),
  getP2PEventDataSize: sizeOf(computeData),
  getP2PEventData: readOf(keptData),
  getP2PEventProtocolSize: sizeOf(computeProtocol),
  getP2PEventProtocol: readOf(keptProtocol),
  getP2PEventFrom: readOf(from),
  getP2PEventTo: readOf(to),
  getP2PEventFromSize: sizeOf((event) => event.command.from),
  getP2PEventToSize: sizeOf((event) => event.command.to),
  writeP2PResponse: (instance) => (eventId: number, buffer: number, length: number) => {
    const event = eventOf(instance, eventId, P2P_EVENT)
    if (typeof event === 'number') return event
    const { memory } = instance
    if (!memory.has(buffer >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (length >>> 0 > MAX_COMMAND_BYTES) {
      const limit = `it is larger than ${MAX_COMMAND_BYTES} bytes`
      instance.abort(new CloudError('resource_exhausted', `Cannot answer the command: ${limit}`))
    }
    event.response = memory.copy(buffer >>> 0, length >>> 0)
    return ERRNO.NONE
  }
}

function sizeOf(read: Read): Make {
  return (instance) => (eventId: number, cell: number) => {
    const event = eventOf(instance, eventId, P2P_EVENT)
    if (typeof event === 'number') return event
    const bytes = read(event)
    return typeof bytes === 'number' ? bytes : writeCell(instance.memory, cell >>> 0, bytes.length)
  }
}

function readOf(read: Read): Make {
  return (instance) => (eventId: number, buffer: number) => {
    const event = eventOf(instance, eventId, P2P_EVENT)
    if (typeof event === 'number') return event
    const bytes = read(event)
    return typeof bytes === 'number' ? bytes : writeBytes(instance.memory, buffer >>> 0, bytes)
  }
}

function cidOf(bytes: Uint8Array, absent: number): Uint8Array | number {
  if (bytes.length === 0) return absent
  return bytes.length > CID_BUFFER_BYTES ? ERRNO.INVALID_CID : bytes
}
