import { tau } from '#gen/hoarder.pb.js'
import { clientStream, unary } from '@taucloud/transport'
import type { Contract, Methods } from '@taucloud/transport'
import { message } from '../message.ts'
import type { Decoded } from '../message.ts'

const v1 = tau.hoarder.v1

/** One block of a build on its way to a hoarder. See `hoarder.proto`. */
export type StoreBlock = Decoded<tau.hoarder.v1.StoreBlock.$Properties>

const methods = {
  has: unary(message(v1.HasRequest), message(v1.HasResponse), { idempotent: true }),
  store: clientStream(message(v1.StoreBlock), message(v1.StoreResponse), {
    maxMessageBytes: 2 * 1024 * 1024
  }),
  pinStatus: unary(message(v1.PinStatusRequest), message(v1.PinStatusResponse), {
    idempotent: true
  })
} satisfies Methods

/** Replicated storage: takes the blocks of a build and keeps what releases name. */
export const HoarderContract: Contract<typeof methods> = { protocol: '/tau/hoarder/1', methods }
