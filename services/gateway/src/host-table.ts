import { canonicalHost } from '@taucloud/project/hosts'
import type { BranchRecord } from '@taucloud/protocol/tns'

/** The host names that some branch answers for: what is not here is refused without asking anybody. */
export class HostTable {
  readonly #zone: string
  readonly #byKey = new Map<string, readonly string[]>()
  readonly #claims = new Map<string, number>()

  /** @param zone of generated names; its development alias is understood too */
  constructor(zone: string) {
    this.#zone = zone
  }

  /** @param host lower case, without port */
  has(host: string): boolean {
    return this.#claims.has(host) || this.#claims.has(canonicalHost(host, this.#zone))
  }

  get size(): number {
    return this.#claims.size
  }

  /** Takes what a branch answers for from now on; undefined: nothing. */
  set(key: string, record: BranchRecord | undefined): void {
    for (const host of this.#byKey.get(key) ?? []) {
      const claims = (this.#claims.get(host) ?? 0) - 1
      if (claims > 0) this.#claims.set(host, claims)
      else this.#claims.delete(host)
    }
    if (record === undefined) {
      this.#byKey.delete(key)
      return
    }
    const hosts = [...new Set(record.hosts)]
    this.#byKey.set(key, hosts)
    for (const host of hosts) this.#claims.set(host, (this.#claims.get(host) ?? 0) + 1)
  }
}
