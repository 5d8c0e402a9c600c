import { tau } from '#gen/substrate.pb.js'
import { bidi, serverStream } from '@taucloud/transport'
import type { Contract, Methods } from '@taucloud/transport'
import { message } from '../message.ts'
import type { Decoded } from '../message.ts'

const v1 = tau.substrate.v1

export type RequestHead = Decoded<tau.substrate.v1.RequestHead.$Properties>
export type ResponseHead = Decoded<tau.substrate.v1.ResponseHead.$Properties>
export type ExchangeRequest = Decoded<tau.substrate.v1.ExchangeRequest.$Properties>
export type ExchangeResponse = Decoded<tau.substrate.v1.ExchangeResponse.$Properties>
export type FunctionLogLine = Decoded<tau.substrate.v1.FunctionLogLine.$Properties>

const methods = {
  exchange: bidi(message(v1.ExchangeRequest), message(v1.ExchangeResponse)),
  functionLogs: serverStream(message(v1.FunctionLogsRequest), message(v1.FunctionLogLine))
} satisfies Methods

/** Execution: HTTP exchanges forwarded by gateways, and the output of functions. */
export const SubstrateContract: Contract<typeof methods> = { protocol: '/tau/substrate/1', methods }
