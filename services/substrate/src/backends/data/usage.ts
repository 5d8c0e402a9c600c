import { CloudError } from '@taucloud/base'
import type { KeyValueStore } from '@taucloud/store'
import { usageKey } from './data-keys.ts'

/** What a space holds; changed in the same batch as the space itself. */
export interface Usage {
  readonly bytes: number
  readonly entries: number
}

/** What a space may hold. */
export interface Quota {
  readonly maxBytes: number
  readonly maxEntries: number
}

export async function readUsage(kv: KeyValueStore, space: string): Promise<Usage> {
  const record = await kv.get(usageKey(space))
  if (record === undefined) return { bytes: 0, entries: 0 }
  const [bytes = 0, entries = 0] = Buffer.from(record).toString('latin1').split(' ').map(Number)
  return { bytes, entries }
}

export function usageRecord({ bytes, entries }: Usage): Uint8Array {
  return Buffer.from(`${String(bytes)} ${String(entries)}`, 'latin1')
}

/** Only what grows is refused: a store whose quota was lowered can still be emptied. */
export function assertFits(next: Usage, before: Usage, quota: Quota): void {
  if (next.bytes > quota.maxBytes && next.bytes > before.bytes)
    throw new CloudError('resource_exhausted', 'Cannot store: the store has no room left')
  if (next.entries > quota.maxEntries && next.entries > before.entries)
    throw new CloudError('resource_exhausted', 'Cannot store: the store has too many entries')
}
