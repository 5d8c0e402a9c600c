import { isIP, isIPv4, isIPv6 } from 'node:net'
import type { Beacon } from '@taucloud/protocol/seer'

/** IP addresses by family, as text. */
export interface Addresses {
  readonly v4: readonly string[]
  readonly v6: readonly string[]
}

/** Where a node's listeners on the bus can be reached. */
export function busAddresses(multiaddrs: readonly string[]): Addresses {
  return byFamily(multiaddrs.flatMap((address) => /^\/ip[46]\/([^/]+)/.exec(address)?.[1] ?? []))
}

/** Where a node's public HTTP listener can be reached; a listener on every address is where the bus is. */
export function httpAddresses(beacon: Beacon): Addresses {
  const host = hostOf(beacon.httpAddress)
  if (isIP(host) === 0 || isUnspecified(host)) return busAddresses(beacon.multiaddrs)
  return byFamily([host])
}

/** The host of `host:port` or `[host]:port`. */
function hostOf(address: string): string {
  return address.slice(0, Math.max(0, address.lastIndexOf(':'))).replace(/^\[|\]$/g, '')
}

/** Loopback counts only when there is nothing else: on a cloud within one machine. */
function byFamily(addresses: readonly string[]): Addresses {
  const specific = [...new Set(addresses)].filter((ip) => isIP(ip) !== 0 && !isUnspecified(ip))
  const reachable = specific.filter((ip) => !isLoopback(ip))
  const chosen = (reachable.length > 0 ? reachable : specific).sort()
  return { v4: chosen.filter(isIPv4), v6: chosen.filter(isIPv6) }
}

function isUnspecified(ip: string): boolean {
  return ip === '0.0.0.0' || /^[0:]+$/.test(ip)
}

function isLoopback(ip: string): boolean {
  return ip.startsWith('127.') || ip === '::1'
}
