import { cloudRootOf } from './cloud-root.ts'
import type { CloudRoot } from './cloud-root.ts'
import { issueNodeCertificate } from './certificate.ts'
import type { NodeCertificate, Trust } from './certificate.ts'
import { nodeKeyFromSeed } from './node-key.ts'
import type { NodeKey } from './node-key.ts'

// Fixed keys for the tests of this package.

export const NOW = 1_800_000_000_000

export async function keyOf(seed: number): Promise<NodeKey> {
  return nodeKeyFromSeed(new Uint8Array(32).fill(seed))
}

export async function rootOf(seed: number, name = 'dream'): Promise<CloudRoot> {
  return cloudRootOf(name, await keyOf(seed))
}

export async function trustIn(root: CloudRoot, more: Partial<Trust> = {}): Promise<Trust> {
  return { cloud: root.name, rootPeerId: root.peerId, now: NOW, ...more }
}

export async function certify(
  root: CloudRoot,
  peerId: string,
  claims: Partial<NodeCertificate> = {}
): Promise<Uint8Array> {
  const base = { cloud: root.name, peerId, roles: ['patrick', 'auth'], shape: 'control' } as const
  return issueNodeCertificate(root, { ...base, notAfter: NOW + 1000, serial: 7, ...claims })
}
