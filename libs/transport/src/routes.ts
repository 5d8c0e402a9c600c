import { CloudError } from '@taucloud/base'
import { ROLES } from '@taucloud/identity'
import type { Target } from './bus.ts'
import type { ClientLink } from './client-link.ts'
import type { Membership } from './membership.ts'

export interface RoutesInit {
  readonly self: { readonly peer: string; readonly roles: readonly string[] }
  readonly membership: Membership
  /** Does this node serve the protocol? */
  serves(protocol: string): boolean
  /** The link to a peer, when one is open. */
  link(peer: string, protocol: string): ClientLink | undefined
}

/** Chooses whom a call goes to. */
export class Routes {
  readonly #init: RoutesInit

  constructor(init: RoutesInit) {
    this.#init = init
  }

  /**
   * The peer to call: the one named, or for a service this node if it serves it, else the live member with the fewest
   * calls of ours under way; equals are chosen by chance.
   *
   * @param tried peers that failed during this call
   * @throws {CloudError} `unavailable` when nobody is left
   */
  pick(target: Target, protocol: string, tried: ReadonlySet<string> | undefined): string {
    if ('peer' in target) return target.peer
    const { self } = this.#init
    const { service } = target
    if (tried?.has(self.peer) !== true && this.#isLocal(service, protocol)) return self.peer
    const anyMember = !isRole(service)
    let best: string | undefined
    let fewest = Number.POSITIVE_INFINITY
    let equals = 0
    for (const { caller } of this.#init.membership.all()) {
      if (!anyMember && !caller.roles.includes(service)) continue
      if (tried?.has(caller.peer) === true) continue
      const inFlight = this.#init.link(caller.peer, protocol)?.inFlight ?? 0
      if (inFlight > fewest) continue
      equals = inFlight === fewest ? equals + 1 : 1
      fewest = inFlight
      if (equals === 1 || Math.random() * equals < 1) best = caller.peer
    }
    if (best !== undefined) return best
    const state =
      tried === undefined ? `no live node serves "${service}"` : 'every node that serves it failed'
    throw new CloudError('unavailable', `Cannot call "${protocol}": ${state}`)
  }

  #isLocal(service: string, protocol: string): boolean {
    if (!this.#init.serves(protocol)) return false
    return this.#init.self.roles.includes(service) || protocol.split('/')[2] === service
  }
}

function isRole(service: string): service is (typeof ROLES)[number] {
  return ROLES.some((role) => role === service)
}
