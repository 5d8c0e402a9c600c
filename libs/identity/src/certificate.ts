import { CloudError } from '@taucloud/base'
import type { CloudRoot } from './cloud-root.ts'
import { Fields } from './fields.ts'
import { ROLES } from './roles.ts'
import type { Role } from './roles.ts'
import { checkSignature, openRecord, sealRecord } from './signed-record.ts'

/** What the cloud's root says of one node. Signed; presented in the first frame of every bus stream. */
export interface NodeCertificate {
  /** Name of the cloud, ≤ 63 characters. */
  readonly cloud: string
  readonly peerId: string
  readonly roles: readonly Role[]
  /** Name of the shape, for people, ≤ 63 characters. */
  readonly shape: string
  /** Milliseconds since the epoch. */
  readonly notAfter: number
  /** Grows with every certificate the root signs; revocation names it. */
  readonly serial: number
}

/** Whom a verifier believes, and when. */
export interface Trust {
  readonly cloud: string
  readonly rootPeerId: string
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Serials that no longer count. */
  readonly revoked?: ReadonlySet<number>
}

const MEMBERS = ['cloud', 'notAfter', 'peerId', 'roles', 'serial', 'shape']
/** Longest encoded certificate that is looked at; ours have about 400 bytes. */
const MAX_CERTIFICATE_BYTES = 2048
const ROLE_NAME = /^[a-z]{1,32}$/

/**
 * Signs a node certificate. Equal claims give equal bytes.
 *
 * @throws {CloudError} `invalid_argument` when the claims name another cloud or are out of bounds
 */
export async function issueNodeCertificate(
  root: CloudRoot,
  claims: NodeCertificate
): Promise<Uint8Array> {
  const { cloud, peerId, shape, notAfter, serial } = claims
  const roles = ROLES.filter((role) => claims.roles.includes(role))
  const body = { cloud, peerId, roles, shape, notAfter, serial }
  if (cloud !== root.name) {
    throw new CloudError(
      'invalid_argument',
      `Cannot certify for "${cloud}": the root is of "${root.name}"`
    )
  }
  try {
    readClaims(body)
  } catch (error) {
    throw new CloudError(
      'invalid_argument',
      `Cannot certify "${peerId}": a claim is out of bounds`,
      {
        cause: error
      }
    )
  }
  return sealRecord('certificate', body, root.sign)
}

/**
 * Checks a certificate and says what it certifies. Roles that this version does not know are left out.
 *
 * @throws {CloudError} `unauthenticated` when malformed or not signed by the root, `permission_denied` when of another
 * cloud, expired or revoked
 */
export async function verifyNodeCertificate(
  bytes: Uint8Array,
  trust: Trust
): Promise<NodeCertificate> {
  if (bytes.length > MAX_CERTIFICATE_BYTES) {
    throw new CloudError('unauthenticated', 'Cannot accept the certificate: too long')
  }
  const record = openRecord('certificate', bytes)
  const claims = readClaims(record.body)
  await checkSignature('certificate', record, trust.rootPeerId)
  assertCertificateCounts(claims, trust)
  return claims
}

/**
 * What a certificate says, its signature not checked: for a node's own, before it is used.
 *
 * @throws {CloudError} `unauthenticated` when malformed
 */
export function readCertificateClaims(bytes: Uint8Array): NodeCertificate {
  return readClaims(openRecord('certificate', bytes).body)
}

/**
 * Does a certificate whose signature was checked still count? Cheap, for every use of a connection.
 *
 * @throws {CloudError} `permission_denied` when of another cloud, expired or revoked
 */
export function assertCertificateCounts(claims: NodeCertificate, trust: Trust): void {
  const state =
    claims.cloud !== trust.cloud
      ? `it is of cloud "${claims.cloud}"`
      : claims.notAfter <= trust.now
        ? `it expired at ${String(claims.notAfter)}`
        : trust.revoked?.has(claims.serial) === true
          ? `serial ${String(claims.serial)} is revoked`
          : undefined
  if (state === undefined) return
  throw new CloudError(
    'permission_denied',
    `Cannot accept the certificate of "${claims.peerId}": ${state}`
  )
}

function readClaims(body: Record<string, unknown>): NodeCertificate {
  const fields = new Fields('certificate', body, MEMBERS)
  const names = fields.texts('roles', { most: 16, pattern: ROLE_NAME })
  return {
    cloud: fields.cloud(),
    peerId: fields.peer('peerId'),
    roles: ROLES.filter((role) => names.includes(role)),
    shape: fields.text('shape', 63),
    notAfter: fields.count('notAfter'),
    serial: fields.count('serial')
  }
}
