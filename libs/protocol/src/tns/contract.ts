import { tau } from '#gen/tns.pb.js'
import { serverStream, unary } from '@taucloud/transport'
import type { Contract, Methods } from '@taucloud/transport'
import { message } from '../message.ts'
import type { Decoded } from '../message.ts'

const v1 = tau.tns.v1

/** What a branch serves. See `tns.proto` for units and bounds. */
export type BranchRecord = Decoded<tau.tns.v1.BranchRecord.$Properties>
export type WatchEvent = Decoded<tau.tns.v1.WatchEvent.$Properties>
/** A builder's claim to have built a release. */
export type PublishRequest = Decoded<tau.tns.v1.PublishRequest.$Properties>
/** An entry of a branch's history in tns's own map. */
export type StoredRecord = Decoded<tau.tns.v1.StoredRecord.$Properties>

export const BranchRecordCodec = message(v1.BranchRecord)
export const StoredRecordCodec = message(v1.StoredRecord)

const methods = {
  publish: unary(message(v1.PublishRequest), message(v1.PublishResponse), {
    idempotent: true,
    maxMessageBytes: 2 * 1024 * 1024
  }),
  getBranch: unary(message(v1.GetBranchRequest), message(v1.GetBranchResponse), {
    idempotent: true
  }),
  listBranches: unary(message(v1.ListBranchesRequest), message(v1.ListBranchesResponse), {
    idempotent: true
  }),
  listReleases: unary(message(v1.ListReleasesRequest), message(v1.ListReleasesResponse), {
    idempotent: true
  }),
  lookupHost: unary(message(v1.LookupHostRequest), message(v1.LookupHostResponse), {
    idempotent: true
  }),
  selectRelease: unary(message(v1.SelectReleaseRequest), message(v1.SelectReleaseResponse)),
  remove: unary(message(v1.RemoveRequest), message(v1.RemoveResponse), { idempotent: true }),
  watch: serverStream(message(v1.WatchRequest), message(v1.WatchEvent))
} satisfies Methods

/** Names: which release each branch serves, and which branches answer for a host. */
export const TnsContract: Contract<typeof methods> = { protocol: '/tau/tns/1', methods }
