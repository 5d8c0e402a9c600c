import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger, Startable } from '@taucloud/base'
import { CloudError } from '@taucloud/base'
import { Router, addHealthRoutes, isAddress, serveHttp, serveRoutes } from '@taucloud/http'
import type { HttpListener, RouteHandler } from '@taucloud/http'
import { SubstrateContract } from '@taucloud/protocol/substrate'
import { BranchFollower } from '@taucloud/protocol/tns'
import type { Bus } from '@taucloud/transport'
import type { SubstrateClient } from './attempt.ts'
import { HostTable } from './host-table.ts'
import { metricsText, newCounters } from './metrics.ts'
import { Proxy, readHead } from './proxy.ts'
import { RetryBudget } from './retry-budget.ts'
import { Upstreams } from './upstreams.ts'

export interface GatewayComponents {
  bus: Bus
  logger: Logger
}

export interface GatewayInit {
  listen: { host: string; port: number }
  /** Zone of generated host names: `dream.localhost`. */
  zone: string
  /** Longest time until the head of an answer, in ms. @default 120 000 */
  headTimeoutMs?: number
  /** Longest time without a byte of an answer, in ms. @default 300 000 */
  idleTimeoutMs?: number
  /** Largest request body, in bytes; the substrate has a limit of its own. @default 64 MiB */
  maxBodyBytes?: number
}

const MIB = 1024 * 1024
const STOP_GRACE_MS = 5_000
const HEALTH_PATHS = new Set(['/healthz', '/readyz', '/metrics'])

/** The public entry: takes HTTP requests and lets live substrates answer them. Owns nothing but its listener. */
export class Gateway implements Startable {
  readonly #components: GatewayComponents
  readonly #init: GatewayInit
  readonly #hosts: HostTable
  readonly #follower: BranchFollower
  readonly #upstreams = new Upstreams()
  readonly #clients = new Map<string, SubstrateClient>()
  readonly #counters = newCounters()
  readonly #proxy: Proxy
  #listener: HttpListener | undefined
  #unwatch: (() => void) | undefined
  #hasBeenComplete = false

  /** Opens nothing: work begins in `start()`. */
  constructor(components: GatewayComponents, init: GatewayInit) {
    const { bus, logger } = components
    this.#components = components
    this.#init = init
    this.#hosts = new HostTable(init.zone)
    this.#follower = new BranchFollower(bus, {
      logger,
      onChange: (key, record) => {
        this.#hosts.set(key, record)
      },
      onComplete: (complete) => {
        this.#hasBeenComplete ||= complete
      }
    })
    this.#proxy = new Proxy(
      {
        knows: (host) => this.#hosts.has(host) || (this.#hasBeenComplete ? false : 'unknown'),
        upstreams: this.#upstreams,
        clientOf: this.#clientOf.bind(this),
        budget: new RetryBudget(),
        counters: this.#counters,
        logger
      },
      {
        headTimeoutMs: init.headTimeoutMs ?? 120_000,
        idleTimeoutMs: init.idleTimeoutMs ?? 300_000,
        maxBodyBytes: init.maxBodyBytes ?? 64 * MIB
      }
    )
  }

  /** `http://host:port` of the listener. @throws {CloudError} `failed_precondition` before `start()` */
  httpAddress(): string {
    if (this.#listener !== undefined) return this.#listener.url
    throw new CloudError(
      'failed_precondition',
      'Cannot tell the address: the gateway is not started'
    )
  }

  /** @throws {CloudError} `failed_precondition` when the port cannot be listened on */
  async start(): Promise<void> {
    if (this.#listener !== undefined) return
    const { bus } = this.#components
    this.#listener = await serveHttp({ ...this.#init.listen, handler: this.#handler() })
    this.#refreshPeers()
    this.#unwatch = bus.onMembersChanged(this.#refreshPeers.bind(this))
    await this.#follower.start()
  }

  /** Takes nothing new, lets what is in flight finish. */
  async stop(): Promise<void> {
    this.#unwatch?.()
    await this.#listener?.stop(STOP_GRACE_MS)
    await this.#follower.stop()
    this.#listener = undefined
  }

  #handler(): (request: IncomingMessage, response: ServerResponse) => void {
    const router = new Router<RouteHandler>()
    addHealthRoutes(router, {
      notReady: () => this.#notReady(),
      metrics: () => metricsText(this.#counters, this.#upstreams.all, this.#hosts.size)
    })
    const health = serveRoutes(router, { logger: this.#components.logger })
    return (request, response) => {
      const head = readHead(request, response)
      if (head === undefined) return
      // Addresses are nobody's host: health never shadows a route of a project.
      if (isAddress(head.host) && HEALTH_PATHS.has(head.path)) health(request, response)
      else void this.#proxy.forward(head, request, response)
    }
  }

  #notReady(): string | undefined {
    if (!this.#hasBeenComplete) return 'the list of projects is not complete yet'
    return this.#upstreams.all.length === 0 ? 'no substrate is there' : undefined
  }

  #refreshPeers(): void {
    const peers = this.#components.bus.members('substrate').map(({ peer }) => peer)
    this.#upstreams.setPeers(peers)
    for (const peer of this.#clients.keys()) if (!peers.includes(peer)) this.#clients.delete(peer)
  }

  #clientOf(peer: string): SubstrateClient {
    let client = this.#clients.get(peer)
    if (client === undefined) {
      client = this.#components.bus.client(SubstrateContract, { peer })
      this.#clients.set(peer, client)
    }
    return client
  }
}
