import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ComponentFunction, GuestThread, startWatchdog, transpileInThread } from '../src/index.ts'

// The server of the component benchmark, in a process of its own: bare, or answering by a component.

const [file = ''] = process.argv.slice(2)
let requests = 0

function reply(response: ServerResponse, status: number, headers: string[], body: string): void {
  response.writeHead(status, [...headers, 'content-length', String(body.length)])
  response.end(body, 'latin1')
  requests++
}

async function createHandler(): Promise<
  (request: IncomingMessage, response: ServerResponse) => void
> {
  if (file === '') {
    return (request, response) =>
      reply(response, 200, ['content-type', 'text/plain'], `hello ${request.url ?? ''}`)
  }
  const thread = new GuestThread()
  await startWatchdog([thread.shared]).ready
  const fn = new ComponentFunction({
    code: await transpileInThread(await readFile(file), { maxPages: 1_024 }),
    thread,
    isolation: 'restore',
    timeoutMs: 1_000,
    context: { project: 'bench', application: '', function: 'hello' }
  })
  const answerWith = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers, rawHeaders } = request
    const pairs = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : []
    )
    const target = { method, target: url, host: headers.host ?? '', headers: pairs }
    const answer = await fn.handle(target)
    const body = typeof answer.body === 'string' ? answer.body : ''
    reply(response, answer.status, answer.headers.flat(), body)
  }
  return (request, response) => void answerWith(request, response)
}

const server = createServer({ keepAliveTimeout: 60_000 }, await createHandler())
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuUs: user + system, requests })
})
process.on('disconnect', () => process.exit())
