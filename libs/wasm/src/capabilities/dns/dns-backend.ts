import type { BackendCallOptions, BackendRequest } from '../../guest/guest-backends.ts'

/** The kinds of records that guests look up. */
export type DnsRecordType = 'TXT' | 'PTR' | 'CNAME' | 'MX'

/** A lookup of a guest. */
export interface DnsLookupRequest extends BackendRequest {
  readonly type: DnsRecordType
  /** A domain name; for `PTR` the address to look up in reverse. */
  readonly name: string
  /** The server to ask, as the guest wrote it: `host:port`, `host`. @default the name servers of the node */
  readonly server?: string
  /** @default 'udp' */
  readonly network?: string
}

/** What was found. */
export interface DnsLookupAnswer {
  /**
   * At least one, with one character per byte. Host names end with a dot; `MX` gives `<host>/<preference>/`, most preferred
   * first; `CNAME` the canonical name, which is the name itself when it has no such record.
   */
  readonly records: readonly string[]
}

/** Looks names up for guests: through the node when they may reach anything, at other servers under the egress rules. */
export interface DnsBackend {
  /**
   * @throws {CloudError} `permission_denied` with a text for the function's log, `not_found` when there is no such record,
   * `invalid_argument`, `unavailable`, `deadline_exceeded`, `resource_exhausted`, `canceled`
   */
  lookup(request: DnsLookupRequest, options: BackendCallOptions): Promise<DnsLookupAnswer>
}
