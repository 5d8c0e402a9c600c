import { chmod, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudError, startAll, stopAll } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import { loadNodeKey, verifyNodeCertificate } from '@taucloud/identity'
import { openStore } from '@taucloud/store'
import { createBus } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import type { NodeConfig } from './config.ts'
import { composeServices } from './services.ts'
import type { Services } from './services.ts'
import { Presence } from './presence.ts'

export interface NodeComponents {
  config: NodeConfig
  logger: Logger
}

/** Where a running node answers HTTP, as `host:port`; absent for services outside its shape. */
export interface NodeAddresses {
  auth?: string
  substrate?: string
  gateway?: string
  dns?: string
}

/**
 * One node of a cloud: its store, its place on the bus and the services of its shape, started in order of need and
 * stopped in reverse.
 */
export class CloudNode implements Startable {
  readonly #config: NodeConfig
  readonly #logger: Logger
  #parts: Startable[] = []
  #running: { bus: Bus; services: Services } | undefined

  constructor(components: NodeComponents) {
    this.#config = components.config
    this.#logger = components.logger.child(components.config.name)
  }

  get name(): string {
    return this.#config.name
  }

  get services(): NodeConfig['services'] {
    return this.#config.services
  }

  /** The node's place on the bus. @throws {CloudError} `failed_precondition` before `start()` */
  get bus(): Bus {
    return this.#started().bus
  }

  addresses(): NodeAddresses {
    return this.#started().services.addresses()
  }

  /**
   * @throws {CloudError} `failed_precondition` when another process uses the data folder or a port is taken,
   * `unauthenticated` when the certificate does not fit key and cloud, `data_loss` when the store is damaged
   */
  async start(): Promise<void> {
    if (this.#running !== undefined) return
    const config = this.#config
    await mkdir(config.data, { recursive: true, mode: 0o700 })
    await chmod(config.data, 0o700)
    const identity = await loadIdentity(config)
    const store = await openStore(join(config.data, 'store'))
    try {
      const bus = createBus({
        ...identity,
        listen: config.listen,
        bootstrap: config.bootstrap,
        profile: config.profile,
        logger: this.#logger
      })
      const services = await composeServices({
        config,
        bus,
        store,
        logger: this.#logger,
        ...identity
      })
      const presence = new Presence({ bus, config, addresses: () => services.addresses() })
      this.#parts = [closing(store), bus, ...services.parts, presence]
      await startAll(this.#parts.slice(1))
      this.#running = { bus, services }
    } catch (error) {
      await store.close()
      throw error
    }
    const members = this.#running.bus.members().length
    this.#logger.info('node started', { services: config.services, members, ...this.addresses() })
  }

  async stop(): Promise<void> {
    if (this.#running === undefined) return
    this.#running = undefined
    await stopAll(this.#parts)
    this.#logger.info('node stopped')
  }

  #started(): { bus: Bus; services: Services } {
    if (this.#running === undefined) {
      throw new CloudError(
        'failed_precondition',
        `Cannot use node "${this.name}": it is not started`
      )
    }
    return this.#running
  }
}

function closing(store: { close(): Promise<void> }): Startable {
  return { start: async () => undefined, stop: async () => store.close() }
}

async function loadIdentity(config: NodeConfig) {
  const trust = { cloud: config.cloud, rootPeerId: config.root }
  const key = await loadNodeKey(config.key)
  const certificate = await readRequired(config.certificate, 'certificate')
  const claims = await verifyNodeCertificate(certificate, { ...trust, now: Date.now() })
  if (claims.peerId !== key.peerId) {
    throw new CloudError(
      'unauthenticated',
      `Cannot start node "${config.name}": certificate "${config.certificate}" is for peer "${claims.peerId}", the key is "${key.peerId}"`
    )
  }
  const uncertified = config.services.filter((service) => !claims.roles.includes(service))
  if (uncertified.length > 0) {
    throw new CloudError(
      'unauthenticated',
      `Cannot start node "${config.name}": its certificate does not allow ${uncertified.join(', ')}; issue one with "tau node add"`
    )
  }
  const swarmKey = new TextDecoder().decode(await readRequired(config.swarmKey, 'swarm key'))
  return { key, certificate, trust, swarmKey }
}

async function readRequired(file: string, what: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    throw new CloudError('not_found', `Cannot read ${what} "${file}": no such file`, {
      cause: error
    })
  }
}
