import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import type { Capability } from '../capability.ts'
import { EVENT_ID } from '../event/event.ts'
import { writeBytes, writeCell } from '../guest-text.ts'
import { RESOURCE_TYPE, resourceOf } from './smart-op-resource.ts'
import type { SmartOpResource } from './smart-op-resource.ts'

/** The resource of a call, like its event, has this id. */
const RESOURCE_ID = 0
const CID_BUFFER_BYTES = 64

const NAME_FUNCTIONS: Readonly<Record<string, number>> = {
  Database: RESOURCE_TYPE.database,
  Storage: RESOURCE_TYPE.storage,
  Website: RESOURCE_TYPE.website,
  Service: RESOURCE_TYPE.service,
  FunctionHttp: RESOURCE_TYPE.functionHttp,
  FunctionP2P: RESOURCE_TYPE.functionP2P,
  FunctionPubSub: RESOURCE_TYPE.functionPubSub,
  MessagingPubSub: RESOURCE_TYPE.messagingPubSub,
  MessagingWebSocket: RESOURCE_TYPE.messagingWebSocket
}

/** Tells a smart op which resource it is to judge. */
export const smartOpsCapability: Capability = {
  name: 'smart-ops',
  provides: () => abiFunctions('smartops'),
  checkGrants: needsNoGrant,
  createState: (instance) => ({ bind: (name) => bind(instance, name) })
}

function bind(instance: GuestInstance, name: string): WebAssembly.HostCallable {
  const { memory } = instance
  switch (name) {
    case 'getNodeId':
      return (buffer: number) => {
        const node = resourceOf(instance.event)?.node ?? new Uint8Array(0)
        if (node.length === 0 || node.length > CID_BUFFER_BYTES) return ERRNO.INVALID_CID
        return writeBytes(memory, buffer >>> 0, node)
      }
    case 'getEventId':
      return (id: number, cell: number) =>
        resource(instance, id)?.hasEvent === true
          ? writeCell(memory, cell >>> 0, EVENT_ID)
          : ERRNO.EVENT_NOT_FOUND
    case 'getResourceType':
      return (id: number, cell: number) => {
        const found = resource(instance, id)
        if (found === undefined) return ERRNO.SMART_OP_RESOURCE_NOT_FOUND
        return writeCell(memory, cell >>> 0, found.type)
      }
    default:
      return nameFunction(instance, name)
  }
}

function nameFunction(instance: GuestInstance, name: string): WebAssembly.HostCallable {
  const [, kind = '', size] = /^get(\w+?)Name(Size)?$/.exec(name) ?? []
  const type = NAME_FUNCTIONS[kind]
  if (type === undefined) throw new RangeError(`The smart-ops capability has no ${name}`)
  return (id: number, address: number) => {
    const found = resource(instance, id)
    if (found?.type !== type) return ERRNO.SMART_OP_RESOURCE_NOT_FOUND
    const text = Buffer.from(found.name)
    const { memory } = instance
    return size === undefined
      ? writeBytes(memory, address >>> 0, text)
      : writeCell(memory, address >>> 0, text.length)
  }
}

function resource(instance: GuestInstance, id: number): SmartOpResource | undefined {
  return id >>> 0 === RESOURCE_ID ? resourceOf(instance.event) : undefined
}
