import { CloudError } from '@taucloud/base'
import { AddressGuard } from '@taucloud/http'
import { allowsEgress } from '@taucloud/project/egress'
import type { GuestContext } from '@taucloud/wasm'

export interface EgressInit {
  /**
   * `configured`: what a project's configuration lists. `public`: any public host, for projects that were written for a
   * cloud which allows that. @default 'configured'
   */
  mode?: 'configured' | 'public'
  /** Loopback pairs such as `127.0.0.1:8080` that configuration may list too; for local clouds and tests. @default none */
  loopback?: readonly string[]
}

/** Where the functions of this node may connect to. */
export class EgressPolicy {
  readonly guard: AddressGuard
  readonly #isPublic: boolean

  /** @throws {CloudError} `invalid_argument` when a pair is no loopback address with a port */
  constructor(init: EgressInit = {}) {
    this.#isPublic = init.mode === 'public'
    this.guard = new AddressGuard({ loopback: init.loopback ?? [] })
  }

  /**
   * Checks a destination before its name is resolved.
   *
   * @throws {CloudError} `permission_denied` that says which line to add to the configuration
   */
  assertAllowed(context: GuestContext, host: string, port: number): void {
    if (this.#isPublic || allowsEgress(context.egress ?? [], host, port)) return
    const place = `${host.replace(/\.$/, '')}:${port}`
    throw new CloudError(
      'permission_denied',
      `Cannot reach "${place}": the configuration does not allow it; add "${place}" to "egress" in config.yaml or in the file of the function`
    )
  }

  /** Names may be looked up by functions that may reach anything at all. @throws {CloudError} `permission_denied` */
  assertLookups({ egress = [] }: GuestContext): void {
    if (this.#isPublic || egress.length > 0) return
    throw new CloudError(
      'permission_denied',
      'Cannot look names up: the configuration allows no connections; add the places to reach, such as "api.example.org:443", to "egress" in config.yaml or in the file of the function'
    )
  }
}
