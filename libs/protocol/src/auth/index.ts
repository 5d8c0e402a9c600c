import { tau } from '#gen/auth.pb.js'
import { serverStream, unary } from '@taucloud/transport'
import type { Contract, Methods } from '@taucloud/transport'
import { message } from '../message.ts'
import type { Decoded } from '../message.ts'

const v1 = tau.auth.v1

/** A registered project. See `auth.proto`. */
export type Project = Decoded<tau.auth.v1.Project.$Properties>

/** Records as auth keeps them. See `auth.proto`. */
export type RepositoryRecord = Decoded<tau.auth.v1.RepositoryRecord.$Properties>
export type TokenRecord = Decoded<tau.auth.v1.TokenRecord.$Properties>
export type AccessRecord = Decoded<tau.auth.v1.AccessRecord.$Properties>
export type PushRecord = Decoded<tau.auth.v1.PushRecord.$Properties>
export type RefChange = Decoded<tau.auth.v1.RefChange.$Properties>
export type TipRecord = Decoded<tau.auth.v1.TipRecord.$Properties>

export const ProjectCodec = message(v1.Project)
export const RepositoryRecordCodec = message(v1.RepositoryRecord)
export const TokenRecordCodec = message(v1.TokenRecord)
export const AccessRecordCodec = message(v1.AccessRecord)
export const PushRecordCodec = message(v1.PushRecord)
export const TipRecordCodec = message(v1.TipRecord)

export type FetchSourcesRequest = Decoded<tau.auth.v1.FetchSourcesRequest.$Properties>

const methods = {
  getProject: unary(message(v1.GetProjectRequest), message(v1.GetProjectResponse), {
    idempotent: true
  }),
  listProjects: unary(message(v1.ListProjectsRequest), message(v1.ListProjectsResponse), {
    idempotent: true
  }),
  fetchSources: serverStream(message(v1.FetchSourcesRequest), message(v1.SourcesChunk))
} satisfies Methods

/** Projects and the sources of their repositories. */
export const AuthContract: Contract<typeof methods> = { protocol: '/tau/auth/1', methods }
