import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Logger } from '@taucloud/base'
import { errorAnswer } from '@taucloud/http'
import type { Counters } from './metrics.ts'

/** Answers a request with a failure as a short text. What is this gateway's to explain gets an id, found in its log too. */
export function sendFailure(
  response: ServerResponse,
  thrown: unknown,
  report?: { logger: Logger; counters: Counters }
): void {
  const { status, headers, code, message } = errorAnswer(thrown)
  let text = message
  if (status >= 500 && report !== undefined) {
    const id = randomUUID().slice(0, 8)
    text = `${message} (error ${id})`
    report.counters.failures += 1
    report.logger.warn('request failed', { id, status, code, reason: message })
  }
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const body = Buffer.from(`${text}\n`)
  response.writeHead(status, {
    'content-type': 'text/plain;charset=utf-8',
    'content-length': body.length,
    'x-content-type-options': 'nosniff',
    ...headers
  })
  response.end(body)
}
