import { listIn, resourcesOfScope, scopesOfObject, textIn } from './compiled.ts'
import type { CompiledObject, CompiledScope, DeferredValidation, IndexValue } from './compiled.ts'
import { GROUPS } from './fields/field.ts'
import type { Group, WireBody } from './fields/field.ts'
import { reverseHost } from './hosts.ts'
import { H } from './ids.ts'

/** What kind of repository a number stands for in `repositories/…/type` (project-config §20.6). */
export const REPOSITORY_KINDS = {
  unknown: 0,
  configuration: 1,
  code: 2,
  library: 3,
  website: 4
} as const

/** One resource on its way into the index. */
interface Indexed {
  project: string
  applicationId: string | undefined
  group: Group
  id: string
  body: WireBody
  /** The link that stands for it. */
  link: string
}

/** The lookup table of a compiled object (project-config §20.6), sorted by key. */
export function indexesOf(object: CompiledObject, branch: string): ReadonlyMap<string, IndexValue> {
  const index = new IndexBuilder()
  const hosts = hostsById(object)
  for (const resource of resourcesOf(object, branch)) {
    indexModule(index, resource)
    indexHosts(index, resource, hosts)
    indexRepository(index, resource)
    indexInstances(index, resource)
  }
  return index.build()
}

/** The facts that only the cloud can check: the project's id and each host name (project-config §19.1). */
export function validationsOf(object: CompiledObject): DeferredValidation[] {
  const validations: DeferredValidation[] = [
    { key: 'project_id', validator: 'project_id', value: object.id, context: {} }
  ]
  for (const scope of scopesOfObject(object)) {
    const app = scope.applicationId === undefined ? {} : { app: scope.applicationId }
    for (const [, body] of resourcesOfScope(scope, 'domains')) {
      const value = textIn(body, 'fqdn') ?? ''
      const context = { project: object.id, ...app }
      validations.push({ key: 'domain', validator: 'dns', value, context })
    }
  }
  return validations
}

/** The key of the object, of an application or of a resource, without branch or commit. */
export function scopeKey(project: string, applicationId: string | undefined): string {
  const application = applicationId === undefined ? '' : `/applications/${applicationId}`
  return `projects/${project}${application}`
}

/** The key that lists the functions or websites of a host (§22.1). */
export function hostKey(group: 'functions' | 'websites', host: string): string {
  return `http/${group}/${reverseHost(host)}/links`
}

/** The key that lists the code of one name in one scope (§22.5). */
export function moduleKey(
  project: string,
  applicationId: string | undefined,
  group: string,
  name: string
): string {
  const application = applicationId === undefined ? '' : `/application/${applicationId}`
  return `wasm/project/${project}${application}/modules/${group}/${name}/links`
}

/** The key that lists the channels of one scope (§22.8). */
export function channelKey(project: string, applicationId: string | undefined): string {
  return `p2p/pubsub/${H(project + (applicationId ?? ''))}`
}

/** The prefix of every link that a project contributes on a branch (§21.4). */
export function linkPrefix(branch: string, project: string): string {
  return `branches/${branch}/projects/${project}/`
}

function resourcesOf(object: CompiledObject, branch: string): Indexed[] {
  const of = (scope: CompiledScope, group: Group): Indexed[] =>
    resourcesOfScope(scope, group).map(([id, body]) => ({
      project: object.id,
      applicationId: scope.applicationId,
      group,
      id,
      body,
      link: `branches/${branch}/${scopeKey(object.id, scope.applicationId)}/${group}/${id}`
    }))
  return scopesOfObject(object).flatMap((scope) => GROUPS.flatMap((group) => of(scope, group)))
}

function hostsById(object: CompiledObject): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>()
  for (const scope of scopesOfObject(object)) {
    for (const [id, body] of resourcesOfScope(scope, 'domains')) {
      hosts.set(id, textIn(body, 'fqdn') ?? '')
    }
  }
  return hosts
}

function indexModule(index: IndexBuilder, resource: Indexed): void {
  const { project, applicationId, group, body, link } = resource
  if (group !== 'functions' && group !== 'libraries' && group !== 'smartops') return
  index.append(moduleKey(project, applicationId, group, textIn(body, 'name') ?? ''), link)
}

function indexHosts(
  index: IndexBuilder,
  resource: Indexed,
  hosts: ReadonlyMap<string, string>
): void {
  const { group, body, link } = resource
  if (group === 'domains') {
    index.touch(`domains/${reverseHost(textIn(body, 'fqdn') ?? '')}/links`)
    return
  }
  if (group !== 'websites' && !(group === 'functions' && isHttp(body))) return
  for (const domain of listIn(body, 'domains')) {
    const host = hosts.get(domain)
    if (host !== undefined) index.append(hostKey(group, host), link)
  }
}

function indexRepository(index: IndexBuilder, resource: Indexed): void {
  const { project, group, id, body, link } = resource
  if (group !== 'libraries' && group !== 'websites') return
  if (group === 'libraries') index.set(`libraries/${id}`, textIn(body, 'name') ?? '')
  const provider = textIn(body, 'provider')
  // A repository that holds the whole project names none: a push to it builds everything.
  if (provider === undefined) return
  const key = `repositories/${provider}/${textIn(body, 'repository-id') ?? ''}/${project}`
  const kind = group === 'libraries' ? REPOSITORY_KINDS.library : REPOSITORY_KINDS.website
  index.set(`${key}/type`, kind)
  index.set(`${key}/resources/${id}`, link)
}

function indexInstances(index: IndexBuilder, resource: Indexed): void {
  const { project, applicationId, group, body, link } = resource
  if (group === 'storages' || group === 'databases') {
    index.append(`${scopeKey(project, applicationId)}/${textIn(body, 'name') ?? ''}/links`, link)
  } else if (group === 'messaging') {
    index.append(channelKey(project, applicationId), link)
  }
}

/** Fields of another trigger have no effect (§11), so they lead to no route either. */
function isHttp(body: WireBody): boolean {
  return body.type === 'http' || body.type === 'https'
}

/** Collects entries in the order of compilation; lists keep it, without duplicates. */
class IndexBuilder {
  readonly #lists = new Map<string, string[]>()
  readonly #values = new Map<string, string | number | null>()

  append(key: string, link: string): void {
    const list = this.#lists.get(key)
    if (list === undefined) this.#lists.set(key, [link])
    else if (!list.includes(link)) list.push(link)
  }

  set(key: string, value: string | number): void {
    this.#values.set(key, value)
  }

  touch(key: string): void {
    if (!this.#values.has(key)) this.#values.set(key, null)
  }

  build(): ReadonlyMap<string, IndexValue> {
    const entries: [string, IndexValue][] = [...this.#lists, ...this.#values]
    return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
