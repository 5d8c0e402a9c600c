import { CloudError } from '@taucloud/base'
import {
  assertCertificateCounts,
  verifyNodeCertificate,
  verifyRevocation
} from '@taucloud/identity'
import type { NodeCertificate, Trust } from '@taucloud/identity'
import type { Caller } from './contract.ts'

/** Peers whose last certificate is kept, so that its signature is checked once and not per stream. */
const MAX_CHECKED = 2048

/** Decides who belongs to the cloud: keeps the root's word and the list of what it took back. */
export class Admission {
  readonly #trust: { cloud: string; rootPeerId: string }
  readonly #now: () => number
  readonly #checked = new Map<string, { bytes: Uint8Array; caller: Caller }>()
  #revoked: ReadonlySet<number> = new Set()
  #sequence = -1
  #revocation: Uint8Array | undefined

  constructor(trust: { cloud: string; rootPeerId: string }, now: () => number) {
    this.#trust = trust
    this.#now = now
  }

  /** The newest signed revocation list, to pass on. */
  get revocation(): Uint8Array | undefined {
    return this.#revocation
  }

  /**
   * Checks the certificate that a peer presents.
   *
   * @throws {CloudError} `permission_denied` whatever is wrong with it
   */
  async check(peer: string, bytes: Uint8Array): Promise<Caller> {
    const known = this.#checked.get(peer)
    if (known !== undefined && Buffer.compare(known.bytes, bytes) === 0) {
      this.assertCounts(known.caller)
      return known.caller
    }
    const certificate = await this.#verify(bytes)
    if (certificate.peerId !== peer) {
      throw new CloudError(
        'permission_denied',
        `Cannot admit "${peer}": the certificate is of another node`
      )
    }
    const caller = { peer, roles: certificate.roles, certificate }
    if (this.#checked.size >= MAX_CHECKED) {
      const [oldest] = this.#checked.keys()
      if (oldest !== undefined) this.#checked.delete(oldest)
    }
    this.#checked.set(peer, { bytes: Uint8Array.from(bytes), caller })
    return caller
  }

  /** Does a certificate checked before still count? @throws {CloudError} `permission_denied` */
  assertCounts(caller: Caller): void {
    assertCertificateCounts(caller.certificate, this.#trustNow())
  }

  /**
   * Takes over a revocation list unless a newer one is known. Returns whether it was news.
   *
   * @throws {CloudError} when it is not the root's
   */
  async revoke(list: Uint8Array): Promise<boolean> {
    const { serials, sequence } = await verifyRevocation(list, this.#trust)
    if (sequence <= this.#sequence) return false
    this.#sequence = sequence
    this.#revoked = serials
    this.#revocation = Uint8Array.from(list)
    return true
  }

  async #verify(bytes: Uint8Array): Promise<NodeCertificate> {
    try {
      return await verifyNodeCertificate(bytes, this.#trustNow())
    } catch (error) {
      const text = error instanceof CloudError ? error.message : 'Cannot accept the certificate'
      throw new CloudError('permission_denied', text, { cause: error })
    }
  }

  #trustNow(): Trust {
    return { ...this.#trust, now: this.#now(), revoked: this.#revoked }
  }
}
