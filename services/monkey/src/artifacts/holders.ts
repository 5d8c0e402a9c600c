import { setTimeout as delay } from 'node:timers/promises'
import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import { HoarderContract, placementOf } from '@taucloud/protocol/hoarder'
import type { Bus } from '@taucloud/transport'
import type { BuildContent } from './build-content.ts'

const COPIES = 3
const HAS_BATCH = 10_000
const STORE_TIMEOUT_MS = 300_000
/** A cloud that has just started may not have found its hoarders yet. */
const WAIT_MS = 20_000
const WAIT_STEP_MS = 100

/** Whom to bring a build's content to, with what right. */
export interface Delivery {
  readonly bus: Pick<Bus, 'client' | 'members'>
  readonly content: BuildContent
  /** CID of the release. */
  readonly release: string
  readonly capability: Uint8Array
  readonly signal: AbortSignal
  readonly logger: Logger
}

/**
 * Brings every block of the roots to three hoarders, or to all when there are fewer.
 *
 * @returns the peers that hold everything now, at least two when there are as many
 * @throws {CloudError} `unavailable` when too few hoarders took it
 */
export async function deliver(delivery: Delivery, roots: readonly string[]): Promise<string[]> {
  const ranked = await rankedHoarders(delivery)
  const blocks = await blocksOf(delivery.content, roots)
  const wanted = Math.min(COPIES, ranked.length)
  const holders = await storeOn(delivery, ranked.slice(0, wanted), blocks)
  // Whoever failed is replaced by the next in the order, one after the other.
  for (const peer of ranked.slice(wanted)) {
    if (holders.length >= wanted) break
    holders.push(...(await storeOn(delivery, [peer], blocks)))
  }
  if (holders.length >= Math.min(2, ranked.length)) return holders
  throw new CloudError(
    'unavailable',
    `Cannot store the build: ${String(holders.length)} of ${String(ranked.length)} hoarders took it`
  )
}

/** Live hoarders in the order in which they keep a release, as hoarders reckon it themselves (rendezvous hashing). */
async function rankedHoarders({ bus, release, signal }: Delivery): Promise<string[]> {
  const deadline = performance.now() + WAIT_MS
  for (;;) {
    const peers = bus.members('hoarder').map((member) => member.peer)
    if (peers.length > 0) return placementOf(release, peers, peers.length)
    if (performance.now() > deadline)
      throw new CloudError('unavailable', 'Cannot store the build: no hoarder is live')
    await delay(WAIT_STEP_MS, undefined, { signal })
  }
}

async function blocksOf(content: BuildContent, roots: readonly string[]): Promise<string[]> {
  const blocks = new Set<string>()
  for (const root of new Set(roots)) {
    for (const block of await content.blocksOf(root)) blocks.add(block)
  }
  return [...blocks]
}

async function storeOn(
  delivery: Delivery,
  peers: readonly string[],
  blocks: readonly string[]
): Promise<string[]> {
  const stored = await Promise.all(
    peers.map(async (peer) => {
      try {
        await storeAt(delivery, peer, blocks)
        return [peer]
      } catch (error) {
        if (delivery.signal.aborted) throw error
        delivery.logger.warn('hoarder did not take a build', { peer, error })
        return []
      }
    })
  )
  return stored.flat()
}

async function storeAt(delivery: Delivery, peer: string, blocks: readonly string[]): Promise<void> {
  const { capability, content, signal } = delivery
  const hoarder = delivery.bus.client(HoarderContract, { peer })
  const missing: string[] = []
  for (let at = 0; at < blocks.length; at += HAS_BATCH) {
    const cids = blocks.slice(at, at + HAS_BATCH)
    missing.push(...(await hoarder.has({ capability, cids }, { signal })).missing)
  }
  if (missing.length === 0) return
  await hoarder.store(messagesOf(missing, content, capability), {
    signal,
    timeoutMs: STORE_TIMEOUT_MS
  })
}

async function* messagesOf(
  cids: readonly string[],
  content: BuildContent,
  capability: Uint8Array
): AsyncGenerator<{ capability?: Uint8Array; cid: string; data: Uint8Array }> {
  for (const [index, cid] of cids.entries()) {
    const data = await content.getBlock(cid)
    yield index === 0 ? { capability, cid, data } : { cid, data }
  }
}
