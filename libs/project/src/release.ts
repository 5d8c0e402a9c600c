import { canonicalJson, CloudError, parseJsonWith } from '@taucloud/base'
import { parseCid } from '@taucloud/content/cid'
import { z } from 'zod'
import { MAX_EGRESS_RULES, parseEgressRule } from './egress.ts'
import { isFqdn } from './hosts.ts'
import { isContentId } from './ids.ts'
import { ISOLATIONS } from './isolation.ts'
import type { Isolation } from './isolation.ts'
import { HTTP_METHODS } from './scalars.ts'

/** Largest encoded release, in bytes: it travels whole in one publication. */
export const MAX_RELEASE_BYTES = 1024 * 1024
/** Largest encoded file table, in bytes. */
export const MAX_FILE_TABLE_BYTES = 16 * 1024 * 1024
/** Most files of one website. */
export const MAX_WEBSITE_FILES = 20_000
/** Most host names of one release. */
export const MAX_RELEASE_HOSTS = 256
/** Most (host, method, path) triples of one release. */
export const MAX_RELEASE_ROUTES = 20_000

/**
 * Everything that one push of a branch serves: immutable, named by the CID of its canonical JSON, switched as a whole.
 */
export interface Release {
  version: 1
  /** Project id. */
  project: string
  /** At most 64 characters; for people. */
  projectName: string
  branch: string
  /** When the push happened, in milliseconds since the epoch: the order of releases. */
  pushedAtMs: number
  commits: { repository: string; commit: string }[]
  /** CID of the canonical JSON of the compiled object. */
  config: string
  functions: ReleaseFunction[]
  websites: ReleaseWebsite[]
  /** Functions that messages and commands call. @default none */
  triggers?: TriggeredFunction[] | undefined
  /** Channels and services by scope; scopes without any are left out. @default none */
  messaging?: ReleaseScope[] | undefined
}

/** What runs when a function of a release is called, and within which limits. */
export interface FunctionCode {
  id: string
  name: string
  /** Name of the application, empty in the scope of the project. */
  application: string
  /** Id of the application. @default none: in the scope of the project */
  applicationId?: string | undefined
  /** CID of the rewritten module, the one that runs. */
  module: string
  /** CID of the module as it was built. */
  source: string
  /** Exported symbol that handles an event. */
  entry: string
  /** Wall-clock limit of one call, in milliseconds. */
  timeoutMs: number
  /** Limit of the guest's memory, in bytes. */
  memoryBytes: number
  isolation: Isolation
  /** Size of `module`, in bytes. */
  size: number
  /** What `module` is; a component has no `entry` of its own to be called by. @default a core module */
  kind?: 'component' | undefined
  /** Hosts and ports that it may connect to. @default none */
  egress?: string[] | undefined
}

/** An HTTP function of a release. */
export interface ReleaseFunction extends FunctionCode {
  /** Lower-case host names. */
  hosts: string[]
  /** In capitals. */
  method: string
  /** Compared byte for byte with the path of a request. */
  paths: string[]
}

/** A function that a message on a channel or a command on a protocol calls. */
export interface TriggeredFunction extends FunctionCode {
  trigger: FunctionTrigger
}

/** What calls a function (project-config §22.8 and §22.9). */
export type FunctionTrigger =
  { type: 'pubsub'; channel: string } | { type: 'p2p'; protocol: string; command: string }

/** Channels and services of the project or of one application. */
export interface ReleaseScope {
  /** Name of the application, empty in the scope of the project. */
  application: string
  /** Its id, empty in the scope of the project. */
  applicationId: string
  channels: ReleaseChannel[]
  services: { id: string; name: string; protocol: string }[]
}

/** A messaging resource: the channels it covers, and whether WebSocket clients may use them. */
export interface ReleaseChannel {
  name: string
  match: string
  /** Is `match` an expression? */
  regex: boolean
  webSocket: boolean
}

/** A website of a release. */
export interface ReleaseWebsite {
  id: string
  name: string
  /** Name of the application, empty in the scope of the project. */
  application: string
  /** Lower-case host names. */
  hosts: string[]
  /** Path prefixes (project-config §22.2). */
  paths: string[]
  /** CID of the {@link FileTable}, a JSON file. */
  files: string
}

/** The files of one website, by path without leading slash. */
export interface FileTable {
  version: 1
  files: Record<string, FileEntry>
}

/** One file of a website and the encodings it is also stored in. Sizes are in bytes. */
export interface FileEntry {
  cid: string
  size: number
  /** Media type, as it goes into `content-type`. */
  type: string
  encodings?: { br?: StoredFile | undefined; gzip?: StoredFile | undefined } | undefined
}

/** A file in content storage. */
export interface StoredFile {
  cid: string
  /** In bytes. */
  size: number
}

// Text from outside ends in logs, keys and headers: no control characters anywhere.
const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'has control characters')
const cid = z.string().refine(isCid, 'not a CID of this cloud')
const id = z.string().refine(isContentId, 'not a content id')
const name = text(255).regex(/^[^/]*$/, 'has a slash')
const application = z.union([z.literal(''), name])
const count = (max: number) => z.int().min(0).max(max)
const host = z
  .string()
  .refine(
    (value) => isFqdn(value) && value === value.toLowerCase() && !value.endsWith('.'),
    'not a lower-case host name'
  )
const hosts = z.array(host).min(1).max(64)
const path = text(1024).startsWith('/')
const egressRule = z
  .string()
  .max(300)
  .refine((value) => typeof parseEgressRule(value) === 'object', 'not an egress rule')
const commit = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'not a commit')

const MAX_DAY_MS = 24 * 60 * 60 * 1000
const MAX_WASM_BYTES = 4 * 1024 ** 3
const MAX_FILE_BYTES = 1024 ** 4

const releaseFunction = z.object({
  id,
  name,
  application,
  applicationId: id.optional(),
  hosts,
  method: z.enum(HTTP_METHODS),
  paths: z.array(path).min(1).max(256),
  module: cid,
  source: cid,
  entry: text(256),
  timeoutMs: z.int().min(1).max(MAX_DAY_MS),
  memoryBytes: z.int().min(1).max(MAX_WASM_BYTES),
  isolation: z.enum(ISOLATIONS),
  size: count(MAX_WASM_BYTES),
  kind: z.literal('component').optional(),
  egress: z.array(egressRule).max(MAX_EGRESS_RULES).optional()
})

const trigger = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pubsub'), channel: text(1024) }),
  z.object({ type: z.literal('p2p'), protocol: text(1024), command: text(1024) })
])
const triggeredFunction = releaseFunction
  .omit({ hosts: true, method: true, paths: true })
  .extend({ trigger })
const releaseScope = z.object({
  application,
  applicationId: z.union([z.literal(''), id]),
  channels: z
    .array(z.object({ name, match: text(1024), regex: z.boolean(), webSocket: z.boolean() }))
    .max(256),
  services: z.array(z.object({ id, name, protocol: text(1024) })).max(256)
})

const releaseWebsite = z.object({
  id,
  name,
  application,
  hosts,
  paths: z.array(path).min(1).max(256),
  files: cid
})

const release = z.object({
  version: z.literal(1),
  project: id,
  projectName: text(64),
  branch: text(255).regex(/^(?!-)(?!.*\.\.)[^\s~^:?*[\\]+$/, 'not a branch name'),
  pushedAtMs: count(Number.MAX_SAFE_INTEGER),
  commits: z.array(z.object({ repository: text(255), commit })).max(64),
  config: cid,
  functions: z.array(releaseFunction).max(2_000),
  websites: z.array(releaseWebsite).max(256),
  triggers: z.array(triggeredFunction).max(2_000).optional(),
  messaging: z.array(releaseScope).max(256).optional()
})

const storedFile = z.object({ cid, size: count(MAX_FILE_BYTES) })
const fileEntry = storedFile.extend({
  // Goes into a response header as it is.
  type: z
    .string()
    .max(128)
    .regex(/^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+=[\w.-]+)*$/, 'not a media type'),
  encodings: z.object({ br: storedFile.optional(), gzip: storedFile.optional() }).optional()
})
const fileTable = z.object({
  version: z.literal(1),
  files: z.record(text(1024).refine(isFilePath, 'not a clean relative path'), fileEntry)
})

/** The canonical JSON of a release. @throws {CloudError} `resource_exhausted` above {@link MAX_RELEASE_BYTES} */
export function encodeRelease(value: Release): Uint8Array {
  return encode(value, MAX_RELEASE_BYTES, 'release')
}

/**
 * Reads a release that somebody else wrote. Members it does not know are left out.
 *
 * @throws {CloudError} `invalid_argument` for anything out of shape or bounds, ids or routes that appear twice
 */
export function parseRelease(bytes: Uint8Array): Release {
  const value = parseJsonWith(release, decode(bytes, MAX_RELEASE_BYTES, 'release'), 'release')
  assertDistinct(
    [...value.functions, ...value.websites, ...(value.triggers ?? [])].map(
      (resource) => resource.id
    ),
    'id'
  )
  assertDistinct(
    (value.messaging ?? []).map((scope) => scope.application),
    'scope'
  )
  const { functions, websites } = value
  const routes = [...functions, ...websites].reduce(
    (n, r) => n + r.hosts.length * r.paths.length,
    0
  )
  assertAtMost(routes, MAX_RELEASE_ROUTES, 'routes')
  assertAtMost(hostsOf(value).length, MAX_RELEASE_HOSTS, 'hosts')
  assertDistinct(functions.flatMap(routesOf), 'route')
  return value
}

/** The canonical JSON of a file table. @throws {CloudError} `resource_exhausted` above {@link MAX_FILE_TABLE_BYTES} */
export function encodeFileTable(value: FileTable): Uint8Array {
  return encode(value, MAX_FILE_TABLE_BYTES, 'file table')
}

/** Reads a file table that somebody else wrote. @throws {CloudError} `invalid_argument` */
export function parseFileTable(bytes: Uint8Array): FileTable {
  const json = decode(bytes, MAX_FILE_TABLE_BYTES, 'file table')
  const value = parseJsonWith(fileTable, json, 'file table')
  assertAtMost(Object.keys(value.files).length, MAX_WEBSITE_FILES, 'files')
  return value
}

/**
 * The roots that keep a release alive: configuration, modules, their sources and file tables, sorted, each once.
 * What a file table names in turn is {@link fileTableCids}.
 */
export function releaseCids(value: Release): string[] {
  const modules = codeOf(value).flatMap((fn) => [fn.module, fn.source])
  return distinct([value.config, ...modules, ...value.websites.map((website) => website.files)])
}

/** Every function of a release, whatever calls it. */
export function codeOf(value: Release): FunctionCode[] {
  return [...value.functions, ...(value.triggers ?? [])]
}

/** The roots of every file and encoding of a website, sorted, each once. */
export function fileTableCids(table: FileTable): string[] {
  const entries = Object.values(table.files)
  const stored = entries.flatMap((file) => [file, file.encodings?.br, file.encodings?.gzip])
  return distinct(stored.flatMap((file) => (file === undefined ? [] : [file.cid])))
}

/** The host names that a release answers for, sorted, each once. */
export function hostsOf(value: Release): string[] {
  return distinct([...value.functions, ...value.websites].flatMap((resource) => resource.hosts))
}

/** No empty segment, `.`, `..` or backslash: such a path means the same in a table, an archive and a URL. */
export function isFilePath(value: string): boolean {
  if (value.includes('\\') || value === '__proto__') return false
  return value.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}

function isCid(value: string): boolean {
  try {
    parseCid(value)
    return true
  } catch {
    // Any reason means the same here: no block has this name.
    return false
  }
}

function routesOf(fn: ReleaseFunction): string[] {
  return fn.hosts.flatMap((host) => fn.paths.map((path) => `${fn.method} ${host}${path}`))
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort()
}

function assertDistinct(values: string[], what: string): void {
  const seen = new Set<string>()
  for (const value of values) {
    if (seen.has(value)) {
      throw new CloudError(
        'invalid_argument',
        `Cannot read release: ${what} "${value}" appears twice`
      )
    }
    seen.add(value)
  }
}

function assertAtMost(count: number, max: number, what: string): void {
  if (count <= max) return
  throw new CloudError('invalid_argument', `Cannot read release: ${count} ${what}, at most ${max}`)
}

function encode(value: unknown, maxBytes: number, what: string): Uint8Array {
  const bytes = new TextEncoder().encode(canonicalJson(value))
  if (bytes.length <= maxBytes) return bytes
  throw new CloudError(
    'resource_exhausted',
    `Cannot encode ${what}: ${bytes.length} bytes, at most ${maxBytes}`
  )
}

function decode(bytes: Uint8Array, maxBytes: number, what: string): string {
  if (bytes.length > maxBytes) {
    throw new CloudError(
      'invalid_argument',
      `Cannot read ${what}: ${bytes.length} bytes, at most ${maxBytes}`
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new CloudError('invalid_argument', `Cannot read ${what}: not UTF-8`, { cause: error })
  }
}
