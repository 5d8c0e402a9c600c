import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  declaredLength,
  endToEndFields,
  isAddress,
  parseRequestHead,
  sendError,
  serveHttp,
  streamBody
} from '@taucloud/http'
import type { HttpListener, RequestHead } from '@taucloud/http'
import type { ChannelSockets } from '../triggers/channel-sockets.ts'
import type { Dispatcher } from './dispatcher.ts'
import { isStream } from './web-answer.ts'
import type { WebAnswer } from './web-answer.ts'
import type { BodySource, WebRequest } from './web-request.ts'

export interface SocketServerInit {
  readonly host: string
  readonly port: number
  readonly reusePort: boolean
  /** Answers `/healthz`, `/readyz` and `/metrics`, which exist on addresses of the node only, never on hosts of projects. */
  readonly answerHealth: (path: string, response: ServerResponse) => boolean
  /** Takes connections that leave HTTP. */
  readonly upgrade: ChannelSockets
}

/** A client that takes nothing of its answer for so long is cut off. */
const STALLED_WRITE_MS = 60_000

/** The HTTP listener of a worker: parses, dispatches and answers in this thread. */
export function serveSockets(
  dispatcher: Dispatcher,
  init: SocketServerInit
): Promise<HttpListener> {
  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    let head: RequestHead
    try {
      head = parseRequestHead(request)
    } catch (error) {
      sendError(response, error)
      return
    }
    if (isAddress(head.host) && init.answerHealth(head.path, response)) return
    const answer = dispatcher.dispatch(new SocketRequest(request, response, head))
    if (!(answer instanceof Promise)) deliver(dispatcher, answer, response)
    else
      void answer.then((later) => {
        deliver(dispatcher, later, response)
      })
  }
  const { host, port, reusePort } = init
  const upgrade = {
    wants: (request: IncomingMessage) => init.upgrade.wants(request),
    handle: init.upgrade.handle.bind(init.upgrade)
  }
  return serveHttp({ host, port, reusePort, handler, upgrade })
}

class SocketRequest implements WebRequest {
  method: string
  body?: Uint8Array | AsyncIterable<Uint8Array>
  hostname: string
  readonly target: string
  readonly path: string
  readonly source: BodySource | undefined
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  #headers: [string, string][] | undefined
  #gone: AbortController | undefined

  constructor(request: IncomingMessage, response: ServerResponse, head: RequestHead) {
    this.#request = request
    this.#response = response
    this.method = head.method
    this.hostname = head.host
    this.target = head.target
    this.path = head.path
    this.source = head.hasBody ? bodySource(request) : undefined
  }

  get host(): string {
    return this.#request.headers.host ?? this.hostname
  }

  get headers(): [string, string][] {
    return (this.#headers ??= endToEndFields(this.#request.rawHeaders))
  }

  get client(): string {
    return this.#request.socket.remoteAddress ?? ''
  }

  get signal(): AbortSignal {
    if (this.#gone === undefined) {
      const gone = (this.#gone = new AbortController())
      const response = this.#response
      const close = (): void => {
        if (!response.writableFinished) gone.abort()
      }
      if (response.destroyed) close()
      else response.once('close', close)
    }
    return this.#gone.signal
  }
}

function bodySource(request: IncomingMessage): BodySource {
  return {
    length: declaredLength(request),
    read: (maxBytes) => streamBody(request, maxBytes)
  }
}

function deliver(dispatcher: Dispatcher, answer: WebAnswer, response: ServerResponse): void {
  const { status, headers, body } = answer
  response.writeHead(status, headers)
  if (!isStream(body)) {
    response.end(body, 'latin1')
    dispatcher.finished(answer)
    return
  }
  void pour(body, response).finally(() => {
    dispatcher.finished(answer)
  })
}

/**
 * Writes a stream at the pace of the client. A stream that breaks cuts the connection: half is never taken for whole.
 * A client that goes away ends the loop at the next piece; a guest that is waiting is told by the signal.
 */
async function pour(body: AsyncIterable<Uint8Array>, response: ServerResponse): Promise<void> {
  try {
    if (response.req.method === 'HEAD') {
      await body[Symbol.asyncIterator]().return?.() // tells the source that nobody reads it
      return
    }
    for await (const chunk of body) {
      if (response.destroyed) return
      if (!response.write(chunk) && !(await drained(response))) return
    }
  } catch {
    response.destroy() // why it broke was logged where it broke
  } finally {
    response.end()
  }
}

/** Waits until the client has taken what was written; false when it went away or took too long. */
async function drained(response: ServerResponse): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const onDrain = (): void => {
    resolve(true)
  }
  const onClose = (): void => {
    resolve(false)
  }
  const stalled = setTimeout(() => {
    response.destroy()
  }, STALLED_WRITE_MS)
  response.once('drain', onDrain).once('close', onClose)
  const ok = await promise
  clearTimeout(stalled)
  response.off('drain', onDrain).off('close', onClose)
  return ok
}
