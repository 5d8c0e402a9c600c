import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import { GuestFunction, GuestThread, inspectModule, startWatchdog } from '../src/index.ts'
import type { GuestRequest, GuestResponse, Isolation } from '../src/index.ts'

// The server of the benchmark, in a process of its own: `node` answers by itself, `restore` and `pooled` by the guest.

const [mode = 'node', file = ''] = process.argv.slice(2)
let requests = 0

/** Gives the guest what it asks for and makes nothing that it does not. */
class NodeRequest implements GuestRequest {
  readonly #message: IncomingMessage

  constructor(message: IncomingMessage) {
    this.#message = message
  }

  get method(): string {
    return this.#message.method ?? 'GET'
  }

  get target(): string {
    return this.#message.url ?? '/'
  }

  get host(): string {
    return this.#message.headers.host ?? ''
  }

  get headers(): [string, string][] {
    const { rawHeaders } = this.#message
    return rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : []
    )
  }
}

function reply(
  response: ServerResponse,
  status: number,
  headers: readonly [string, string][],
  body: string
): void {
  const flat = headers.flat()
  flat.push('content-length', String(body.length))
  response.writeHead(status, flat)
  response.end(body, 'latin1')
  requests++
}

async function createFunction(isolation: Isolation): Promise<GuestFunction> {
  const bytes = await readFile(file)
  const thread = new GuestThread()
  await startWatchdog([thread.shared]).ready
  return new GuestFunction({
    module: new WebAssembly.Module(bytes),
    info: inspectModule(bytes),
    thread,
    entry: 'hello',
    isolation,
    memoryBytes: 0,
    timeoutMs: 1_000,
    context: { project: 'bench', application: '', function: 'hello' }
  })
}

async function createHandler(): Promise<
  (request: IncomingMessage, response: ServerResponse) => void
> {
  if (mode !== 'restore' && mode !== 'pooled') {
    return (request, response) =>
      reply(response, 200, [['content-type', 'text/plain']], `hello ${request.url ?? ''}`)
  }
  const fn = await createFunction(mode)
  return (request, response) => {
    const answer = fn.handle(new NodeRequest(request))
    if (!isText(answer)) throw new TypeError('The guest of the benchmark answers with text at once')
    reply(response, answer.status, answer.headers, answer.body)
  }
}

function isText(
  answer: GuestResponse | Promise<GuestResponse>
): answer is GuestResponse & { body: string } {
  return 'body' in answer && typeof answer.body === 'string'
}

const options = { optimizeEmptyRequests: true, keepAliveTimeout: 60_000 }
const server = createServer(options, await createHandler())
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuUs: user + system, requests })
})
process.on('disconnect', () => process.exit())
