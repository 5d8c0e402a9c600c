import { CloudError, toCloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Connection, Stream } from '@libp2p/interface'
import { isProtectedAddress } from './addresses.ts'
import { callUnary, StreamCall } from './client-calls.ts'
import type { CallSpec } from './client-calls.ts'
import type { ClientLink } from './client-link.ts'
import type { Caller } from './contract.ts'
import { CONTROL, MAX_UPDATE_MEMBERS } from './control.ts'
import type { Update } from './control.ts'
import { acceptLink, openLink } from './handshake.ts'
import type { HandshakeContext } from './handshake.ts'
import { HELLO_TIMEOUT_MS } from './limits.ts'
import { servedMethods } from './served.ts'
import { UpdateFeed } from './update-feed.ts'

/** A peer that both presented a certificate that counts and is connected now. */
export interface LiveMember {
  readonly caller: Caller
  readonly addresses: readonly string[]
  /** The connections whose membership stream is open. */
  readonly connections: Set<Connection>
}

export interface MembershipInit {
  readonly self: string
  readonly context: HandshakeContext
  /** This node's addresses, each time they are told. */
  addresses(): readonly string[]
  /** A member was told of by another. */
  onRumor(peer: string, addresses: readonly string[]): void
  onArrived(peer: string, addresses: readonly string[]): void
  onDeparted(peer: string): void
}

/** How often the dialling side of a connection asks whether the other is alive. */
const PING_EVERY_MS = 10_000

/**
 * Who is in the cloud and connected. Each connection has one membership stream, opened by the side that dialled: both
 * present their certificates in its first frame; then it carries what the answering side knows of others, and a heartbeat.
 * A connection without one is closed.
 */
export class Membership {
  readonly #init: MembershipInit
  readonly #logger: Logger
  readonly #members = new Map<string, LiveMember>()
  readonly #greetings = new WeakMap<Connection, Promise<void>>()
  readonly #pending = new Map<Connection, NodeJS.Timeout>()
  readonly #arrivals = new Map<string, PromiseWithResolvers<undefined>>()
  readonly #feed: UpdateFeed
  readonly #methods
  #isStopped = false

  constructor(init: MembershipInit) {
    this.#init = init
    this.#logger = init.context.logger
    this.#feed = new UpdateFeed(() => this.#everything())
    this.#methods = servedMethods(CONTROL, {
      watch: { allow: () => true, handle: (_request, { signal }) => this.#feed.follow(signal) },
      ping: { allow: () => true, handle: () => undefined }
    })
  }

  get(peer: string): LiveMember | undefined {
    return this.#members.get(peer)
  }

  all(): IterableIterator<LiveMember> {
    return this.#members.values()
  }

  /** A connection that is open to an admitted peer. */
  connectionTo(peer: string): Connection | undefined {
    const connections = this.#members.get(peer)?.connections ?? []
    for (const connection of connections) if (connection.status === 'open') return connection
    return undefined
  }

  /** Called for each new connection, whoever dialled. */
  onConnection(connection: Connection): void {
    if (this.#isStopped) {
      connection.abort(new CloudError('unavailable', 'The node is stopping'))
      return
    }
    connection.addEventListener('close', () => this.#detach(connection), { once: true })
    if (connection.direction === 'outbound') {
      const greeting = this.#greet(connection)
      // Whoever dialled waits for it; when nobody did, the connection is closed and that is all there is to do.
      greeting.catch(() => undefined)
      this.#greetings.set(connection, greeting)
      return
    }
    const timer = setTimeout(() => {
      connection.abort(new CloudError('permission_denied', 'No certificate was presented in time'))
    }, HELLO_TIMEOUT_MS).unref()
    this.#pending.set(connection, timer)
  }

  /** Resolves when the peer at the other end is a member. @throws {CloudError} its refusal, or ours */
  async admitted(connection: Connection): Promise<void> {
    const peer = connection.remotePeer.toString()
    const greeting = this.#greetings.get(connection)
    if (greeting !== undefined) return greeting
    if (this.#members.has(peer)) return
    const arrival = this.#arrivals.get(peer) ?? Promise.withResolvers<undefined>()
    this.#arrivals.set(peer, arrival)
    await arrival.promise
  }

  /** The answering side of a membership stream. */
  async accept(stream: Stream, connection: Connection): Promise<void> {
    const peer = connection.remotePeer.toString()
    try {
      const { caller, greeting } = await acceptLink(this.#init.context, stream, {
        peer,
        protocol: CONTROL.protocol,
        methods: this.#methods,
        addresses: this.#init.addresses(),
        onClosed: () => this.#detach(connection)
      })
      this.#attach(connection, caller, greeting.addresses)
    } catch (error) {
      const { code, message } = toCloudError(error)
      const level = code === 'permission_denied' ? 'warn' : 'debug'
      this.#logger[level]('peer refused', { peer, code, reason: message })
      // The refusal has been sent: closing flushes it, aborting would not.
      await connection.close().catch(() => connection.abort(toCloudError(error)))
    }
  }

  /** Takes over a revocation list, passes it on and parts from those it names. */
  async revoke(list: Uint8Array): Promise<void> {
    if (!(await this.#init.context.admission.revoke(list))) return
    this.#feed.push({ members: [], revocation: list })
    this.expel()
  }

  /** Parts from members whose certificate has been revoked or has expired. */
  expel(): void {
    for (const { caller, connections } of [...this.#members.values()]) {
      try {
        this.#init.context.admission.assertCounts(caller)
      } catch (error) {
        const reason = toCloudError(error)
        this.#logger.warn('member expelled', { peer: caller.peer, reason: reason.message })
        for (const connection of [...connections]) {
          this.#detach(connection)
          connection.abort(reason)
        }
      }
    }
  }

  stop(): void {
    this.#isStopped = true
    this.#feed.end()
    for (const timer of this.#pending.values()) clearTimeout(timer)
    this.#pending.clear()
  }

  async #greet(connection: Connection): Promise<void> {
    try {
      const { link, peer, greeting } = await openLink(this.#init.context, connection, {
        protocol: CONTROL.protocol,
        addresses: this.#init.addresses(),
        onClosed: () => this.#detach(connection)
      })
      this.#attach(connection, peer, greeting.addresses)
      this.#follow(link).catch((error: unknown) => this.#giveUp(connection, error))
      this.#beat(link, connection)
    } catch (error) {
      this.#giveUp(connection, error)
      throw error
    }
  }

  #attach(connection: Connection, caller: Caller, addresses: readonly string[]): void {
    if (this.#isStopped || connection.status !== 'open') return
    clearTimeout(this.#pending.get(connection))
    this.#pending.delete(connection)
    const { peer } = caller
    const usable = addresses.filter(isProtectedAddress)
    const known = this.#members.get(peer)
    const connections = known?.connections ?? new Set()
    connections.add(connection)
    this.#members.set(peer, { caller, addresses: usable, connections })
    if (known !== undefined) return
    this.#init.onArrived(peer, usable)
    this.#feed.push({ members: [{ peer, addresses: usable }] })
    this.#arrivals.get(peer)?.resolve(undefined)
    this.#arrivals.delete(peer)
  }

  #detach(connection: Connection): void {
    clearTimeout(this.#pending.get(connection))
    this.#pending.delete(connection)
    const peer = connection.remotePeer.toString()
    const member = this.#members.get(peer)
    if (member?.connections.delete(connection) !== true) return
    // Without its membership stream a connection is of no use, and keeping it would hide the loss.
    if (connection.status === 'open') {
      connection
        .close()
        .catch(() => connection.abort(new CloudError('unavailable', 'Membership ended')))
    }
    if (member.connections.size > 0) return
    this.#members.delete(peer)
    this.#init.onDeparted(peer)
  }

  async #follow(link: ClientLink): Promise<void> {
    const call = new StreamCall(link, spec('watch'))
    call.sendOnly(new Uint8Array(0))
    for await (const item of call.answers) {
      // The codec of `watch` gave it.
      const update = item as Update
      for (const { peer, addresses } of update.members) {
        if (!this.#members.has(peer)) this.#init.onRumor(peer, addresses.filter(isProtectedAddress))
      }
      if (update.revocation !== undefined) await this.revoke(update.revocation)
    }
  }

  #beat(link: ClientLink, connection: Connection): void {
    const timer = setInterval(() => {
      if (!link.isOpen) {
        clearInterval(timer)
        return
      }
      callUnary(link, spec('ping'), new Uint8Array(0)).catch((error: unknown) => {
        clearInterval(timer)
        this.#giveUp(connection, error)
      })
    }, PING_EVERY_MS).unref()
  }

  #giveUp(connection: Connection, error: unknown): void {
    if (connection.status === 'open') connection.abort(toCloudError(error))
  }

  #everything(): Update[] {
    const members = [...this.#members.values()].map(({ caller, addresses }) => ({
      peer: caller.peer,
      addresses
    }))
    const { revocation } = this.#init.context.admission
    const updates: Update[] = [
      { members: members.splice(0, MAX_UPDATE_MEMBERS), ...(revocation && { revocation }) }
    ]
    while (members.length > 0) updates.push({ members: members.splice(0, MAX_UPDATE_MEMBERS) })
    return updates
  }
}

function spec(name: 'watch' | 'ping'): CallSpec {
  const method = CONTROL.methods[name]
  return { protocol: CONTROL.protocol, name, method, options: {}, timeoutMs: method.timeoutMs }
}
