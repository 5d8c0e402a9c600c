import { createHash } from 'node:crypto'
import { CloudError } from '@taucloud/base'
import type { ContentSource } from '../content-source.ts'

const CHUNK_BYTES = 256 * 1024

/** A content store in memory, with bytes under their content ids. */
export class MemoryContent implements ContentSource {
  readonly #blocks = new Map<string, Uint8Array>()
  readonly pins = new Map<string, string[]>()
  /** Reads so far, by content id. */
  readonly reads: string[] = []
  /** Set to make everything unreachable. */
  offline = false

  /** @returns its content id */
  put(bytes: Uint8Array): string {
    const cid = rawCid(bytes)
    this.#blocks.set(cid, bytes)
    return cid
  }

  delete(cid: string): void {
    this.#blocks.delete(cid)
  }

  async getBlock(cid: string): Promise<Uint8Array> {
    return Promise.resolve(this.#get(cid))
  }

  async *readFile(
    cid: string,
    { start = 0, end }: { start?: number; end?: number }
  ): AsyncGenerator<Uint8Array> {
    const bytes = this.#get(cid).subarray(start, end)
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      yield await Promise.resolve(bytes.subarray(at, at + CHUNK_BYTES))
    }
  }

  async fetchAll(roots: string[]): Promise<void> {
    for (const cid of roots) this.#get(cid)
    return Promise.resolve()
  }

  pin(owner: string, roots: string[]): Promise<void> {
    this.pins.set(owner, roots)
    return Promise.resolve()
  }

  unpin(owner: string): Promise<void> {
    this.pins.delete(owner)
    return Promise.resolve()
  }

  #get(cid: string): Uint8Array {
    this.reads.push(cid)
    const bytes = this.offline ? undefined : this.#blocks.get(cid)
    if (bytes === undefined)
      throw new CloudError('unavailable', `Cannot fetch ${cid}: nobody has it`)
    return bytes
  }
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** CIDv1 of raw bytes: version 1, codec 0x55, sha2-256 (https://github.com/multiformats/cid). */
export function rawCid(bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest()
  const cid = Buffer.concat([Buffer.from([0x01, 0x55, 0x12, 0x20]), digest])
  let text = 'b'
  let bits = 0
  let value = 0
  for (const byte of cid) {
    value = (value << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET.charAt((value >>> (bits - 5)) & 31)
    value &= 0xff
  }
  return bits > 0 ? text + ALPHABET.charAt((value << (5 - bits)) & 31) : text
}
