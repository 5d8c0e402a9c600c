import { CloudError } from '@taucloud/base'
import { assertCertificateCounts, verifyNodeCertificate, verifySignature } from '@taucloud/identity'
import type { NodeCertificate, Role } from '@taucloud/identity'
import type { Batch } from './batch.ts'
import { isElided, signedBytes, writerOf } from './batch.ts'
import { millisecondsOf } from './hybrid-clock.ts'
import type { KeyValueStore } from './key-value-store.ts'
import { certificateKey } from './map-keys.ts'

/** Whom a map believes. `revoked` is read anew at each use. */
export interface MapTrust {
  readonly cloud: string
  readonly rootPeerId: string
  /** Serials that no longer count. @default none */
  readonly revoked?: ReadonlySet<number>
}

/** How a batch arrived: `fresh` from its writer, who must be entitled now, or `relayed` by another holder. */
export type Arrival = 'fresh' | 'relayed'

interface Known {
  readonly bytes: Uint8Array
  readonly claims: NodeCertificate
}

/**
 * Who may write a space: every node that the root certifies for its role. Certificates travel with the batches and are
 * kept, so that what an absent node wrote can still be checked by a node that never met it.
 */
export class Writers {
  readonly #role: Role
  readonly #trust: MapTrust
  readonly #store: KeyValueStore
  readonly #now: () => number
  readonly #known = new Map<string, Known>()

  constructor(init: { role: Role; trust: MapTrust; store: KeyValueStore; now: () => number }) {
    this.#role = init.role
    this.#trust = init.trust
    this.#store = init.store
    this.#now = init.now
  }

  /**
   * Takes note of a certificate, expired or not: whether it counts is decided per batch.
   *
   * @throws {CloudError} `unauthenticated` or `permission_denied` when it is not of this cloud's root or names another role
   */
  async admit(bytes: Uint8Array): Promise<NodeCertificate> {
    for (const known of this.#known.values()) {
      if (Buffer.compare(known.bytes, bytes) === 0) return known.claims
    }
    const { cloud, rootPeerId } = this.#trust
    const claims = await verifyNodeCertificate(bytes, { cloud, rootPeerId, now: 0 })
    if (!claims.roles.includes(this.#role)) {
      throw new CloudError(
        'permission_denied',
        `Cannot take writes of "${claims.peerId}": its certificate does not name the role "${this.#role}"`
      )
    }
    const known = await this.#find(claims.peerId)
    if (known === undefined || known.claims.notAfter < claims.notAfter) {
      this.#known.set(claims.peerId, { bytes: Uint8Array.from(bytes), claims })
      await this.#store.put(certificateKey(claims.peerId), bytes)
    }
    return claims
  }

  /** The certificate that a writer's batches travel with. */
  async certificateOf(peerId: string): Promise<Uint8Array | undefined> {
    return (await this.#find(peerId))?.bytes
  }

  /**
   * Checks that a batch is of this cloud, that its writer was certified when it wrote, and the signature. A revoked writer
   * writes nothing new; what holders accepted from it before stays valid when they pass it on.
   *
   * @throws {CloudError} `permission_denied` or `unauthenticated`
   */
  async verify(batch: Batch, arrival: Arrival): Promise<void> {
    const writer = writerOf(batch.origin)
    const known = await this.#find(writer)
    if (known === undefined) {
      throw new CloudError(
        'permission_denied',
        `Cannot take a batch of "${writer}": no certificate`
      )
    }
    const { cloud, rootPeerId, revoked } = this.#trust
    const trust =
      arrival === 'fresh' && revoked !== undefined
        ? { cloud, rootPeerId, now: this.#now(), revoked }
        : { cloud, rootPeerId, now: arrival === 'fresh' ? this.#now() : writtenAt(batch) }
    assertCertificateCounts(known.claims, trust)
    if (await verifySignature(writer, signedBytes(batch), batch.signature)) return
    throw new CloudError('unauthenticated', `Cannot take a batch of "${writer}": wrong signature`)
  }

  async #find(peerId: string): Promise<Known | undefined> {
    const known = this.#known.get(peerId)
    if (known !== undefined) return known
    const bytes = await this.#store.get(certificateKey(peerId))
    if (bytes === undefined) return undefined
    const { cloud, rootPeerId } = this.#trust
    const claims = await verifyNodeCertificate(bytes, { cloud, rootPeerId, now: 0 })
    const loaded = { bytes, claims }
    this.#known.set(peerId, loaded)
    return loaded
  }
}

/** When the first operation that is left was written, in milliseconds. */
function writtenAt(batch: Batch): number {
  for (const operation of batch.operations) {
    if (!isElided(operation)) return millisecondsOf(operation.time)
  }
  return 0
}
