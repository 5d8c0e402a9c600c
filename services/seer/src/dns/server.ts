import { CloudError } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import { createSocket } from 'node:dgram'
import type { RemoteInfo, Socket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, isIPv6 } from 'node:net'
import type { Server } from 'node:net'
import type { Responder } from './responder.ts'
import { TcpClients } from './tcp.ts'
import type { TcpLimits } from './tcp.ts'

export interface DnsServerInit extends TcpLimits {
  /** Address to listen at. */
  host: string
  /** The same for UDP and TCP; 0 chooses a free one. */
  port: number
}

const UDP_BUFFER_BYTES = 4 * 1024 * 1024
const PORT_TRIES = 16

/** Serves one responder over UDP and TCP. */
export class DnsServer implements Startable {
  readonly #responder: Responder
  readonly #init: DnsServerInit
  readonly #logger: Logger
  readonly #clients: TcpClients
  #udp: Socket | undefined
  #tcp: Server | undefined

  constructor(components: { responder: Responder; logger: Logger }, init: DnsServerInit) {
    this.#responder = components.responder
    this.#logger = components.logger
    this.#init = init
    this.#clients = new TcpClients(components.responder, init)
  }

  /** The port in use, once started. */
  get port(): number {
    return this.#udp?.address().port ?? this.#init.port
  }

  /** @throws {CloudError} `failed_precondition` when the port is taken or may not be used */
  async start(): Promise<void> {
    if (this.#udp !== undefined) return
    for (let tries = 1; ; tries++) {
      const udp = await this.#bindUdp()
      try {
        this.#tcp = await this.#listenTcp(udp.address().port)
        this.#udp = udp
        return
      } catch (error) {
        await closeUdp(udp)
        // A port that UDP was free to choose may be taken for TCP: choose again.
        if (this.#init.port !== 0 || tries >= PORT_TRIES) throw error
      }
    }
  }

  async stop(): Promise<void> {
    const [udp, tcp] = [this.#udp, this.#tcp]
    this.#udp = undefined
    this.#tcp = undefined
    if (udp !== undefined) await closeUdp(udp)
    this.#clients.closeAll()
    if (tcp !== undefined) await new Promise((resolve) => tcp.close(resolve))
  }

  async #bindUdp(): Promise<Socket> {
    const { host, port } = this.#init
    const family = isIPv6(host) ? 6 : 4
    const udp = createSocket({
      type: family === 6 ? 'udp6' : 'udp4',
      recvBufferSize: UDP_BUFFER_BYTES,
      // Addresses of clients are numbers already: without this each answer goes through the resolver's queue.
      lookup: (name, _, done) => {
        done(null, name, family)
      }
    })
    // With a lookup that answers at once, `bind` may be listening before it returns.
    const listening = once(udp, 'listening')
    udp.bind(port, host)
    await listening.catch((error: unknown) => {
      udp.close()
      throw portError(error, host, port)
    })
    udp.on('error', (error) => {
      this.#logger.warn('dns socket failed', { error })
    })
    udp.on('message', (message, from) => {
      this.#onMessage(udp, message, from)
    })
    return udp
  }

  #onMessage(udp: Socket, message: Buffer, from: RemoteInfo): void {
    const answer = this.#responder.respond(message, { transport: 'udp', address: from.address })
    if (answer !== undefined) udp.send(answer, 0, answer.length, from.port, from.address)
  }

  async #listenTcp(port: number): Promise<Server> {
    const { host } = this.#init
    const tcp = createServer({ noDelay: true }, (socket) => {
      this.#clients.accept(socket)
    })
    tcp.listen(port, host)
    await once(tcp, 'listening').catch((error: unknown) => {
      throw portError(error, host, port)
    })
    tcp.on('error', (error) => {
      this.#logger.warn('dns listener failed', { error })
    })
    return tcp
  }
}

async function closeUdp(udp: Socket): Promise<void> {
  await new Promise<void>((resolve) =>
    udp.close(() => {
      resolve()
    })
  )
}

function portError(error: unknown, host: string, port: number): CloudError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  const reasons: Record<string, string> = {
    EADDRINUSE: 'another program uses it',
    EACCES: 'this user may not use it; choose a port above 1023 or grant the right',
    EADDRNOTAVAIL: 'this machine does not have the address'
  }
  const reason = reasons[code] ?? code
  const what = `Cannot serve DNS at ${host} port ${String(port)}`
  return new CloudError('failed_precondition', `${what}: ${reason}`, { cause: error })
}
