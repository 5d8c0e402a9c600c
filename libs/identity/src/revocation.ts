import { CloudError } from '@taucloud/base'
import type { Trust } from './certificate.ts'
import type { CloudRoot } from './cloud-root.ts'
import { Fields } from './fields.ts'
import { checkSignature, malformed, openRecord, sealRecord } from './signed-record.ts'

/** Serials of certificates that no longer count. Of two lists the one with the higher sequence holds. */
export interface Revocation {
  readonly serials: ReadonlySet<number>
  readonly sequence: number
}

const MEMBERS = ['cloud', 'sequence', 'serials']
/** The list travels in one frame; a cloud that revoked more renews its root. */
export const MAX_REVOKED_SERIALS = 4096

/** Signs the whole list of revoked serials. @throws {CloudError} `invalid_argument` when it is too long */
export async function issueRevocation(
  root: CloudRoot,
  serials: readonly number[],
  sequence: number
): Promise<Uint8Array> {
  const sorted = [...new Set(serials)].sort((a, b) => a - b)
  const body = { cloud: root.name, serials: sorted, sequence }
  try {
    readClaims(body)
  } catch (error) {
    throw new CloudError(
      'invalid_argument',
      'Cannot sign the revocation: a serial or the sequence is out of bounds',
      {
        cause: error
      }
    )
  }
  return sealRecord('revocation', body, root.sign)
}

/**
 * Checks a revocation list.
 *
 * @throws {CloudError} `unauthenticated` when malformed or not signed by the root, `permission_denied` when of another
 * cloud
 */
export async function verifyRevocation(
  bytes: Uint8Array,
  trust: Pick<Trust, 'cloud' | 'rootPeerId'>
): Promise<Revocation> {
  const record = openRecord('revocation', bytes)
  const claims = readClaims(record.body)
  await checkSignature('revocation', record, trust.rootPeerId)
  if (claims.cloud !== trust.cloud) {
    throw new CloudError(
      'permission_denied',
      `Cannot accept the revocation: it is of cloud "${claims.cloud}"`
    )
  }
  return { serials: claims.serials, sequence: claims.sequence }
}

function readClaims(body: Record<string, unknown>): Revocation & { cloud: string } {
  const fields = new Fields('revocation', body, MEMBERS)
  if (!fields.has('serials')) throw malformed('revocation')
  return {
    cloud: fields.cloud(),
    sequence: fields.count('sequence'),
    serials: new Set(fields.counts('serials', MAX_REVOKED_SERIALS))
  }
}
