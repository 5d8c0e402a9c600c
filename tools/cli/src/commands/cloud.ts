import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import type { Command } from '@commander-js/extra-typings'
import { CloudError, parseJsonWith } from '@taucloud/base'
import {
  generateCloudRoot,
  generateNodeKey,
  generateSwarmKey,
  issueNodeCertificate,
  loadCloudRoot,
  ROLES,
  saveCloudRoot,
  saveNodeKey
} from '@taucloud/identity'
import type { CloudRoot, Role } from '@taucloud/identity'
import { z } from 'zod'
import type { Output } from '../output.ts'

const CERTIFICATE_LIFE_MS = 2 * 365 * 24 * 3600 * 1000
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/

const cloudSchema = z.object({
  version: z.literal(1),
  name: z.string().regex(NAME),
  zone: z.string(),
  root: z.string(),
  nextSerial: z.number().int(),
  nodes: z.array(
    z.object({ name: z.string(), peerId: z.string(), multiaddrs: z.array(z.string()) })
  )
})
type CloudFile = z.output<typeof cloudSchema>

const shapeSchema = z.object({
  name: z.string().regex(NAME).optional(),
  services: z.array(z.enum(ROLES)).min(1)
})

/** Adds `tau cloud init`: what an operator does at a desk, with the root key at hand. */
export function addCloudCommands(program: Command, output: Output): void {
  const cloud = program.command('cloud').description('make a cloud of your own')
  cloud
    .command('init')
    .description(
      'make a root key, a swarm key and a name; keep the folder: whoever holds the root key owns the cloud'
    )
    .argument('<name>', 'name of the cloud: lower-case letters, digits and "-"')
    .option('--dir <folder>', 'folder to write to', '.')
    .option('--zone <domain>', 'DNS zone the cloud names things in (default: <name>.localhost)')
    .addHelpText('after', '\nExample: tau cloud init acme --dir ./acme --zone acme.example')
    .action(async (name, options) => {
      output.done(await initCloud(name, resolve(options.dir), options.zone))
    })
}

/** Adds `tau node add` to the `node` command. */
export function addNodeAddCommand(node: Command, output: Output): void {
  node
    .command('add')
    .description('certify one node and write its configuration')
    .argument('[services...]', `what it runs: ${ROLES.join(', ')}`)
    .requiredOption('--name <name>', 'name of the node, unique in its cloud')
    .option('--shape <file>', 'JSON file {"name", "services"} instead of listing services')
    .option('--dir <folder>', 'folder of the cloud', '.')
    .option('--listen <host:port>', 'where the bus listens', '127.0.0.1:4001')
    .option(
      '--http <port>',
      "port of the node's public HTTP listener (auth, substrate, gateway take it and the next two)"
    )
    .option('--dns <port>', 'port of the DNS server of a seer', '5353')
    .addHelpText(
      'after',
      '\nExample: tau node add gateway seer --name edge1 --dir ./acme --listen 10.0.0.5:4001 --http 80'
    )
    .action(async (services, options) => {
      output.done(await addNode(services, { ...options, dir: resolve(options.dir) }))
    })
}

async function initCloud(name: string, folder: string, zone = `${name}.localhost`) {
  if (!NAME.test(name)) {
    throw new CloudError(
      'invalid_argument',
      `Cannot name a cloud "${name}": lower-case letters, digits and "-"`
    )
  }
  const file = join(folder, 'cloud.json')
  if (existsSync(file)) {
    throw new CloudError(
      'already_exists',
      `Cannot make a cloud in "${folder}": it holds one already`
    )
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const root = await generateCloudRoot(name)
  await saveCloudRoot(join(folder, 'root.key'), root)
  await writeFile(join(folder, 'swarm.key'), generateSwarmKey(), { mode: 0o600 })
  await writeFile(join(folder, 'admin.token'), randomToken(), { mode: 0o600 })
  const cloud: CloudFile = { version: 1, name, zone, root: root.peerId, nextSerial: 1, nodes: [] }
  await writeCloud(folder, cloud)
  return {
    text: `Cloud "${name}" made in ${folder}: keep root.key offline, give swarm.key to every node.\nNext: tau node add --name n1 --dir ${folder} ${ROLES.slice(0, 3).join(' ')}`,
    data: { name, zone, root: root.peerId, folder }
  }
}

interface AddNodeOptions {
  name: string
  shape?: string | undefined
  dir: string
  listen: string
  http?: string | undefined
  dns: string
}

async function addNode(listed: string[], options: AddNodeOptions) {
  if (!NAME.test(options.name)) {
    throw new CloudError(
      'invalid_argument',
      `Cannot name a node "${options.name}": lower-case letters, digits and "-"`
    )
  }
  const shape = await shapeOf(listed, options.shape)
  const cloud = await readCloud(options.dir)
  const folder = join(options.dir, options.name)
  if (cloud.nodes.some((node) => node.name === options.name) || existsSync(folder)) {
    throw new CloudError(
      'already_exists',
      `Cannot add node "${options.name}": the cloud has one of that name`
    )
  }
  const root = await loadCloudRoot(join(options.dir, 'root.key'))
  const listen = multiaddrOf(options.listen)
  const peerId = await certify({ root, folder, cloud, ...shape })
  const config = nodeConfig({ cloud, options, shape, listen })
  await writeFile(join(folder, 'node.json'), `${JSON.stringify(config, null, 2)}\n`)
  cloud.nodes.push({ name: options.name, peerId, multiaddrs: [`${listen}/p2p/${peerId}`] })
  cloud.nextSerial += 1
  await writeCloud(options.dir, cloud)
  const file = relative(process.cwd(), join(folder, 'node.json'))
  return {
    text: `Node "${options.name}" (${shape.services.join(', ')}) certified as ${peerId}.\nNext: copy ${folder} and ${join(options.dir, 'swarm.key')} to the machine, then: tau node start --config ${file}`,
    data: {
      name: options.name,
      peerId,
      services: shape.services,
      config: join(folder, 'node.json')
    }
  }
}

async function shapeOf(
  listed: string[],
  file: string | undefined
): Promise<{ shape: string; services: Role[] }> {
  if (file !== undefined) {
    const shape = parseJsonWith(shapeSchema, await readFile(file, 'utf8'), `shape "${file}"`)
    return { shape: shape.name ?? 'custom', services: shape.services }
  }
  const { services } = parseJsonWith(
    shapeSchema,
    JSON.stringify({ services: listed }),
    `services (one or more of ${ROLES.join(', ')})`
  )
  return {
    shape: services.length === ROLES.length ? 'all' : services.join('-').slice(0, 63),
    services
  }
}

interface Certification {
  root: CloudRoot
  folder: string
  cloud: CloudFile
  shape: string
  services: Role[]
}

async function certify({ root, folder, cloud, shape, services }: Certification): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const key = await generateNodeKey()
  await saveNodeKey(join(folder, 'node.key'), key)
  const claims = { cloud: cloud.name, peerId: key.peerId, roles: services, shape }
  const notAfter = Date.now() + CERTIFICATE_LIFE_MS
  await writeFile(
    join(folder, 'certificate'),
    await issueNodeCertificate(root, { ...claims, notAfter, serial: cloud.nextSerial })
  )
  return key.peerId
}

interface NodeConfigParts {
  cloud: CloudFile
  options: AddNodeOptions
  shape: { shape: string; services: Role[] }
  listen: string
}

/** The node's configuration; nodes added before it are those it looks for when it starts. */
function nodeConfig({ cloud, options, shape, listen }: NodeConfigParts) {
  const host = options.listen.slice(0, options.listen.lastIndexOf(':'))
  const first = Number(options.http ?? 0)
  const listener = (offset: number) => ({ host, port: first === 0 ? 0 : first + offset })
  const ofService = { gateway: listener(0), auth: listener(1), substrate: listener(2) }
  const http = Object.fromEntries(
    Object.entries(ofService).filter(([name]) => shape.services.some((service) => service === name))
  )
  return {
    name: options.name,
    cloud: cloud.name,
    root: cloud.root,
    zone: cloud.zone,
    ...shape,
    data: 'data',
    key: 'node.key',
    certificate: 'certificate',
    swarmKey: '../swarm.key',
    listen: [listen],
    bootstrap: cloud.nodes.flatMap((node) => node.multiaddrs),
    profile: 'server',
    http,
    ...(shape.services.includes('seer') ? { dns: { host, port: Number(options.dns) } } : {}),
    ...(shape.services.includes('auth') ? { adminToken: '../admin.token' } : {})
  }
}

function multiaddrOf(listen: string): string {
  const match = /^(?:\[([0-9a-f:]+)\]|(\d+\.\d+\.\d+\.\d+)):(\d{1,5})$/.exec(listen)
  if (match === null) {
    throw new CloudError(
      'invalid_argument',
      `Cannot listen on "${listen}": an address and a port, as 10.0.0.5:4001`
    )
  }
  return match[1] === undefined
    ? `/ip4/${match[2]}/tcp/${match[3]}`
    : `/ip6/${match[1]}/tcp/${match[3]}`
}

async function readCloud(folder: string): Promise<CloudFile> {
  const file = join(folder, 'cloud.json')
  if (!existsSync(file)) {
    throw new CloudError(
      'not_found',
      `Cannot find a cloud in "${folder}": run "tau cloud init" first, or say where with --dir`
    )
  }
  return parseJsonWith(cloudSchema, await readFile(file, 'utf8'), `cloud "${file}"`)
}

async function writeCloud(folder: string, cloud: CloudFile): Promise<void> {
  await writeFile(join(folder, 'cloud.json'), `${JSON.stringify(cloud, null, 2)}\n`)
}

function randomToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
}
