import { parseCid } from '@taucloud/content'
import { releaseOwner } from '../ledger.ts'
import type { HoarderContext } from './context.ts'

const MAX_OWNERS = 64

/**
 * Says whether a block is here and who keeps it. `release:<cid>` among the owners of a release's block says that the
 * whole release is here.
 *
 * @throws {CloudError} `invalid_argument`
 */
export async function pinStatus(
  context: HoarderContext,
  request: { cid: string }
): Promise<{ held: boolean; owners: string[] }> {
  const cid = parseCid(request.cid).text
  const held = await context.content.has(cid)
  const whole = releaseOwner(cid)
  const isWhole = context.ledger.releases.get(cid) === true
  const others = (await context.content.ownersOf(cid)).filter((owner) => owner !== whole)
  return { held, owners: [...(isWhole ? [whole] : []), ...others].slice(0, MAX_OWNERS) }
}
