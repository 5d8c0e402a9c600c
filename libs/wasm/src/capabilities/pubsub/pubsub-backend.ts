import type { BackendCallOptions, BackendRequest } from '../../guest/guest-backends.ts'

/** Largest message, in bytes. */
export const MAX_MESSAGE_BYTES = 64 * 1024
/** Longest name of a channel, in bytes of UTF-8. */
export const MAX_CHANNEL_BYTES = 1024

/** A channel of the scope that the calling function belongs to. */
export interface ChannelRequest extends BackendRequest {
  readonly channel: string
}

export interface PublishRequest extends ChannelRequest {
  /** At most {@link MAX_MESSAGE_BYTES}. */
  readonly data: Uint8Array
  /** How many functions were triggered one by another up to this message. */
  readonly hops: number
}

/**
 * Channels between functions and WebSocket clients. Delivery is at most once, and never to the function that published.
 * A channel that no messaging resource of the function's scope covers is `not_found` everywhere.
 */
export interface PubSubBackend {
  /** @throws {CloudError} `not_found`, `invalid_argument` for a message that is too large, `resource_exhausted` for a chain of triggers that is too long */
  publish(request: PublishRequest, options: BackendCallOptions): Promise<object>
  /** Makes sure that messages of the channel trigger the functions that are declared for it. */
  subscribe(request: ChannelRequest, options: BackendCallOptions): Promise<object>
  /** Undoes {@link subscribe}; functions that the project declares for the channel stay subscribed. */
  unsubscribe(request: ChannelRequest, options: BackendCallOptions): Promise<object>
  /** The path under which clients reach the channel, without leading slash. @throws {CloudError} `not_found` also when the resource has no WebSocket */
  webSocketPath(request: ChannelRequest, options: BackendCallOptions): Promise<{ path: string }>
}
