import { CloudError, toCloudError } from '@taucloud/base'
import type { Connection, Stream } from '@libp2p/interface'
import { BulkService } from './bulk-service.ts'
import type { BulkHandler } from './bulk-service.ts'
import type { ClientLink } from './client-link.ts'
import type { Caller, Contract, Handlers, Methods } from './contract.ts'
import { acceptLink } from './handshake.ts'
import type { HandshakeContext } from './handshake.ts'
import { localLink } from './links.ts'
import type { Node } from './node-factory.ts'
import { servedMethods } from './served.ts'
import type { ServedMethod } from './server-call.ts'
import type { ServerLink } from './server-link.ts'

type StreamHandler = (stream: Stream, connection: Connection) => Promise<void>

/** What serving needs while the bus runs. */
export interface ServingInit {
  readonly context: HandshakeContext
  /** This node, as its own services see it. */
  readonly self: Caller
  readonly node: Node
  /** Waits until the peer at the other end is a member. @throws {CloudError} when it is none */
  admit(connection: Connection): Promise<Caller>
}

/** What a node answers: contracts and bulk protocols. They may be declared before the bus starts. */
export class Serving {
  readonly #contracts = new Map<string, readonly ServedMethod[]>()
  readonly #bulk = new Map<string, BulkHandler>()
  readonly #links = new Map<string, Set<ServerLink>>()
  #init: ServingInit | undefined

  serves(protocol: string): boolean {
    return this.#contracts.has(protocol)
  }

  /** The handler of a bulk protocol of this node. */
  bulkHandler(protocol: string): BulkHandler | undefined {
    return this.#bulk.get(protocol)
  }

  /** @throws {CloudError} `already_exists` */
  async serve<M extends Methods>(contract: Contract<M>, handlers: Handlers<M>): Promise<void> {
    this.#assertFree(contract.protocol)
    this.#contracts.set(contract.protocol, servedMethods(contract, handlers))
    await this.#handle(contract.protocol)
  }

  /** @throws {CloudError} `already_exists` */
  async serveBulk(protocol: string, handler: BulkHandler): Promise<void> {
    this.#assertFree(protocol)
    this.#bulk.set(protocol, handler)
    await this.#handle(protocol)
  }

  async unserve(protocol: string): Promise<void> {
    this.#contracts.delete(protocol)
    this.#bulk.delete(protocol)
    await this.#init?.node.unhandle(protocol)
    const reason = new CloudError('unavailable', `"${protocol}" is no longer served`)
    for (const link of this.#links.get(protocol) ?? []) await link.channel.close(reason)
    this.#links.delete(protocol)
  }

  async start(init: ServingInit): Promise<void> {
    this.#init = init
    for (const protocol of [...this.#contracts.keys(), ...this.#bulk.keys()]) {
      await this.#handle(protocol)
    }
  }

  /** Ends streams, waits for unary calls under way until the signal fires. */
  async drain(signal: AbortSignal): Promise<void> {
    const links = [...this.#links.values()].flatMap((links) => [...links])
    await Promise.all(links.map(async (link) => link.drain(signal)))
    this.#links.clear()
    this.#init = undefined
  }

  /** A link from this node to its own service. */
  openLocal(protocol: string): ClientLink | undefined {
    const methods = this.#contracts.get(protocol)
    const init = this.#init
    if (methods === undefined || init === undefined) return undefined
    const { admission, limits, logger } = init.context
    const { client, server } = localLink(methods, init.self, {
      logger,
      maxCalls: limits.callsInFlight,
      assertCounts: (caller) => admission.assertCounts(caller),
      onClosed: () => this.#links.get(protocol)?.delete(server)
    })
    this.#keep(protocol, server)
    return client
  }

  #assertFree(protocol: string): void {
    if (!this.#contracts.has(protocol) && !this.#bulk.has(protocol)) return
    throw new CloudError('already_exists', `Cannot serve "${protocol}": it is served already`)
  }

  async #handle(protocol: string): Promise<void> {
    const init = this.#init
    if (init === undefined) return
    const { limits } = init.context
    const handler = this.#contracts.has(protocol)
      ? this.#acceptor(protocol, init)
      : this.#bulkAcceptor(protocol, init)
    await init.node.handle(protocol, handler, {
      // Beyond its own bound a bulk service refuses in words; the library's bound resets without (pitfall P15).
      maxInboundStreams: this.#contracts.has(protocol)
        ? limits.linksPerProtocol
        : 2 * limits.bulkStreams,
      maxOutboundStreams: 1024,
      runOnLimitedConnection: true
    })
  }

  #acceptor(protocol: string, init: ServingInit): StreamHandler {
    return async (stream, connection) => {
      const methods = this.#contracts.get(protocol) ?? []
      const peer = connection.remotePeer.toString()
      let accepted: ServerLink | undefined
      const onClosed = (): void => {
        if (accepted !== undefined) this.#links.get(protocol)?.delete(accepted)
      }
      try {
        const { link } = await acceptLink(init.context, stream, {
          peer,
          protocol,
          methods,
          onClosed
        })
        accepted = link
        if (link.channel.closed === undefined) this.#keep(protocol, link)
      } catch (error) {
        const { code, message } = toCloudError(error)
        init.context.logger.debug('stream refused', { peer, protocol, code, reason: message })
      }
    }
  }

  #bulkAcceptor(protocol: string, init: ServingInit): StreamHandler {
    const handler = this.#bulk.get(protocol) ?? (async () => undefined)
    const service = new BulkService(handler, {
      logger: init.context.logger,
      maxStreams: init.context.limits.bulkStreams,
      admit: (connection) => init.admit(connection)
    })
    return async (stream, connection) => service.accept(stream, connection)
  }

  #keep(protocol: string, link: ServerLink): void {
    const links = this.#links.get(protocol) ?? new Set()
    links.add(link)
    this.#links.set(protocol, links)
  }
}
