import { createHash } from 'node:crypto'

// Every key of what guests keep is made here. Ids are hashes, so that no name of a tenant decides where a key ends.

/** Characters that the store refuses, and the one that escapes them. */
// eslint-disable-next-line no-control-regex -- these are what it is for
const ESCAPED = /[\u0000-\u001f\u007f\u{10ffff}%]/gu

/** A name of fixed length for what the parts identify together. */
export function idOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** What a space holds: see Usage. */
export const usageKey = (space: string): string => `u/${space}`
/** Exists for each store that a project has made. */
export const storeKey = (project: string, store: string): string => `s/${project}/${store}`
/** A value; `key` begins with a slash. */
export const valueKey = (space: string, key: string): string => `v/${space}${escape(key)}`
/** The key of a value again. */
export const keyOfValue = (space: string, stored: string): string =>
  decodeURIComponent(stored.slice(2 + space.length))
/** All versions of a file of a storage. */
export const fileKey = (storage: string, name: string): string =>
  `f/${storage}/${escape(name).replaceAll('/', '%2F')}/`
export const filesKey = (storage: string): string => `f/${storage}/`
export const versionKey = (storage: string, name: string, version: number): string =>
  fileKey(storage, name) + String(version).padStart(10, '0')
/** How many files of a project have these bytes. */
export const referencesKey = (project: string, cid: string): string => `r/${project}/${cid}`
/** Pushed files of a project, the oldest first, and the other way round. */
export const pushKey = (project: string, sequence: number): string =>
  pushesKey(project) + String(sequence).padStart(16, '0')
export const pushesKey = (project: string): string => `p/${project}/`
export const pushedKey = (project: string, cid: string): string => `q/${project}/${cid}`

/** Name and version of a file again. */
export function parseVersionKey(storage: string, key: string): { name: string; version: number } {
  const [name = '', version = ''] = key.slice(filesKey(storage).length).split('/')
  return { name: decodeURIComponent(name), version: Number(version) }
}

function escape(text: string): string {
  return text.replace(ESCAPED, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
  )
}
