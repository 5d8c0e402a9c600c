import { CloudError, toCloudError } from '@taucloud/base'
import { verifyNodeCertificate } from './certificate.ts'
import type { Trust } from './certificate.ts'
import { Fields } from './fields.ts'
import type { NodeKey } from './node-key.ts'
import type { Role } from './roles.ts'
import { checkSignature, openRecord, sealRecord } from './signed-record.ts'

/** What the bearer may do, and until when. */
export interface CapabilityClaims {
  /** Peer id of the only node that may use it. */
  readonly peer: string
  /** The project it is about, ≤ 128 characters. */
  readonly project: string
  /** Names like `release.publish`; 1 to 16. */
  readonly actions: readonly string[]
  /** The build job and its attempt, when it was made for one. */
  readonly job?: string
  readonly attempt?: number
  /** The only branch and push that the job may publish, ≤ 255 characters and milliseconds since the epoch. */
  readonly branch?: string
  readonly pushedAtMs?: number
  /** Milliseconds since the epoch. */
  readonly notAfter: number
}

/** What a capability is checked against. */
export interface CapabilityCheck {
  readonly trust: Trust
  /** Peer id of the caller, as the connection proved it. */
  readonly bearer: string
  readonly action: string
  /** The role that the issuer's certificate must hold. */
  readonly issuerRole: Role
  /** When given, the only project that is accepted. */
  readonly project?: string
}

const MEMBERS = [
  'actions',
  'attempt',
  'branch',
  'certificate',
  'job',
  'notAfter',
  'peer',
  'project',
  'pushedAtMs'
]
const MAX_CAPABILITY_BYTES = 6144
const ACTION = /^[a-z]+(?:\.[a-z]+){0,3}$/

/**
 * Signs a capability. The issuer's certificate travels inside, so a verifier needs nothing but the cloud's root.
 *
 * @throws {CloudError} `invalid_argument` when a claim is out of bounds
 */
export async function issueCapability(
  issuer: NodeKey,
  issuerCertificate: Uint8Array,
  claims: CapabilityClaims
): Promise<Uint8Array> {
  const certificate = Buffer.from(issuerCertificate).toString('base64url')
  const body = { ...claims, certificate }
  try {
    readClaims(body)
  } catch (error) {
    throw new CloudError(
      'invalid_argument',
      `Cannot issue a capability to "${claims.peer}": a claim is out of bounds`,
      {
        cause: error
      }
    )
  }
  return sealRecord('capability', body, issuer.sign)
}

/**
 * Checks a capability and says what it allows.
 *
 * @throws {CloudError} `permission_denied` whatever is wrong: malformed, not signed by a node that holds the issuing
 * role, issuer revoked, of another bearer or project, without the action, expired
 */
export async function verifyCapability(
  bytes: Uint8Array,
  check: CapabilityCheck
): Promise<CapabilityClaims> {
  try {
    const claims = await readVerified(bytes, check)
    const state = refusalOf(claims, check)
    if (state === undefined) return claims
    throw new CloudError('permission_denied', state)
  } catch (error) {
    const { message } = toCloudError(error)
    throw new CloudError('permission_denied', `Cannot allow "${check.action}": ${message}`, {
      cause: error
    })
  }
}

async function readVerified(bytes: Uint8Array, check: CapabilityCheck): Promise<CapabilityClaims> {
  if (bytes.length > MAX_CAPABILITY_BYTES) {
    throw new CloudError('permission_denied', 'the capability is too long')
  }
  const record = openRecord('capability', bytes)
  const { claims, certificate } = readClaims(record.body)
  const issuer = await verifyNodeCertificate(certificate, check.trust)
  await checkSignature('capability', record, issuer.peerId)
  if (!issuer.roles.includes(check.issuerRole)) {
    throw new CloudError('permission_denied', `issuer "${issuer.peerId}" is no ${check.issuerRole}`)
  }
  return claims
}

function refusalOf(claims: CapabilityClaims, check: CapabilityCheck): string | undefined {
  if (claims.peer !== check.bearer) return `the capability is of "${claims.peer}"`
  if (!claims.actions.includes(check.action)) return 'the capability does not name the action'
  if (check.project !== undefined && claims.project !== check.project) {
    return `the capability is of project "${claims.project}"`
  }
  if (claims.notAfter <= check.trust.now)
    return `the capability expired at ${String(claims.notAfter)}`
  return undefined
}

function readClaims(body: Record<string, unknown>): {
  claims: CapabilityClaims
  certificate: Uint8Array
} {
  const fields = new Fields('capability', body, MEMBERS)
  const claims = {
    peer: fields.peer('peer'),
    project: fields.text('project', 128),
    actions: fields.texts('actions', { most: 16, pattern: ACTION }),
    ...(fields.has('job') && { job: fields.text('job', 128) }),
    ...(fields.has('attempt') && { attempt: fields.count('attempt') }),
    ...(fields.has('branch') && { branch: fields.text('branch', 255) }),
    ...(fields.has('pushedAtMs') && { pushedAtMs: fields.count('pushedAtMs') }),
    notAfter: fields.count('notAfter')
  }
  return { claims, certificate: Buffer.from(fields.text('certificate', 4096), 'base64url') }
}
