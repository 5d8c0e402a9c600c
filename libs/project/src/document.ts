import type { Diagnostic, Position } from './diagnostics.ts'
import type { FieldValue, Group, Kind } from './fields/field.ts'

/** A value as it was read, and where it stands. */
export interface ReadValue {
  value: FieldValue
  position: Position
  /** Of each element, when the value is a list. */
  elements: readonly Position[]
}

/** One document, read against its declaration: what is here has the declared type and format. */
export interface ProjectDocument {
  kind: Kind
  /** Name of the application, empty in the scope of the project. */
  application: string
  /** The file's name: what references use. Empty for the project. */
  name: string
  id: string
  /** Path in the repository, with a leading slash. */
  file: string
  /** Where the document begins. */
  origin: Position
  /** By declared path; what is absent and has no default is missing. */
  values: ReadonlyMap<string, ReadValue>
}

/** The project, or one of its applications, with its resources by group and name, sorted by name. */
export interface Scope {
  document: ProjectDocument
  groups: ReadonlyMap<Group, ReadonlyMap<string, ProjectDocument>>
}

/** The scopes of a project. */
export interface ProjectScopes {
  project: Scope
  /** By name, sorted. */
  applications: ReadonlyMap<string, Scope>
}

/** A whole tree, read. */
export interface ProjectModel extends ProjectScopes {
  warnings: readonly Diagnostic[]
}

/** The text of a field, `undefined` if it is absent. */
export function textOf(document: ProjectDocument, path: string): string | undefined {
  const value = document.values.get(path)?.value
  return typeof value === 'string' ? value : undefined
}

/** The texts of a list field, empty if it is absent. */
export function listOf(document: ProjectDocument, path: string): readonly string[] {
  const value = document.values.get(path)?.value
  return typeof value === 'object' ? value : []
}

/** Is the flag there and true? */
export function flagOf(document: ProjectDocument, path: string): boolean {
  return document.values.get(path)?.value === true
}

/** The scopes of a project, the project first, then its applications by name. */
export function scopesOf(scopes: ProjectScopes): readonly Scope[] {
  return [scopes.project, ...scopes.applications.values()]
}

/** The scope that a document belongs to. */
export function scopeOf(scopes: ProjectScopes, application: string): Scope | undefined {
  return application === '' ? scopes.project : scopes.applications.get(application)
}

/** Every resource of a group in every scope. */
export function resourcesOf(scopes: ProjectScopes, group: Group): readonly ProjectDocument[] {
  return scopesOf(scopes).flatMap((scope) => [...(scope.groups.get(group)?.values() ?? [])])
}
