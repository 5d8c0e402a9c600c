import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { parseRequestHead, WebSockets } from '@taucloud/http'
import type { WebSocketClient, WebSocketEvents } from '@taucloud/http'
import { canonicalHost } from '@taucloud/project/hosts'
import { MAX_MESSAGE_BYTES } from '@taucloud/wasm'
import type { Branches } from '../worker/branches.ts'
import { channelKey } from './trigger-calls.ts'
import type { ChannelAddress, SocketCalls, TriggerCalls } from './trigger-calls.ts'

const PATH_PREFIX = '/ws-'
const MAX_CHANNEL_BYTES = 1024
const MAX_BUFFERED_BYTES = 1024 * 1024
/** Clients of one worker, and of one branch among them. */
const MAX_CLIENTS = 10_000
const MAX_CLIENTS_OF_BRANCH = 2_000

export interface ChannelSocketsComponents {
  readonly branches: Branches
  readonly calls: SocketCalls
  readonly zone: string
}

/** WebSocket clients of channels: what one sends is published, what is published is sent to the others. */
export class ChannelSockets {
  readonly #components: ChannelSocketsComponents
  readonly #sockets = new WebSockets({
    maxMessageBytes: MAX_MESSAGE_BYTES,
    maxBufferedBytes: MAX_BUFFERED_BYTES
  })
  readonly #clients = new Map<string, Map<string, WebSocketClient>>()
  readonly #perBranch = new Map<string, number>()
  readonly #ended = new AbortController()

  constructor(components: ChannelSocketsComponents) {
    this.#components = components
  }

  /** Is this a wish for a WebSocket on a channel? Everything else stays an HTTP request. */
  wants(request: IncomingMessage): boolean {
    const { headers, method, url = '' } = request
    return (
      method === 'GET' &&
      url.startsWith(PATH_PREFIX) &&
      headers.upgrade?.toLowerCase() === 'websocket'
    )
  }

  /** Takes such a connection. Failures are answered. */
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined) // a client that left gets no answer
    void this.#open(request, socket, head).catch(() => {
      refuse(socket, 503, 'Service Unavailable')
    })
  }

  /** See {@link TriggerCalls.broadcast}. */
  broadcast(message: Parameters<TriggerCalls['broadcast']>[0]): Promise<object> {
    for (const [id, client] of this.#clients.get(channelKey(message)) ?? [])
      if (id !== message.sender) client.send(message.data)
    return Promise.resolve({})
  }

  /** Says goodbye to every client. */
  stop(): void {
    this.#ended.abort()
    this.#sockets.stop()
  }

  async #open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    let target: { host: string; path: string }
    try {
      target = parseRequestHead(request)
    } catch {
      refuse(socket, 400, 'Bad Request')
      return
    }
    const address = await this.#resolve(target)
    if (socket.destroyed || this.#ended.signal.aborted) return
    if (address === undefined) refuse(socket, 404, 'Not Found')
    else if (!this.#hasRoom(address)) refuse(socket, 503, 'Service Unavailable')
    else this.#sockets.accept(request, { socket, head }, (client) => this.#join(address, client))
  }

  /** The channel that a path means on a host; `undefined` when no resource lets WebSocket clients use it. */
  async #resolve({
    host,
    path
  }: {
    host: string
    path: string
  }): Promise<ChannelAddress | undefined> {
    const { branches, zone } = this.#components
    const slash = path.indexOf('/', PATH_PREFIX.length)
    const channel = slash < 0 ? undefined : decoded(path.slice(slash + 1))
    if (channel === undefined) return undefined
    const hash = path.slice(PATH_PREFIX.length, slash)
    const found = branches.at(host) ?? branches.at(canonicalHost(host, zone)) ?? []
    for (const branch of found) {
      if (branch.loaded === undefined) await branches.load(branch)
      const scope = branches.loaded(branch.key)?.messaging.scopeAt(hash)
      if (scope?.allowsWebSocket(channel) === true) return { branch: branch.key, hash, channel }
    }
    return undefined
  }

  #hasRoom({ branch }: ChannelAddress): boolean {
    return (
      this.#sockets.size < MAX_CLIENTS && (this.#perBranch.get(branch) ?? 0) < MAX_CLIENTS_OF_BRANCH
    )
  }

  #join(address: ChannelAddress, client: WebSocketClient): WebSocketEvents {
    const key = channelKey(address)
    const id = `ws-${randomUUID()}`
    const clients = this.#clients.get(key) ?? new Map<string, WebSocketClient>()
    clients.set(id, client)
    this.#clients.set(key, clients)
    this.#count(address, 1)
    if (clients.size === 1) this.#watch(address, true)
    return {
      message: async (data) => {
        // A copy: what `ws` hands out is a part of a larger buffer.
        const message = { ...address, data: new Uint8Array(data), sender: id }
        await this.#components.calls.receive(message, { signal: this.#ended.signal }).catch(() => {
          client.close(1011, 'the message could not be published')
        })
      },
      closed: () => {
        clients.delete(id)
        this.#count(address, -1)
        if (clients.size > 0) return
        this.#clients.delete(key)
        this.#watch(address, false)
      }
    }
  }

  #count({ branch }: ChannelAddress, change: number): void {
    const count = (this.#perBranch.get(branch) ?? 0) + change
    if (count > 0) this.#perBranch.set(branch, count)
    else this.#perBranch.delete(branch)
  }

  #watch(address: ChannelAddress, on: boolean): void {
    // It fails only when this thread is about to end.
    this.#components.calls
      .watch({ ...address, on }, { signal: this.#ended.signal })
      .catch(() => undefined)
  }
}

function decoded(text: string): string | undefined {
  try {
    const channel = decodeURIComponent(text)
    return channel === '' || Buffer.byteLength(channel) > MAX_CHANNEL_BYTES ? undefined : channel
  } catch {
    return undefined // a malformed escape names nothing
  }
}

function refuse(socket: Duplex, status: number, text: string): void {
  socket.end(`HTTP/1.1 ${String(status)} ${text}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)
}
