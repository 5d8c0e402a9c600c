import { RE2JS } from 're2js'

/**
 * What a resource covers of the names that code asks for (project-config §5.12): the text itself, or what an RE2
 * expression, not anchored, finds. Takes time linear in the name. An expression that RE2 refuses covers nothing:
 * compiled objects come from validated files, and a damaged one must not take a lookup down.
 */
export function matcherOf(match: string, isRegex: boolean): (name: string) => boolean {
  if (!isRegex) return (name) => name === match
  const expression = compile(match)
  return (name) => expression?.matcher(name).find() === true
}

function compile(match: string): RE2JS | undefined {
  try {
    return RE2JS.compile(match)
  } catch {
    return undefined
  }
}
