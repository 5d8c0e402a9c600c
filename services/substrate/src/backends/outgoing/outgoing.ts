import type { GuestBackends } from '@taucloud/wasm'
import { NodeDns } from '../dns/node-dns.ts'
import { EgressPolicy } from './egress-policy.ts'
import type { EgressInit } from './egress-policy.ts'
import { OutgoingHttp } from './outgoing-http.ts'

/** What leads out of this cloud, under one policy. */
export class Outgoing {
  readonly backends: Pick<GuestBackends, 'outgoingHttp' | 'dns'>
  readonly #http: OutgoingHttp

  /** @throws {CloudError} `invalid_argument` when the policy is not valid */
  constructor(init: EgressInit = {}) {
    const policy = new EgressPolicy(init)
    this.#http = new OutgoingHttp(policy)
    this.backends = { outgoingHttp: this.#http, dns: new NodeDns(policy) }
  }

  stop(): Promise<void> {
    return this.#http.stop()
  }
}
