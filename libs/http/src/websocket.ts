import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'

export interface WebSocketsInit {
  /** Largest message of a client, in bytes; a larger one closes its connection with 1009. */
  readonly maxMessageBytes: number
  /** Bytes that may wait for a slow client before its connection is cut. */
  readonly maxBufferedBytes: number
  /** A client that does not answer a ping within this time is cut. @default 30 000 */
  readonly pingMs?: number
}

/** What happens on a connection. */
export interface WebSocketEvents {
  /** Takes a message. The client is read no further until the promise settles. */
  message(data: Uint8Array): Promise<void>
  closed(): void
}

/** A client that is connected. */
export interface WebSocketClient {
  /** Sends a binary message, or cuts a client that has not taken what it was sent before. */
  send(data: Uint8Array): void
  /** Says goodbye, and cuts the connection when the client does not answer within a second. */
  close(code: number, reason: string): void
}

const PING_MS = 30_000
const CLOSE_MS = 1_000

/** WebSocket connections (RFC 6455) on sockets that an HTTP listener hands over. No compression: it costs memory per client. */
export class WebSockets {
  readonly #init: WebSocketsInit
  readonly #server: WebSocketServer
  readonly #alive = new Map<WebSocket, boolean>()
  readonly #pings: NodeJS.Timeout

  constructor(init: WebSocketsInit) {
    this.#init = init
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: init.maxMessageBytes
    })
    this.#pings = setInterval(() => {
      this.#ping()
    }, init.pingMs ?? PING_MS)
    this.#pings.unref()
  }

  get size(): number {
    return this.#alive.size
  }

  /** Finishes the handshake; what is malformed is answered 400 and never reaches `open`. */
  accept(
    request: IncomingMessage,
    { socket, head }: { socket: Duplex; head: Buffer },
    open: (client: WebSocketClient) => WebSocketEvents
  ): void {
    this.#server.handleUpgrade(request, socket, head, (connection) => {
      this.#alive.set(connection, true)
      const events = open(this.#clientOf(connection))
      connection.on('message', (data) => {
        const bytes = data instanceof Buffer ? data : Buffer.concat(Array.isArray(data) ? data : [])
        connection.pause()
        void events.message(bytes).finally(() => {
          connection.resume()
        })
      })
      connection.on('pong', () => this.#alive.set(connection, true))
      connection.on('error', () => {
        connection.terminate() // malformed frames; the close event follows
      })
      connection.on('close', () => {
        this.#alive.delete(connection)
        events.closed()
      })
    })
  }

  /** Says goodbye to every client. */
  stop(): void {
    clearInterval(this.#pings)
    for (const connection of this.#alive.keys()) bye(connection, 1001, 'the node stops')
  }

  #clientOf(connection: WebSocket): WebSocketClient {
    return {
      send: (data) => {
        if (connection.readyState !== WebSocket.OPEN) return
        if (connection.bufferedAmount > this.#init.maxBufferedBytes) connection.terminate()
        else connection.send(data, { binary: true })
      },
      close: (code, reason) => {
        bye(connection, code, reason)
      }
    }
  }

  #ping(): void {
    for (const [connection, isAlive] of this.#alive) {
      if (!isAlive) connection.terminate()
      else {
        this.#alive.set(connection, false)
        connection.ping()
      }
    }
  }
}

function bye(connection: WebSocket, code: number, reason: string): void {
  connection.close(code, reason)
  const cut = setTimeout(() => {
    connection.terminate()
  }, CLOSE_MS)
  connection.once('close', () => {
    clearTimeout(cut)
  })
}
