import { CloudError } from '@taucloud/base'
import type { FileList } from './file-list.ts'
import { LEAF_BYTES } from './file-list.ts'

/** Leaves that are fetched together, while those before them are being read. */
const AHEAD = 8

/** Where leaves come from. */
export interface LeafSource {
  /** Brings leaves to this node. */
  fetch(leaves: readonly string[]): Promise<void>
  get(leaf: string): Promise<Uint8Array>
}

/** A part of a file: from `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** The part of a file of a size that is asked for. @throws {CloudError} `invalid_argument` when it makes no sense */
export function rangeOf(size: number, asked: { start?: number; end?: number }): ByteRange {
  const { start = 0, end = size } = asked
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) {
    throw new CloudError('invalid_argument', 'Cannot read the file: the range is malformed')
  }
  return { start: Math.min(start, size), end: Math.min(end, size) }
}

/** The bytes of a part of a list. Never holds more than one leaf; up to 16 are on their way to disk. */
export async function* readLeaves(
  list: FileList,
  { start, end }: ByteRange,
  source: LeafSource
): AsyncGenerator<Uint8Array> {
  if (start === end) return
  const first = Math.floor(start / LEAF_BYTES)
  const leaves = list.leaves.slice(first, Math.ceil(end / LEAF_BYTES))
  let fetched = source.fetch(leaves.slice(0, AHEAD))
  for (let index = 0; index < leaves.length; index += AHEAD) {
    await fetched
    fetched = source.fetch(leaves.slice(index + AHEAD, index + 2 * AHEAD))
    // The failure is thrown when its turn comes, or not at all when the reader leaves before.
    fetched.catch(() => undefined)
    for (const [place, leaf] of leaves.slice(index, index + AHEAD).entries()) {
      const offset = (first + index + place) * LEAF_BYTES
      const bytes = await source.get(leaf)
      if (bytes.length !== Math.min(LEAF_BYTES, list.size - offset)) {
        throw new CloudError(
          'data_loss',
          'Cannot read the file: a leaf has not the size that its list says'
        )
      }
      yield bytes.subarray(Math.max(0, start - offset), Math.min(bytes.length, end - offset))
    }
  }
}
