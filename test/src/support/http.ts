import { request } from 'node:http'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export interface AskOptions {
  method?: string
  headers?: Record<string, string>
  body?: string
  /** Another port than the URL's, for the substrate's own listener. */
  port?: number
}

/** One HTTP request to loopback under the URL's host name. */
export async function ask(url: string, options: AskOptions = {}): Promise<Answer> {
  const { host, port, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: options.port ?? port,
        path: `${pathname}${search}`,
        method: options.method ?? 'GET',
        headers: { ...options.headers, host },
        agent: false,
        signal: AbortSignal.timeout(15_000)
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString()
          })
        )
        response.on('error', reject)
      }
    )
    outgoing.on('error', reject)
    outgoing.end(options.body)
  })
}

/** Asks until the answer fits; the last one is in the failure. */
export async function askUntil(
  url: string,
  fits: (answer: Answer) => boolean,
  timeoutMs = 15_000,
  options: AskOptions = {}
): Promise<Answer> {
  const until = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask(url, options).catch((error: unknown) => ({
      status: 0,
      headers: {},
      body: String(error)
    }))
    if (fits(answer)) return answer
    if (performance.now() > until)
      throw new Error(`${url} still answers ${answer.status}: ${answer.body.slice(0, 500)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
