import { DECLARATIONS } from './declarations.ts'
import { alternativesOf, GROUPS } from './fields/field.ts'
import type { Condition, Declaration, Field, Kind } from './fields/field.ts'

/** A JSON Schema, draft 2020-12, with annotations under `x-tau-` (project-config §25.1). */
export interface JsonSchema {
  type?: 'object' | 'string' | 'boolean' | 'integer' | 'array'
  title?: string
  description?: string
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema
  dependentRequired?: Record<string, string[]>
  required?: string[]
  oneOf?: JsonSchema[]
  items?: JsonSchema
  enum?: readonly string[]
  default?: string
  pattern?: string
  maxLength?: number
  maxItems?: number
  readOnly?: boolean
  $schema?: string
  $ref?: string
  $defs?: Record<string, JsonSchema>
  [annotation: `x-tau-${string}`]: unknown
}

/** Which form of repository a schema describes. */
export interface SchemaOptions {
  /** Ids and providers may be left out. @default false */
  singleRepository?: boolean
}

// The order of the format's chapters.
const DEFINED: readonly Kind[] = [
  'databases',
  'domains',
  'functions',
  'libraries',
  'messaging',
  'services',
  'smartops',
  'storages',
  'websites',
  'application'
]

/**
 * The JSON Schema of a whole project, assembled: groups as maps from name to resource. What it cannot say, such as
 * references and requirements that depend on other fields, stands in annotations.
 */
export function projectSchema(options: SchemaOptions = {}): JsonSchema {
  const project = documentSchema(DECLARATIONS.project, options)
  const applications = mapOf('Application', 'Applications by name')
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...project,
    properties: { ...project.properties, ...groupProperties(), applications },
    $defs: Object.fromEntries(
      DEFINED.map((kind) => {
        const declaration = DECLARATIONS[kind]
        const schema = documentSchema(declaration, options)
        if (kind === 'application')
          schema.properties = { ...schema.properties, ...groupProperties() }
        return [declaration.definition, schema]
      })
    )
  }
}

function groupProperties(): Record<string, JsonSchema> {
  const groups = DEFINED.flatMap((kind) => GROUPS.find((group) => group === kind) ?? [])
  return Object.fromEntries(
    groups.map((group) => {
      const { definition, doc } = DECLARATIONS[group]
      return [group, mapOf(definition, doc)]
    })
  )
}

function mapOf(definition: string, description: string): JsonSchema {
  return { type: 'object', description, additionalProperties: { $ref: `#/$defs/${definition}` } }
}

function documentSchema(declaration: Declaration, options: SchemaOptions): JsonSchema {
  const schema: JsonSchema = {
    type: 'object',
    title: declaration.definition,
    description: declaration.doc,
    properties: {},
    'x-tau-icon': declaration.icon,
    'x-tau-sections': declaration.sections.map(({ id, title, showWhen }) => ({
      id,
      title,
      ...(showWhen === undefined ? {} : { 'show-when': showWhen })
    }))
  }
  for (const field of declaration.fields) addField(schema, field, field.path.split('/'), options)
  return schema
}

function addField(
  schema: JsonSchema,
  field: Field,
  path: readonly string[],
  options: SchemaOptions
): void {
  const [head = '', ...rest] = path
  const keys = alternativesOf(head)
  const isRequired = field.required === true && !isOptional(field, options)
  if (keys !== undefined && rest.length === 0) {
    if (isRequired) schema.oneOf = keys.map(presenceOf)
    return
  }
  if (head === '*') {
    schema.additionalProperties ??= { type: 'object', properties: {} }
    addField(schema.additionalProperties, field, rest, options)
    return
  }
  schema.properties ??= {}
  for (const key of keys ?? [head]) {
    if (rest.length === 0) {
      schema.properties[key] = fieldSchema(field)
    } else {
      const below = (schema.properties[key] ??= { type: 'object', properties: {} })
      addField(below, field, rest, options)
    }
    // An alternative is required by its `oneOf`, and what lies under it only together with it.
    const isUnderAlternative = rest.some((segment) => alternativesOf(segment) !== undefined)
    if (isRequired && keys === undefined && !isUnderAlternative) require(schema, key)
  }
}

/** Spelled out, because not every validator takes `required` alone for an object. */
function presenceOf(key: string): JsonSchema {
  return { type: 'object', properties: { [key]: { type: 'object' } }, required: [key] }
}

function require(schema: JsonSchema, key: string): void {
  schema.required ??= []
  if (!schema.required.includes(key)) schema.required.push(key)
}

function fieldSchema(field: Field): JsonSchema {
  const { title, doc, values, maxLength, maxItems } = field
  const text: JsonSchema = {
    ...(values === undefined ? {} : { enum: values }),
    ...(field.format === 'varname' ? { pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' } : {}),
    ...(field.format === 'path' ? { pattern: '^/' } : {}),
    ...(maxLength === undefined ? {} : { maxLength })
  }
  const type = typeOf(field)
  return {
    type,
    title,
    description: doc,
    ...(type === 'array'
      ? { items: { type: 'string', ...text }, ...(maxItems === undefined ? {} : { maxItems }) }
      : text),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(field.generated === true ? { readOnly: true } : {}),
    ...annotationsOf(field)
  }
}

function annotationsOf(field: Field): JsonSchema {
  const { format, path, ref, requiredWhen, requiredUnless, showWhen, validation, alias } = field
  const isDynamic = path.includes('{')
  const annotations: Record<`x-tau-${string}`, unknown> = {
    'x-tau-generated': field.generated === true ? 'cid' : undefined,
    'x-tau-section': field.section,
    'x-tau-ref': ref,
    'x-tau-scalar': format === 'duration' || format === 'bytes' ? format : undefined,
    'x-tau-required-when': requiredWhen satisfies Condition | undefined,
    'x-tau-required-unless': requiredUnless === undefined ? undefined : { field: requiredUnless },
    'x-tau-show-when': showWhen,
    'x-tau-dynamic': isDynamic ? true : undefined,
    'x-tau-path': isDynamic ? path : undefined,
    'x-tau-required': isDynamic && field.required === true ? true : undefined,
    'x-tau-validation': validation,
    'x-tau-alias': alias
  }
  return Object.fromEntries(Object.entries(annotations).filter(([, value]) => value !== undefined))
}

function typeOf(field: Field): 'string' | 'boolean' | 'integer' | 'array' {
  if (field.type === 'bool') return 'boolean'
  if (field.type === 'int') return 'integer'
  return field.type === 'string[]' ? 'array' : 'string'
}

function isOptional(field: Field, options: SchemaOptions): boolean {
  return options.singleRepository === true && field.optionalInSingleRepository === true
}
