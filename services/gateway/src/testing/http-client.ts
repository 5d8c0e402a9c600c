import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

/** An answer in full. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
}

export interface HttpOptions {
  method?: string
  /** @default 'known.test' */
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
  const { method = 'GET', host = 'known.test', headers = {}, body, signal } = options
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
