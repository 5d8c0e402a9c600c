import { tau } from '#gen/patrick.pb.js'
import { serverStream, unary } from '@taucloud/transport'
import type { Contract, Methods } from '@taucloud/transport'
import { message } from '../message.ts'
import type { Decoded } from '../message.ts'

const v1 = tau.patrick.v1

/** A build job. See `patrick.proto` for its states, units and bounds. */
export type Job = Decoded<tau.patrick.v1.Job.$Properties>
export type PushEvent = Decoded<tau.patrick.v1.PushEvent.$Properties>
export type LogLine = Decoded<tau.patrick.v1.LogLine.$Properties>

/** Facts of a job as a broker keeps them; a {@link Job} is derived from them. */
export type JobRecord = Decoded<tau.patrick.v1.JobRecord.$Properties>
export type AttemptRecord = Decoded<tau.patrick.v1.AttemptRecord.$Properties>
export type LossRecord = Decoded<tau.patrick.v1.LossRecord.$Properties>
export type EndRecord = Decoded<tau.patrick.v1.EndRecord.$Properties>

export const JobRecordCodec = message(v1.JobRecord)
export const AttemptRecordCodec = message(v1.AttemptRecord)
export const LossRecordCodec = message(v1.LossRecord)
export const EndRecordCodec = message(v1.EndRecord)
export const LogBatchCodec = message(v1.LogBatch)
export const JobCodec = message(v1.Job)
export const LogLineCodec = message(v1.LogLine)

export type LeaseResponse = Decoded<tau.patrick.v1.LeaseResponse.$Properties>
export type WatchJobEvent = Decoded<tau.patrick.v1.WatchJobEvent.$Properties>

const methods = {
  submit: unary(message(v1.SubmitRequest), message(v1.SubmitResponse), { idempotent: true }),
  lease: unary(message(v1.LeaseRequest), message(v1.LeaseResponse), { timeoutMs: 40_000 }),
  heartbeat: unary(message(v1.HeartbeatRequest), message(v1.HeartbeatResponse), {
    idempotent: true
  }),
  appendLog: unary(message(v1.AppendLogRequest), message(v1.AppendLogResponse)),
  complete: unary(message(v1.CompleteRequest), message(v1.CompleteResponse), { idempotent: true }),
  getJob: unary(message(v1.GetJobRequest), message(v1.GetJobResponse), { idempotent: true }),
  listJobs: unary(message(v1.ListJobsRequest), message(v1.ListJobsResponse), { idempotent: true }),
  cancel: unary(message(v1.CancelRequest), message(v1.CancelResponse), { idempotent: true }),
  watchJob: serverStream(message(v1.WatchJobRequest), message(v1.WatchJobEvent))
} satisfies Methods

/** The build-job broker: pushes in, leases to builders, logs and results out. */
export const PatrickContract: Contract<typeof methods> = { protocol: '/tau/patrick/1', methods }
