/** Number of pub/sub events in the ABI. */
export const PUBSUB_EVENT = 2

/** One message on a channel, as the function that it triggers sees it. */
export class PubSubEvent {
  readonly type = PUBSUB_EVENT
  /** `<hash of the scope>/<channel>`; the channel may have slashes of its own. */
  readonly topic: string
  readonly data: Uint8Array
  /** How many functions were triggered one by another up to this message. */
  readonly hops: number

  constructor(message: { topic: string; data: Uint8Array; hops?: number }) {
    this.topic = message.topic
    this.data = message.data
    this.hops = message.hops ?? 0
  }

  /** The channel as UTF-8; `undefined` when the topic has none. */
  get channel(): Uint8Array | undefined {
    const slash = this.topic.indexOf('/')
    return slash < 0 ? undefined : Buffer.from(this.topic.slice(slash + 1))
  }

  end(): void {
    // Holds nothing that must be let go of.
  }
}
