import { createHash } from 'node:crypto'

/**
 * The peers that keep a release: the `replicas` with the highest score, all when there are fewer. Every node that sees
 * the same peers chooses the same, in any order, and a peer that goes moves only what it kept (rendezvous hashing).
 */
export function placementOf(release: string, peers: readonly string[], replicas: number): string[] {
  return peers
    .map((peer) => ({ peer, score: scoreOf(release, peer) }))
    .sort((a, b) => Buffer.compare(b.score, a.score))
    .slice(0, replicas)
    .map(({ peer }) => peer)
}

function scoreOf(release: string, peer: string): Buffer {
  return createHash('sha256').update(`${release}\0${peer}`).digest()
}
