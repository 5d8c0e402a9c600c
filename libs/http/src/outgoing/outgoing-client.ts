import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { CloudError } from '@taucloud/base'
import { Agent, buildConnector } from 'undici'
import type { Dispatcher } from 'undici'
import { endToEndFields } from '../fields.ts'
import { AddressGuard } from './address-guard.ts'
import { boundedBody, Deadline, failureOf } from './exchange.ts'
import { MAX_HEAD_BYTES, requestFields } from './outgoing-fields.ts'
import type { OutgoingFields } from './outgoing-fields.ts'
import { nextHop, parseTarget } from './redirect.ts'
import type { Hop } from './redirect.ts'
import { checkedAddresses, resolveHost } from './resolve-host.ts'
import type { ResolveHost } from './resolve-host.ts'

export interface OutgoingClientComponents {
  guard?: AddressGuard
  /** @default asks the name servers of the node */
  resolve?: ResolveHost
}

export interface OutgoingClientInit {
  /** From the first byte to the last of the answer, redirects included. @default 30 000 */
  totalMs?: number
  /** Names, TCP and TLS. @default 10 000 */
  connectMs?: number
  /** Connections to one origin that are kept for the next request of the same partition. @default 8 */
  idleConnections?: number
  /** @default 64 MiB */
  maxRequestBytes?: number
  /** @default 256 MiB */
  maxResponseBytes?: number
}

export interface OutgoingRequest {
  /** Connections are shared within a partition only. */
  readonly partition: string
  readonly method: string
  readonly url: string
  readonly headers: OutgoingFields
  readonly body?: Uint8Array | AsyncIterable<Uint8Array> | undefined
  /** @default 0, which hands redirects to the caller */
  readonly maxRedirects?: number
  /** Asked before every hop. @throws {CloudError} `permission_denied` when the partition may not go there */
  readonly assertAllowed: (host: string, port: number) => void
}

export interface OutgoingAnswer {
  readonly status: number
  /** Without those of one connection. */
  readonly headers: [name: string, value: string][]
  /** Read it to the end or leave the loop; it fails with `CloudError`. */
  readonly body: AsyncIterable<Uint8Array>
  /** Resolves when nothing of the exchange is left, whichever way it ended. */
  readonly finished: Promise<void>
}

const MIB = 1024 * 1024
const MAX_PARTITIONS = 256
const CONNECTIONS_PER_ORIGIN = 64

/**
 * Sends requests on behalf of code that nobody vouches for: to checked addresses only, within bounds of time and size,
 * without proxies, cookies or headers of this node.
 */
export class OutgoingClient {
  readonly #guard: AddressGuard
  readonly #resolve: ResolveHost
  readonly #init: Required<OutgoingClientInit>
  /** By partition, in order of last use. */
  readonly #agents = new Map<string, Agent>()
  /** Exchanges in flight by partition and origin. */
  readonly #inFlight = new Map<string, number>()

  constructor(components: OutgoingClientComponents = {}, init: OutgoingClientInit = {}) {
    this.#guard = components.guard ?? new AddressGuard()
    this.#resolve = components.resolve ?? resolveHost
    this.#init = {
      totalMs: init.totalMs ?? 30_000,
      connectMs: init.connectMs ?? 10_000,
      idleConnections: init.idleConnections ?? 8,
      maxRequestBytes: init.maxRequestBytes ?? 64 * MIB,
      maxResponseBytes: init.maxResponseBytes ?? 256 * MIB
    }
  }

  /**
   * Gives the head of the answer and its body as a stream.
   *
   * @throws {CloudError} `invalid_argument` (URL, method, headers), `permission_denied` (rule or address),
   * `unavailable` (names, connections, protocol), `deadline_exceeded`, `resource_exhausted` (bounds), `canceled`
   */
  async request(
    request: OutgoingRequest,
    { signal }: { signal: AbortSignal }
  ): Promise<OutgoingAnswer> {
    const deadline = new Deadline(signal, this.#init.totalMs)
    try {
      const response = await this.#follow(request, deadline.signal)
      const { body } = response
      const finished = new Promise<void>((resolve) => {
        if (body.closed) resolve()
        else body.once('close', resolve)
      }).then(() => {
        deadline.clear()
      })
      // One that nobody reads fails silently when its time is up.
      body.on('error', () => undefined)
      return {
        status: response.statusCode,
        headers: endToEndFields(rawOf(response)),
        body: boundedBody(body, this.#init.maxResponseBytes, deadline),
        finished
      }
    } catch (error) {
      deadline.clear()
      throw failureOf(error, deadline)
    }
  }

  /** Cuts every connection. */
  async stop(): Promise<void> {
    const agents = [...this.#agents.values()]
    this.#agents.clear()
    await Promise.all(agents.map((agent) => agent.destroy()))
  }

  async #follow(request: OutgoingRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { maxRedirects = 0, assertAllowed, partition } = request
    let hop: Hop = {
      target: parseTarget(request.url),
      method: request.method.toUpperCase(),
      headers: request.headers,
      body: request.body
    }
    for (let count = 0; ; count++) {
      const { hostname, port } = hop.target
      assertAllowed(hostname, port)
      const response = await this.#send(hop, partition, signal)
      const next =
        maxRedirects === 0 ? undefined : nextHop(hop, response.statusCode, rawOf(response))
      if (next === undefined) return response
      // The connection is worth a few bytes that nobody wants.
      await response.body.dump({ limit: 16 * 1024, signal }).catch(() => undefined)
      if (count === maxRedirects) {
        throw new CloudError(
          'unavailable',
          `Cannot follow the answer: more than ${maxRedirects} redirects`
        )
      }
      hop = next
    }
  }

  async #send(hop: Hop, partition: string, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { origin, path } = hop.target
    const key = `${partition} ${origin}`
    const before = this.#inFlight.get(key) ?? 0
    if (before >= CONNECTIONS_PER_ORIGIN) {
      throw new CloudError('resource_exhausted', 'Cannot send the request: too many to one server')
    }
    this.#inFlight.set(key, before + 1)
    const leave = (): void => {
      const count = (this.#inFlight.get(key) ?? 1) - 1
      if (count === 0) this.#inFlight.delete(key)
      else this.#inFlight.set(key, count)
    }
    const { body } = hop
    try {
      const response = await this.#agent(partition).request({
        origin,
        path,
        method: hop.method,
        headers: requestFields(hop.headers),
        body: bodyOf(body, this.#init.maxRequestBytes),
        signal,
        responseHeaders: 'raw',
        // So that no more than so many connections are idle afterwards.
        reset: before >= this.#init.idleConnections
      })
      response.body.once('close', leave)
      return response
    } catch (error) {
      leave()
      throw error
    }
  }

  #agent(partition: string): Agent {
    const known = this.#agents.get(partition)
    this.#agents.delete(partition)
    const agent = known ?? this.#newAgent()
    this.#agents.set(partition, agent)
    const [oldest] = this.#agents
    if (this.#agents.size > MAX_PARTITIONS && oldest !== undefined) {
      this.#agents.delete(oldest[0])
      // Answers what is in flight first.
      void oldest[1].close()
    }
    return agent
  }

  #newAgent(): Agent {
    const { totalMs } = this.#init
    return new Agent({
      allowH2: false,
      connections: CONNECTIONS_PER_ORIGIN,
      pipelining: 1,
      headersTimeout: totalMs,
      bodyTimeout: totalMs,
      maxHeaderSize: MAX_HEAD_BYTES,
      connect: this.#connect.bind(this)
    })
  }

  /** Resolves, checks, and connects to what was checked: a second answer of the name server plays no part. */
  #connect(options: buildConnector.Options, callback: buildConnector.Callback): void {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
    const target = { host: options.hostname.replace(/^\[|\]$/g, ''), port }
    checkedAddresses(target, this.#guard, this.#resolve).then(
      (addresses) => {
        // The type leaves out what goes on to `net.connect`.
        const init: buildConnector.BuildOptions & { lookup: LookupFunction } = {
          allowH2: false,
          timeout: this.#init.connectMs,
          maxCachedSessions: 0,
          autoSelectFamily: true,
          lookup: lookupIn(addresses)
        }
        buildConnector(init)(options, callback)
      },
      (error: unknown) => {
        const reason = error instanceof Error ? error : new Error('the name cannot be resolved')
        callback(reason, null)
      }
    )
  }
}

/** Answers as a name server would, with addresses that are known already. */
function lookupIn(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return (_hostname, options, callback) => {
    const [first] = found
    if (options.all === true) callback(null, found)
    else callback(null, first?.address ?? '', first?.family)
  }
}

function bodyOf(body: OutgoingRequest['body'], maxBytes: number): Readable | Uint8Array | null {
  if (body === undefined) return null
  if (!(body instanceof Uint8Array))
    return Readable.from(limited(body, maxBytes), { objectMode: false })
  if (body.length > maxBytes) throw tooLong()
  return body
}

async function* limited(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0
  for await (const chunk of body) {
    if ((total += chunk.length) > maxBytes) throw tooLong()
    yield chunk
  }
}

function tooLong(): CloudError {
  return new CloudError('resource_exhausted', 'Cannot send the request: its body is too long')
}

/** Names and values in turn, which is what `responseHeaders: 'raw'` gives; the type knows only the other form. */
function rawOf({ headers }: Dispatcher.ResponseData): readonly string[] {
  return headers as unknown as string[]
}
