import type { BackendCallOptions } from '@taucloud/wasm'

/** Which function of which release of `<project>/<branch>`. */
export interface TriggerTarget {
  readonly branch: string
  readonly function: string
}

export interface MessageCall extends TriggerTarget {
  readonly topic: string
  readonly data: Uint8Array
  readonly hops: number
}

export interface CommandCall extends TriggerTarget {
  readonly protocol: string
  readonly command: string
  readonly data: Uint8Array
  /** Ids of the calling node and of this one as binary CIDs. */
  readonly from: Uint8Array
  readonly to: Uint8Array
  readonly hops: number
}

/** What WebSocket clients share: a channel of one scope on one branch. */
export interface ChannelAddress {
  /** `<project>/<branch>` */
  readonly branch: string
  readonly hash: string
  readonly channel: string
}

/** What the main thread asks of a worker. */
export interface TriggerCalls {
  message(call: MessageCall, options: BackendCallOptions): Promise<object>
  command(call: CommandCall, options: BackendCallOptions): Promise<{ data?: Uint8Array }>
  /** Sends a message to the clients of a channel, but not to the one that it came from. */
  broadcast(
    message: ChannelAddress & { readonly data: Uint8Array; readonly sender: string },
    options: BackendCallOptions
  ): Promise<object>
}

/** What a worker tells the main thread about its WebSocket clients. */
export interface SocketCalls {
  /** The first client of a channel came, or the last one left. */
  watch(
    watched: ChannelAddress & { readonly on: boolean },
    options: BackendCallOptions
  ): Promise<object>
  receive(
    message: ChannelAddress & { readonly data: Uint8Array; readonly sender: string },
    options: BackendCallOptions
  ): Promise<object>
}

export const TRIGGER_METHODS = ['message', 'command', 'broadcast'] as const
export const SOCKET_METHODS = ['watch', 'receive'] as const

/** One text for a channel, for maps. */
export function channelKey({ branch, hash, channel }: ChannelAddress): string {
  return `${branch} ${hash}/${channel}`
}
