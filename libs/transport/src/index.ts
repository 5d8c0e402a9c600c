export { anyNode, anyOf, bidi, clientStream, serverStream, unary } from './contract.ts'
export type {
  Allow,
  CallContext,
  Caller,
  CallOptions,
  Client,
  Codec,
  Contract,
  Handlers,
  Method,
  MethodKind,
  MethodOptions,
  Methods
} from './contract.ts'
export type { BulkStream, Bus, Member, Target, TopicMessage } from './bus.ts'
export { createBus } from './create-bus.ts'
export type { BusInit, CloudBus } from './bus-init.ts'
export { MAX_GOSSIP_BYTES, MAX_MESSAGE_BYTES } from './limits.ts'
export type { Profile } from './limits.ts'
