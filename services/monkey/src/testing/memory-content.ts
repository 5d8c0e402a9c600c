import { CloudError } from '@taucloud/base'
import { cidOf } from '@taucloud/content'
import type { BuildContent } from '../artifacts/build-content.ts'

const BLOCK_BYTES = 1 << 20

/** Content storage in memory, with real content ids. A file over 1 MiB is a list of its parts. */
export class MemoryContent implements BuildContent {
  readonly blocks = new Map<string, Uint8Array>()
  readonly pins = new Map<string, ReadonlySet<string>>()
  /** How many times bytes were put that were not there. */
  puts = 0
  readonly #parts = new Map<string, readonly string[]>()

  put(bytes: Uint8Array, codec: 'raw' | 'json' = 'raw'): Promise<string> {
    const cid = cidOf(bytes, codec)
    if (!this.blocks.has(cid)) this.puts++
    this.blocks.set(cid, Uint8Array.from(bytes))
    return Promise.resolve(cid)
  }

  async putFile(bytes: Uint8Array): Promise<{ cid: string; size: number }> {
    if (bytes.length <= BLOCK_BYTES) return { cid: await this.put(bytes), size: bytes.length }
    const parts: string[] = []
    for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
      parts.push(await this.put(bytes.subarray(at, at + BLOCK_BYTES)))
    }
    const cid = await this.put(Buffer.from(JSON.stringify(parts)), 'json')
    this.#parts.set(cid, parts)
    return { cid, size: bytes.length }
  }

  has(cid: string): Promise<boolean> {
    return Promise.resolve(this.blocks.has(cid))
  }

  getBlock(cid: string): Promise<Uint8Array> {
    const block = this.blocks.get(cid)
    if (block === undefined) return Promise.reject(new CloudError('not_found', `Cannot get ${cid}`))
    return Promise.resolve(block)
  }

  async getFile(cid: string): Promise<Uint8Array> {
    const parts = this.#parts.get(cid) ?? [cid]
    return Buffer.concat(await Promise.all(parts.map((part) => this.getBlock(part))))
  }

  blocksOf(cid: string): Promise<string[]> {
    return Promise.resolve([cid, ...(this.#parts.get(cid) ?? [])])
  }

  pin(owner: string, roots: string[]): Promise<void> {
    this.pins.set(owner, new Set(roots.flatMap((root) => [root, ...(this.#parts.get(root) ?? [])])))
    return Promise.resolve()
  }

  unpin(owner: string): Promise<string[]> {
    const roots = this.pins.get(owner) ?? new Set()
    this.pins.delete(owner)
    const kept = new Set([...this.pins.values()].flatMap((each) => [...each]))
    const freed = [...roots].filter((cid) => !kept.has(cid))
    for (const cid of freed) this.blocks.delete(cid)
    return Promise.resolve(freed)
  }
}
