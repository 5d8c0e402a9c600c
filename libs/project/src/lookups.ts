import { CloudError } from '@taucloud/base'
import { listIn, textIn } from './compiled.ts'
import type { CompiledObject } from './compiled.ts'
import { isGroup } from './fields/field.ts'
import type { Group, WireBody } from './fields/field.ts'
import { normalizeHost } from './hosts.ts'
import { H } from './ids.ts'
import { hostKey, moduleKey } from './indexes.ts'
import type { DirectoryView } from './publishing.ts'
import { LIBRARY_PREFIX } from './scalars.ts'

/** A resource as a link leads to it, at the commit that its branch serves. */
export interface Resolved {
  project: string
  branch: string
  commit: string
  /** Absent in the scope of the project. */
  applicationId?: string
  group: Group
  id: string
  body: WireBody
}

/** A resource that answers a request, and how well it fits. */
export interface HttpMatch extends Resolved {
  /** From 1; 256 is an exact match. */
  score: number
}

/** The score of an exact match (project-config §22.1). */
export const EXACT = 256

/**
 * The resource behind a link (project-config §21.3), `undefined` if the link is stale or of a branch that is not
 * served. The branch inside the link is the one that counts (§26.5).
 */
export function resolveLink(
  view: DirectoryView,
  branches: readonly string[],
  link: string
): Resolved | undefined {
  const parts =
    /^branches\/(.+)\/projects\/([^/]+)(?:\/applications\/([^/]+))?\/([^/]+)\/([^/]+)$/.exec(link)
  const [, branch = '', project = '', applicationId, group = '', id = ''] = parts ?? []
  if (!branches.includes(branch) || !isGroup(group)) return undefined
  const commit = view.currentCommit(project, branch)
  const object = commit === undefined ? undefined : view.object(project, branch, commit)
  const scope = applicationId === undefined ? object : object?.applications?.[applicationId]
  const body = scope?.[group]?.[id]
  if (commit === undefined || body === undefined) return undefined
  const application = applicationId === undefined ? {} : { applicationId }
  return { project, branch, commit, ...application, group, id, body }
}

/**
 * What answers an HTTP request (project-config §22.1): websites before functions, the first exact match at once, else
 * the highest score.
 *
 * @param request `host` as it was sent, `path` without query
 * @param hasFile does the asset of a website have a file of this name?
 */
export function lookUpHttp(
  view: DirectoryView,
  branches: readonly string[],
  request: { host: string; method: string; path: string },
  hasFile: (website: Resolved, file: string) => boolean = () => false
): HttpMatch | undefined {
  const host = normalizeHost(request.host)
  let best: HttpMatch | undefined
  for (const group of ['websites', 'functions'] as const) {
    for (const link of linksAt(view, hostKey(group, host))) {
      const resource = resolveLink(view, branches, link)
      if (resource === undefined) continue
      const score =
        group === 'functions'
          ? functionScore(resource.body, request)
          : websiteScore(resource, request, hasFile)
      if (score > (best?.score ?? 0)) best = { ...resource, score }
      if (score === EXACT) return best
    }
  }
  return best
}

/** 256 for the method, in capitals, and one of the paths, byte for byte; else 0 (project-config §22.3). */
export function functionScore(body: WireBody, request: { method: string; path: string }): number {
  const method = (textIn(body, 'method') ?? '').toUpperCase()
  return method === request.method && listIn(body, 'paths').includes(request.path) ? EXACT : 0
}

/** The best prefix of a website, and its score before files are looked at (project-config §22.2). */
export function bestPrefix(
  paths: readonly string[],
  path: string
): { prefix: string; score: number } {
  let best = { prefix: '', score: 0 }
  for (const prefix of paths) {
    let score = 0
    if (path === prefix) score = EXACT
    else if (prefix === '/') score = 1
    // A path of 255 bytes and more would count as exact by its length alone.
    else if (path.startsWith(`${prefix}/`)) score = Math.min(prefix.length + 1, EXACT - 1)
    if (score > best.score) best = { prefix, score }
  }
  return best
}

function websiteScore(
  website: Resolved,
  { method, path }: { method: string; path: string },
  hasFile: (website: Resolved, file: string) => boolean
): number {
  if (method !== 'GET' && method !== 'HEAD') return 0
  const { prefix, score } = bestPrefix(listIn(website.body, 'paths'), path)
  if (score === 0 || score === EXACT) return score
  const file = path.slice(prefix === '/' ? 1 : prefix.length + 1)
  return file !== '' && hasFile(website, file) ? EXACT : score
}

/** The hash that an asset is published under (project-config §21.1). */
export function assetHash(project: string, resourceId: string, branch: string): string {
  return H(project + resourceId + branch)
}

/**
 * The content id of the code or files of a resource: its own asset, or its library's (project-config §22.5).
 *
 * @throws {CloudError} `unavailable` when it is not built yet
 */
export function assetOf(view: DirectoryView, resource: Resolved): string {
  const source = textIn(resource.body, 'source') ?? '.'
  const owner = source === '.' ? resource.id : source.slice(LIBRARY_PREFIX.length)
  const asset = view.asset(assetHash(resource.project, owner, resource.branch))
  if (asset !== undefined) return asset
  const name = textIn(resource.body, 'name') ?? resource.id
  throw new CloudError('unavailable', `Cannot use ${resource.group} "${name}": it is not built yet`)
}

/**
 * The module that code imports by name, such as `libraries/util`: of the caller's application, else of the project.
 */
export function resolveModule(
  view: DirectoryView,
  branches: readonly string[],
  caller: { project: string; applicationId?: string },
  module: string
): Resolved | undefined {
  const [group = '', name = ''] = module.split('/')
  const scopes = new Set([caller.applicationId, undefined])
  for (const applicationId of scopes) {
    for (const link of linksAt(view, moduleKey(caller.project, applicationId, group, name))) {
      const resource = resolveLink(view, branches, link)
      if (resource !== undefined) return resource
    }
  }
  return undefined
}

/** The libraries and websites that a push to a repository builds, by group and id (project-config §22.10). */
export function resourcesOfRepository(
  object: CompiledObject,
  provider: string,
  repositoryId: string
): { applicationId?: string; group: 'libraries' | 'websites'; id: string }[] {
  const scopes = [
    { groups: object },
    ...Object.entries(object.applications ?? {}).map(([applicationId, groups]) => ({
      applicationId,
      groups
    }))
  ]
  return scopes.flatMap(({ groups, ...scope }) =>
    (['libraries', 'websites'] as const).flatMap((group) =>
      Object.entries(groups[group] ?? {})
        .filter(([, body]) => body.provider === provider && body['repository-id'] === repositoryId)
        .map(([id]) => ({ ...scope, group, id }))
    )
  )
}

function linksAt(view: DirectoryView, key: string): readonly string[] {
  const value = view.index(key)
  return typeof value === 'object' && value !== null ? value : []
}
