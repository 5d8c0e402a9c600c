import type { Socket } from 'node:net'
import { networkOf } from './limiter.ts'
import type { Responder } from './responder.ts'

export interface TcpLimits {
  /** @default 1 000 */
  maxConnections?: number
  /** From one /24 or /48. @default 100 */
  maxPerNetwork?: number
  /** How long a connection may say nothing. @default 10 000 */
  idleMs?: number
}

const LENGTH_BYTES = 2
/** Answers made before those already made are on their way. */
const MAX_BATCH_BYTES = 64 * 1024

/** DNS over TCP (RFC 7766): many questions on one connection, answers in the order of the questions. */
export class TcpClients {
  readonly #responder: Responder
  readonly #limits: Required<TcpLimits>
  readonly #sockets = new Set<Socket>()
  readonly #networks = new Map<string, number>()

  constructor(responder: Responder, limits: TcpLimits) {
    this.#responder = responder
    this.#limits = {
      maxConnections: limits.maxConnections ?? 1_000,
      maxPerNetwork: limits.maxPerNetwork ?? 100,
      idleMs: limits.idleMs ?? 10_000
    }
  }

  /** Connections now. */
  get size(): number {
    return this.#sockets.size
  }

  /** Serves a connection, or closes it when there are too many. */
  accept(socket: Socket): void {
    const address = socket.remoteAddress ?? ''
    const network = networkOf(address)
    const fromNetwork = this.#networks.get(network) ?? 0
    const { maxConnections, maxPerNetwork, idleMs } = this.#limits
    // A reset connection ends with `close` as well; there is nobody to tell.
    socket.on('error', () => undefined)
    if (this.#sockets.size >= maxConnections || fromNetwork >= maxPerNetwork) {
      socket.destroy()
      return
    }
    this.#sockets.add(socket)
    this.#networks.set(network, fromNetwork + 1)
    socket.on('close', () => {
      this.#forget(socket, network)
    })
    socket.setTimeout(idleMs, () => socket.destroy())
    this.#serve(socket, address)
  }

  /** Ends every connection at once. */
  closeAll(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  #forget(socket: Socket, network: string): void {
    this.#sockets.delete(socket)
    const left = (this.#networks.get(network) ?? 1) - 1
    if (left === 0) this.#networks.delete(network)
    else this.#networks.set(network, left)
  }

  #serve(socket: Socket, address: string): void {
    let pending: Buffer = Buffer.alloc(0)
    const pump = (): void => {
      if (socket.destroyed) return
      const { answers, rest } = this.#answer(pending, address)
      if (answers === undefined) {
        socket.destroy()
        return
      }
      pending = rest
      if (answers.length === 0) {
        socket.resume()
        return
      }
      // Nothing more is read before these have left: a client that asks and does not read fills only its own buffers.
      socket.pause()
      socket.write(Buffer.concat(answers), pump)
    }
    socket.on('data', (chunk: Buffer) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      pump()
    })
  }

  /** Answers whole questions up to a bound; no answers at all says that the client sent something that is none. */
  #answer(bytes: Buffer, address: string): { answers: Buffer[] | undefined; rest: Buffer } {
    const answers: Buffer[] = []
    let at = 0
    for (let size = 0; isWhole(bytes.subarray(at)) && size < MAX_BATCH_BYTES;) {
      const start = at + LENGTH_BYTES
      at = start + bytes.readUInt16BE(at)
      const answer = this.#responder.respond(bytes.subarray(start, at), {
        transport: 'tcp',
        address
      })
      if (answer === undefined) return { answers: undefined, rest: bytes }
      const length = Buffer.alloc(LENGTH_BYTES)
      length.writeUInt16BE(answer.length)
      answers.push(length, answer)
      size += answer.length
    }
    return { answers, rest: bytes.subarray(at) }
  }
}

/** Does it start with a whole message? */
function isWhole(bytes: Buffer): boolean {
  return bytes.length >= LENGTH_BYTES && bytes.length - LENGTH_BYTES >= bytes.readUInt16BE(0)
}
