import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import { readBody } from './body.ts'
import { HttpError, errorAnswer, sendError } from './errors.ts'
import { parseRequestHead } from './request-head.ts'
import type { RequestHead } from './request-head.ts'
import type { Router } from './router.ts'

/** What a route is given. `request` and `response` are Node's own, for routes that stream. */
export interface RouteContext {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly host: string
  readonly path: string
  readonly query: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  /** Fires when the client goes away before its answer is complete. */
  readonly signal: AbortSignal
  /** The body in memory. @throws {CloudError} with status 413 over `maxBytes` (default 1 MiB) */
  body(maxBytes?: number): Promise<Buffer>
  /** The body as JSON; check it with `parseWith`. @throws {CloudError} `invalid_argument` when it is not JSON */
  json(maxBytes?: number): Promise<unknown>
}

/** An answer; exactly one of `json`, `text` and `bytes`, or none for an empty body. */
export interface Reply {
  /** @default 200, or 204 for an empty body */
  status?: number
  headers?: Record<string, string>
  json?: unknown
  text?: string
  bytes?: Uint8Array
}

/** Answers a request. `undefined` means that the route has written, or will write, the response itself. */
export type RouteHandler = (context: RouteContext) => Reply | undefined | Promise<Reply | undefined>

const DEFAULT_BODY_BYTES = 1024 * 1024

/**
 * Turns a router into a handler for `serveHttp`: 404 and 405 with `allow`, failures as
 * `{"error":{"code","message"}}`, bodies with a limit. Internal failures are logged and leave no detail in the answer.
 */
export function serveRoutes(
  router: Router<RouteHandler>,
  options: { logger: Logger }
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    let head: RequestHead
    try {
      head = parseRequestHead(request)
    } catch (error) {
      sendError(response, error)
      return
    }
    answer(router, head, request, response).catch((error: unknown) => {
      const { status, code, message } = errorAnswer(error)
      const cause = error instanceof CloudError ? error.cause : error
      if (status >= 500 && code !== 'unavailable') {
        options.logger.error('request failed', {
          method: request.method,
          code,
          message,
          error: cause
        })
      }
      sendError(response, error)
    })
  }
}

async function answer(
  router: Router<RouteHandler>,
  head: RequestHead,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const match = router.match(head.method, head.path)
  if (match.kind === 'none') throw new HttpError(404, `Cannot find ${head.path}: no such route`)
  if (match.kind === 'method') {
    const allow = match.allow.join(', ')
    throw new HttpError(405, `Cannot ${head.method} ${head.path}: allowed are ${allow}`, {
      headers: { allow }
    })
  }
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  const body = (maxBytes = DEFAULT_BODY_BYTES): Promise<Buffer> => readBody(request, maxBytes)
  const reply = await match.route({
    request,
    response,
    host: head.host,
    path: head.path,
    query: new URLSearchParams(head.target.slice(head.path.length)),
    params: match.params,
    signal: gone.signal,
    body,
    json: async (maxBytes) => parseJson(await body(maxBytes))
  })
  if (reply !== undefined) sendReply(response, reply)
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new CloudError('invalid_argument', 'Cannot read the body: it is not JSON', {
      cause: error
    })
  }
}

/** Writes a {@link Reply}. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  const [body, type] = encodeReply(reply)
  const status = reply.status ?? (body === undefined ? 204 : 200)
  response.writeHead(status, {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(status === 204 || status === 304 ? {} : { 'content-length': body?.length ?? 0 }),
    ...reply.headers
  })
  response.end(body)
}

function encodeReply(reply: Reply): [Uint8Array | undefined, string | undefined] {
  if (reply.json !== undefined) return [Buffer.from(JSON.stringify(reply.json)), 'application/json']
  if (reply.text !== undefined) return [Buffer.from(reply.text), 'text/plain;charset=utf-8']
  return [reply.bytes, reply.bytes === undefined ? undefined : 'application/octet-stream']
}
