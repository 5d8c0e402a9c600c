import { setMaxListeners } from 'node:events'
import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { MessagingScope } from '@taucloud/project/messaging'
import { ChannelMessageCodec } from '@taucloud/protocol/substrate'
import type { Bus, TopicMessage } from '@taucloud/transport'
import { MAX_MESSAGE_BYTES } from '@taucloud/wasm'
import type { ChannelRequest, PublishRequest, PubSubBackend } from '@taucloud/wasm'
import { channelKey } from '../../triggers/trigger-calls.ts'
import type { ChannelAddress, MessageCall, SocketCalls } from '../../triggers/trigger-calls.ts'
import { onLeastLoaded, triggersOf } from '../least-loaded.ts'
import type { TriggerWorker } from '../least-loaded.ts'
import { keyOf, messagingOf } from '../release-messaging.ts'
import type { BundleOf } from '../release-messaging.ts'
import { PartJoiner, partsOf } from './message-parts.ts'
import { SubscriptionQueues } from './subscription-queues.ts'

export interface MessageHubComponents {
  readonly bus: Pick<Bus, 'publish' | 'subscribe' | 'members'>
  readonly bundleOf: BundleOf
  readonly workers: () => readonly TriggerWorker[]
  readonly logger: Logger
}

type ChannelData = ChannelAddress & { readonly data: Uint8Array; readonly sender: string }

/** Functions that may trigger one another in a chain; a circle of two ends here. */
const MAX_HOPS = 16

/**
 * Channels of the projects that this node serves. A message calls each function that subscribes on the node where it was
 * published, and reaches WebSocket clients on every node, each at most once.
 */
export class MessageHub implements PubSubBackend {
  readonly #components: MessageHubComponents
  readonly #queues = new SubscriptionQueues<MessageCall>((call) =>
    onLeastLoaded(this.#components.workers(), (triggers) =>
      triggers.message(call, { signal: this.#ended.signal })
    )
  )
  readonly #watchers = new Map<string, Set<TriggerWorker>>()
  /** What ends the gossip of a scope, and the channels of it that are watched. */
  readonly #scopes = new Map<string, { leave: () => void; channels: Set<string> }>()
  readonly #parts = new PartJoiner()
  #ended = endless()
  #published = 0

  constructor(components: MessageHubComponents) {
    this.#components = components
  }

  async publish({ context, channel, data, hops }: PublishRequest): Promise<object> {
    const { address, scope } = await this.#open({ context, channel })
    if (hops > MAX_HOPS)
      throw refusal('resource_exhausted', channel, `${hops} functions triggered one another`)
    this.#deliver({ ...address, data, sender: context.function }, scope, hops)
    return {}
  }

  /** What a project declares is subscribed wherever it is served; so this checks that the channel exists. */
  async subscribe(request: ChannelRequest): Promise<object> {
    await this.#open(request)
    return {}
  }

  async unsubscribe(request: ChannelRequest): Promise<object> {
    await this.#open(request)
    return {}
  }

  async webSocketPath(request: ChannelRequest): Promise<{ path: string }> {
    const { scope } = await this.#open(request)
    if (!scope.allowsWebSocket(request.channel))
      throw refusal('not_found', request.channel, 'no messaging resource has a WebSocket for it')
    return { path: `ws-${scope.hash}/${request.channel}` }
  }

  /** What a worker may ask for its WebSocket clients. */
  socketCalls(worker: TriggerWorker): SocketCalls {
    return {
      watch: ({ on, ...address }) => {
        if (on) this.#watch(worker, address)
        else this.#unwatch(worker, address)
        return Promise.resolve({})
      },
      receive: async (message) => {
        const messaging = await messagingOf(this.#components.bundleOf, message.branch)
        const scope = messaging.scopeAt(message.hash)
        if (scope?.allowsWebSocket(message.channel) !== true)
          throw refusal('not_found', message.channel, 'no messaging resource has a WebSocket')
        this.#deliver(message, scope, 0)
        return {}
      }
    }
  }

  /** Takes messages again after {@link stop}. */
  start(): void {
    if (this.#ended.signal.aborted) this.#ended = endless()
  }

  /** Drops what waits and ends the calls under way. */
  stop(): void {
    this.#queues.clear()
    this.#ended.abort()
    for (const { leave } of this.#scopes.values()) leave()
    this.#scopes.clear()
    this.#watchers.clear()
  }

  /** Counters in Prometheus text format. */
  metricsText(): string {
    const { dropped, delivered, failed, size } = this.#queues
    return [
      ...metric('messages_published_total', 'Messages published on this node.', this.#published),
      ...metric('messages_delivered_total', 'Calls of functions for a message.', delivered),
      ...metric('messages_failed_total', 'Those of them that failed.', failed),
      ...metric('messages_dropped_total', 'Messages dropped because a queue was full.', dropped),
      ...metric('messages_waiting', 'Messages queued or being handled.', size, 'gauge'),
      ''
    ].join('\n')
  }

  async #open({ context, channel }: ChannelRequest): Promise<{
    address: ChannelAddress
    scope: MessagingScope
  }> {
    const branch = keyOf(context)
    const messaging = await messagingOf(this.#components.bundleOf, branch)
    const scope = messaging.scopeOf(context.function)
    if (scope?.allows(channel) !== true)
      throw refusal('not_found', channel, 'no messaging resource covers it')
    return { address: { branch, hash: scope.hash, channel }, scope }
  }

  #deliver(message: ChannelData, scope: MessagingScope, hops: number): void {
    const { branch, hash, channel, data, sender } = message
    if (data.length > MAX_MESSAGE_BYTES)
      throw refusal('invalid_argument', channel, `${data.length} bytes exceed ${MAX_MESSAGE_BYTES}`)
    this.#published += 1
    const topic = `${hash}/${channel}`
    for (const fn of scope.subscribers(channel)) {
      if (fn.id === sender) continue
      this.#queues.push(`${branch} ${fn.id}`, { branch, function: fn.id, topic, data, hops })
    }
    this.#broadcast(message)
    if (scope.allowsWebSocket(channel)) this.#gossip(message)
  }

  #broadcast(message: ChannelData): void {
    for (const worker of this.#watchers.get(channelKey(message)) ?? []) {
      if (!worker.isAlive) this.#unwatch(worker, message)
      else
        triggersOf(worker)
          .broadcast(message, { signal: this.#ended.signal })
          .catch(() => undefined) // the thread ended, and its clients with it
    }
  }

  #gossip({ branch: key, hash, channel, data }: ChannelData): void {
    const { bus, logger } = this.#components
    if (bus.members('substrate').length < 2) return
    const slash = key.indexOf('/')
    const [project, branch] = [key.slice(0, slash), key.slice(slash + 1)]
    for (const part of partsOf({ project, branch, hash, channel, data })) {
      bus.publish(topicOf(hash), ChannelMessageCodec.encode(part)).catch((error: unknown) => {
        logger.debug('message not passed on', { error })
      })
    }
  }

  #receive({ from, data: bytes }: TopicMessage): void {
    const { bus, logger } = this.#components
    if (!bus.members('substrate').some(({ peer }) => peer === from)) return
    try {
      const message = ChannelMessageCodec.decode(bytes)
      const { project, branch, hash, channel } = message
      const data = this.#parts.join(from, message)
      if (data === undefined) return
      this.#broadcast({ branch: `${project}/${branch}`, hash, channel, data, sender: '' })
    } catch (error) {
      logger.warn('message of another node refused', { from, error })
    }
  }

  #watch(worker: TriggerWorker, address: ChannelAddress): void {
    const key = channelKey(address)
    const workers = this.#watchers.get(key) ?? new Set<TriggerWorker>()
    this.#watchers.set(key, workers.add(worker))
    let scope = this.#scopes.get(address.hash)
    if (scope === undefined) {
      const receive = this.#receive.bind(this)
      const leave = this.#components.bus.subscribe(topicOf(address.hash), receive)
      this.#scopes.set(address.hash, (scope = { leave, channels: new Set() }))
    }
    scope.channels.add(key)
  }

  #unwatch(worker: TriggerWorker, address: ChannelAddress): void {
    const key = channelKey(address)
    const workers = this.#watchers.get(key)
    workers?.delete(worker)
    if (workers?.size !== 0) return
    this.#watchers.delete(key)
    const scope = this.#scopes.get(address.hash)
    scope?.channels.delete(key)
    if (scope?.channels.size !== 0) return
    scope.leave()
    this.#scopes.delete(address.hash)
  }
}

function topicOf(hash: string): string {
  return `tau/substrate/messages-${hash}/v1`
}

/** Fires when the hub stops. Every call listens to it, so there is no bound on listeners. */
function endless(): AbortController {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  return controller
}

function metric(name: string, help: string, value: number, type = 'counter'): string[] {
  const full = `tau_substrate_${name}`
  return [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, `${full} ${String(value)}`]
}

function refusal(
  code: 'not_found' | 'invalid_argument' | 'resource_exhausted',
  channel: string,
  reason: string
): CloudError {
  return new CloudError(code, `Cannot use channel "${channel}": ${reason}`)
}
