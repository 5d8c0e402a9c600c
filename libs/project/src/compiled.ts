import type { Group, WireBody, WireValue } from './fields/field.ts'

/** Resources by id, for each group that has any. */
export type CompiledGroups = Partial<Record<Group, Record<string, WireBody>>>

/** An application of a compiled object. */
export interface CompiledApplication extends CompiledGroups {
  name: string
  description?: string
  tags?: readonly string[]
}

/** A whole project as a cloud knows it (project-config §20.3). Integers are bigint. */
export interface CompiledObject extends CompiledGroups {
  id: string
  name?: string
  description?: string
  email?: string
  account?: string
  plan?: string
  /** Hosts and ports that functions without a list of their own may connect to. */
  egress?: readonly string[]
  /** By id. */
  applications?: Record<string, CompiledApplication>
}

/** A value of an index: a link, a list of links, the kind of a repository, or nothing but the key. */
export type IndexValue = string | number | null | readonly string[]

/** A fact that only the cloud can check (project-config §19.1). */
export interface DeferredValidation {
  key: 'project_id' | 'domain'
  validator: 'project_id' | 'dns'
  value: string
  context: { project?: string; app?: string }
}

/** One scope of a compiled object: the project, or an application with its id. */
export interface CompiledScope {
  /** Absent in the scope of the project. */
  applicationId?: string
  groups: CompiledGroups
}

/** The project scope, then the applications by id. */
export function scopesOfObject(object: CompiledObject): CompiledScope[] {
  const applications = sortedEntries(object.applications ?? {})
  return [
    { groups: object },
    ...applications.map(([applicationId, groups]) => ({ applicationId, groups }))
  ]
}

/** The resources of a group, by id. */
export function resourcesOfScope(scope: CompiledScope, group: Group): [string, WireBody][] {
  return sortedEntries(scope.groups[group] ?? {})
}

/** A text of a compiled resource, `undefined` if it is absent. */
export function textIn(body: Readonly<WireBody>, key: string): string | undefined {
  const value = body[key]
  return typeof value === 'string' ? value : undefined
}

/** A list of a compiled resource, empty if it is absent. */
export function listIn(body: Readonly<WireBody>, key: string): readonly string[] {
  const value: WireValue | undefined = body[key]
  return typeof value === 'object' ? value : []
}

function sortedEntries<T>(record: Record<string, T>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
}
