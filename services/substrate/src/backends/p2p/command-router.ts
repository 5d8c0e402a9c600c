import { CloudError } from '@taucloud/base'
import type { ServiceMatch } from '@taucloud/project/messaging'
import { H } from '@taucloud/project/ids'
import { SubstratePeerContract } from '@taucloud/protocol/substrate'
import type { CommandRequest } from '@taucloud/protocol/substrate'
import { branchKey } from '@taucloud/protocol/tns'
import type { Bus, CallContext } from '@taucloud/transport'
import { MAX_COMMAND_BYTES } from '@taucloud/wasm'
import type { BackendCallOptions, P2PBackend, ProtocolRequest, SendRequest } from '@taucloud/wasm'
import { onLeastLoaded } from '../least-loaded.ts'
import type { TriggerWorker } from '../least-loaded.ts'
import { keyOf, messagingOf } from '../release-messaging.ts'
import type { BundleOf } from '../release-messaging.ts'
import { peerCid, peerOfCid } from './peer-cid.ts'

export interface CommandRouterComponents {
  readonly bus: Pick<Bus, 'client' | 'members' | 'peerId'>
  readonly bundleOf: BundleOf
  readonly workers: () => readonly TriggerWorker[]
}

/** Functions that may call one another in a chain; each one holds the stacks of those before it. */
const MAX_HOPS = 16
/** Commands that one node runs at once. */
const MAX_COMMANDS = 1_024

/** A command, and for which function it is. */
interface Command {
  readonly key: string
  /** Id of the calling function. */
  readonly caller: string
  readonly protocol: string
  readonly command: string
  readonly data: Uint8Array
  readonly hops: number
}

/** Commands between functions of one project: run here, or on the node that the caller names. */
export class CommandRouter implements P2PBackend {
  readonly #components: CommandRouterComponents
  #underWay = 0

  constructor(components: CommandRouterComponents) {
    this.#components = components
  }

  async resolve({ context, protocol }: ProtocolRequest): Promise<object> {
    await this.#service(keyOf(context), context.function, protocol)
    return {}
  }

  async send(
    { context, peer, ...rest }: SendRequest,
    { signal }: BackendCallOptions
  ): Promise<{ data?: Uint8Array }> {
    const { bus } = this.#components
    const command = { ...rest, key: keyOf(context), caller: context.function }
    const to = peer === undefined ? bus.peerId : peerOfCid(peer)
    if (to === bus.peerId) return this.#run(command, bus.peerId, signal)
    if (!bus.members('substrate').some((member) => member.peer === to))
      throw new CloudError('not_found', `Cannot send the command: "${to}" runs no functions`)
    const { project, branch = '', function: caller } = context
    const request = { ...rest, project, branch, function: caller }
    const client = bus.client(SubstratePeerContract, { peer: to })
    const answer = await client.command(request, { signal })
    return answer.hasData ? { data: answer.data } : {}
  }

  async listen({ context, protocol }: ProtocolRequest): Promise<{ protocolId: string }> {
    const { service } = await this.#service(keyOf(context), context.function, protocol)
    return { protocolId: H(context.project + service) + protocol }
  }

  discover({ max }: { max: number }): Promise<{ peers: Uint8Array[] }> {
    const { bus } = this.#components
    const others = bus.members('substrate').filter(({ peer }) => peer !== bus.peerId)
    return Promise.resolve({ peers: others.slice(0, max).map(({ peer }) => peerCid(peer)) })
  }

  /** Answers a command of a function on another node, by the release that this node serves. */
  async serve(
    request: CommandRequest,
    { caller, signal }: Pick<CallContext, 'caller' | 'signal'>
  ): Promise<{ data?: Uint8Array; hasData: boolean }> {
    const { function: calling, protocol, command, data, hops } = request
    const key = branchKey(request)
    const answer = await this.#run(
      { key, caller: calling, protocol, command, data, hops },
      caller.peer,
      signal
    )
    return { ...answer, hasData: answer.data !== undefined }
  }

  async #run(command: Command, from: string, signal: AbortSignal): Promise<{ data?: Uint8Array }> {
    const { key, caller, protocol, command: name, data, hops } = command
    if (hops > MAX_HOPS || data.length > MAX_COMMAND_BYTES || this.#underWay >= MAX_COMMANDS)
      throw new CloudError('resource_exhausted', 'Cannot run the command: too many or too large')
    const fn = (await this.#service(key, caller, protocol)).functionOf(name)
    if (fn === undefined)
      throw new CloudError('not_found', `Cannot run the command: no function serves "${name}"`)
    const { bus, workers } = this.#components
    const call = {
      ...{ branch: key, function: fn.id, protocol, command: name, data, hops },
      from: peerCid(from),
      to: peerCid(bus.peerId)
    }
    this.#underWay += 1
    try {
      return await onLeastLoaded(workers(), (triggers) => triggers.command(call, { signal }))
    } finally {
      this.#underWay -= 1
    }
  }

  async #service(key: string, caller: string, protocol: string): Promise<ServiceMatch> {
    const messaging = await messagingOf(this.#components.bundleOf, key)
    const service = messaging.serviceFor(caller, protocol)
    if (service !== undefined) return service
    throw new CloudError('not_found', `Cannot use protocol "${protocol}": no service has it`)
  }
}
