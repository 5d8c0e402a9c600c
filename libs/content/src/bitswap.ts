import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Bus } from '@taucloud/transport'
import { libp2pOf } from '@taucloud/transport/libp2p'
import type { BlockStore } from './block-store.ts'
import { isBlockOf, parseCid } from './cid.ts'
import type { WideSearch } from './fetcher.ts'
import type { BitswapEngine, BitswapHandler, BitswapNode } from './helia-engine.ts'

const PROTOCOL = '/ipfs/bitswap/1.2.0'
const MAX_STREAMS = 32

/**
 * Bitswap among the nodes of the cloud (https://specs.ipfs.tech/bitswap-protocol/), by Helia. Helia costs 47 MB and a quarter
 * of a second, so it is loaded when it is first needed: by a search of this node, or by another node's first message, which
 * is then handed to it.
 */
export class Bitswap implements WideSearch {
  readonly #bus: Bus
  readonly #blocks: BlockStore
  readonly #logger: Logger
  #engine: Promise<BitswapEngine> | undefined
  #handler: BitswapHandler | undefined

  constructor(init: { bus: Bus; blocks: BlockStore; logger: Logger }) {
    this.#bus = init.bus
    this.#blocks = init.blocks
    this.#logger = init.logger
  }

  async start(): Promise<void> {
    await libp2pOf(this.#bus).handle(
      PROTOCOL,
      async (stream, connection) => {
        try {
          await this.#accept(stream, connection)
        } catch (error) {
          this.#logger.debug('bitswap stream refused', { error })
          stream.abort(error instanceof Error ? error : new Error('refused'))
        }
      },
      { maxInboundStreams: MAX_STREAMS, maxOutboundStreams: MAX_STREAMS }
    )
  }

  async stop(): Promise<void> {
    const engine = this.#engine
    this.#engine = undefined
    this.#handler = undefined
    await (await engine?.catch(() => undefined))?.stop()
    try {
      await libp2pOf(this.#bus).unhandle(PROTOCOL)
    } catch {
      // The bus was stopped first, and its handlers with it.
    }
  }

  async find(cid: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
    if (this.#bus.members().length < 2) return undefined
    try {
      const engine = await this.#running()
      const bytes = await engine.find(cid, signal)
      return bytes !== undefined && isBlockOf(parseCid(cid), bytes) ? bytes : undefined
    } catch (error) {
      this.#logger.debug('block not found by bitswap', { cid, error })
      return undefined
    }
  }

  async #accept(...[stream, connection]: Parameters<BitswapHandler>): Promise<void> {
    const peer = connection.remotePeer.toString()
    if (!this.#bus.members().some((member) => member.peer === peer)) {
      throw new CloudError('permission_denied', `Cannot serve blocks to "${peer}": not a member`)
    }
    await this.#running()
    if (this.#handler === undefined) throw new CloudError('unavailable', 'Bitswap is stopped')
    await this.#handler(stream, connection)
  }

  #running(): Promise<BitswapEngine> {
    this.#engine ??= this.#load()
    return this.#engine
  }

  async #load(): Promise<BitswapEngine> {
    const { startEngine } = await import('./helia-engine.ts')
    const node = libp2pOf(this.#bus)
    // Streams reach the engine through this class, which knows who is a member.
    const guarded: BitswapNode = {
      peerId: node.peerId,
      metrics: undefined,
      services: {},
      handle: (_protocols, handler) => {
        this.#handler = handler
        return Promise.resolve()
      },
      unhandle: () => Promise.resolve(),
      register: (protocol, topology) => node.register(protocol, topology),
      unregister: (id) => {
        node.unregister(id)
      },
      getConnections: (peer) => node.getConnections(peer),
      dial: (peer, options) => node.dial(peer, options),
      dialProtocol: (peer, protocols, options) => node.dialProtocol(peer, protocols, options),
      isDialable: (address, options) => node.isDialable(address, options)
    }
    this.#logger.info('bitswap loaded')
    return startEngine(guarded, this.#blocks)
  }
}
