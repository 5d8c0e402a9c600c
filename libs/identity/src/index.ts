export { issueCapability, verifyCapability } from './capability.ts'
export type { CapabilityCheck, CapabilityClaims } from './capability.ts'
export {
  assertCertificateCounts,
  issueNodeCertificate,
  readCertificateClaims,
  verifyNodeCertificate
} from './certificate.ts'
export type { NodeCertificate, Trust } from './certificate.ts'
export {
  cloudRootOf,
  generateCloudRoot,
  generateSwarmKey,
  loadCloudRoot,
  saveCloudRoot
} from './cloud-root.ts'
export type { CloudRoot } from './cloud-root.ts'
export {
  generateNodeKey,
  isPeerId,
  loadNodeKey,
  nodeKeyFromSeed,
  saveNodeKey,
  verifySignature
} from './node-key.ts'
export type { NodeKey, PrivateKey } from './node-key.ts'
export { issueRevocation, MAX_REVOKED_SERIALS, verifyRevocation } from './revocation.ts'
export type { Revocation } from './revocation.ts'
export { ROLES } from './roles.ts'
export type { Role } from './roles.ts'
