import { multiaddr } from '@multiformats/multiaddr'

/** Transports that are dialled and listened on past the swarm key (pitfall P4). */
const UNPROTECTED = /\/(?:quic|quic-v1|webrtc|webrtc-direct|webtransport)(?:\/|$)/

/** May the address be used on a network behind a swarm key? */
export function isProtectedAddress(address: string): boolean {
  return !UNPROTECTED.test(address)
}

/** The peer id in a multiaddr, or undefined without one or when the text is no multiaddr. */
export function peerOf(address: string): string | undefined {
  try {
    return multiaddr(address)
      .getComponents()
      .findLast((component) => component.name === 'p2p')?.value
  } catch {
    // Not a multiaddr: the caller says what is wrong with it.
    return undefined
  }
}
