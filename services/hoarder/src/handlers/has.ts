import { CloudError } from '@taucloud/base'
import { parseCid } from '@taucloud/content'
import { openJob, pinForJob } from './context.ts'
import type { HoarderContext } from './context.ts'

const MAX_CIDS = 10_000

/**
 * Says which blocks are not here. Those that are stay for the job as if it had stored them: what a builder is told is
 * here must not be freed before its release is published.
 *
 * @throws {CloudError} `permission_denied`, `invalid_argument`
 */
export async function has(
  context: HoarderContext,
  request: { capability: Uint8Array; cids: string[] },
  caller: string
): Promise<{ missing: string[] }> {
  if (request.cids.length > MAX_CIDS) {
    throw new CloudError(
      'invalid_argument',
      `Cannot look for blocks: more than ${String(MAX_CIDS)}`
    )
  }
  const cids = [...new Set(request.cids.map((cid) => parseCid(cid).text))]
  const job = await openJob(context, request.capability, caller)
  const here: string[] = []
  const missing: string[] = []
  for (const cid of cids) ((await context.content.has(cid)) ? here : missing).push(cid)
  return { missing: [...missing, ...(await pinForJob(context, job, here))] }
}
