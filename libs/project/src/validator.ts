import { DECLARATIONS } from './declarations.ts'
import type { Findings, Position } from './diagnostics.ts'
import { listOf, resourcesOf, scopesOf, textOf } from './document.ts'
import type { ProjectDocument, ProjectScopes } from './document.ts'
import type { Field } from './fields/field.ts'
import { MAX_RELEASE_ROUTES } from './release.ts'
import { resolveReference, smartopReferences } from './references.ts'
import { parseDuration, parseSize } from './scalars.ts'
import { warnAboutProject } from './warnings.ts'

/**
 * Checks what no document shows alone: references, ids, routes, the entry of the target cloud (project-config §18,
 * §26). Documents that were refused are missing from the scopes.
 */
export function validateProject(
  scopes: ProjectScopes,
  findings: Findings,
  cloud: string | undefined
): void {
  const documents = documentsOf(scopes)
  for (const document of documents) {
    checkReferences(scopes, document, findings)
    checkQuantities(document, findings)
  }
  checkIds(documents, findings)
  checkRoutes(scopes, findings)
  if (cloud !== undefined) checkCloud(scopes.project.document, cloud, findings)
  warnAboutProject(scopes, findings, cloud)
}

function documentsOf(scopes: ProjectScopes): ProjectDocument[] {
  return scopesOf(scopes).flatMap(({ document, groups }) => [
    document,
    ...[...groups.values()].flatMap((group) => [...group.values()])
  ])
}

function checkReferences(
  scopes: ProjectScopes,
  document: ProjectDocument,
  findings: Findings
): void {
  for (const field of DECLARATIONS[document.kind].fields) {
    for (const { reference, position } of referencesOf(document, field)) {
      const resolution = resolveReference(scopes, document, reference.group, reference.name)
      if ('problem' in resolution) findings.error(document.file, position, resolution.problem)
    }
  }
  const tags = document.values.get('tags')
  for (const { index, reference } of smartopReferences(document, listOf(document, 'tags'))) {
    const resolution = resolveReference(scopes, document, 'smartops', reference)
    const position = tags?.elements[index] ?? document.origin
    if ('problem' in resolution) findings.error(document.file, position, resolution.problem)
  }
}

function referencesOf(document: ProjectDocument, field: Field) {
  const read = document.values.get(field.path)
  if (field.ref === undefined || read === undefined) return []
  const { group, prefix = '' } = field.ref
  const { value, position, elements } = read
  const texts = typeof value === 'object' ? value : [String(value)]
  return texts.flatMap((text, i) =>
    text.startsWith(prefix)
      ? [
          {
            reference: { group, name: text.slice(prefix.length) },
            position: elements[i] ?? position
          }
        ]
      : []
  )
}

/** Zero, less, or more than anything could need (§26.11). */
function checkQuantities(document: ProjectDocument, findings: Findings): void {
  for (const field of DECLARATIONS[document.kind].fields) {
    const read = document.values.get(field.path)
    if (typeof read?.value !== 'string') continue
    const quantity = quantityOf(field, read.value)
    if (quantity === undefined) continue
    const what = field.format === 'bytes' ? 'size' : 'duration'
    if (quantity <= 0n) {
      findings.error(
        document.file,
        read.position,
        `invalid ${what} "${read.value}": must be more than 0`
      )
    } else if (field.max !== undefined && quantity > field.max.value) {
      findings.error(
        document.file,
        read.position,
        `invalid ${what} "${read.value}": at most ${field.max.text}`
      )
    }
  }
}

function quantityOf(field: Field, text: string): bigint | undefined {
  if (field.format === 'duration') return parseDuration(text)
  return field.format === 'bytes' ? parseSize(text) : undefined
}

function checkIds(documents: readonly ProjectDocument[], findings: Findings): void {
  const owners = new Map<string, ProjectDocument>()
  for (const document of documents) {
    if (document.id === '') continue
    const owner = owners.get(document.id)
    if (owner === undefined) {
      owners.set(document.id, document)
      continue
    }
    const position = document.values.get('id')?.position ?? document.origin
    findings.error(
      document.file,
      position,
      `id '${document.id}' of ${labelOf(document)} is the id of ${labelOf(owner)} too`
    )
  }
}

/** Two functions of one project with the same (host, method, path) (§26.7). */
function checkRoutes(scopes: ProjectScopes, findings: Findings): void {
  const owners = new Map<string, ProjectDocument>()
  for (const document of resourcesOf(scopes, 'functions')) {
    if (!(textOf(document, 'trigger/type') ?? '').startsWith('http')) continue
    const method = (textOf(document, 'trigger/method') ?? '').toUpperCase()
    const paths = document.values.get('trigger/paths')
    const routes = new Map<string, Position>()
    for (const host of hostsOfFunction(scopes, document)) {
      listOf(document, 'trigger/paths').forEach((path, i) =>
        routes.set(`${method} ${host}${path}`, paths?.elements[i] ?? document.origin)
      )
    }
    if (owners.size + routes.size > MAX_RELEASE_ROUTES) {
      findings.error(
        document.file,
        document.origin,
        `too many routes: at most ${MAX_RELEASE_ROUTES}`
      )
      return
    }
    for (const [route, position] of routes) {
      const owner = owners.get(route)
      if (owner === undefined) owners.set(route, document)
      else
        findings.error(
          document.file,
          position,
          `route "${route}" is the route of ${labelOf(owner)} too`
        )
    }
  }
}

function hostsOfFunction(scopes: ProjectScopes, document: ProjectDocument): Set<string> {
  const hosts = listOf(document, 'trigger/domains').map((reference) => {
    const resolution = resolveReference(scopes, document, 'domains', reference)
    return 'document' in resolution ? textOf(resolution.document, 'fqdn') : undefined
  })
  return new Set(hosts.filter((host) => host !== undefined))
}

function checkCloud(document: ProjectDocument, cloud: string, findings: Findings): void {
  const account = document.values.get('clouds/*/account')
  const plan = document.values.get('clouds/*/plan')
  const isSet = (read: typeof account): boolean => read !== undefined && read.value !== ''
  if (isSet(account) === isSet(plan)) return
  const position = (account ?? plan)?.position ?? document.origin
  findings.error(document.file, position, `clouds["${cloud}"] is incomplete`)
}

function labelOf(document: ProjectDocument): string {
  return `${document.kind} ${document.name} (${document.file})`
}
