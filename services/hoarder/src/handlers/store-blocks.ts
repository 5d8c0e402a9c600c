import { CloudError } from '@taucloud/base'
import { cidOf, MAX_BLOCK_BYTES, parseCid } from '@taucloud/content'
import type { StoreBlock } from '@taucloud/protocol/hoarder'
import { openJob, pinForJob } from './context.ts'
import type { HoarderContext } from './context.ts'

const MAX_BLOCKS = 100_000
/** Blocks in memory while their writes wait. */
const MAX_WRITES = 16

/**
 * Takes blocks of a job in. Each is hashed on arrival; the answer comes when all are on disk and pinned.
 *
 * @throws {CloudError} `permission_denied`; `invalid_argument` for a block that is not what it says; `resource_exhausted`
 * when the job stores too much; `failed_precondition` for a file whose leaves are not all here
 */
export async function storeBlocks(
  context: HoarderContext,
  blocks: AsyncIterable<StoreBlock>,
  caller: string
): Promise<{ stored: number; alreadyHad: number }> {
  const arrived: Arrived = { job: undefined, cids: new Set(), stored: 0 }
  try {
    await takeAll(context, blocks, { caller, arrived })
  } catch (error) {
    // What has arrived gets its owner all the same: without one it would stay for ever.
    if (arrived.job !== undefined) await pinForJob(context, arrived.job, [...arrived.cids])
    throw error
  }
  const { job, cids, stored } = arrived
  if (job === undefined) {
    throw new CloudError('permission_denied', 'Cannot store blocks: no capability was sent')
  }
  const [incomplete] = await pinForJob(context, job, [...cids])
  if (incomplete !== undefined) {
    const message = `Cannot keep file "${incomplete}": not all of its blocks are here`
    throw new CloudError('failed_precondition', message)
  }
  return { stored, alreadyHad: cids.size - stored }
}

/** What a call has brought so far. */
interface Arrived {
  job: string | undefined
  readonly cids: Set<string>
  stored: number
}

async function takeAll(
  context: HoarderContext,
  blocks: AsyncIterable<StoreBlock>,
  { caller, arrived }: { caller: string; arrived: Arrived }
): Promise<void> {
  // Writes that wait at the same time share a flush to disk.
  const writes = new Set<Promise<unknown>>()
  const seen = new Set<string>()
  try {
    for await (const block of blocks) {
      const job = (arrived.job ??= await openJob(context, block.capability, caller))
      const isEmpty = block.cid === '' && block.data.length === 0
      if (isEmpty || seen.has(block.cid)) continue
      if (seen.size >= MAX_BLOCKS) {
        throw new CloudError('resource_exhausted', 'Cannot store blocks: too many in one call')
      }
      seen.add(block.cid)
      // One that fails stays in the set, so that the next wait throws.
      const write: Promise<unknown> = storeOne(context, job, { block, arrived }).then(() =>
        writes.delete(write)
      )
      writes.add(write)
      if (writes.size >= MAX_WRITES) await Promise.race(writes)
    }
    await Promise.all(writes)
  } finally {
    await Promise.allSettled(writes)
  }
}

async function storeOne(
  context: HoarderContext,
  job: string,
  { block, arrived }: { block: StoreBlock; arrived: Arrived }
): Promise<void> {
  const { cid, data } = block
  const { codec } = parseCid(cid)
  if (data.length > MAX_BLOCK_BYTES || cidOf(data, codec) !== cid) {
    throw new CloudError(
      'invalid_argument',
      `Cannot store block "${cid.slice(0, 128)}": the bytes are others`
    )
  }
  if (!(await context.content.has(cid))) {
    context.quotas.take(job, data.length)
    await context.content.put(data, codec)
    arrived.stored++
  }
  arrived.cids.add(cid)
}
