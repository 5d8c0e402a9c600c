import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { hostOf } from './releases.ts'

/** An answer in full. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
}

export interface HttpOptions {
  method?: string
  /** @default the host of the test project `one` */
  host?: string
  headers?: Record<string, string>
  body?: string | Uint8Array | AsyncIterable<Uint8Array>
  signal?: AbortSignal
}

/** One request on a connection of its own, under any host name. */
export async function ask(
  url: string,
  path: string,
  options: HttpOptions = {}
): Promise<HttpAnswer> {
  const { method = 'GET', host = hostOf(), headers = {}, body, signal } = options
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>()
  const outgoing = request(new URL(path, url), {
    method,
    agent: false,
    headers: { host, ...headers },
    ...(signal === undefined ? {} : { signal })
  })
  outgoing.on('error', reject)
  outgoing.on('response', (response) => {
    const parts: Buffer[] = []
    response.on('data', (part: Buffer) => parts.push(part))
    response.on('error', reject)
    response.on('end', () => {
      const bytes = Buffer.concat(parts)
      const status = response.statusCode ?? 0
      resolve({ status, headers: response.headers, bytes, text: bytes.toString('utf8') })
    })
  })
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array)
    outgoing.end(body)
  else {
    for await (const chunk of body) outgoing.write(chunk)
    outgoing.end()
  }
  return promise
}

/** Asks again until the answer is as wanted. @throws {Error} after 10 s, with what came last */
export async function until(
  what: () => Promise<HttpAnswer>,
  wanted: (answer: HttpAnswer) => boolean
): Promise<HttpAnswer> {
  const end = Date.now() + 10_000
  for (;;) {
    const answer = await what()
    if (wanted(answer)) return answer
    if (Date.now() > end)
      throw new Error(`Still ${String(answer.status)}: ${answer.text.slice(0, 200)}`)
    await delay(5)
  }
}
