/** The longest name of one folder entry, in bytes: what common file systems take. */
const MAX_NAME_BYTES = 255
const CONTROL_OR_SLASH = /[\p{Cc}/\\]/u
/** Code points that HFS+ ignores when it compares names, so `.g<U+200C>it` is `.git` there. */
const IGNORABLE = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A name that may be used as a path segment, and the form in which two names of one folder must differ. */
export interface EntryName {
  readonly name: string
  /** Composed (NFC) and lower-case: equal for names that some file system takes for one. */
  readonly folded: string
}

/**
 * Checks the name of one tree entry. Git accepts names that do harm elsewhere: separators of other systems, control
 * characters, what a file system would read as `.git`.
 *
 * @returns the name, or the reason why it is refused
 */
export function parseEntryName(raw: Uint8Array): EntryName | { refused: string } {
  let name: string
  try {
    name = utf8.decode(raw)
  } catch {
    return { refused: 'a name is not UTF-8' }
  }
  const shown = JSON.stringify(name.slice(0, 80))
  if (name === '' || name === '.' || name === '..')
    return { refused: `the name ${shown} is not allowed` }
  if (CONTROL_OR_SLASH.test(name)) return { refused: `control character or slash in ${shown}` }
  if (raw.length > MAX_NAME_BYTES)
    return { refused: `the name ${shown} is longer than ${String(MAX_NAME_BYTES)} bytes` }
  if (looksLikeGit(name)) return { refused: `the name ${shown} looks like ".git"` }
  return { name, folded: name.normalize('NFC').toLowerCase() }
}

/** NTFS drops trailing dots and spaces, what follows a colon is a stream, and `git~1` is the short form of `.git`. */
function looksLikeGit(name: string): boolean {
  const plain = name
    .replace(IGNORABLE, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/:.*$/, '')
    .replace(/[. ]+$/, '')
  return plain === '' || plain === '.git' || /^git~[0-9]+$/.test(plain)
}
