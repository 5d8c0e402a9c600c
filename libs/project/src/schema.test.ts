import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { z } from 'zod'
import { shopTree } from './testing.ts'
import { addressOfPath } from './layout.ts'
import { projectSchema } from './schema.ts'
import type { JsonSchema } from './schema.ts'

type Assembled = Record<string, unknown>

/** A folder as one value: groups as maps from name to resource. */
function assemble(tree: ReturnType<typeof shopTree>): Assembled {
  const project: Assembled = {}
  for (const [path, bytes] of tree) {
    const address = addressOfPath(path) ?? []
    const document: unknown = parse(Buffer.from(bytes).toString())
    let at: Assembled = project
    // Only maps are ever put at a segment.
    for (const segment of address) at = (at[segment] ??= {}) as Assembled
    Object.assign(at, document)
  }
  return project
}

const isValid = (value: unknown, options = {}): boolean =>
  // The schema is plain JSON; its type here is only narrower than the one that is asked for.
  z
    .fromJSONSchema(
      JSON.parse(JSON.stringify(projectSchema(options))) as z.core.JSONSchema.JSONSchema
    )
    .safeParse(value).success

const without = (file: string, text: RegExp, replacement = '') => {
  const before = Buffer.from(shopTree().get(file) ?? []).toString()
  assert.match(before, text)
  return assemble(shopTree({ [file]: before.replace(text, replacement) }))
}

test('the schema admits the worked example', () => {
  assert.equal(isValid(assemble(shopTree())), true)
})

test('the schema refuses what is missing, of the wrong type or of both alternatives', () => {
  assert.equal(isValid(without('functions/hello.yaml', /^id:.*\n/m)), false)
  assert.equal(isValid(without('functions/hello.yaml', /^ {2}timeout:.*\n/m)), false)
  assert.equal(isValid(without('functions/hello.yaml', /\[\/hello\]/, '/hello')), false)
  assert.equal(isValid(without('functions/hello.yaml', /type: https/, 'type: ftp')), false)
  assert.equal(isValid(without('storages/images.yaml', /object:\n(?: .*\n)+/)), false)
  assert.equal(
    isValid(without('storages/images.yaml', /^object:/m, 'streaming: {size: 1GB}\nobject:')),
    false
  )
  assert.equal(isValid(without('storages/images.yaml', /^ {2}size:.*\n/m)), false)
  assert.equal(isValid(without('websites/site.yaml', /^ {4}fullname:.*\n/m)), false)
  assert.equal(isValid(without('config.yaml', /plan: starter/, 'plan: [starter]')), false)
})

test('a repository that holds the whole project needs neither ids nor providers', () => {
  const value = without('websites/site.yaml', /^id:.*\n|source:\n(?: .*\n)+/gm)
  assert.equal(isValid(value), false)
  assert.equal(isValid(value, { singleRepository: true }), true)
  const half = without('websites/site.yaml', /^ {4}fullname:.*\n/m)
  assert.equal(isValid(half, { singleRepository: true }), false)
})

test('the schema has a definition for each group, with its fields in the order of the format', () => {
  const { $defs = {}, properties = {} } = projectSchema()
  assert.deepEqual(Object.keys($defs).sort(), [
    'Application',
    'Database',
    'Domain',
    'Function',
    'Library',
    'Messaging',
    'Service',
    'SmartOp',
    'Storage',
    'Website'
  ])
  assert.deepEqual(Object.keys(properties), [
    'id',
    'name',
    'description',
    'tags',
    'notification',
    'clouds',
    'egress',
    'databases',
    'domains',
    'functions',
    'libraries',
    'messaging',
    'services',
    'smartops',
    'storages',
    'websites',
    'applications'
  ])
  assert.deepEqual(Object.keys($defs.Function?.properties ?? {}), [
    'id',
    'name',
    'description',
    'tags',
    'trigger',
    'source',
    'execution',
    'egress'
  ])
})

test('what a schema cannot say stands in annotations', () => {
  const { $defs = {} } = projectSchema()
  const at = (definition: string, ...path: string[]): JsonSchema =>
    path.reduce<JsonSchema>(
      (schema, key) => schema.properties?.[key] ?? {},
      $defs[definition] ?? {}
    )
  assert.equal(at('Function', 'id')['x-tau-generated'], 'cid')
  assert.deepEqual(at('Function', 'trigger', 'domains')['x-tau-ref'], { group: 'domains' })
  assert.deepEqual(at('Function', 'source')['x-tau-ref'], {
    group: 'libraries',
    prefix: 'libraries/'
  })
  assert.deepEqual(at('Function', 'trigger', 'method')['x-tau-required-when'], {
    field: 'trigger/type',
    in: ['http', 'https']
  })
  assert.equal(at('Function', 'execution', 'memory')['x-tau-scalar'], 'bytes')
  assert.deepEqual(at('Database', 'match')['x-tau-required-unless'], { field: 'regex' })
  assert.deepEqual(at('Domain', 'certificate', 'key')['x-tau-show-when'], {
    field: 'certificate/type',
    in: ['inline']
  })
  assert.equal(at('Domain', 'fqdn')['x-tau-validation'], 'dns')
  assert.equal(at('Storage', 'streaming', 'size')['x-tau-path'], '{object|streaming}/size')
  assert.equal(at('Storage', 'streaming', 'size')['x-tau-dynamic'], true)
  assert.equal($defs.Storage?.['x-tau-icon'], 'bucket')
})

test('every field of every definition has a title, a description and a section that exists', () => {
  const { $defs = {}, ...project } = projectSchema()
  for (const [name, schema] of Object.entries({ ...$defs, Project: project })) {
    const sections = JSON.stringify(schema['x-tau-sections'])
    const visit = (at: JsonSchema, path: string): void => {
      const { properties, additionalProperties } = at
      for (const [key, below] of Object.entries({
        ...properties,
        ...(additionalProperties?.$ref === undefined && additionalProperties !== undefined
          ? { '*': additionalProperties }
          : {})
      })) {
        visit(below, `${path}/${key}`)
      }
      if (at.type === 'object') return
      assert.ok(at.title && at.description, `${name}${path}`)
      assert.match(sections, new RegExp(`"id":"${String(at['x-tau-section'])}"`), `${name}${path}`)
    }
    visit(schema, '')
  }
})
