import type { CompiledObject, FunctionTrigger, Isolation, ReleaseScope } from '@taucloud/project'
import { canonicalHost, ISOLATIONS } from '@taucloud/project'

/** Code of the release to be, and where it stands. */
export interface PlannedCode {
  readonly id: string
  readonly name: string
  /** Name of the application, empty in the scope of the project. */
  readonly application: string
  /** Id of the application, empty in the scope of the project. */
  readonly applicationId: string
  readonly entry: string
  readonly timeoutMs: number
  readonly memoryBytes: number
  readonly isolation: Isolation
  /** Hosts and ports that it may connect to. */
  readonly egress: string[]
  /** Folders in the repository that may hold its code, the expected one first. */
  readonly folders: readonly string[]
  /** Its tag `optional`: a missing tool chain skips it instead of failing the build. */
  readonly isOptional: boolean
}

/** An HTTP function of the release to be. */
export interface PlannedFunction extends PlannedCode {
  readonly hosts: string[]
  /** In capitals. */
  readonly method: string
  readonly paths: string[]
}

/** A function that messages or commands call. */
export interface PlannedTrigger extends PlannedCode {
  readonly trigger: FunctionTrigger
}

/** A website of the release to be, and its folder in the repository. */
export interface PlannedWebsite {
  readonly id: string
  readonly name: string
  readonly application: string
  readonly hosts: string[]
  /** Path prefixes. */
  readonly paths: string[]
  readonly folder: string
}

/** Everything that a push of a whole project builds. */
export interface BuildPlan {
  readonly functions: readonly PlannedFunction[]
  readonly triggers: readonly PlannedTrigger[]
  /** Channels and services, ready for the release. */
  readonly messaging: ReleaseScope[]
  readonly websites: readonly PlannedWebsite[]
  /** Resources that nothing serves yet, in words. */
  readonly leftOut: readonly string[]
}

/** A compiled resource: texts, integers, flags and lists by wire key (project-config §20.4). */
type Body = Readonly<Record<string, unknown>>
type Groups = Pick<
  CompiledObject,
  'functions' | 'websites' | 'domains' | 'libraries' | 'messaging' | 'services'
>

interface PlanScope {
  readonly application: string
  readonly applicationId: string
  readonly groups: Groups
}

interface Resource {
  readonly id: string
  readonly name: string
  readonly application: string
  readonly applicationId: string
  readonly body: Body
}

/** What ids stand for. */
interface Names {
  readonly hosts: ReadonlyMap<string, string>
  /** Folders of libraries. */
  readonly libraries: ReadonlyMap<string, string>
}

const OPTIONAL_TAG = 'optional'
const LIBRARY_PREFIX = 'libraries/'
const NS_PER_MS = 1e6

/**
 * Decides what is built, from the compiled configuration of a single repository.
 *
 * @param zone of the cloud, in which generated hosts are
 */
export function planBuild(object: CompiledObject, zone: string): BuildPlan {
  const scopes: PlanScope[] = [
    { application: '', applicationId: '', groups: object },
    ...Object.entries(object.applications ?? {}).map(([applicationId, each]) => ({
      application: each.name,
      applicationId,
      groups: each
    }))
  ]
  const names = namesOf(scopes, zone)
  const shared = { names, egress: object.egress ?? [] }
  const functions = scopes.flatMap((scope) => resourcesOf(scope, 'functions'))
  return {
    functions: functions.filter(isHttp).map((each) => planFunction(each, shared)),
    triggers: functions.flatMap((each) => planTrigger(each, shared)),
    messaging: scopes.flatMap(messagingOf),
    websites: scopes
      .flatMap((scope) => resourcesOf(scope, 'websites'))
      .map((each) => planWebsite(each, names)),
    leftOut: functions
      .filter((each) => !isHttp(each) && triggerOf(each.body) === undefined)
      .map(
        ({ name, body }) =>
          `function "${name}": nothing calls ${textIn(body, 'type')} functions yet`
      )
  }
}

/** Sorted by id, so that the release does not depend on the order of files. */
function resourcesOf(
  { application, applicationId, groups }: PlanScope,
  group: keyof Groups
): Resource[] {
  return Object.entries(groups[group] ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, body]) => ({ id, name: textIn(body, 'name'), application, applicationId, body }))
}

function namesOf(scopes: readonly PlanScope[], zone: string): Names {
  const all = (group: keyof Groups): Resource[] =>
    scopes.flatMap((scope) => resourcesOf(scope, group))
  const hostOf = (body: Body): string => canonicalHost(textIn(body, 'fqdn'), zone)
  return {
    hosts: new Map(all('domains').map(({ id, body }) => [id, hostOf(body)])),
    libraries: new Map(
      all('libraries').map(({ id, name, body }) => [id, libraryFolder(name, textIn(body, 'path'))])
    )
  }
}

/** Segments of the path that climb are left out. */
function libraryFolder(name: string, path: string): string {
  const below = path.split('/').filter((segment) => !['', '.', '..'].includes(segment))
  return ['libraries', name, ...below].join('/')
}

function isHttp({ body }: Resource): boolean {
  return ['http', 'https'].includes(textIn(body, 'type'))
}

/** What functions are planned with. */
interface Shared {
  readonly names: Names
  /** Hosts and ports that the project as a whole may connect to. */
  readonly egress: readonly string[]
}

function planFunction(resource: Resource, shared: Shared): PlannedFunction {
  const { body } = resource
  return {
    ...planCode(resource, shared),
    hosts: hostsOf(body, shared.names),
    method: textIn(body, 'method').toUpperCase(),
    paths: listIn(body, 'paths')
  }
}

function planTrigger(resource: Resource, shared: Shared): PlannedTrigger[] {
  const trigger = triggerOf(resource.body)
  return trigger === undefined ? [] : [{ ...planCode(resource, shared), trigger }]
}

/** A command without a protocol can be called by nothing. */
function triggerOf(body: Body): FunctionTrigger | undefined {
  const type = textIn(body, 'type')
  if (type === 'pubsub') return { type, channel: textIn(body, 'channel') }
  if (type !== 'p2p' || textIn(body, 'service') === '') return undefined
  return { type, protocol: textIn(body, 'service'), command: textIn(body, 'command') }
}

/** Nothing for a scope without channels and services. */
function messagingOf(scope: PlanScope): ReleaseScope[] {
  const { application, applicationId } = scope
  const channels = resourcesOf(scope, 'messaging').map(({ name, body }) => ({
    name,
    match: textIn(body, 'match'),
    regex: body.regex === true,
    webSocket: body.webSocket === true
  }))
  const services = resourcesOf(scope, 'services').map(({ id, name, body }) => ({
    ...{ id, name },
    protocol: textIn(body, 'protocol')
  }))
  if (channels.length === 0 && services.length === 0) return []
  return [{ application, applicationId, channels, services }]
}

function planCode(resource: Resource, shared: Shared): PlannedCode {
  const { id, name, application, applicationId, body } = resource
  const { names, egress } = shared
  const isolation = textIn(body, 'isolation')
  return {
    ...{ id, name, application, applicationId },
    // The list of a function replaces that of the project, even when it is empty.
    egress: 'egress' in body ? listIn(body, 'egress') : [...egress],
    entry: textIn(body, 'call'),
    // Rounded up: a limit below a millisecond is not none.
    timeoutMs: Math.ceil(numberIn(body, 'timeout') / NS_PER_MS),
    memoryBytes: numberIn(body, 'memory'),
    isolation: ISOLATIONS.find((each) => each === isolation) ?? ISOLATIONS[0],
    folders: foldersOf(textIn(body, 'source'), { name, application }, names),
    isOptional: listIn(body, 'tags').includes(OPTIONAL_TAG)
  }
}

function planWebsite({ id, name, application, body }: Resource, names: Names): PlannedWebsite {
  const hosts = hostsOf(body, names)
  return { id, name, application, hosts, paths: listIn(body, 'paths'), folder: `websites/${name}` }
}

function hostsOf(body: Body, names: Names): string[] {
  return [...new Set(listIn(body, 'domains').flatMap((id) => names.hosts.get(id) ?? []))]
}

/** Inline code of an application may also stand in `code/<app>/functions/<name>` (project-config §24.2). */
function foldersOf(
  source: string,
  fn: { name: string; application: string },
  names: Names
): string[] {
  if (source.startsWith(LIBRARY_PREFIX))
    return [names.libraries.get(source.slice(LIBRARY_PREFIX.length)) ?? source]
  if (fn.application === '') return [`code/functions/${fn.name}`]
  return [
    `code/applications/${fn.application}/functions/${fn.name}`,
    `code/${fn.application}/functions/${fn.name}`
  ]
}

function textIn(body: Body, key: string): string {
  const value = body[key]
  return typeof value === 'string' ? value : ''
}

function listIn(body: Body, key: string): string[] {
  const value = body[key]
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : []
}

function numberIn(body: Body, key: string): number {
  const value = body[key]
  return typeof value === 'bigint' ? Number(value) : 0
}
