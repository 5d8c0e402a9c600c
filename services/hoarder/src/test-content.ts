import { CloudError } from '@taucloud/base'
import { cidOf } from '@taucloud/content'
import type { BlockCodec, Content, FetchOptions, ReadOptions, StoredFile } from '@taucloud/content'

/** Nodes of a test by peer id: whom a fetch can reach. A node that is taken out is lost. */
export type World = Map<string, TestContent>

/** Content in memory, for tests of what is kept where and when. Files of one block only. */
export class TestContent implements Content {
  readonly blocks = new Map<string, Uint8Array>()
  readonly pins = new Map<string, Set<string>>()
  /** While set, nobody else can be reached from here. */
  isCutOff = false
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  start(): Promise<void> {
    return Promise.resolve()
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }

  put(bytes: Uint8Array, codec: BlockCodec = 'raw'): Promise<string> {
    const cid = cidOf(bytes, codec)
    this.blocks.set(cid, bytes)
    return Promise.resolve(cid)
  }

  async putFile(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile> {
    if (!(bytes instanceof Uint8Array)) throw new Error('one block only')
    return { cid: await this.put(bytes), size: bytes.length }
  }

  has(cid: string): Promise<boolean> {
    return Promise.resolve(this.blocks.has(cid))
  }

  async getBlock(cid: string, options: FetchOptions = {}): Promise<Uint8Array> {
    await this.fetchAll([cid], options)
    return this.blocks.get(cid) ?? new Uint8Array()
  }

  async *readFile(cid: string, options: ReadOptions = {}): AsyncGenerator<Uint8Array> {
    yield await this.getBlock(cid, options)
  }

  getFile(cid: string, options: FetchOptions = {}): Promise<Uint8Array> {
    return this.getBlock(cid, options)
  }

  blocksOf(cid: string): Promise<string[]> {
    return Promise.resolve([cid])
  }

  fetchAll(roots: readonly string[], options: FetchOptions = {}): Promise<void> {
    for (const root of roots) {
      if (this.blocks.has(root)) continue
      const holders = this.isCutOff
        ? []
        : (options.hints ?? []).map((peer) => this.#world.get(peer))
      const bytes = holders.find((holder) => holder?.blocks.has(root))?.blocks.get(root)
      if (bytes === undefined) {
        return Promise.reject(new CloudError('not_found', `Cannot fetch ${root}: nobody has it`))
      }
      this.blocks.set(root, bytes)
    }
    return Promise.resolve()
  }

  pin(owner: string, roots: readonly string[]): Promise<void> {
    const absent = roots.find((root) => !this.blocks.has(root))
    if (absent !== undefined) {
      const message = `Cannot pin for "${owner}": ${absent} is not here`
      return Promise.reject(new CloudError('failed_precondition', message))
    }
    this.pins.set(owner, new Set([...(this.pins.get(owner) ?? []), ...roots]))
    return Promise.resolve()
  }

  unpin(owner: string): Promise<string[]> {
    const cids = [...(this.pins.get(owner) ?? [])]
    this.pins.delete(owner)
    const freed = cids.filter((cid) => this.#ownersOf(cid).length === 0)
    for (const cid of freed) this.blocks.delete(cid)
    return Promise.resolve(freed)
  }

  ownersOf(cid: string): Promise<string[]> {
    return Promise.resolve(this.#ownersOf(cid))
  }

  #ownersOf(cid: string): string[] {
    return [...this.pins].filter(([, cids]) => cids.has(cid)).map(([owner]) => owner)
  }
}
