import { CloudError } from '@taucloud/base'
import { textIn } from './compiled.ts'
import type { CompiledObject } from './compiled.ts'
import type { Group, WireBody } from './fields/field.ts'
import { H } from './ids.ts'
import { matcherOf } from './matcher.ts'

/** The project-wide store that needs no resource (project-config §22.6), and its capacity in bytes. */
export const GLOBAL_DATABASE = { name: 'global', sizeBytes: 1_000_000n } as const

/** Who asks: code of a project, in an application or not. */
export interface Caller {
  /** Absent for code in the scope of the project. */
  applicationId?: string
}

/** A resource that covers what was asked for. */
export interface Covering {
  /** Absent when the resource is in the scope of the project. */
  applicationId?: string
  id: string
  body: WireBody
}

/**
 * The database or storage that covers a name (project-config §22.6, §22.7): an exact match before an expression, the
 * application before the project, then by id (§26.6).
 *
 * @throws {CloudError} `not_found` when none does
 */
export function findStore(
  object: CompiledObject,
  group: 'databases' | 'storages',
  caller: Caller,
  name: string
): Covering {
  const visible = visibleTo(object, group, caller)
  const exact = visible.find(({ body }) => body.useRegex !== true && covers(body, name))
  const found = exact ?? visible.find(({ body }) => body.useRegex === true && covers(body, name))
  if (found !== undefined) return found
  const word = group === 'databases' ? 'database' : 'storage'
  throw new CloudError('not_found', `Cannot open ${word} "${name}": no ${word} matches`)
}

/**
 * The key of an instance: of project, application and name, not of the resource, so that two names under one
 * expression are two stores, and one name in two applications too.
 */
export function instanceKey(project: string, caller: Caller, name: string): string {
  return H([project, caller.applicationId ?? '', name].join('\n'))
}

/**
 * The topic of a channel on the bus (project-config §22.8).
 *
 * @throws {CloudError} `not_found` when no messaging resource covers the channel
 */
export function openChannel(object: CompiledObject, caller: Caller, channel: string): string {
  if (channelsFor(object, caller, channel).length === 0) {
    throw new CloudError('not_found', `Cannot open channel "${channel}": no messaging matches`)
  }
  return `${H(object.id + (caller.applicationId ?? ''))}/${channel}`
}

/**
 * The path at which a channel is reached over WebSocket, with a leading slash.
 *
 * @throws {CloudError} `not_found` when no messaging resource exposes the channel
 */
export function webSocketPath(object: CompiledObject, caller: Caller, channel: string): string {
  const channels = channelsFor(object, caller, channel)
  if (!channels.some(({ body }) => body.webSocket === true)) {
    throw new CloudError('not_found', `Cannot open channel "${channel}": no messaging exposes it`)
  }
  return `/ws-${H(object.id + (caller.applicationId ?? ''))}/${channel}`
}

/** The functions that receive what is published on a channel. */
export function subscribersOf(object: CompiledObject, caller: Caller, channel: string): Covering[] {
  const channels = channelsFor(object, caller, channel)
  return visibleTo(object, 'functions', caller).filter(
    ({ body }) =>
      body.type === 'pubsub' &&
      channels.some((messaging) => coversChannel(messaging.body, textIn(body, 'channel') ?? ''))
  )
}

/** The function that serves a command of a protocol (project-config §22.9), the application first. */
export function findCommand(
  object: CompiledObject,
  caller: Caller,
  protocol: string,
  command: string
): { service: Covering; fn: Covering } {
  const service = visibleTo(object, 'services', caller).find(
    ({ body }) => body.protocol === protocol
  )
  const fn = visibleTo(object, 'functions', caller).find(
    ({ body }) => body.type === 'p2p' && body.service === protocol && body.command === command
  )
  if (service !== undefined && fn !== undefined) return { service, fn }
  const missing = service === undefined ? 'no service declares it' : 'no function serves it'
  throw new CloudError('not_found', `Cannot call "${command}" of "${protocol}": ${missing}`)
}

function channelsFor(object: CompiledObject, caller: Caller, channel: string): Covering[] {
  return visibleTo(object, 'messaging', caller).filter(({ body }) => coversChannel(body, channel))
}

function coversChannel(body: WireBody, channel: string): boolean {
  return matcherOf(textIn(body, 'match') ?? '', body.regex === true)(channel)
}

/** A store without a match covers nothing, an expression without one everything. */
function covers(body: WireBody, name: string): boolean {
  const isRegex = body.useRegex === true
  const match = textIn(body, 'match') ?? (isRegex ? '' : undefined)
  return match !== undefined && matcherOf(match, isRegex)(name)
}

/** The application's resources by id, then the project's by id. */
function visibleTo(object: CompiledObject, group: Group, caller: Caller): Covering[] {
  const { applicationId } = caller
  const inside = applicationId === undefined ? {} : object.applications?.[applicationId]?.[group]
  const of = (resources: Record<string, WireBody> | undefined, scope: Caller): Covering[] =>
    Object.entries(resources ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, body]) => ({ ...scope, id, body }))
  return [
    ...of(inside, applicationId === undefined ? {} : { applicationId }),
    ...of(object[group], {})
  ]
}
