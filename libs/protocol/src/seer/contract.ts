import { tau } from '#gen/seer.pb.js'
import { unary } from '@taucloud/transport'
import type { Contract, Methods } from '@taucloud/transport'
import { message } from '../message.ts'
import type { Decoded } from '../message.ts'

const v1 = tau.seer.v1

/** Soft state that a node repeats by gossip. See `seer.proto`. */
export type Beacon = Decoded<tau.seer.v1.Beacon.$Properties>
export type NodeRecord = Decoded<tau.seer.v1.NodeRecord.$Properties>

export const BeaconCodec = message(v1.Beacon)

/** Where beacons travel; the origin is proved by the gossip signature. */
export const BEACON_TOPIC = 'tau/seer/beacon/v1'

const methods = {
  listNodes: unary(message(v1.ListNodesRequest), message(v1.ListNodesResponse), {
    idempotent: true
  }),
  announce: unary(message(v1.AnnounceRequest), message(v1.AnnounceResponse), { idempotent: true })
} satisfies Methods

/** Discovery: which nodes live, what they run, how loaded they are. */
export const SeerContract: Contract<typeof methods> = { protocol: '/tau/seer/1', methods }
