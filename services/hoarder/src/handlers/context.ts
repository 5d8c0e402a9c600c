import { CloudError } from '@taucloud/base'
import type { Content } from '@taucloud/content'
import { verifyCapability } from '@taucloud/identity'
import type { Trust } from '@taucloud/identity'
import type { JobQuotas } from '../job-quotas.ts'
import { jobOwner } from '../ledger.ts'
import type { Ledger } from '../ledger.ts'

/** What the handlers of the hoarder work with. */
export interface HoarderContext {
  readonly content: Content
  readonly ledger: Ledger
  readonly trust: Omit<Trust, 'now'>
  readonly quotas: JobQuotas
  /** How long the blocks of a job stay after its last call, in milliseconds. */
  readonly jobKeptMs: number
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number
  /** A job has more to expire. */
  readonly onJob: () => void
}

/**
 * Checks that the caller may store for a job, and keeps the job's blocks from now on.
 *
 * @throws {CloudError} `permission_denied`
 */
export async function openJob(
  context: HoarderContext,
  capability: Uint8Array,
  caller: string
): Promise<string> {
  const { job } = await verifyCapability(capability, {
    trust: { ...context.trust, now: context.now() },
    bearer: caller,
    action: 'content.store',
    issuerRole: 'patrick'
  })
  if (job === undefined) {
    throw new CloudError('permission_denied', 'Cannot store blocks: the capability names no job')
  }
  await context.ledger.keepJob(job, context.now() + context.jobKeptMs)
  context.onJob()
  return job
}

/**
 * Pins blocks for a job and gives those that could not be: a file whose leaves are not all here is not here.
 */
export async function pinForJob(
  context: HoarderContext,
  job: string,
  cids: readonly string[]
): Promise<string[]> {
  if (cids.length === 0) return []
  try {
    await context.content.pin(jobOwner(job), cids)
    return []
  } catch (error) {
    if (!isIncomplete(error)) throw error
  }
  const incomplete: string[] = []
  for (const cid of cids) {
    try {
      await context.content.pin(jobOwner(job), [cid])
    } catch (error) {
      if (!isIncomplete(error)) throw error
      incomplete.push(cid)
    }
  }
  return incomplete
}

function isIncomplete(error: unknown): boolean {
  const codes: string[] = ['failed_precondition', 'not_found', 'unavailable']
  return error instanceof CloudError && codes.includes(error.code)
}
