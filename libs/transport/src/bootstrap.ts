import { CloudError, toCloudError } from '@taucloud/base'
import { isProtectedAddress, peerOf } from './addresses.ts'

/** Longest that starting waits for the first round of dials. */
const FIRST_ROUND_MS = 4_000

/** Addresses per peer id. @throws {CloudError} `invalid_argument` without peer id or past the swarm key */
export function parseBootstrap(addresses: readonly string[]): Map<string, string[]> {
  const peers = new Map<string, string[]>()
  for (const address of addresses) {
    const peer = peerOf(address)
    if (peer === undefined || !isProtectedAddress(address)) {
      throw new CloudError(
        'invalid_argument',
        `Cannot bootstrap from "${address}": a tcp or ws multiaddr that ends in /p2p/<peer id> is needed`
      )
    }
    peers.set(peer, [...(peers.get(peer) ?? []), address])
  }
  return peers
}

/**
 * Tries every bootstrap peer once. One that is not there is no failure, but when all of those that answer refuse this
 * node, it is misconfigured or expelled.
 *
 * @throws {CloudError} `permission_denied`
 */
export async function firstRound(
  peers: ReadonlyMap<string, readonly string[]>,
  dial: (peer: string, addresses: readonly string[]) => Promise<void>
): Promise<void> {
  const attempts = [...peers].map(([peer, addresses]) => dial(peer, addresses))
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, FIRST_ROUND_MS, undefined)
  })
  const outcomes = await Promise.race([Promise.allSettled(attempts), late])
  clearTimeout(timer)
  if (outcomes === undefined) return
  const refusals = outcomes
    .filter((outcome) => outcome.status === 'rejected')
    .map(({ reason }) => toCloudError(reason))
    .filter(({ code }) => code === 'permission_denied')
  const isWelcome = outcomes.some(({ status }) => status === 'fulfilled')
  const [first] = refusals
  if (first !== undefined && !isWelcome) throw first
}
