import { CloudError } from '@taucloud/base'
import { PatrickContract } from '@taucloud/protocol/patrick'
import type { Bus, CallContext, CallOptions, Client } from '@taucloud/transport'
import { brokerOf } from './placement.ts'

/** A client of another broker. */
export type PatrickClient = Client<(typeof PatrickContract)['methods']>

const ROLE = 'patrick'
/** Names of the pairs that travel with a forwarded call. */
const ON_BEHALF = 'on-behalf-of'

/** Where a call belongs, and on whose behalf it is made. */
export class Routing {
  readonly #bus: Pick<Bus, 'peerId' | 'client' | 'members'>

  constructor(bus: Pick<Bus, 'peerId' | 'client' | 'members'>) {
    this.#bus = bus
  }

  brokers(): string[] {
    return this.#bus.members(ROLE).map(({ peer }) => peer)
  }

  brokerOf(project: string): string {
    return brokerOf(project, this.brokers()) ?? this.#bus.peerId
  }

  isMine(project: string): boolean {
    return this.brokerOf(project) === this.#bus.peerId
  }

  others(): string[] {
    return this.brokers().filter((peer) => peer !== this.#bus.peerId)
  }

  client(peer: string): PatrickClient {
    return this.#bus.client(PatrickContract, { peer })
  }

  /** Did another broker send this call on? Only a broker is believed. */
  isForwarded({ caller, meta }: CallContext): boolean {
    return meta[ON_BEHALF] !== undefined && caller.roles.includes(ROLE)
  }

  /** The node that the call is from: the caller, or whom a forwarding broker vouches for. */
  actor(context: CallContext): string {
    const vouched = context.meta[ON_BEHALF]
    return vouched !== undefined && this.isForwarded(context) ? vouched : context.caller.peer
  }

  /** Options of a call sent on for the caller of `context`. */
  onward(context: CallContext): CallOptions {
    return { signal: context.signal, ...this.onBehalfOf(this.actor(context)) }
  }

  onBehalfOf(peer: string): CallOptions {
    return { meta: { [ON_BEHALF]: peer } }
  }

  /**
   * Answers here when this node is the broker or the call was sent on to it; else at the broker.
   *
   * @throws {CloudError} `unavailable` when the broker cannot be reached
   */
  async route<T>(
    project: string,
    context: CallContext,
    { here, there }: { here: () => Promise<T>; there: (client: PatrickClient) => Promise<T> }
  ): Promise<T> {
    const broker = this.brokerOf(project)
    if (broker === this.#bus.peerId || this.isForwarded(context)) return here()
    return there(this.client(broker))
  }

  /** Asks the other brokers one by one, for a job whose record has not arrived here. @throws {CloudError} `not_found` */
  async ask<T>(
    job: string,
    context: CallContext,
    call: (client: PatrickClient) => Promise<T>
  ): Promise<T> {
    if (!this.isForwarded(context)) {
      for (const peer of this.others()) {
        try {
          return await call(this.client(peer))
        } catch (error) {
          const mayKnow =
            error instanceof CloudError && !['not_found', 'unavailable'].includes(error.code)
          if (mayKnow) throw error
        }
      }
    }
    throw new CloudError('not_found', `Cannot find job "${job}"`)
  }
}
