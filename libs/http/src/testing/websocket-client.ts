import { once } from 'node:events'
import { WebSocket } from 'ws'

/** A WebSocket client for tests, with what it has received. */
export interface TestWebSocket {
  readonly socket: WebSocket
  readonly received: Buffer[]
  send(data: string | Uint8Array): void
  /** Waits for as many messages in all. @throws {Error} after 10 s */
  waitFor(count: number): Promise<Buffer[]>
  /** The code that the connection closed with. */
  closed(): Promise<number>
}

/** Connects. @param host goes into the host field @throws {Error} with the status, when the handshake is refused */
export async function openWebSocket(url: string, host: string): Promise<TestWebSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers: { host } })
  const received: Buffer[] = []
  socket.on('message', (data: Buffer) => received.push(data))
  await once(socket, 'open')
  return {
    socket,
    received,
    send: (data) => {
      socket.send(data)
    },
    waitFor: async (count) => {
      const signal = AbortSignal.timeout(10_000)
      while (received.length < count) await once(socket, 'message', { signal })
      return received
    },
    closed: async () => {
      const [code] = (await once(socket, 'close', { signal: AbortSignal.timeout(10_000) })) as [
        number
      ] // the event's own type
      return code
    }
  }
}
