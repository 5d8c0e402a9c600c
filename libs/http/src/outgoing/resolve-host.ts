import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { CloudError } from '@taucloud/base'
import type { AddressGuard } from './address-guard.ts'

/** Finds the addresses of a name, of both families. Rejects when there are none. */
export type ResolveHost = (host: string) => Promise<string[]>

const LOOPBACK = ['127.0.0.1', '::1']
const MAX_ADDRESSES = 16

// Not the system's own lookup: that one has four threads for the whole process, and knows names of the operator's network.
const resolver = new Resolver({ timeout: 3_000, tries: 2 })

/** Asks the name servers of the node for A and AAAA records. `localhost` is known without asking (RFC 6761 §6.3). */
export const resolveHost: ResolveHost = async (host) => {
  if (host === 'localhost' || host.endsWith('.localhost')) return LOOPBACK
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  return found.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
}

/**
 * The addresses to connect to: all that the name leads to, provided that every one of them is permitted. One that is not
 * spoils the rest, because the name is then not what it pretends to be.
 *
 * @throws {CloudError} `permission_denied`, or `unavailable` when the name leads nowhere
 */
export async function checkedAddresses(
  target: { readonly host: string; readonly port: number },
  guard: AddressGuard,
  resolve: ResolveHost = resolveHost
): Promise<string[]> {
  const { host, port } = target
  const addresses = isIP(host) === 0 ? await resolve(host.replace(/\.$/, '')) : [host]
  if (addresses.length === 0) {
    throw new CloudError('unavailable', `Cannot reach "${host}:${port}": the name has no address`)
  }
  // `localhost` has an address of either family, of which a local cloud may permit one.
  const usable = addresses.every((address) => LOOPBACK.includes(address))
    ? addresses.filter((address) => guard.permits(address, port))
    : addresses
  if (usable.length === 0 || !usable.every((address) => guard.permits(address, port))) {
    throw new CloudError(
      'permission_denied',
      `Cannot reach "${host}:${port}": its address is not public; no line of the configuration can allow it`
    )
  }
  return usable.slice(0, MAX_ADDRESSES)
}
