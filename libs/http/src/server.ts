import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { CloudError } from '@taucloud/base'
import { MAX_HEADER_FIELDS } from './request-head.ts'

export interface ServeHttpInit {
  host: string
  /** 0 takes any free port. */
  port: number
  /** Called for every request; failures are the handler's to answer. */
  handler: (request: IncomingMessage, response: ServerResponse) => void
  /** Shares the port with other listeners of this user that set it too; Linux only. @default false */
  reusePort?: boolean
  /** Longest time for a whole request to arrive, body included, in ms. 0: no limit. @default 300 000 */
  requestTimeoutMs?: number
  /** Most sockets at once; further ones are closed. @default 20 000 */
  maxConnections?: number
  /** Takes connections that leave HTTP; other wishes to upgrade are ordinary requests. @default none */
  upgrade?: {
    wants: (request: IncomingMessage) => boolean
    handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  }
}

/** A listening HTTP server. */
export interface HttpListener {
  readonly host: string
  readonly port: number
  /** `http://host:port`, an IPv6 host in brackets. */
  readonly url: string
  /**
   * Stops accepting, closes idle connections, waits for requests in flight, then cuts what is left. Idempotent.
   *
   * @param graceMs how long to wait @default 5 000
   */
  stop(graceMs?: number): Promise<void>
}

const DRAIN_CHECK_MS = 20

/**
 * Opens an HTTP/1.1 listener with limits that keep a slow or hostile client cheap: 10 s for the head, 16 KiB and 100
 * fields of it, 65 s idle, 10 000 requests a connection. What Node's parser refuses, it answers 400, 408 or 431 itself.
 *
 * @throws {CloudError} `failed_precondition` when the port is taken or may not be used
 */
export async function serveHttp(init: ServeHttpInit): Promise<HttpListener> {
  const options = {
    headersTimeout: 10_000,
    requestTimeout: init.requestTimeoutMs ?? 300_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 1_000, // Node's 30 s would make every limit that much later
    maxHeaderSize: 16 * 1024,
    optimizeEmptyRequests: true,
    requireHostHeader: true,
    noDelay: true,
    shouldUpgradeCallback: (request: IncomingMessage) => init.upgrade?.wants(request) === true
  }
  const server = createServer(options, init.handler)
  server.maxHeadersCount = MAX_HEADER_FIELDS + 1
  server.maxRequestsPerSocket = 10_000
  server.maxConnections = init.maxConnections ?? 20_000
  server.on('connect', refuseTunnel)
  if (init.upgrade !== undefined) server.on('upgrade', init.upgrade.handle)
  await listen(server, init)
  return listenerOf(server, init.host)
}

/** Node cuts the connection when nobody listens for CONNECT; a client deserves a status. */
function refuseTunnel(_request: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => undefined) // a client that left gets no answer
  socket.end(
    'HTTP/1.1 405 Method Not Allowed\r\nallow: GET, HEAD, POST\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'
  )
}

function listen(server: Server, init: ServeHttpInit): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      reject(listenError(error, init))
    }
    server.once('error', fail)
    server.listen(
      { host: init.host, port: init.port, reusePort: init.reusePort === true, backlog: 1024 },
      () => {
        server.off('error', fail)
        resolve()
      }
    )
  })
}

/** Says why an address cannot be listened on and what to do. */
export function listenError(
  error: NodeJS.ErrnoException,
  at: { host: string; port: number }
): CloudError {
  const attempt = `Cannot listen on ${authority(at.host)}:${String(at.port)}`
  const why: Record<string, string> = {
    EADDRINUSE: 'the port is in use by another program, stop it or choose another with --port',
    EACCES: 'ports below 1024 need a privilege, choose another with --port',
    EADDRNOTAVAIL: 'this machine does not have that address'
  }
  const reason = why[error.code ?? ''] ?? `the system refused it (${error.code ?? 'unknown'})`
  return new CloudError('failed_precondition', `${attempt}: ${reason}`, { cause: error })
}

function authority(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function listenerOf(server: Server, host: string): HttpListener {
  // A listening TCP server always has an address of this kind; `string` is for pipes.
  const { port } = server.address() as AddressInfo
  let stopping: Promise<void> | undefined
  return {
    host,
    port,
    url: `http://${authority(host)}:${String(port)}`,
    stop: (graceMs = 5_000) => (stopping ??= drain(server, graceMs))
  }
}

async function drain(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
  })
  // A kept connection becomes idle only when its answer is out, so it is looked for again and again.
  const idle = setInterval(() => {
    server.closeIdleConnections()
  }, DRAIN_CHECK_MS)
  const cut = setTimeout(() => {
    server.closeAllConnections()
  }, graceMs)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}
