/** The content storage of this node, as far as a build needs it. */
export interface BuildContent {
  put(bytes: Uint8Array, codec?: 'raw' | 'json'): Promise<string>
  putFile(bytes: Uint8Array): Promise<{ cid: string; size: number }>
  has(cid: string): Promise<boolean>
  getBlock(cid: string): Promise<Uint8Array>
  getFile(cid: string): Promise<Uint8Array>
  /** Every block of a file, its root included. */
  blocksOf(cid: string): Promise<string[]>
  pin(owner: string, roots: string[]): Promise<void>
  /** Blocks that nobody else holds are deleted. */
  unpin(owner: string): Promise<unknown>
}
