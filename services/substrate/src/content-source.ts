import { CloudError } from '@taucloud/base'

/** What this service uses of the content store (`Content` of `@taucloud/content`). */
export interface ContentSource {
  getBlock(cid: string, options: FetchOptions): Promise<Uint8Array>
  /** @param options.end exclusive */
  readFile(
    cid: string,
    options: FetchOptions & { start?: number; end?: number }
  ): AsyncIterable<Uint8Array>
  /** Makes every block of the roots local. */
  fetchAll(roots: string[], options: { hints: string[]; signal: AbortSignal }): Promise<void>
  pin(owner: string, roots: string[]): Promise<void>
  unpin(owner: string): Promise<unknown>
}

export interface FetchOptions {
  /** Peers that are said to hold it. */
  hints?: string[]
  signal?: AbortSignal
}

/** A whole file in memory. @throws {CloudError} `failed_precondition` when it is larger than `maxBytes` */
export async function readWhole(
  content: Pick<ContentSource, 'readFile'>,
  cid: string,
  options: FetchOptions & { maxBytes: number }
): Promise<Uint8Array> {
  const { maxBytes, ...fetch } = options
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of content.readFile(cid, fetch)) {
    size += part.length
    if (size > maxBytes) {
      throw new CloudError(
        'failed_precondition',
        `Cannot read ${cid}: it is larger than ${String(maxBytes)} bytes`
      )
    }
    parts.push(part)
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
}
