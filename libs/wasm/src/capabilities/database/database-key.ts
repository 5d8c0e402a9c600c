/**
 * The one form of a key (abi §9): one leading slash, no trailing one, no `.`, `..` or empty segments. `/` is the root,
 * which no value has.
 */
export function databaseKey(text: string): string {
  const segments: string[] = []
  for (const segment of text.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return `/${segments.join('/')}`
}

/** Is a key the prefix itself or below it, by whole segments? Both are in the one form. */
export function isBelowPrefix(key: string, prefix: string): boolean {
  return prefix === '/' || key === prefix || key.startsWith(`${prefix}/`)
}
