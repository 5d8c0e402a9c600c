import { CloudError } from '@taucloud/base'
import { withBitswap } from '@helia/bitswap'
import { createHeliaLight } from 'helia'
import type { Node } from '@taucloud/transport/libp2p'
import { CID } from 'multiformats/cid'
import type { BlockStore } from './block-store.ts'
import { isBlockOf, parseCid } from './cid.ts'

type HeliaWithNode = Parameters<typeof withBitswap>[0]
type HeliaBlocks = NonNullable<NonNullable<Parameters<typeof createHeliaLight>[0]>['blockstore']>

/** The part of a libp2p node that Helia's bitswap uses. */
export type BitswapNode = Pick<
  Node,
  | 'peerId'
  | 'handle'
  | 'unhandle'
  | 'register'
  | 'unregister'
  | 'getConnections'
  | 'dial'
  | 'dialProtocol'
  | 'isDialable'
> & { readonly metrics: undefined; readonly services: Record<string, never> }

/** What is called for each stream of the protocol. */
export type BitswapHandler = Parameters<Node['handle']>[1]

/** Bitswap that runs. */
export interface BitswapEngine {
  /** Asks every connected node. Rejects when none has the block before the signal fires. */
  find(cid: string, signal: AbortSignal): Promise<Uint8Array | undefined>
  stop(): Promise<void>
}

/**
 * Starts Helia on a node that exists, with bitswap as its only way to others: no gateways, no bootstrap nodes, no discovery
 * of its own.
 */
export async function startEngine(node: BitswapNode, blocks: BlockStore): Promise<BitswapEngine> {
  const light = createHeliaLight({ blockstore: new SharedBlocks(blocks), holdGcLock: false })
  // Bitswap uses no more of the node than `BitswapNode` names; the type asks for a whole one, which would be unguarded.
  const helia = withBitswap(Object.assign(light, { libp2p: node }) as unknown as HeliaWithNode)
  await helia.start()
  return {
    find: async (cid, signal) => {
      const parts = await Array.fromAsync(helia.blockstore.get(CID.parse(cid), { signal }))
      return Buffer.concat(parts)
    },
    stop: async () => {
      await helia.stop()
    }
  }
}

/** This node's blocks as Helia wants them. Helia checks what it fetches before it puts it here. */
class SharedBlocks implements HeliaBlocks {
  readonly #blocks: BlockStore

  constructor(blocks: BlockStore) {
    this.#blocks = blocks
  }

  async has(cid: CID): Promise<boolean> {
    return this.#blocks.has(cid.toString())
  }

  async *get(cid: CID): AsyncGenerator<Uint8Array> {
    const bytes = await this.#blocks.get(cid.toString())
    if (bytes === undefined)
      throw new CloudError('not_found', `Cannot read block "${cid.toString()}"`)
    yield bytes
  }

  async put(cid: CID, source: Uint8Array | Parts): Promise<CID> {
    const bytes = source instanceof Uint8Array ? source : await joined(source)
    if (isBlockOf(parseCid(cid.toString()), bytes)) await this.#blocks.put(cid.toString(), bytes)
    return cid
  }

  async *getMany(cids: Iterable<CID> | AsyncIterable<CID>) {
    for await (const cid of cids) yield { cid, bytes: this.get(cid) }
  }

  async *putMany(pairs: Iterable<InputPair> | AsyncIterable<InputPair>) {
    for await (const { cid, bytes } of pairs) yield await this.put(cid, bytes)
  }

  /** Blocks go with their last pin, not because Helia wants it. */
  delete(): void {
    throw new CloudError('unimplemented', 'Cannot delete a block by Helia')
  }

  // eslint-disable-next-line require-yield -- it only refuses
  async *deleteMany(): AsyncGenerator<CID> {
    throw new CloudError('unimplemented', 'Cannot delete blocks by Helia')
  }

  // eslint-disable-next-line require-yield -- it only refuses
  async *getAll(): AsyncGenerator<never> {
    throw new CloudError('unimplemented', 'Cannot list blocks by Helia')
  }
}

type Parts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

interface InputPair {
  cid: CID
  bytes: Uint8Array | Parts
}

async function joined(parts: Parts): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(parts))
}
