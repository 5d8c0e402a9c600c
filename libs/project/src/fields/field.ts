import type { Format } from '../scalars.ts'

/** The groups of resources, in the order in which a compiler goes through them (project-config §20.6). */
export const GROUPS = [
  'functions',
  'websites',
  'libraries',
  'storages',
  'databases',
  'messaging',
  'smartops',
  'domains',
  'services'
] as const
/** One of {@link GROUPS}. */
export type Group = (typeof GROUPS)[number]

/** What a document describes: a project, an application, or a resource of a group. */
export type Kind = 'project' | 'application' | Group

/** Is this the name of a group? */
export function isGroup(text: string): text is Group {
  return GROUPS.some((group) => group === text)
}

/** The value of a field as a file gives it. */
export type FieldValue = string | boolean | bigint | readonly string[]

/** A value of the compiled form. Integers are bigint: they are 64 bits wide. */
export type WireValue = string | boolean | bigint | readonly string[]

/** The compiled form of one document. */
export type WireBody = Record<string, WireValue>

/** A field whose compiled form is more than one key with the same value. */
export interface WireRule {
  encode(value: FieldValue, read: (path: string) => FieldValue | undefined): WireBody
  /** The value that the file had, as far as the compiled form tells. */
  decode(body: Readonly<WireBody>): FieldValue | undefined
}

/** Another field of the same document and the values at which a rule holds. */
export interface Condition {
  field: string
  in: readonly string[]
}

/**
 * One field of a document: the only place where it is described. Reader, validator, compiler, decompiler, JSON
 * Schema, prompts and forms all work from it.
 *
 * Paths are keys joined by `/`. A segment `{a|b}` stands for exactly one of its keys; a path that ends in one is the
 * field whose value is the name of the key that was chosen. A segment `*` stands for the name of the target cloud.
 */
export interface Field {
  path: string
  /** `key` is the name of the chosen alternative. */
  type: 'string' | 'bool' | 'int' | 'string[]' | 'key'
  title: string
  doc: string
  format?: Format
  /** Most characters of a text or of each element of a list. @default 4096 */
  maxLength?: number
  /** Most elements of a list. @default 256 */
  maxItems?: number
  /** Largest quantity, in the units of the compiled form, and its text. Zero and less are always refused. */
  max?: { value: bigint; text: string }
  /** The permitted words. */
  values?: readonly string[]
  required?: boolean
  requiredWhen?: Condition
  /** Required unless this flag is true. */
  requiredUnless?: string
  default?: string
  /** An older path, read if the canonical one is absent. */
  alias?: string
  /** Path of the flag that makes the value an RE2 expression. */
  regexFlag?: string
  /** Values name resources of this group; `prefix` comes before the name, other values name nothing. */
  ref?: { group: Group; prefix?: string }
  /** Key in the compiled form, or how to compute it. @default the last segment of the path. `false`: not emitted */
  wire?: string | WireRule | false
  /** Minted by tools, read-only in editors. */
  generated?: boolean
  /** Checked against the cloud after compilation. */
  validation?: 'dns' | 'project_id'
  /** The section of a form. */
  section: string
  showWhen?: Condition
  /** Accepted, but no cloud does anything with it yet (project-config §26.16). */
  unimplemented?: boolean
  /** May be left out in a repository that holds a whole project. */
  optionalInSingleRepository?: boolean
}

/** A group of fields of a form. */
export interface Section {
  id: string
  title: string
  showWhen?: Condition
}

/** Everything the format says about one kind of document. */
export interface Declaration {
  kind: Kind
  /** Name of the JSON Schema definition. */
  definition: string
  doc: string
  /** A word for a picture (project-config §25.2). */
  icon: string
  sections: readonly Section[]
  fields: readonly Field[]
  /** Paths of older files, ignored without a warning. */
  legacy?: readonly string[]
}

/** The keys of an alternative segment `{a|b}`, or `undefined` for any other segment. */
export function alternativesOf(segment: string): readonly string[] | undefined {
  return segment.startsWith('{') ? segment.slice(1, -1).split('|') : undefined
}

/** The key that a field has in the compiled form. */
export function wireKeyOf(field: Field): string {
  if (typeof field.wire === 'string') return field.wire
  return field.path.slice(field.path.lastIndexOf('/') + 1)
}
