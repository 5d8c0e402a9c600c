import { DECLARATIONS } from './declarations.ts'
import type { Findings } from './diagnostics.ts'
import { isDevelopmentHost } from './hosts.ts'
import { flagOf, listOf, resourcesOf, scopeOf, scopesOf, textOf } from './document.ts'
import type { ProjectDocument, ProjectScopes } from './document.ts'
import type { Group } from './fields/field.ts'
import { matcherOf } from './matcher.ts'

// Above this many pairs the two checks that compare each function with each resource are left out.
const MAX_PAIRS = 100_000

/** What is legal and most likely not meant (project-config §26.9, §26.12–§26.16). */
export function warnAboutProject(
  scopes: ProjectScopes,
  findings: Findings,
  cloud: string | undefined
): void {
  const warn = (document: ProjectDocument, path: string, message: string): void =>
    findings.warn(document.file, document.values.get(path)?.position ?? document.origin, message)
  for (const document of resourcesOf(scopes, 'domains')) {
    if (document.values.has('certificate/key')) {
      warn(document, 'certificate/key', 'a private key in a repository is known to all its readers')
    }
    const host = textOf(document, 'fqdn') ?? ''
    if (cloud !== undefined && !isDevelopmentHost(cloud) && isDevelopmentHost(host)) {
      warn(document, 'fqdn', `"${host}" is a name of development clouds, not of ${cloud}`)
    }
  }
  for (const document of resourcesOf(scopes, 'storages')) {
    if (!document.values.has('match') && !flagOf(document, 'regex')) {
      warn(document, 'match', 'a storage without "match" can never be opened')
    }
  }
  for (const document of resourcesOf(scopes, 'websites')) warnAboutPaths(document, findings)
  const functions = resourcesOf(scopes, 'functions')
  const others = resourcesOf(scopes, 'messaging').length + resourcesOf(scopes, 'services').length
  if (functions.length * others <= MAX_PAIRS) {
    for (const document of functions) warnAboutTrigger(scopes, document, warn)
  }
  warnAboutUnimplemented(scopes, findings)
}

function warnAboutPaths(document: ProjectDocument, findings: Findings): void {
  const elements = document.values.get('paths')?.elements
  listOf(document, 'paths').forEach((path, i) => {
    if (path === '/' || !path.endsWith('/')) return
    const position = elements?.[i] ?? document.origin
    findings.warn(
      document.file,
      position,
      `path "${path}" ends in "/": it matches nothing below it`
    )
  })
}

function warnAboutTrigger(
  scopes: ProjectScopes,
  document: ProjectDocument,
  warn: (document: ProjectDocument, path: string, message: string) => void
): void {
  const type = textOf(document, 'trigger/type')
  if (type === 'pubsub') {
    const channel = textOf(document, 'trigger/channel')
    if (channel !== undefined && !isCovered(scopes, document, channel)) {
      warn(document, 'trigger/channel', `no messaging resource covers channel "${channel}"`)
    }
  }
  if (type === 'p2p') {
    const protocol = textOf(document, 'trigger/protocol')
    const services = visible(scopes, document, 'services')
    if (!services.some((service) => textOf(service, 'protocol') === protocol)) {
      warn(document, 'trigger/protocol', `no service declares protocol "${protocol ?? ''}"`)
    }
  }
}

function isCovered(scopes: ProjectScopes, document: ProjectDocument, channel: string): boolean {
  return visible(scopes, document, 'messaging').some((messaging) => {
    const match = textOf(messaging, 'channel/match') ?? ''
    return matcherOf(match, flagOf(messaging, 'channel/regex'))(channel)
  })
}

/** The resources of a group that a document sees: its own scope's and the project's. */
function visible(
  scopes: ProjectScopes,
  document: ProjectDocument,
  group: Group
): ProjectDocument[] {
  const names = new Set([document.application, ''])
  return [...names].flatMap((name) => [
    ...(scopeOf(scopes, name)?.groups.get(group)?.values() ?? [])
  ])
}

function warnAboutUnimplemented(scopes: ProjectScopes, findings: Findings): void {
  for (const { groups } of scopesOf(scopes)) {
    for (const document of [...groups.values()].flatMap((group) => [...group.values()])) {
      for (const { path, unimplemented } of DECLARATIONS[document.kind].fields) {
        const read = unimplemented === true ? document.values.get(path) : undefined
        if (read === undefined || read.value === false) continue
        findings.warn(document.file, read.position, `'${path}' is accepted but not implemented`)
      }
    }
  }
}
