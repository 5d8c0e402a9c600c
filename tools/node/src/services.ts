import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger, Startable } from '@taucloud/base'
import { createContent } from '@taucloud/content'
import type { Content } from '@taucloud/content'
import type { NodeKey, Role } from '@taucloud/identity'
import { createReplicatedMap } from '@taucloud/store'
import type { KeyValueStore, ReplicatedMap } from '@taucloud/store'
import type { Bus } from '@taucloud/transport'
import type { NodeConfig } from './config.ts'
import type { NodeAddresses } from './node.ts'

/** What the services of a node are made of. */
export interface Foundation {
  config: NodeConfig
  bus: Bus
  store: KeyValueStore
  key: NodeKey
  certificate: Uint8Array
  trust: { cloud: string; rootPeerId: string }
  logger: Logger
}

/** The services of one shape, in the order in which they start. */
export interface Services {
  parts: Startable[]
  addresses(): NodeAddresses
}

/** One service with what only it needs. */
interface Composed {
  parts: Startable[]
  addresses?: () => NodeAddresses
}

/** Builds one service. Its package is loaded here: a node loads what its shape names and nothing else. */
type Factory = (foundation: Foundation, content: () => Content) => Promise<Composed>

/** In order of need: services that others call come first, so that a node of several is useful from its first moment. */
const FACTORIES: Record<Role, Factory> = {
  tns: async (foundation) => {
    const { Tns } = await import('@taucloud/tns')
    const map = mapOf(foundation, 'tns')
    return { parts: [map, new Tns({ ...foundation, map }, { zone: foundation.config.zone })] }
  },
  patrick: async (foundation) => {
    const { Patrick } = await import('@taucloud/patrick')
    const map = mapOf(foundation, 'patrick')
    return { parts: [map, new Patrick({ ...foundation, map })] }
  },
  auth: async (foundation) => {
    const { Auth } = await import('@taucloud/auth')
    const map = mapOf(foundation, 'auth')
    const auth = new Auth({ ...foundation, map }, await authInit(foundation.config))
    return { parts: [map, auth], addresses: () => ({ auth: auth.httpAddress() }) }
  },
  seer: async (foundation) => {
    const { Seer } = await import('@taucloud/seer')
    const { zone, name, dns } = foundation.config
    const seer = new Seer(foundation, { zone, name, dns: listenerOf(dns) })
    const address = (): string => Object.values(seer.dnsAddress()).join(':')
    return { parts: [seer], addresses: () => ({ dns: address() }) }
  },
  hoarder: async (foundation, content) => {
    const { Hoarder } = await import('@taucloud/hoarder')
    return { parts: [new Hoarder({ ...foundation, content: content() })] }
  },
  monkey: async (foundation, content) => {
    const { Monkey } = await import('@taucloud/monkey')
    const init = monkeyInit(foundation.config)
    return { parts: [new Monkey({ ...foundation, content: content() }, init)] }
  },
  substrate: async (foundation, content) => {
    const { Substrate } = await import('@taucloud/substrate')
    const init = substrateInit(foundation.config)
    const substrate = new Substrate({ ...foundation, content: content() }, init)
    return { parts: [substrate], addresses: () => ({ substrate: substrate.httpAddress() }) }
  },
  gateway: async (foundation) => {
    const { Gateway } = await import('@taucloud/gateway')
    const { http, zone } = foundation.config
    const gateway = new Gateway(foundation, { listen: listenerOf(http.gateway), zone })
    return { parts: [gateway], addresses: () => ({ gateway: gateway.httpAddress() }) }
  }
}

/** Builds the services of the node's shape. Nothing is opened before they are started. */
export async function composeServices(foundation: Foundation): Promise<Services> {
  let content: Content | undefined
  const needContent = (): Content => (content ??= contentOf(foundation))
  const composed: Composed[] = []
  for (const [role, create] of Object.entries(FACTORIES)) {
    if (foundation.config.services.some((service) => service === role)) {
      composed.push(await create(foundation, needContent))
    }
  }
  return {
    parts: [...(content === undefined ? [] : [content]), ...composed.flatMap(({ parts }) => parts)],
    addresses: () => composed.reduce((all, part) => ({ ...all, ...part.addresses?.() }), {})
  }
}

function mapOf(foundation: Foundation, role: Role): ReplicatedMap {
  const store = foundation.store.sub(`map-${role}`)
  return createReplicatedMap({ ...foundation, space: role, role, store })
}

function contentOf({ bus, config, store, logger }: Foundation): Content {
  const folder = join(config.data, 'blocks')
  return createContent({ bus, folder, store: store.sub('content'), logger })
}

function listenerOf(listener?: { host: string; port: number }): { host: string; port: number } {
  return listener ?? { host: '127.0.0.1', port: 0 }
}

async function authInit({ adminToken, data, http, publicUrl, zone }: NodeConfig) {
  const token = adminToken === undefined ? undefined : await readFile(adminToken, 'utf8')
  return {
    folder: join(data, 'git'),
    listen: listenerOf(http.auth),
    zone,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(token === undefined ? {} : { adminToken: token.trim() })
  }
}

function monkeyInit({ builds, data, toolchains, zone }: NodeConfig) {
  return {
    folder: join(data, 'builds'),
    zone,
    ...(builds === undefined ? {} : { concurrency: builds }),
    ...(toolchains === undefined ? {} : { toolchainFolder: toolchains })
  }
}

function substrateInit({ data, http, substrate, threads, zone }: NodeConfig) {
  return {
    listen: listenerOf(http.substrate),
    zone,
    folder: join(data, 'substrate'),
    ...(substrate === undefined
      ? {}
      : { egress: { mode: substrate.egress, loopback: substrate.loopback } }),
    ...(threads === undefined ? {} : { threads })
  }
}
