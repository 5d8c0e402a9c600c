import { CloudError, silentLogger } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import type { KeyValueStore } from '@taucloud/store'
import type { Bus } from '@taucloud/transport'
import { join } from 'node:path'
import { Bitswap } from './bitswap.ts'
import { answerBlocks, BLOCKS_PROTOCOL } from './block-protocol.ts'
import { BlockStore } from './block-store.ts'
import type { BlockCodec } from './cid.ts'
import { cidOf, MAX_BLOCK_BYTES, parseCid } from './cid.ts'
import { Fetcher } from './fetcher.ts'
import type { FetchOptions } from './fetcher.ts'
import { rangeOf, readLeaves } from './file-reader.ts'
import { chunked } from './chunks.ts'
import type { FileList } from './file-list.ts'
import { encodeFileList, LEAF_BYTES, MAX_LEAVES, parseFileList } from './file-list.ts'

export interface ReadOptions extends FetchOptions {
  /** First byte. @default 0 */
  start?: number
  /** The byte after the last one, capped at the size of the file. @default the end of the file */
  end?: number
}

/** A file that was put. */
export interface StoredFile {
  readonly cid: string
  /** Bytes. */
  readonly size: number
}

/**
 * Immutable bytes by content id. A block has up to 1 MiB; a file has up to 8 GiB and is a block of its own, or a list of
 * blocks. What is not on this node is fetched from others, checked, and kept. Methods that take a content id throw
 * `invalid_argument` for one that is malformed.
 */
export interface Content extends Startable {
  /** Keeps a block, on disk when it resolves. @throws {CloudError} `invalid_argument` when larger than 1 MiB */
  put(bytes: Uint8Array, codec?: BlockCodec): Promise<string>
  /** Keeps a file of any source, holding a few MiB of it at a time. @throws {CloudError} `invalid_argument` over 8 GiB */
  putFile(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile>
  /** Is the block on this node? */
  has(cid: string): Promise<boolean>
  /**
   * A block, from this node or another.
   *
   * @throws {CloudError} `not_found` when no node has it, `unavailable` when a node that may have it did not answer
   */
  getBlock(cid: string, options?: FetchOptions): Promise<Uint8Array>
  /**
   * The bytes of a file from `start` up to, not including, `end`.
   *
   * @throws {CloudError} as {@link getBlock}, and `data_loss` when the id names a malformed list
   */
  readFile(cid: string, options?: ReadOptions): AsyncIterable<Uint8Array>
  /** As {@link readFile}, whole in memory. */
  getFile(cid: string, options?: ReadOptions): Promise<Uint8Array>
  /** Content ids of all blocks of a file, the given one first. Fetches the list when it is not here. */
  blocksOf(cid: string, options?: FetchOptions): Promise<string[]>
  /** Brings every block of the roots to this node. @throws {CloudError} as {@link getBlock} */
  fetchAll(roots: readonly string[], options?: FetchOptions): Promise<void>
  /**
   * Holds on to all blocks of the roots in the name of an owner, in addition to what that owner holds already.
   *
   * @throws {CloudError} `failed_precondition` when one of the blocks is not on this node
   */
  pin(owner: string, roots: readonly string[]): Promise<void>
  /** Lets go of all that an owner holds; blocks without another owner are freed. Gives the ids of those. */
  unpin(owner: string): Promise<string[]>
  /** The owners that hold a block, sorted. */
  ownersOf(cid: string): Promise<string[]>
}

export interface ContentComponents {
  readonly bus: Bus
  /** Where large blocks are kept. */
  readonly folder: string
  /** A space of the store that nobody else writes; records, pins and small blocks. */
  readonly store: KeyValueStore
  /** @default silent */
  readonly logger?: Logger
}

export interface ContentInit {
  /** Search the whole cloud by bitswap for what no hinted node and no hoarder has. @default true */
  bitswap?: boolean
  /** How long a block stays that nobody has pinned, in milliseconds. @default 24 hours */
  unpinnedKeptMs?: number
  /** Time between two looks for such blocks, in milliseconds. @default 1 hour */
  sweepIntervalMs?: number
}

/** Creates the content store of a node; nothing is opened before `start()`. */
export function createContent(components: ContentComponents, init: ContentInit = {}): Content {
  return new NodeContent(components, init)
}

const HOUR_MS = 3_600_000
/** Leaves of a file that are written to disk at the same time. */
const WRITES_AT_ONCE = 4

class NodeContent implements Content {
  readonly #bus: Bus
  readonly #blocks: BlockStore
  readonly #fetcher: Fetcher
  readonly #bitswap: Bitswap | undefined
  readonly #unpinnedKeptMs: number
  readonly #sweepIntervalMs: number
  readonly #logger: Logger
  #abort: AbortController | undefined
  #sweeping: Promise<void> = Promise.resolve()

  constructor(components: ContentComponents, init: ContentInit) {
    this.#unpinnedKeptMs = init.unpinnedKeptMs ?? 24 * HOUR_MS
    this.#sweepIntervalMs = init.sweepIntervalMs ?? HOUR_MS
    const { bus, store } = components
    const logger = components.logger?.child('content') ?? silentLogger
    this.#logger = logger
    this.#bus = bus
    this.#blocks = new BlockStore({ store, folder: join(components.folder, 'blocks'), logger })
    this.#bitswap =
      init.bitswap === false ? undefined : new Bitswap({ bus, blocks: this.#blocks, logger })
    const search = this.#bitswap ?? { find: () => Promise.resolve(undefined) }
    this.#fetcher = new Fetcher({ bus, blocks: this.#blocks, search, logger })
  }

  async start(): Promise<void> {
    if (this.#abort !== undefined) return
    await this.#blocks.repair()
    await this.#bus.serveBulk(BLOCKS_PROTOCOL, async (stream) => {
      await answerBlocks(stream, (cid) => this.#blocks.get(cid))
    })
    try {
      await this.#bitswap?.start()
    } catch (error) {
      await this.#bus.unserve(BLOCKS_PROTOCOL)
      throw error
    }
    this.#fetcher.start()
    this.#abort = new AbortController()
    this.#sweepLater(this.#abort.signal)
  }

  async stop(): Promise<void> {
    if (this.#abort === undefined) return
    this.#abort.abort()
    this.#abort = undefined
    await this.#sweeping
    await this.#fetcher.stop()
    await this.#bitswap?.stop()
    await this.#bus.unserve(BLOCKS_PROTOCOL)
    await this.#blocks.idle()
  }

  async put(bytes: Uint8Array, codec: BlockCodec = 'raw'): Promise<string> {
    if (bytes.length > MAX_BLOCK_BYTES) {
      throw new CloudError(
        'invalid_argument',
        `Cannot keep a block of ${String(bytes.length)} bytes: it exceeds 1 MiB, put it as a file`
      )
    }
    const cid = cidOf(bytes, codec)
    await this.#blocks.put(cid, bytes)
    return cid
  }

  async putFile(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const leaves: string[] = []
    const writing = new Set<Promise<unknown>>()
    let size = 0
    for await (const leaf of chunked(bytes, LEAF_BYTES)) {
      if (leaves.length === MAX_LEAVES) {
        throw new CloudError('invalid_argument', 'Cannot keep the file: it exceeds 8 GiB')
      }
      const cid = cidOf(leaf)
      leaves.push(cid)
      size += leaf.length
      const write = this.#blocks.put(cid, leaf).finally(() => writing.delete(write))
      writing.add(write)
      if (writing.size >= WRITES_AT_ONCE) await Promise.race(writing)
    }
    await Promise.all(writing)
    const [only] = leaves
    if (only !== undefined && leaves.length === 1) return { cid: only, size }
    return { cid: await this.put(encodeFileList({ size, leaves }), 'json'), size }
  }

  async has(cid: string): Promise<boolean> {
    return this.#blocks.has(parseCid(cid).text)
  }

  async getBlock(cid: string, options: FetchOptions = {}): Promise<Uint8Array> {
    const { text } = parseCid(cid)
    const local = await this.#blocks.get(text)
    if (local !== undefined) return local
    await this.#fetcher.fetch([text], options)
    const fetched = await this.#blocks.get(text)
    if (fetched !== undefined) return fetched
    throw new CloudError(
      'unavailable',
      `Cannot read block "${cid}": it was freed while it was read`
    )
  }

  async *readFile(cid: string, options: ReadOptions = {}): AsyncIterable<Uint8Array> {
    const root = await this.getBlock(cid, options)
    const list = parseFileList(parseCid(cid), root)
    const { start, end } = rangeOf(list?.size ?? root.length, options)
    if (list === undefined) {
      if (end > start) yield root.subarray(start, end)
      return
    }
    const source = {
      fetch: (leaves: readonly string[]) => this.#fetcher.fetch(leaves, options),
      get: (leaf: string) => this.getBlock(leaf, options)
    }
    yield* readLeaves(list, { start, end }, source)
  }

  async getFile(cid: string, options: ReadOptions = {}): Promise<Uint8Array> {
    const parts = await Array.fromAsync(this.readFile(cid, options))
    const [only] = parts
    if (only !== undefined && parts.length === 1) return only
    return new Uint8Array(Buffer.concat(parts))
  }

  async blocksOf(cid: string, options: FetchOptions = {}): Promise<string[]> {
    const list = await this.#listOf(cid, options)
    return [...new Set([cid, ...(list?.leaves ?? [])])]
  }

  async fetchAll(roots: readonly string[], options: FetchOptions = {}): Promise<void> {
    const all = roots.map((root) => parseCid(root).text)
    await this.#fetcher.fetch(all, options)
    const leaves: string[] = []
    for (const root of all) leaves.push(...((await this.#listOf(root, options))?.leaves ?? []))
    await this.#fetcher.fetch(leaves, options)
  }

  async pin(owner: string, roots: readonly string[]): Promise<void> {
    const blocks: string[] = []
    for (const root of roots) {
      const cid = parseCid(root)
      // A list that is not here is not fetched: whoever pins has made sure of the blocks before.
      const bytes = cid.codec === 'json' ? await this.#blocks.get(root) : undefined
      const list = bytes === undefined ? undefined : parseFileList(cid, bytes)
      blocks.push(root, ...(list?.leaves ?? []))
    }
    await this.#blocks.addOwner(owner, blocks)
  }

  async unpin(owner: string): Promise<string[]> {
    return this.#blocks.removeOwner(owner)
  }

  async ownersOf(cid: string): Promise<string[]> {
    return this.#blocks.ownersOf(parseCid(cid).text)
  }

  #sweepLater(signal: AbortSignal): void {
    const timer = setTimeout(() => {
      this.#sweeping = this.#sweep(signal).then(() => {
        if (!signal.aborted) this.#sweepLater(signal)
      })
    }, this.#sweepIntervalMs)
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }

  async #sweep(signal: AbortSignal): Promise<void> {
    try {
      const freed = await this.#blocks.sweep(Date.now() - this.#unpinnedKeptMs, signal)
      if (freed > 0) this.#logger.info('unpinned blocks freed', { freed })
    } catch (error) {
      this.#logger.warn('sweep failed', { error })
    }
  }

  async #listOf(text: string, options: FetchOptions): Promise<FileList | undefined> {
    const cid = parseCid(text)
    return cid.codec === 'raw' ? undefined : parseFileList(cid, await this.getBlock(text, options))
  }
}
