import { CloudError, toCloudError } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import { isDevelopmentZone } from '@taucloud/project/hosts'
import { BEACON_TOPIC, SeerContract } from '@taucloud/protocol/seer'
import type { Beacon } from '@taucloud/protocol/seer'
import { BranchFollower } from '@taucloud/protocol/tns'
import { anyNode } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { randomBytes } from 'node:crypto'
import { CloudZones } from './cloud-zones.ts'
import { Cookies } from './dns/cookies.ts'
import { ResponseLimiter } from './dns/limiter.ts'
import type { LimiterInit } from './dns/limiter.ts'
import { Responder } from './dns/responder.ts'
import { DnsServer } from './dns/server.ts'
import { Registry } from './registry.ts'

/** What the service is given; it reaches for nothing else. */
export interface SeerComponents {
  bus: Bus
  logger: Logger
}

export interface SeerInit {
  /** Zone of the cloud. A development zone `<universe>.localhost` is also served as `<universe>.localtau`. */
  zone: string
  /** Name of this node, until its own beacon says it. @default none */
  name?: string
  /** Where DNS is answered, over UDP and TCP; port 0 chooses a free one. */
  dns: { host: string; port: number }
  /** Limit of answers per client network over UDP; false for none. @default 20 a second, 40 at once */
  rateLimit?: LimiterInit | false
  /** Shared by the seers of a cloud so that each accepts the others' cookies. @default random */
  cookieSecret?: Uint8Array
}

/** How soon a change of nodes shows in answers; many changes at once show as one. */
const REFRESH_MS = 50
/** How soon an expired beacon shows in answers. */
const SWEEP_MS = 1_000

/** Discovery: which nodes live and what they run, for the bus as a list and for everybody as DNS. */
export class Seer implements Startable {
  readonly #bus: Bus
  readonly #logger: Logger
  readonly #registry: Registry
  readonly #zones: CloudZones
  readonly #dns: DnsServer
  readonly #dnsHost: string
  readonly #name: string
  readonly #follower: BranchFollower
  #undo: (() => void)[] = []
  #refresh: NodeJS.Timeout | undefined

  /** Opens nothing: work begins in `start()`. */
  constructor(components: SeerComponents, init: SeerInit) {
    const { bus, logger } = components
    this.#bus = bus
    this.#logger = logger
    this.#registry = new Registry({ members: () => bus.members(), now })
    const zones = new CloudZones({ apexes: apexesOf(init.zone), random: Math.random })
    zones.setComplete(false)
    this.#zones = zones
    const { rateLimit } = init
    const responder = new Responder({
      zones: zones.zones,
      cookies: new Cookies(init.cookieSecret ?? randomBytes(32)),
      limiter: rateLimit === false ? undefined : new ResponseLimiter(rateLimit),
      now
    })
    this.#dns = new DnsServer({ responder, logger }, init.dns)
    this.#dnsHost = init.dns.host
    this.#name = init.name ?? ''
    this.#follower = new BranchFollower(bus, {
      onChange: (key, record) => {
        zones.setBranch(key, record)
      },
      onComplete: (isComplete) => {
        zones.setComplete(isComplete)
      },
      logger
    })
  }

  /** Where DNS is answered, once started. */
  dnsAddress(): { host: string; port: number } {
    return { host: this.#dnsHost, port: this.#dns.port }
  }

  /** @throws {CloudError} `failed_precondition` when the DNS port is taken */
  async start(): Promise<void> {
    if (this.#undo.length > 0) return
    await this.#dns.start()
    const sweep = setInterval(this.#onChange, SWEEP_MS)
    this.#undo = [
      () => {
        clearInterval(sweep)
        clearTimeout(this.#refresh)
      },
      this.#bus.onMembersChanged(this.#onChange),
      this.#bus.subscribe(BEACON_TOPIC, ({ data, from }) => {
        this.#onGossip(data, from)
      })
    ]
    await this.#bus.serve(SeerContract, {
      listNodes: {
        allow: anyNode,
        handle: ({ service }) => ({ nodes: this.#registry.list(service.slice(0, 32)) })
      },
      announce: {
        allow: anyNode,
        handle: ({ beacon }, { caller }) => {
          this.#accept(beacon, caller.peer)
          return {}
        }
      }
    })
    await this.#follower.start()
    this.#showNodes()
  }

  async stop(): Promise<void> {
    if (this.#undo.length === 0) return
    for (const undo of this.#undo) undo()
    this.#undo = []
    await this.#follower.stop()
    await this.#bus.unserve(SeerContract.protocol)
    await this.#dns.stop()
  }

  #accept(beacon: Beacon | null, from: string): void {
    if (beacon === null)
      throw new CloudError('invalid_argument', 'Cannot take beacon: there is none')
    if (this.#registry.accept(beacon, from)) this.#onChange()
  }

  #onGossip(data: Uint8Array, from: string): void {
    try {
      if (this.#registry.acceptBytes(data, from)) this.#onChange()
    } catch (error) {
      this.#logger.warn('beacon refused', { from, reason: toCloudError(error).message })
    }
  }

  readonly #onChange = (): void => {
    this.#refresh ??= setTimeout(() => {
      this.#showNodes()
    }, REFRESH_MS)
  }

  #showNodes(): void {
    clearTimeout(this.#refresh)
    this.#refresh = undefined
    this.#zones.setNodes(this.#withSelf(this.#registry.healthy()), now())
  }

  /** This seer serves the zone whether or not its node has sent a beacon yet. */
  #withSelf(nodes: Beacon[]): Beacon[] {
    const { peerId } = this.#bus
    const isListed = nodes.some(
      ({ peer, services }) => peer === peerId && services.includes('seer')
    )
    if (isListed) return nodes
    const self: Beacon = {
      peer: peerId,
      sequence: 0,
      ttlMs: 0,
      services: ['seer'],
      multiaddrs: this.#bus.multiaddrs(),
      httpAddress: '',
      name: this.#name,
      loadPercent: 0,
      memoryMb: 0,
      draining: false,
      version: ''
    }
    const others = nodes.filter(({ peer }) => peer !== peerId)
    return [...others, self].sort((a, b) => (a.peer < b.peer ? -1 : 1))
  }
}

/** Wall clock that never goes back. */
function now(): number {
  return performance.timeOrigin + performance.now()
}

function apexesOf(zone: string): string[] {
  const name = zone.toLowerCase()
  return isDevelopmentZone(name) ? [name, name.replace(/\.localhost$/, '.localtau')] : [name]
}
