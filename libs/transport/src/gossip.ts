import { TopicValidatorResult } from '@chainsafe/libp2p-gossipsub'
import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { TopicMessage } from './bus.ts'
import { MAX_GOSSIP_BYTES } from './limits.ts'
import type { Node } from './node-factory.ts'

export interface GossipInit {
  readonly cloud: string
  readonly logger: Logger
  isMember(peer: string): boolean
}

type Listener = (message: TopicMessage) => void

/** Topics of this cloud: signed by their origin, taken and passed on only from members. */
export class Gossip {
  readonly #init: GossipInit
  readonly #prefix: string
  readonly #listeners = new Map<string, Set<Listener>>()
  #node: Node | undefined

  constructor(init: GossipInit) {
    this.#init = init
    this.#prefix = `/tau/${init.cloud}/`
  }

  start(node: Node): void {
    this.#node = node
    node.services.pubsub.addEventListener('message', ({ detail }) => {
      if (detail.type !== 'signed' || !detail.topic.startsWith(this.#prefix)) return
      this.#deliver(detail.topic, { from: detail.from.toString(), data: detail.data })
    })
    for (const topic of this.#listeners.keys()) this.#join(node, topic)
  }

  stop(): void {
    this.#node = undefined
  }

  async publish(topic: string, data: Uint8Array): Promise<void> {
    if (data.length > MAX_GOSSIP_BYTES) {
      throw new CloudError(
        'invalid_argument',
        `Cannot publish to "${topic}": ${data.length} bytes exceed ${MAX_GOSSIP_BYTES}, publish a CID instead`
      )
    }
    if (this.#node === undefined)
      throw new CloudError('unavailable', `Cannot publish to "${topic}": the bus is stopped`)
    try {
      await this.#node.services.pubsub.publish(this.#prefix + topic, data)
    } catch (error) {
      throw new CloudError('unavailable', `Cannot publish to "${topic}": not sent`, {
        cause: error
      })
    }
  }

  subscribe(topic: string, listener: Listener): () => void {
    const full = this.#prefix + topic
    let listeners = this.#listeners.get(full)
    if (listeners === undefined) {
      listeners = new Set()
      this.#listeners.set(full, listeners)
      if (this.#node !== undefined) this.#join(this.#node, full)
    }
    // A wrapper, so that one function subscribed twice is two subscriptions.
    const own: Listener = (message) => listener(message)
    listeners.add(own)
    return () => this.#leave(full, own)
  }

  #join(node: Node, topic: string): void {
    const { pubsub } = node.services
    pubsub.topicValidators.set(topic, (source, message) => {
      const isFit =
        message.type === 'signed' &&
        message.data.length <= MAX_GOSSIP_BYTES &&
        this.#init.isMember(message.from.toString()) &&
        this.#init.isMember(source.toString())
      return isFit ? TopicValidatorResult.Accept : TopicValidatorResult.Ignore
    })
    pubsub.subscribe(topic)
  }

  #leave(topic: string, listener: Listener): void {
    const listeners = this.#listeners.get(topic)
    listeners?.delete(listener)
    if (listeners?.size !== 0) return
    this.#listeners.delete(topic)
    this.#node?.services.pubsub.unsubscribe(topic)
    this.#node?.services.pubsub.topicValidators.delete(topic)
  }

  #deliver(topic: string, message: TopicMessage): void {
    for (const listener of this.#listeners.get(topic) ?? []) {
      try {
        listener(message)
      } catch (error) {
        // Thrown on, it would end the process from within the event target (pitfall P11).
        this.#init.logger.error('topic listener failed', { topic, error })
      }
    }
  }
}
