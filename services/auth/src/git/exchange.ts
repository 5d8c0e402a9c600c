import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '@taucloud/base'
import { HttpError } from '@taucloud/http'
import type { RepositoryRef } from './repositories.ts'

/** A request about a repository that the caller may use. */
export interface GitExchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly repository: RepositoryRef
  /** Who asks; written into what is recorded of a push. */
  readonly owner: string
}

export type GitService = 'git-upload-pack' | 'git-receive-pack'

/** Answers of git are never kept by a cache. */
const NO_CACHE = {
  'cache-control': 'no-cache, max-age=0, must-revalidate',
  expires: 'Fri, 01 Jan 1980 00:00:00 GMT',
  pragma: 'no-cache'
}

/** Begins the answer of a service. */
export function beginAnswer(
  response: ServerResponse,
  service: GitService,
  kind: 'advertisement' | 'result'
): void {
  response.writeHead(200, { ...NO_CACHE, 'content-type': `application/x-${service}-${kind}` })
}

/** @throws {HttpError} 415 when the body is not one of the service */
export function assertRequestType(request: IncomingMessage, service: GitService): void {
  if (request.headers['content-type'] === `application/x-${service}-request`) return
  throw new HttpError(415, `Cannot read the request: its type is not that of ${service}`)
}

/** The protocol version that the client asks for, when it is one that exists. */
export function protocolOf(request: IncomingMessage): string | undefined {
  const header = request.headers['git-protocol']
  return typeof header === 'string' && /^version=[012]$/.test(header) ? header : undefined
}

/** @throws {CloudError} `not_found` when the text names no service of git */
export function parseService(text: string | null): GitService {
  if (text === 'git-upload-pack' || text === 'git-receive-pack') return text
  throw new CloudError(
    'permission_denied',
    'Cannot serve the repository: only smart HTTP is spoken here'
  )
}
