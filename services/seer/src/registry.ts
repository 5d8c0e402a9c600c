import type { Beacon, NodeRecord } from '@taucloud/protocol/seer'
import { BeaconCodec } from '@taucloud/protocol/seer'
import { CloudError } from '@taucloud/base'
import type { Member } from '@taucloud/transport'

export interface RegistryInit {
  /** Live members of the cloud, as their certificates say. */
  members: () => readonly Member[]
  /** Wall clock that never goes back, milliseconds since the epoch. */
  now: () => number
  /** Nodes kept. @default 10 000 */
  maxNodes?: number
}

interface Known {
  readonly beacon: Beacon
  readonly seenAtMs: number
}

const MAX_TTL_MS = 60_000
/** How long an expired beacon is listed as unhealthy, and guards against being replayed. */
const RETAIN_MS = 60_000
const MAX_BEACON_BYTES = 8 * 1024

/**
 * The live view of the cloud: the newest beacon of every node, each believed only from its origin, only for the roles
 * that the origin's certificate names, and only while it is fresh.
 */
export class Registry {
  readonly #init: RegistryInit
  readonly #nodes = new Map<string, Known>()

  constructor(init: RegistryInit) {
    this.#init = init
  }

  /**
   * Takes a beacon in. Says whether it told something new; older ones and repetitions do not.
   *
   * @param from the peer that the transport proved as origin
   * @throws {CloudError} `permission_denied` for a beacon of another node or of no member, `invalid_argument`
   */
  accept(beacon: Beacon, from: string): boolean {
    if (beacon.peer !== from) {
      throw new CloudError('permission_denied', `Cannot take beacon: "${from}" speaks for another`)
    }
    const member = this.#init.members().find(({ peer }) => peer === from)
    if (member === undefined) {
      throw new CloudError('permission_denied', `Cannot take beacon: "${from}" is no live member`)
    }
    assertBounds(beacon)
    const known = this.#nodes.get(from)
    if (known !== undefined && known.beacon.sequence >= beacon.sequence) return false
    if (known === undefined && this.#nodes.size >= (this.#init.maxNodes ?? 10_000)) {
      throw new CloudError('resource_exhausted', 'Cannot take beacon: too many nodes')
    }
    const roles: readonly string[] = member.certificate.roles
    const services = beacon.services.filter((service) => roles.includes(service))
    this.#nodes.set(from, { beacon: { ...beacon, services }, seenAtMs: this.#init.now() })
    return true
  }

  /** As {@link accept}, from bytes that came by gossip. @throws {CloudError} also `invalid_argument` */
  acceptBytes(bytes: Uint8Array, from: string): boolean {
    return this.accept(parseBeacon(bytes), from)
  }

  /** Every known node, or those with a service, sorted by peer. Nodes expired for a minute are forgotten. */
  list(service = ''): NodeRecord[] {
    const now = this.#init.now()
    const live = new Set(this.#init.members().map(({ peer }) => peer))
    const records: NodeRecord[] = []
    for (const [peer, { beacon, seenAtMs }] of this.#nodes) {
      const expiresAtMs = seenAtMs + beacon.ttlMs
      if (now > expiresAtMs + RETAIN_MS) this.#nodes.delete(peer)
      else if (service === '' || beacon.services.includes(service)) {
        const healthy = now < expiresAtMs && live.has(peer)
        records.push({ beacon, seenAtMs: Math.floor(seenAtMs), healthy })
      }
    }
    return records.sort((a, b) => ((a.beacon?.peer ?? '') < (b.beacon?.peer ?? '') ? -1 : 1))
  }

  /** Beacons of healthy nodes that take work, or may, sorted by peer. */
  healthy(): Beacon[] {
    return this.list().flatMap(({ beacon, healthy }) =>
      healthy && beacon !== null ? [beacon] : []
    )
  }
}

function parseBeacon(bytes: Uint8Array): Beacon {
  if (bytes.length <= MAX_BEACON_BYTES) {
    try {
      return BeaconCodec.decode(bytes)
    } catch (error) {
      throw new CloudError('invalid_argument', 'Cannot read beacon: malformed', { cause: error })
    }
  }
  throw new CloudError('invalid_argument', `Cannot read beacon: ${String(bytes.length)} bytes`)
}

function assertBounds(beacon: Beacon): void {
  const isText = (text: string, max: number): boolean => text.length <= max && !/\p{Cc}/u.test(text)
  const fits =
    beacon.ttlMs <= MAX_TTL_MS &&
    beacon.services.length <= 16 &&
    beacon.multiaddrs.length <= 16 &&
    beacon.multiaddrs.every((address) => isText(address, 256)) &&
    isText(beacon.httpAddress, 261) &&
    isText(beacon.name, 63) &&
    beacon.loadPercent <= 100 &&
    isText(beacon.version, 64)
  if (!fits)
    throw new CloudError('invalid_argument', 'Cannot take beacon: a field is out of bounds')
}
