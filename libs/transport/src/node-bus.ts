import { multiaddr } from '@multiformats/multiaddr'
import { CloudError, silentLogger } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import { readCertificateClaims } from '@taucloud/identity'
import type { NodeCertificate } from '@taucloud/identity'
import type { Connection } from '@libp2p/interface'
import { Admission } from './admission.ts'
import { firstRound, parseBootstrap } from './bootstrap.ts'
import type { BulkHandler } from './bulk-service.ts'
import { openBulkOn } from './bulk-service.ts'
import type { BusInit, CloudBus } from './bus-init.ts'
import type { BulkStream, Member, Target, TopicMessage } from './bus.ts'
import { createClient } from './client.ts'
import type { ClientLink } from './client-link.ts'
import type { Caller, Client, Contract, Handlers, Methods } from './contract.ts'
import { CONTROL } from './control.ts'
import { withinDeadline } from './deadline.ts'
import { dialError } from './dial-error.ts'
import { exposeNode } from './exposed-node.ts'
import { Gossip } from './gossip.ts'
import { openLink } from './handshake.ts'
import type { HandshakeContext } from './handshake.ts'
import { HELLO_TIMEOUT_MS, LIMITS } from './limits.ts'
import { Links } from './links.ts'
import { openLocalBulk } from './local-bulk.ts'
import { Membership } from './membership.ts'
import { createNode } from './node-factory.ts'
import type { Node } from './node-factory.ts'
import { Routes } from './routes.ts'
import { Serving } from './serving.ts'
import { Supervisor } from './supervisor.ts'
import { Turn } from './turn.ts'

/** How long unary calls under way may take to finish when the bus stops. */
const DRAIN_MS = 3_000
const EXPEL_EVERY_MS = 30_000

/** What exists while the bus runs. */
interface Running {
  readonly node: Node
  readonly membership: Membership
  readonly supervisor: Supervisor
  readonly links: Links
  readonly routes: Routes
  readonly expel: NodeJS.Timeout
}

/** The bus over libp2p: composes the parts of this package, decides nothing itself. */
export class NodeBus implements CloudBus {
  readonly peerId: string
  readonly certificate: NodeCertificate
  readonly #init: BusInit
  readonly #logger: Logger
  readonly #bootstrap: ReadonlyMap<string, readonly string[]>
  readonly #admission: Admission
  readonly #gossip: Gossip
  readonly #serving = new Serving()
  readonly #listeners = new Set<() => void>()
  #running: Running | undefined
  #change: Promise<void> = Promise.resolve()

  /** Opens nothing: work begins in `start()`. */
  constructor(init: BusInit) {
    this.#init = init
    this.#logger = (init.logger ?? silentLogger).child('bus')
    this.peerId = init.key.peerId
    this.certificate = readCertificateClaims(init.certificate)
    this.#bootstrap = parseBootstrap(init.bootstrap)
    this.#admission = new Admission(init.trust, init.now ?? Date.now)
    this.#gossip = new Gossip({
      cloud: init.trust.cloud,
      logger: this.#logger,
      isMember: (peer) => peer === this.peerId || this.#running?.membership.get(peer) !== undefined
    })
  }

  async start(): Promise<void> {
    return this.#afterChange(async () => {
      if (this.#running !== undefined) return
      await this.#admission.check(this.peerId, this.#init.certificate)
      if (this.#init.revocations !== undefined) await this.#admission.revoke(this.#init.revocations)
      const running = await this.#assemble()
      this.#running = running
      try {
        await this.#open(running)
      } catch (error) {
        await this.#close(running)
        throw error
      }
    })
  }

  async stop(): Promise<void> {
    return this.#afterChange(async () => {
      if (this.#running !== undefined) await this.#close(this.#running)
    })
  }

  multiaddrs(): string[] {
    return this.#running?.node.getMultiaddrs().map(String) ?? []
  }

  async serve<M extends Methods>(contract: Contract<M>, handlers: Handlers<M>): Promise<void> {
    await this.#serving.serve(contract, handlers)
  }

  async unserve(protocol: string): Promise<void> {
    await this.#serving.unserve(protocol)
    this.#running?.links.close(this.peerId, protocol)
  }

  client<M extends Methods>(contract: Contract<M>, target: Target): Client<M> {
    return createClient(
      {
        pick: (aim, protocol, tried) => this.#live().routes.pick(aim, protocol, tried),
        link: (peer, protocol) => this.#running?.links.get(peer, protocol),
        open: async (peer, protocol) => this.#live().links.open(peer, protocol)
      },
      contract,
      target
    )
  }

  async serveBulk(protocol: string, handler: BulkHandler): Promise<void> {
    await this.#serving.serveBulk(protocol, handler)
  }

  async openBulk(
    peer: string,
    protocol: string,
    options: { signal?: AbortSignal } = {}
  ): Promise<BulkStream> {
    const running = this.#live()
    if (peer === this.peerId) {
      const caller = { peer, certificate: this.certificate }
      return openLocalBulk(this.#serving.bulkHandler(protocol), { protocol, caller })
    }
    const { signal } = options
    const connecting = this.#connect(running, peer)
    const connection = await withinDeadline(connecting, { signal, what: `"${protocol}"` })
    return openBulkOn(connection, protocol, { logger: this.#logger, signal })
  }

  async publish(topic: string, data: Uint8Array): Promise<void> {
    await this.#gossip.publish(topic, data)
  }

  subscribe(topic: string, listener: (message: TopicMessage) => void): () => void {
    return this.#gossip.subscribe(topic, listener)
  }

  members(role?: string): Member[] {
    const members: Member[] = [
      { peer: this.peerId, certificate: this.certificate, multiaddrs: this.multiaddrs() }
    ]
    for (const { caller, addresses } of this.#running?.membership.all() ?? []) {
      members.push({ peer: caller.peer, certificate: caller.certificate, multiaddrs: addresses })
    }
    return members
      .filter(
        ({ certificate }) => role === undefined || certificate.roles.some((own) => own === role)
      )
      .sort((a, b) => (a.peer < b.peer ? -1 : 1))
  }

  onMembersChanged(listener: () => void): () => void {
    const own = (): void => listener()
    this.#listeners.add(own)
    return () => this.#listeners.delete(own)
  }

  async revoke(list: Uint8Array): Promise<void> {
    const { membership } = this.#live()
    await membership.revoke(list)
  }

  /** Starts and stops follow each other, whoever asks. */
  async #afterChange(work: () => Promise<void>): Promise<void> {
    const change = this.#change.then(work)
    this.#change = change.catch(() => undefined)
    return change
  }

  async #assemble(): Promise<Running> {
    const { key, trust, swarmKey, listen } = this.#init
    const limits = LIMITS[this.#init.profile ?? 'server']
    const logger = this.#logger
    const node = await createNode({ key, cloud: trust.cloud, swarmKey, listen, limits, logger })
    const { certificate } = this.#init
    const context: HandshakeContext = {
      certificate,
      admission: this.#admission,
      limits,
      logger,
      turn: new Turn()
    }
    const membership: Membership = new Membership({
      self: this.peerId,
      context,
      addresses: () => this.multiaddrs(),
      onRumor: (peer, addresses) => supervisor.know(peer, addresses),
      onArrived: (peer, addresses) => {
        supervisor.know(peer, addresses)
        supervisor.reached(peer)
        this.#membersChanged()
      },
      onDeparted: (peer) => {
        supervisor.lost(peer)
        this.#membersChanged()
      }
    })
    const dial = async (peer: string, addresses: readonly string[]): Promise<void> =>
      this.#dial({ node, membership }, peer, addresses)
    const supervisor: Supervisor = new Supervisor({
      self: this.peerId,
      logger,
      isConnected: (peer) => membership.get(peer) !== undefined,
      dial
    })
    const links = this.#linksOver(context)
    const routes = new Routes({
      self: { peer: this.peerId, roles: this.certificate.roles },
      membership,
      serves: (protocol) => this.#serving.serves(protocol),
      link: (peer, protocol) => links.get(peer, protocol)
    })
    await this.#serving.start({
      context,
      self: { peer: this.peerId, roles: this.certificate.roles, certificate: this.certificate },
      node,
      admit: async (connection) => this.#admit(membership, connection)
    })
    const expel = setInterval(() => membership.expel(), EXPEL_EVERY_MS).unref()
    return { node, membership, supervisor, links, routes, expel }
  }

  #linksOver(context: HandshakeContext): Links {
    return new Links({
      self: this.peerId,
      open: async (peer, protocol, onClosed): Promise<ClientLink> => {
        const connection = await this.#connect(this.#live(), peer)
        const { link } = await openLink(context, connection, { protocol, onClosed })
        return link
      },
      openLocal: (protocol) => this.#serving.openLocal(protocol)
    })
  }

  async #open({ node, membership, supervisor }: Running): Promise<void> {
    await node.handle(
      CONTROL.protocol,
      async (stream, connection) => membership.accept(stream, connection),
      { maxInboundStreams: 2, maxOutboundStreams: 2, runOnLimitedConnection: true }
    )
    node.addEventListener('connection:open', ({ detail }) => membership.onConnection(detail))
    try {
      await node.start()
    } catch (error) {
      const where = this.#init.listen.join(', ')
      throw new CloudError(
        'failed_precondition',
        `Cannot listen on "${where}": an address is in use or not of this machine`,
        { cause: error }
      )
    }
    exposeNode(this, node)
    this.#gossip.start(node)
    const others = new Map([...this.#bootstrap].filter(([peer]) => peer !== this.peerId))
    await firstRound(others, async (peer, addresses) =>
      this.#dial({ node, membership }, peer, addresses)
    )
    for (const [peer, addresses] of others) supervisor.know(peer, addresses, true)
  }

  async #close(running: Running): Promise<void> {
    clearInterval(running.expel)
    running.supervisor.stop()
    await this.#serving.drain(AbortSignal.timeout(DRAIN_MS))
    await running.links.stop()
    running.membership.stop()
    this.#gossip.stop()
    exposeNode(this, undefined)
    await running.node.stop()
    this.#running = undefined
  }

  /** A connection to a member, dialled if there is none. @throws {CloudError} */
  async #connect(running: Running, peer: string): Promise<Connection> {
    const { membership, supervisor } = running
    const open = membership.connectionTo(peer)
    if (open !== undefined) return open
    await this.#dial(running, peer, supervisor.addressesOf(peer))
    const connection = membership.connectionTo(peer)
    if (connection !== undefined) return connection
    throw new CloudError('unavailable', `Cannot reach "${peer}": the connection was lost`)
  }

  async #dial(
    { node, membership }: Pick<Running, 'node' | 'membership'>,
    peer: string,
    addresses: readonly string[]
  ): Promise<void> {
    let connection: Connection
    try {
      // Without a known address the library asks the DHT.
      const targets = addresses.length === 0 ? [`/p2p/${peer}`] : addresses
      connection = await node.dial(targets.map((address) => multiaddr(address)))
    } catch (error) {
      throw dialError(peer, error)
    }
    await this.#admit(membership, connection)
  }

  async #admit(membership: Membership, connection: Connection): Promise<Caller> {
    const peer = connection.remotePeer.toString()
    const admitted = membership.admitted(connection)
    await withinDeadline(admitted, { timeoutMs: HELLO_TIMEOUT_MS, what: `"${peer}"` })
    const member = membership.get(peer)
    if (member !== undefined) return member.caller
    throw new CloudError('permission_denied', `Cannot admit "${peer}": no member`)
  }

  #live(): Running {
    if (this.#running !== undefined) return this.#running
    throw new CloudError('unavailable', 'Cannot use the bus: it is not started')
  }

  #membersChanged(): void {
    for (const listener of this.#listeners) {
      try {
        listener()
      } catch (error) {
        this.#logger.error('membership listener failed', { error })
      }
    }
  }
}
