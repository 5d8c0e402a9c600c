import { createHash } from 'node:crypto'

/**
 * The broker of a project: rendezvous hashing over the live brokers, so that every node that sees the same brokers
 * names the same one, and a broker that leaves moves only its own projects.
 */
export function brokerOf(project: string, brokers: readonly string[]): string | undefined {
  let best: { peer: string; score: string } | undefined
  for (const peer of brokers) {
    const score = createHash('sha256').update(`${project}\0${peer}`).digest('hex')
    if (best === undefined || score > best.score) best = { peer, score }
  }
  return best?.peer
}
