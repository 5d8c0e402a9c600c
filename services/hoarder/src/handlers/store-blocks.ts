import { CloudError } from '@taucloud/base'
import { cidOf, parseCid } from '@taucloud/content'
import type { StoreBlock } from '@taucloud/protocol/hoarder'
import { openJob, pinForJob } from './context.ts'
import type { HoarderContext } from './context.ts'

const MAX_BLOCK_BYTES = 1024 * 1024
const MAX_BLOCKS = 100_000

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
  for await (const block of blocks) {
    arrived.job ??= await openJob(context, block.capability, caller)
    if (block.cid === '' && block.data.length === 0) continue
    if (arrived.cids.size >= MAX_BLOCKS) {
      throw new CloudError('resource_exhausted', 'Cannot store blocks: too many in one call')
    }
    if (await storeOne(context, arrived.job, block)) arrived.stored++
    arrived.cids.add(block.cid)
  }
}

async function storeOne(context: HoarderContext, job: string, block: StoreBlock): Promise<boolean> {
  const { cid, data } = block
  const { codec } = parseCid(cid)
  if (data.length > MAX_BLOCK_BYTES || cidOf(data, codec) !== cid) {
    throw new CloudError('invalid_argument', `Cannot store block "${cid}": the bytes are others`)
  }
  if (await context.content.has(cid)) return false
  context.quotas.take(job, data.length)
  await context.content.put(data, codec)
  return true
}
