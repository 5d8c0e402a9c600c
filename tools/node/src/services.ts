import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Auth } from '@taucloud/auth'
import type { Logger, Startable } from '@taucloud/base'
import { createContent } from '@taucloud/content'
import type { Content } from '@taucloud/content'
import { Gateway } from '@taucloud/gateway'
import { Hoarder } from '@taucloud/hoarder'
import type { NodeKey, Role } from '@taucloud/identity'
import { Monkey } from '@taucloud/monkey'
import { Patrick } from '@taucloud/patrick'
import { Seer } from '@taucloud/seer'
import { createReplicatedMap } from '@taucloud/store'
import type { KeyValueStore, ReplicatedMap } from '@taucloud/store'
import { Substrate } from '@taucloud/substrate'
import { Tns } from '@taucloud/tns'
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

const NEEDS_CONTENT: readonly Role[] = ['monkey', 'hoarder', 'substrate', 'seer']

/** Builds the services of the node's shape. Nothing is opened before they are started. */
export async function composeServices(foundation: Foundation): Promise<Services> {
  const { config } = foundation
  const parts: Startable[] = []
  const addresses: (() => NodeAddresses)[] = []
  const content = config.services.some((service) => NEEDS_CONTENT.includes(service))
    ? contentOf(foundation)
    : undefined
  if (content !== undefined) parts.push(content)
  const adminToken =
    config.adminToken === undefined ? undefined : (await readFile(config.adminToken, 'utf8')).trim()
  const factories: Record<Role, () => void> = {
    tns: () => {
      const map = mapOf(foundation, 'tns')
      parts.push(map, new Tns({ ...foundation, map }, { zone: config.zone }))
    },
    patrick: () => {
      const map = mapOf(foundation, 'patrick')
      parts.push(map, new Patrick({ ...foundation, map }))
    },
    auth: () => {
      const map = mapOf(foundation, 'auth')
      const auth = new Auth({ ...foundation, map }, authInit(config, adminToken))
      parts.push(map, auth)
      addresses.push(() => ({ auth: auth.httpAddress() }))
    },
    hoarder: () =>
      withContent((ready) => parts.push(new Hoarder({ ...foundation, content: ready }))),
    seer: () => {
      const seer = new Seer(foundation, {
        zone: config.zone,
        name: config.name,
        dns: listenerOf(config.dns)
      })
      parts.push(seer)
      addresses.push(() => {
        const { host, port } = seer.dnsAddress()
        return { dns: `${host}:${port}` }
      })
    },
    monkey: () =>
      withContent((ready) =>
        parts.push(new Monkey({ ...foundation, content: ready }, monkeyInit(config)))
      ),
    substrate: () =>
      withContent((ready) => {
        const listen = listenerOf(config.http.substrate)
        const init = {
          listen,
          zone: config.zone,
          folder: join(config.data, 'substrate'),
          ...threadsOf(config)
        }
        const substrate = new Substrate({ ...foundation, content: ready }, init)
        parts.push(substrate)
        addresses.push(() => ({ substrate: substrate.httpAddress() }))
      }),
    gateway: () => {
      const init = { listen: listenerOf(config.http.gateway), zone: config.zone }
      const gateway = new Gateway(foundation, init)
      parts.push(gateway)
      addresses.push(() => ({ gateway: gateway.httpAddress() }))
    }
  }
  function withContent(add: (ready: Content) => void): void {
    if (content !== undefined) add(content)
  }
  // Services that others call come first, so that a node of several is useful from its first moment.
  const order = Object.keys(factories) as Role[] // the keys of a Record<Role, …> are roles
  for (const role of order) if (config.services.includes(role)) factories[role]()
  return {
    parts,
    addresses: () => Object.assign({}, ...addresses.map((part) => part())) as NodeAddresses
  } // merges partial address records
}

function mapOf(foundation: Foundation, role: Role): ReplicatedMap {
  const { store } = foundation
  return createReplicatedMap({ ...foundation, space: role, role, store: store.sub(`map-${role}`) })
}

function contentOf({ bus, config, store, logger }: Foundation): Content {
  return createContent({
    bus,
    folder: join(config.data, 'blocks'),
    store: store.sub('content'),
    logger
  })
}

function listenerOf(listener: { host: string; port: number } | undefined): {
  host: string
  port: number
} {
  return listener ?? { host: '127.0.0.1', port: 0 }
}

function authInit(config: NodeConfig, adminToken: string | undefined) {
  return {
    folder: join(config.data, 'git'),
    listen: listenerOf(config.http.auth),
    zone: config.zone,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    ...(adminToken === undefined ? {} : { adminToken })
  }
}

function monkeyInit(config: NodeConfig) {
  const concurrency = config.builds === undefined ? {} : { concurrency: config.builds }
  const toolchains = config.toolchains === undefined ? {} : { toolchainFolder: config.toolchains }
  return { folder: join(config.data, 'builds'), zone: config.zone, ...concurrency, ...toolchains }
}

function threadsOf({ threads }: NodeConfig) {
  return threads === undefined ? {} : { threads }
}
