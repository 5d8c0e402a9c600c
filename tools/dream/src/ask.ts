import { request } from 'node:http'

const TIMEOUT_MS = 10_000
const MAX_BODY_BYTES = 64 * 1024

/** Status and the beginning of the body of an answer. */
export interface Answer {
  status: number
  body: string
}

/**
 * GETs a URL of a local zone from loopback, so that no resolver has to know `*.localhost`.
 *
 * @throws {Error} when nothing answers within 10 s
 */
export async function ask(url: string): Promise<Answer> {
  const { hostname, port, pathname, search } = new URL(url)
  return new Promise<Answer>((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path: `${pathname}${search}`,
      headers: { host: `${hostname}:${port}` },
      signal: AbortSignal.timeout(TIMEOUT_MS)
    }
    const outgoing = request(options, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        if (body.length < MAX_BODY_BYTES) body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      response.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

/** Asks again until the answer is 200 or the deadline has passed; gives the last answer. */
export async function askUntilOk(url: string, deadlineMs: number): Promise<Answer> {
  const until = performance.now() + deadlineMs
  for (;;) {
    const answer = await ask(url).catch(() => ({ status: 0, body: 'no answer' }))
    if (answer.status === 200 || performance.now() > until) return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
