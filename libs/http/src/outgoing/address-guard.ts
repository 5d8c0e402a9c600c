import { BlockList, isIP, isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { CloudError } from '@taucloud/base'

/** What code of tenants never reaches: this machine, private networks, and forms of IPv6 that wrap other addresses. */
const DENIED = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32'],
  ...['169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  // `::/96` holds `::` and `::1`; the next three translate to IPv4 behind some networks.
  ...['::/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48'],
  ...['2001::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8']
]

const denied = listOf(DENIED)
const loopback = listOf(['127.0.0.0/8', '::1/128'])

export interface AddressGuardInit {
  /** Loopback pairs that are permitted all the same: `127.0.0.1:8080`, `[::1]:8080`. For local clouds and tests. @default none */
  loopback?: readonly string[]
}

/** Decides about addresses after names were resolved: only public ones, and none of this machine. */
export class AddressGuard {
  readonly #permitted: ReadonlySet<string>

  /** @throws {CloudError} `invalid_argument` when a permitted pair is no loopback address with a port */
  constructor(init: AddressGuardInit = {}) {
    this.#permitted = new Set((init.loopback ?? []).map(parsePair))
  }

  /** May code of a tenant connect to the address? Anything that is no plain address is refused. */
  permits(address: string, port: number): boolean {
    const plain = plainAddress(address)
    if (plain === undefined) return false
    if (this.#permitted.has(`${plain} ${port}`)) return true
    return !denied.check(plain, familyOf(plain)) && !isOwn(plain)
  }
}

/** The address in its one canonical form, IPv4 when it is IPv4 in disguise; `undefined` when it is no address. */
export function plainAddress(address: string): string | undefined {
  // A zone such as `%eth0` names an interface of this machine.
  if (isIP(address) === 0 || address.includes('%')) return undefined
  if (isIPv4(address)) return address
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? []
  if (high === undefined || low === undefined) return canonical
  const [h, l] = [parseInt(high, 16), parseInt(low, 16)]
  return [h >> 8, h & 255, l >> 8, l & 255].join('.')
}

function isOwn(address: string): boolean {
  return Object.values(networkInterfaces()).some((entries) =>
    entries?.some((entry) => plainAddress(entry.address) === address)
  )
}

function parsePair(text: string): string {
  const [, host = '', port = ''] = /^\[?([0-9a-f.:]+?)\]?:([0-9]{1,5})$/i.exec(text) ?? []
  const plain = plainAddress(host)
  if (plain === undefined || !loopback.check(plain, familyOf(plain)) || Number(port) > 65_535) {
    throw new CloudError(
      'invalid_argument',
      `Cannot permit "${text}": not a loopback address with a port`
    )
  }
  return `${plain} ${Number(port)}`
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6'
}

function listOf(subnets: readonly string[]): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address = '', prefix] = subnet.split('/')
    list.addSubnet(address, Number(prefix), familyOf(address))
  }
  return list
}
