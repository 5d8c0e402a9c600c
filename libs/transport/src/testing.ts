import { CloudError } from '@taucloud/base'
import {
  generateCloudRoot,
  generateNodeKey,
  generateSwarmKey,
  issueNodeCertificate
} from '@taucloud/identity'
import type { CloudRoot, Role } from '@taucloud/identity'
import type { BusInit, CloudBus } from './bus-init.ts'
import { createBus } from './create-bus.ts'

const FULL_MESH_MS = 20_000

/** A fresh cloud for tests: its root, its swarm key, and the next serial. */
export class TestCloud {
  readonly root: CloudRoot
  readonly swarmKey = generateSwarmKey()
  #serial = 0

  private constructor(root: CloudRoot) {
    this.root = root
  }

  static async create(name = 'test'): Promise<TestCloud> {
    return new TestCloud(await generateCloudRoot(name))
  }

  /** What a new node of this cloud needs, with a certificate for the roles; nothing is started. */
  async busInit(
    roles: Role[],
    more: Partial<BusInit> & { notAfter?: number } = {}
  ): Promise<BusInit> {
    const { notAfter = Date.now() + 3_600_000, ...init } = more
    const key = init.key ?? (await generateNodeKey())
    const claims = {
      cloud: this.root.name,
      peerId: key.peerId,
      roles,
      shape: roles.join('-') || 'none'
    }
    this.#serial++
    const certificate = await issueNodeCertificate(this.root, {
      ...claims,
      notAfter,
      serial: this.#serial
    })
    const trust = { cloud: this.root.name, rootPeerId: this.root.peerId }
    const listen = ['/ip4/127.0.0.1/tcp/0']
    const { swarmKey } = this
    return { key, certificate, trust, swarmKey, listen, bootstrap: [], profile: 'dev', ...init }
  }
}

/** Started buses of one cloud on loopback. */
export interface TestBuses {
  /** In the order of the shapes. */
  readonly buses: CloudBus[]
  readonly cloud: TestCloud
  /** Starts another bus that bootstraps from the first. */
  readonly add: (roles: Role[], more?: Partial<BusInit>) => Promise<CloudBus>
  readonly stop: () => Promise<void>
}

/**
 * Starts one bus per shape; all of them are connected and know each other when it resolves. Call `stop()` in the end.
 *
 * @throws {CloudError} `deadline_exceeded` when they are not all connected within 20 s
 */
export async function startTestBuses(
  shapes: Role[][],
  more: Partial<BusInit> = {}
): Promise<TestBuses> {
  const cloud = await TestCloud.create()
  const buses: CloudBus[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(buses.map(async (bus) => bus.stop()))
  }
  const create = async (roles: Role[], extra: Partial<BusInit> = {}): Promise<CloudBus> => {
    const bootstrap = buses[0]?.multiaddrs() ?? []
    const bus = createBus(await cloud.busInit(roles, { bootstrap, ...more, ...extra }))
    buses.push(bus)
    return bus
  }
  const add = async (roles: Role[], extra: Partial<BusInit> = {}): Promise<CloudBus> => {
    const bus = await create(roles, extra)
    await bus.start()
    return bus
  }
  try {
    const [first, ...others] = shapes
    if (first !== undefined) await add(first)
    for (const roles of others) await create(roles)
    await Promise.all(buses.map(async (bus) => bus.start()))
    await Promise.all(buses.map(async (bus) => membersReach(bus, shapes.length)))
  } catch (error) {
    await stop()
    throw error
  }
  return { buses, cloud, add, stop }
}

/** Resolves when the bus sees exactly so many members, itself included. @throws {CloudError} `deadline_exceeded` */
export async function membersReach(
  bus: CloudBus,
  count: number,
  withinMs = FULL_MESH_MS
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const check = (): void => {
    if (bus.members().length === count) resolve(undefined)
  }
  const unsubscribe = bus.onMembersChanged(check)
  const timer = setTimeout(() => {
    const state = `${bus.members().length} of ${count} members after ${withinMs} ms`
    reject(new CloudError('deadline_exceeded', `Cannot wait for the members: ${state}`))
  }, withinMs)
  check()
  try {
    await promise
  } finally {
    clearTimeout(timer)
    unsubscribe()
  }
}
