import { encodeFileTable, encodeRelease } from '@taucloud/project/release'
import type {
  FileEntry,
  FunctionCode,
  FunctionTrigger,
  Release,
  ReleaseFunction,
  ReleaseScope
} from '@taucloud/project/release'
import { BranchRecordCodec } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { testGuest } from './guests.ts'
import { rawCid } from './memory-content.ts'
import type { MemoryContent } from './memory-content.ts'

export const ZONE = 'dream.localhost'

/** What a test deploys: exports of the test guest by route, files of a website by path. */
export interface Deployment {
  /** @default 'one' */
  project?: string
  /** @default 'main' */
  branch?: string
  /** Of the guest: what `hello` says. @default 'v1' */
  version?: string
  /** `GET /hello` → name of the export; further settings may be given. */
  functions?: Record<string, string | (Partial<ReleaseFunction> & { entry: string })>
  /** Functions that messages and commands call, by export. */
  triggers?: Record<string, FunctionTrigger & { application?: string }>
  messaging?: ReleaseScope[]
  files?: Record<string, string | Uint8Array | { content: string; br: string }>
  /** The compiled object of the project. @default none */
  config?: object
  /** Bytes in place of the guest. */
  module?: Uint8Array
  pushedAtMs?: number
  /** Host names that it claims. @default its own */
  hosts?: string[]
}

let pushes = 0

/** The project id that a test's short name stands for. */
export function projectId(name: string): string {
  return rawCid(Buffer.from(name))
}

/** The host that a test's project answers for. */
export function hostOf(name = 'one'): string {
  return `site-${projectId(name).slice(-8)}.${ZONE}`
}

/** Puts a release and all that it names into the store. @returns the record that makes it live */
export async function deploy(
  content: MemoryContent,
  deployment: Deployment
): Promise<BranchRecord> {
  const { branch = 'main', functions = {}, files, config } = deployment
  const name = deployment.project ?? 'one'
  const project = projectId(name)
  const { hosts = [hostOf(name)] } = deployment
  const module = content.put(deployment.module ?? (await testGuest(deployment.version)))
  const pushedAtMs = deployment.pushedAtMs ?? ++pushes
  const website = {
    id: projectId(`${name}/site`),
    name: 'site',
    application: '',
    hosts,
    paths: ['/']
  }
  const release: Release = {
    version: 1,
    project,
    projectName: name,
    branch,
    pushedAtMs,
    commits: [],
    config:
      config === undefined
        ? rawCid(Buffer.from('config'))
        : content.put(Buffer.from(JSON.stringify(config))),
    functions: Object.entries(functions).map(([route, fn]) =>
      functionOf(name, route, fn, { hosts, module })
    ),
    triggers: Object.entries(deployment.triggers ?? {}).map(
      ([entry, { application, ...trigger }]) => ({
        ...codeOf(name, entry, { entry, application: application ?? '' }, module),
        trigger
      })
    ),
    messaging: deployment.messaging,
    websites: files === undefined ? [] : [{ ...website, files: putFiles(content, files) }]
  }
  const cid = content.put(encodeRelease(release))
  const record = { project, projectName: name, branch, release: cid, pushedAtMs, hosts, attempt: 1 }
  return BranchRecordCodec.decode(BranchRecordCodec.encode(record))
}

function codeOf(
  project: string,
  key: string,
  settings: Partial<ReleaseFunction> & { entry: string },
  module: string
): FunctionCode {
  return {
    id: projectId(`${project}${key}`),
    name: settings.entry,
    application: settings.application ?? '',
    entry: settings.entry,
    module,
    source: module,
    timeoutMs: 5_000,
    memoryBytes: 4 * 1024 * 1024,
    isolation: 'restore',
    size: 1
  }
}

function functionOf(
  project: string,
  route: string,
  fn: string | (Partial<ReleaseFunction> & { entry: string }),
  shared: { hosts: string[]; module: string }
): ReleaseFunction {
  const [method = 'GET', path = '/'] = route.split(' ')
  const settings = typeof fn === 'string' ? { entry: fn } : fn
  return {
    ...codeOf(project, route, settings, shared.module),
    method,
    paths: [path],
    ...shared,
    ...settings
  }
}

function putFiles(content: MemoryContent, files: NonNullable<Deployment['files']>): string {
  const entries = Object.entries(files).map(([path, file]): [string, FileEntry] => {
    const type = path.endsWith('.html') ? 'text/html;charset=utf-8' : 'application/octet-stream'
    if (typeof file === 'string' || file instanceof Uint8Array)
      return [path, { ...put(content, file), type }]
    return [path, { ...put(content, file.content), type, encodings: { br: put(content, file.br) } }]
  })
  return content.put(encodeFileTable({ version: 1, files: Object.fromEntries(entries) }))
}

function put(content: MemoryContent, file: string | Uint8Array): { cid: string; size: number } {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file
  return { cid: content.put(bytes), size: bytes.length }
}
