import { tau } from '#gen/node.pb.js'
import { unary } from '@taucloud/transport'
import type { Contract, Methods } from '@taucloud/transport'
import { message } from '../message.ts'

const v1 = tau.node.v1

const methods = {
  ping: unary(message(v1.PingRequest), message(v1.PingResponse), { idempotent: true }),
  info: unary(message(v1.InfoRequest), message(v1.InfoResponse), { idempotent: true }),
  stats: unary(message(v1.StatsRequest), message(v1.StatsResponse), { idempotent: true })
} satisfies Methods

/** What every node answers, whatever its shape. */
export const NodeContract: Contract<typeof methods> = { protocol: '/tau/node/1', methods }
