import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { CloudError } from '@taucloud/base'
import { checkedAddresses, plainAddress } from '@taucloud/http'
import type { ResolveHost } from '@taucloud/http'
import type {
  BackendCallOptions,
  DnsBackend,
  DnsLookupAnswer,
  DnsLookupRequest
} from '@taucloud/wasm'
import type { EgressPolicy } from '../outgoing/egress-policy.ts'
import { InFlight } from '../outgoing/in-flight.ts'
import type { InFlightLimits } from '../outgoing/in-flight.ts'
import { askOverTcp } from './dns-over-tcp.ts'
import { lookupWith } from './lookup.ts'
import type { DnsQueries } from './lookup.ts'

export interface NodeDnsInit {
  /** Wait for one answer of a server, which is asked twice. @default 5 000 */
  timeoutMs?: number
  /** @default 32 per function, 128 per project, 512 in all */
  inFlight?: InFlightLimits
  /** Servers of the node as `address:port`. @default those of the system */
  servers?: readonly string[]
  /** Finds the addresses of rerouted servers. @default asks the name servers of the node */
  resolve?: ResolveHost
}

const DNS_PORT = 53
const MAX_RECORDS = 256
const MAX_ANSWER = 64 * 1024

/** Looks names up for the guests of this node. */
export class NodeDns implements DnsBackend {
  readonly #policy: EgressPolicy
  readonly #init: NodeDnsInit & { timeoutMs: number }
  readonly #inFlight: InFlight

  constructor(policy: EgressPolicy, init: NodeDnsInit = {}) {
    this.#policy = policy
    this.#init = { ...init, timeoutMs: init.timeoutMs ?? 5_000 }
    this.#inFlight = new InFlight(init.inFlight ?? { perFunction: 32, perProject: 128, total: 512 })
  }

  async lookup(
    request: DnsLookupRequest,
    { signal }: BackendCallOptions
  ): Promise<DnsLookupAnswer> {
    const name = checkName(request)
    const leave = this.#inFlight.enter(request.context)
    const resolver = new Resolver({ timeout: this.#init.timeoutMs, tries: 2 })
    const cancel = (): void => {
      resolver.cancel()
    }
    signal.addEventListener('abort', cancel, { once: true })
    try {
      signal.throwIfAborted()
      const queries = await this.#queries(request, resolver, signal)
      return { records: bounded(await lookupWith(queries, request.type, name)) }
    } catch (error) {
      throw failureOf(error, signal)
    } finally {
      signal.removeEventListener('abort', cancel)
      leave()
    }
  }

  /** Whom to ask: the node's servers, or the one that the guest named, at an address that was checked. */
  async #queries(
    { context, server, network = 'udp', type, name }: DnsLookupRequest,
    resolver: Resolver,
    signal: AbortSignal
  ): Promise<DnsQueries> {
    if (server === undefined) {
      this.#policy.assertLookups(context)
      // What private addresses are called is the operator's own affair.
      if (type === 'PTR' && !this.#policy.guard.permits(name, DNS_PORT)) throw notFound()
      if (this.#init.servers !== undefined) resolver.setServers(this.#init.servers)
      return queriesOf(resolver)
    }
    if (network !== 'udp' && network !== 'tcp') {
      throw new CloudError('invalid_argument', 'Cannot look up: the network is "udp" or "tcp"')
    }
    const { host, port } = parseServer(server)
    this.#policy.assertAllowed(context, host, port)
    const bare = host.replace(/^\[|\]$/g, '')
    const [address = ''] = await checkedAddresses(
      { host: bare, port },
      this.#policy.guard,
      this.#init.resolve
    )
    if (network === 'tcp') {
      const { timeoutMs } = this.#init
      return askOverTcp({ address, port, timeoutMs, signal })
    }
    resolver.setServers([address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`])
    return queriesOf(resolver)
  }
}

function queriesOf(resolver: Resolver): DnsQueries {
  return {
    txt: async (name) => (await resolver.resolveTxt(name)).map((parts) => parts.join('')),
    ptr: (address) => resolver.reverse(address),
    cname: (name) => resolver.resolveCname(name),
    mx: async (name) =>
      (await resolver.resolveMx(name)).map(({ exchange, priority }) => ({ exchange, priority })),
    exists: async (name) => {
      const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
      return found.some((each) => each.status === 'fulfilled' || codeOf(each.reason) === 'ENODATA')
    }
  }
}

/** Host and port, in the form that URLs give addresses, so that every way to write one is the same. */
function parseServer(server: string): { host: string; port: number } {
  const text = isIP(server) === 6 ? `[${server}]` : server
  const isPlain = /^[\w.:[\]-]{1,300}$/.test(text)
  const url = isPlain && URL.canParse(`http://${text}/`) ? new URL(`http://${text}/`) : undefined
  if (url === undefined) {
    throw new CloudError('invalid_argument', 'Cannot look up: the server is not "host:port"')
  }
  // A URL leaves the port of its own protocol out.
  const port = url.port === '' ? (/[^:]:80$|\]:80$/.test(text) ? 80 : DNS_PORT) : Number(url.port)
  return { host: url.hostname, port }
}

function checkName({ type, name }: DnsLookupRequest): string {
  if (type === 'PTR') {
    const address = plainAddress(name)
    if (address !== undefined) return address
  } else if (/^[A-Za-z0-9_*-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?$/.test(name) && name.length <= 254)
    return name.replace(/\.$/, '')
  throw new CloudError('invalid_argument', 'Cannot look up: the name is not valid')
}

function bounded(records: readonly string[]): string[] {
  const size = records.reduce((sum, record) => sum + record.length + 1, 0)
  if (records.length === 0) throw notFound()
  if (records.length > MAX_RECORDS || size > MAX_ANSWER) {
    throw new CloudError('resource_exhausted', 'Cannot look up: the answer is too large')
  }
  return [...records]
}

function notFound(): CloudError {
  return new CloudError('not_found', 'Cannot look up: there is no such record')
}

function failureOf(error: unknown, signal: AbortSignal): CloudError {
  if (error instanceof CloudError) return error
  if (signal.aborted) return new CloudError('canceled', 'Cannot look up: the caller has gone')
  switch (codeOf(error)) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return notFound()
    case 'ETIMEOUT':
      return new CloudError('deadline_exceeded', 'Cannot look up: no server answers in time')
    default:
      return new CloudError('unavailable', 'Cannot look up: no server answers', { cause: error })
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
