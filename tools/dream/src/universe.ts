import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudError, parseJsonWith } from '@taucloud/base'
import {
  generateCloudRoot,
  generateNodeKey,
  generateSwarmKey,
  issueNodeCertificate,
  ROLES,
  saveCloudRoot,
  saveNodeKey
} from '@taucloud/identity'
import type { CloudRoot, Role } from '@taucloud/identity'
import type { NodeConfigFile } from '@taucloud/node'
import envPaths from 'env-paths'
import { z } from 'zod'
import { choosePort, freePorts, isFree } from './ports.ts'

const DEFAULT_GATEWAY_PORT = 8080
const CERTIFICATE_LIFE_MS = 10 * 365 * 24 * 3600 * 1000

const schema = z.object({
  version: z.literal(1),
  name: z.string(),
  zone: z.string(),
  root: z.string(),
  gatewayPort: z.number().int(),
  authPort: z.number().int(),
  substratePort: z.number().int(),
  dnsPort: z.number().int(),
  nodes: z.array(
    z.object({
      name: z.string(),
      service: z.enum(ROLES),
      peerId: z.string(),
      port: z.number().int()
    })
  )
})

/** A local cloud as it lies on disk: one node per service, each with its own identity and its own port. */
export type Universe = z.output<typeof schema>

/** Paths inside the folder of a universe. */
export function universeLayout(folder: string) {
  return {
    universe: join(folder, 'universe.json'),
    root: join(folder, 'root.key'),
    swarmKey: join(folder, 'swarm.key'),
    adminToken: join(folder, 'admin.token'),
    running: join(folder, 'running.json'),
    credentials: join(folder, 'credentials'),
    workdir: join(folder, 'hello'),
    nodeFolder: (name: string) => join(folder, 'nodes', name),
    nodeConfig: (name: string) => join(folder, 'nodes', name, 'node.json')
  }
}

export interface OpenUniverseInit {
  /** `public`, or loopback pairs that projects may list. @default none */
  egress?: readonly string[]
  /** Gateway port. @default the last one used, else the first free from 8080 on */
  port?: number
  /** Throw away what the folder holds first. @default false */
  fresh?: boolean
  /** Used when the universe is made. @default 'dream' */
  name?: string
}

/**
 * Opens the universe of a folder, or makes one: keys, certificates and the configuration of each node. Ports are kept
 * from start to start and replaced when something else has taken them meanwhile.
 *
 * @throws {CloudError} `data_loss` when the folder's own record cannot be read, `failed_precondition` for a busy port
 */
export async function openUniverse(folder: string, init: OpenUniverseInit = {}): Promise<Universe> {
  const layout = universeLayout(folder)
  if (init.fresh === true) await clear(folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const known = await readUniverse(folder)
  const universe = known ?? (await createUniverse(folder, init.name ?? 'dream'))
  const wished =
    init.port ??
    (known !== undefined && (await isFree(known.gatewayPort)) ? known.gatewayPort : undefined)
  universe.gatewayPort = await choosePort(wished, DEFAULT_GATEWAY_PORT)
  await replaceBusyPorts(universe)
  await writeFile(layout.universe, JSON.stringify(universe, null, 2))
  for (const node of universe.nodes) {
    await writeNodeConfig(folder, universe, { name: node.name, egress: init.egress ?? [] })
  }
  return universe
}

/** The universe of a folder, or undefined when there is none yet. */
export async function readUniverse(folder: string): Promise<Universe | undefined> {
  const file = universeLayout(folder).universe
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    // No file: no universe here yet. A folder that cannot be read fails at the first write, with its reason.
    return undefined
  }
  try {
    return parseJsonWith(schema, text, `universe "${file}"`)
  } catch (error) {
    throw new CloudError(
      'data_loss',
      `Cannot read universe "${file}": the file is damaged; start with --fresh to begin anew`,
      { cause: error }
    )
  }
}

/** Removes the cloud of a folder. Working copies are people's own: they stay, under another name. */
async function clear(folder: string): Promise<void> {
  const layout = universeLayout(folder)
  const own = [
    layout.universe,
    layout.root,
    layout.swarmKey,
    layout.adminToken,
    layout.running,
    layout.credentials
  ]
  for (const path of [...own, join(folder, 'nodes')])
    await rm(path, { recursive: true, force: true })
  if (existsSync(layout.workdir))
    await rename(layout.workdir, `${layout.workdir}.before-${Date.now()}`)
}

async function createUniverse(folder: string, name: string): Promise<Universe> {
  const layout = universeLayout(folder)
  const root = await generateCloudRoot(name)
  await saveCloudRoot(layout.root, root)
  await writeFile(layout.swarmKey, generateSwarmKey(), { mode: 0o600 })
  await writeFile(layout.adminToken, randomBytes(32).toString('base64url'), { mode: 0o600 })
  const ports = await freePorts(ROLES.length + 3)
  const nodes: Universe['nodes'] = []
  for (const [index, service] of ROLES.entries()) {
    nodes.push({
      name: service,
      service,
      peerId: await issueNode(folder, root, service, index + 1),
      port: ports[index] ?? 0
    })
  }
  const [authPort = 0, substratePort = 0, dnsPort = 0] = ports.slice(ROLES.length)
  const base = {
    version: 1 as const,
    name,
    zone: `${name}.localhost`,
    root: root.peerId,
    gatewayPort: 0
  }
  return { ...base, authPort, substratePort, dnsPort, nodes }
}

async function issueNode(
  folder: string,
  root: CloudRoot,
  service: Role,
  serial: number
): Promise<string> {
  const home = universeLayout(folder).nodeFolder(service)
  await mkdir(home, { recursive: true, mode: 0o700 })
  const key = await generateNodeKey()
  await saveNodeKey(join(home, 'node.key'), key)
  const certificate = await issueNodeCertificate(root, {
    cloud: root.name,
    peerId: key.peerId,
    roles: [service],
    shape: service,
    notAfter: Date.now() + CERTIFICATE_LIFE_MS,
    serial
  })
  await writeFile(join(home, 'certificate'), certificate)
  return key.peerId
}

async function replaceBusyPorts(universe: Universe): Promise<void> {
  const fresh = await freePorts(universe.nodes.length + 3)
  const keep = async (port: number): Promise<number> =>
    (await isFree(port)) ? port : (fresh.pop() ?? 0)
  universe.authPort = await keep(universe.authPort)
  universe.substratePort = await keep(universe.substratePort)
  universe.dnsPort = await keep(universe.dnsPort)
  for (const node of universe.nodes) node.port = await keep(node.port)
}

async function writeNodeConfig(
  folder: string,
  universe: Universe,
  { name, egress }: { name: string; egress: readonly string[] }
): Promise<void> {
  const node = universe.nodes.find((candidate) => candidate.name === name)
  if (node === undefined) return
  const multiaddr = (of: Universe['nodes'][number]): string =>
    `/ip4/127.0.0.1/tcp/${of.port}/p2p/${of.peerId}`
  const config: NodeConfigFile = {
    name,
    cloud: universe.name,
    root: universe.root,
    zone: universe.zone,
    shape: node.service,
    services: [node.service],
    data: 'data',
    key: 'node.key',
    certificate: 'certificate',
    swarmKey: '../../swarm.key',
    listen: [`/ip4/127.0.0.1/tcp/${node.port}`],
    bootstrap: universe.nodes.filter((other) => other !== node).map(multiaddr),
    profile: 'dev',
    logLevel: 'info',
    http: {
      auth: { port: universe.authPort },
      substrate: { port: universe.substratePort },
      gateway: { port: universe.gatewayPort }
    },
    dns: { port: universe.dnsPort },
    substrate: {
      egress: egress.includes('public') ? 'public' : 'configured',
      loopback: egress.filter((place) => place !== 'public')
    },
    adminToken: '../../admin.token',
    toolchains: toolchainFolder()
  }
  await writeFile(universeLayout(folder).nodeConfig(name), JSON.stringify(config, null, 2))
}

/**
 * Where compiled standard libraries are kept, for every universe of this machine. Builds of a root process run as other users,
 * who cannot reach root's own folders.
 */
export function toolchainFolder(): string {
  return process.getuid?.() === 0
    ? '/var/cache/taucloud'
    : envPaths('taucloud', { suffix: '' }).cache
}
