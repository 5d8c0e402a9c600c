import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { CloudError, LOG_LEVELS, parseJsonWith } from '@taucloud/base'
import { ROLES } from '@taucloud/identity'
import { z } from 'zod'

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/
const listener = z.object({
  host: z.string().min(1).max(255).default('127.0.0.1'),
  port: z.number().int().min(0).max(65535)
})

const schema = z.object({
  /** Node name, unique in its cloud. */
  name: z.string().regex(NAME, 'a name of lower-case letters, digits and "-"'),
  cloud: z.string().regex(NAME, 'a name of lower-case letters, digits and "-"'),
  /** Peer id of the cloud's root key: what certificates are checked against. */
  root: z.string().min(10).max(128),
  /** DNS zone in which the cloud names what it serves. */
  zone: z.string().min(1).max(253),
  shape: z.string().max(63).default('custom'),
  services: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
  /** Folder of everything the node keeps; relative paths are relative to this file. */
  data: z.string().min(1).max(4096),
  key: z.string().min(1).max(4096),
  certificate: z.string().min(1).max(4096),
  swarmKey: z.string().min(1).max(4096),
  /** Multiaddrs of the bus. */
  listen: z.array(z.string().max(256)).min(1).max(8),
  /** Multiaddrs, with peer id, of nodes that are usually up. */
  bootstrap: z.array(z.string().max(512)).max(64).default([]),
  profile: z.enum(['dev', 'server']).default('server'),
  logLevel: z.enum(LOG_LEVELS).default('info'),
  http: z
    .object({
      auth: listener.optional(),
      substrate: listener.optional(),
      gateway: listener.optional()
    })
    .default({}),
  dns: listener.optional(),
  substrate: z
    .object({
      /** `public`: functions reach any public host. `configured`: what their projects list. */
      egress: z.enum(['configured', 'public']).default('configured'),
      /** Loopback pairs, such as `127.0.0.1:8080`, that projects may list too. */
      loopback: z.array(z.string().max(64)).max(64).default([])
    })
    .optional(),
  /** Address under which people reach the git hosting, when it differs from where it listens. */
  publicUrl: z.url().max(1024).optional(),
  /** File with the operator's token for the git hosting's API. */
  adminToken: z.string().max(4096).optional(),
  /** Compiled standard libraries of build tools, shared by the nodes of one machine. Default: a folder of the node. */
  toolchains: z.string().max(4096).optional(),
  /** Threads that run functions. Default: cores − 1, at least one. */
  threads: z.number().int().min(1).max(256).optional(),
  /** Builds at once. */
  builds: z.number().int().min(1).max(64).optional()
})

/** One node, as written in its `node.json`. All paths are absolute once parsed. */
export type NodeConfig = z.output<typeof schema>
/** What a `node.json` may leave out. */
export type NodeConfigFile = z.input<typeof schema>

/** Checks the text of a `node.json`. @param folder what relative paths are relative to */
export function parseNodeConfig(text: string, folder: string): NodeConfig {
  const config = parseJsonWith(schema, text, 'node configuration')
  const absolute = (path: string): string => resolve(folder, path)
  return {
    ...config,
    data: absolute(config.data),
    key: absolute(config.key),
    certificate: absolute(config.certificate),
    swarmKey: absolute(config.swarmKey),
    ...(config.toolchains === undefined ? {} : { toolchains: absolute(config.toolchains) }),
    ...(config.adminToken === undefined ? {} : { adminToken: absolute(config.adminToken) })
  }
}

/** @throws {CloudError} `not_found` when the file is missing, `invalid_argument` when a field is wrong */
export async function readNodeConfig(file: string): Promise<NodeConfig> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new CloudError(
      'not_found',
      `Cannot read node configuration "${file}": no such file; "tau node add" writes one`,
      { cause: error }
    )
  }
  return parseNodeConfig(text, dirname(resolve(file)))
}
