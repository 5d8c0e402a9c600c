import type { Logger } from '@taucloud/base'
import { CloudError } from '@taucloud/base'
import { HttpError, errorAnswer } from '@taucloud/http'
import type { Reply, RouteContext, RouteHandler, Router } from '@taucloud/http'
import type { Access, Identity } from '../access.ts'
import type { AuthStore } from '../store.ts'
import { parseService } from './exchange.ts'
import type { GitExchange } from './exchange.ts'
import { receivePack } from './receive-pack.ts'
import type { ReceiveParts } from './receive-pack.ts'
import { advertise, uploadPack } from './upload-pack.ts'
import type { UploadParts } from './upload-pack.ts'

export interface GitRoutesParts {
  access: Access
  store: AuthStore
  upload: UploadParts
  receive: ReceiveParts
  /** This node: only repositories that are here are served. */
  peerId: string
  logger: Logger
}

/** A connection on which nothing moves for this long is closed. */
const IDLE_MS = 60_000
const CHALLENGE = 'Basic realm="Taucloud", charset="UTF-8"'
const SEGMENT = /^([a-z0-9][a-z0-9-]{0,62})\.git$/

type Need = 'read' | 'write'

/** Smart HTTP for the repositories of this node. https://git-scm.com/docs/http-protocol */
export function addGitRoutes(router: Router<RouteHandler>, parts: GitRoutesParts): void {
  const at = (path: string): string => `/:repository/${path}`
  router.add('GET', at('info/refs'), (context) =>
    answer(parts, context, async () => {
      const identity = await identify(parts, context)
      const service = parseService(context.query.get('service'))
      const need = service === 'git-receive-pack' ? 'write' : 'read'
      const exchange = await open(parts, context, { identity, need })
      await advertise(parts.upload, exchange, service)
    })
  )
  const post = (path: string, need: Need, run: (exchange: GitExchange) => Promise<void>): void => {
    router.add('POST', at(path), (context) =>
      answer(parts, context, async () => {
        const identity = await identify(parts, context)
        await run(await open(parts, context, { identity, need }))
      })
    )
  }
  post('git-upload-pack', 'read', (exchange) => uploadPack(parts.upload, exchange))
  post('git-receive-pack', 'write', (exchange) => receivePack(parts.receive, exchange))
  router.add('POST', at('info/lfs/objects/batch'), () => ({
    status: 501,
    json: { message: 'Large file storage is not offered here: commit the file itself' }
  }))
}

async function identify({ access }: GitRoutesParts, { request }: RouteContext): Promise<Identity> {
  return access.authenticate(request.headers.authorization)
}

/** @throws {CloudError} `not_found` also for what the caller may not know of, `permission_denied`, `unavailable` */
async function open(
  { access, peerId, store }: GitRoutesParts,
  { params, request, response }: RouteContext,
  { identity, need }: { identity: Identity; need: Need }
): Promise<GitExchange> {
  const name = SEGMENT.exec(params.repository ?? '')?.[1] ?? ''
  const record = name === '' ? undefined : await store.getRepository(name)
  const right = record === undefined ? 'none' : await access.rightOn(record.project, identity)
  if (record === undefined || right === 'none') {
    throw new CloudError('not_found', `Cannot find repository "${name}"`)
  }
  if (need === 'write' && right !== 'write') {
    throw new CloudError(
      'permission_denied',
      `Cannot push to "${name}": "${identity.owner}" may only read it`
    )
  }
  if (record.home !== peerId) {
    throw new CloudError('unavailable', `Cannot serve "${name}" here: it is kept by another node`)
  }
  return { request, response, repository: { project: record.project, name }, owner: identity.owner }
}

/** Runs a route that writes its own answer; failures are told in plain text, which git shows to the person. */
async function answer(
  { logger }: GitRoutesParts,
  { request, response }: RouteContext,
  run: () => Promise<void>
): Promise<Reply | undefined> {
  request.socket.setTimeout(IDLE_MS)
  try {
    await run()
    return undefined
  } catch (error) {
    const { status, code, headers, message } = errorAnswer(error)
    const cause = error instanceof CloudError ? error.cause : error
    if (status >= 500) logger.warn('git request failed', { code, message, error: cause })
    if (response.headersSent) {
      response.destroy()
      return undefined
    }
    return { status, text: `${message}\n`, headers: { ...headers, ...extraHeaders(error) } }
  }
}

function extraHeaders(error: unknown): Record<string, string> {
  if (error instanceof HttpError || !(error instanceof CloudError)) return {}
  // Without the challenge a client never asks its helper for the token.
  if (error.code === 'unauthenticated') return { 'www-authenticate': CHALLENGE }
  return error.code === 'unavailable' ? { 'retry-after': '10' } : {}
}
