import { tau } from '#gen/substrate.pb.js'
import { bidi, serverStream, unary } from '@taucloud/transport'
import type { Contract, Methods } from '@taucloud/transport'
import { message } from '../message.ts'
import type { Decoded } from '../message.ts'

const v1 = tau.substrate.v1

export type RequestHead = Decoded<tau.substrate.v1.RequestHead.$Properties>
export type ResponseHead = Decoded<tau.substrate.v1.ResponseHead.$Properties>
export type ExchangeRequest = Decoded<tau.substrate.v1.ExchangeRequest.$Properties>
export type ExchangeResponse = Decoded<tau.substrate.v1.ExchangeResponse.$Properties>
export type CommandRequest = Decoded<tau.substrate.v1.CommandRequest.$Properties>
export type CommandResponse = Decoded<tau.substrate.v1.CommandResponse.$Properties>
export type ChannelMessage = Decoded<tau.substrate.v1.ChannelMessage.$Properties>
export type FunctionLogLine = Decoded<tau.substrate.v1.FunctionLogLine.$Properties>

const methods = {
  exchange: bidi(message(v1.ExchangeRequest), message(v1.ExchangeResponse)),
  functionLogs: serverStream(message(v1.FunctionLogsRequest), message(v1.FunctionLogLine))
} satisfies Methods

/** Execution: HTTP exchanges forwarded by gateways, and the output of functions. */
export const SubstrateContract: Contract<typeof methods> = { protocol: '/tau/substrate/1', methods }

const peerMethods = {
  command: unary(message(v1.CommandRequest), message(v1.CommandResponse), {
    maxMessageBytes: 4 * 1024 * 1024,
    timeoutMs: 60_000
  })
} satisfies Methods

/** What substrates ask of each other for the functions they run. */
export const SubstratePeerContract: Contract<typeof peerMethods> = {
  protocol: '/tau/substrate-peer/1',
  methods: peerMethods
}

/** Messages of channels, as gossip carries them. */
export const ChannelMessageCodec = message(v1.ChannelMessage)
