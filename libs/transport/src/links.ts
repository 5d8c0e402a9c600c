import { CloudError } from '@taucloud/base'
import { ClientLink } from './client-link.ts'
import type { Caller } from './contract.ts'
import { LocalChannel } from './local-channel.ts'
import type { ServedMethod } from './server-call.ts'
import { ServerLink } from './server-link.ts'
import type { ServerLinkInit } from './server-link.ts'

export interface LinksInit {
  readonly self: string
  /** Opens a link to another node. */
  open(peer: string, protocol: string, onClosed: () => void): Promise<ClientLink>
  /** A link to this node's own service, or undefined when it does not serve the protocol. */
  openLocal(protocol: string): ClientLink | undefined
}

/** The calling links of a node: at most one per peer and protocol, opened by the first call and kept. */
export class Links {
  readonly #init: LinksInit
  readonly #open = new Map<string, Map<string, ClientLink>>()
  readonly #opening = new Map<string, Promise<ClientLink>>()
  #isStopped = false

  constructor(init: LinksInit) {
    this.#init = init
  }

  /** The open link, if there is one. */
  get(peer: string, protocol: string): ClientLink | undefined {
    const link = this.#open.get(peer)?.get(protocol)
    if (link !== undefined) return link.isOpen ? link : undefined
    if (peer !== this.#init.self || this.#isStopped) return undefined
    const local = this.#init.openLocal(protocol)
    if (local !== undefined) this.#keep(peer, protocol, local)
    return local
  }

  /** Opens the link, once for all who ask. @throws {CloudError} */
  async open(peer: string, protocol: string): Promise<ClientLink> {
    if (this.#isStopped)
      throw new CloudError('unavailable', `Cannot call "${protocol}": the bus is stopped`)
    if (peer === this.#init.self) {
      const local = this.get(peer, protocol)
      if (local !== undefined) return local
      throw new CloudError('unimplemented', `Cannot call "${protocol}": not served by this node`)
    }
    const key = `${peer} ${protocol}`
    const opening = this.#opening.get(key) ?? this.#openOnce(peer, protocol, key)
    return opening
  }

  /** Lets go of the link to this node's own service, which is no longer served. */
  close(peer: string, protocol: string): void {
    const link = this.#open.get(peer)?.get(protocol)
    this.#drop(peer, protocol)
    link?.channel.fail(
      new CloudError('unimplemented', `Cannot call "${protocol}": no longer served`)
    )
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    const reason = new CloudError('unavailable', 'The bus is stopping')
    const links = [...this.#open.values()].flatMap((links) => [...links.values()])
    this.#open.clear()
    await Promise.all(links.map(async (link) => link.channel.close(reason)))
  }

  async #openOnce(peer: string, protocol: string, key: string): Promise<ClientLink> {
    const opening = this.#init.open(peer, protocol, () => this.#drop(peer, protocol))
    this.#opening.set(key, opening)
    try {
      const link = await opening
      if (this.#isStopped) {
        const reason = new CloudError('unavailable', 'The bus is stopping')
        link.channel.fail(reason)
        throw reason
      }
      if (link.isOpen) this.#keep(peer, protocol, link)
      return link
    } finally {
      this.#opening.delete(key)
    }
  }

  #keep(peer: string, protocol: string, link: ClientLink): void {
    const links = this.#open.get(peer) ?? new Map<string, ClientLink>()
    links.set(protocol, link)
    this.#open.set(peer, links)
  }

  #drop(peer: string, protocol: string): void {
    const links = this.#open.get(peer)
    links?.delete(protocol)
    if (links?.size === 0) this.#open.delete(peer)
  }
}

/** A link from this node to its own service: the same calls, no socket. */
export function localLink(
  methods: readonly ServedMethod[],
  caller: Caller,
  init: ServerLinkInit
): { client: ClientLink; server: ServerLink } {
  const client = new ClientLink({ maxCalls: init.maxCalls })
  const server = new ServerLink(methods, init)
  const [near, far] = LocalChannel.pair()
  near.own(client)
  far.own(server)
  client.attach(near)
  server.attach(far)
  client.admit(methods.map(({ name }) => name))
  server.admit(caller)
  return { client, server }
}
