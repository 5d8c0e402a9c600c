import { scopeOf } from './document.ts'
import type { ProjectDocument, ProjectScopes } from './document.ts'
import type { Group } from './fields/field.ts'

/** Prefix of a tag that attaches a smartop (project-config §15). */
export const SMARTOP_TAG = 'smartops:'

/** What a reference leads to, or why it leads nowhere. */
export type Resolution = { document: ProjectDocument } | { problem: string }

/**
 * Resolves a reference by scope (project-config §18): `name` in the referrer's own scope, else in the project;
 * `/name` in the project only; `../name` in the parent scope only.
 */
export function resolveReference(
  scopes: ProjectScopes,
  referrer: ProjectDocument,
  group: Group,
  reference: string
): Resolution {
  const lookUp = (application: string, name: string): ProjectDocument | undefined =>
    scopeOf(scopes, application)?.groups.get(group)?.get(name)
  const { kind, name, application } = referrer
  const who = `${kind} ${name}: ${group} "${shorten(reference)}"`
  let found: ProjectDocument | undefined
  if (reference.startsWith('/')) {
    found = lookUp('', reference.slice(1))
  } else if (reference.startsWith('../')) {
    const rest = reference.slice(3)
    if (application === '' || rest.startsWith('../')) {
      return { problem: `${who} climbs above the project root` }
    }
    found = lookUp('', rest)
  } else {
    found = lookUp(application, reference) ?? lookUp('', reference)
  }
  return found === undefined ? { problem: `${who} not found in scope` } : { document: found }
}

/** The references of a resource's tags to smartops; smartops and applications attach none. */
export function smartopReferences(
  document: ProjectDocument,
  tags: readonly string[]
): { index: number; reference: string }[] {
  if (['smartops', 'application', 'project'].includes(document.kind)) return []
  return tags.flatMap((tag, index) =>
    tag.startsWith(SMARTOP_TAG) ? [{ index, reference: tag.slice(SMARTOP_TAG.length) }] : []
  )
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
