import { CloudError } from '@taucloud/base'
import type { Findings } from './diagnostics.ts'
import { isGroup } from './fields/field.ts'
import type { Group, Kind } from './fields/field.ts'

/** The files of a configuration folder: path, `/` between segments and none in front, to content. */
export type ProjectTree = ReadonlyMap<string, Uint8Array>

/** Where a document stands. */
export interface Place {
  kind: Kind
  /** Name of the application, empty in the scope of the project. */
  application: string
  /** Name of the resource or application, empty for the project. */
  name: string
  /** Path in the tree. */
  path: string
}

/** The documents of a tree and the directories of groups that exist. */
export interface Layout {
  /** Sorted by path. */
  places: Place[]
  /** Names of the applications, sorted; one may lack its document. */
  applications: string[]
  hasDirectory(application: string, group: Group): boolean
  /** The documents of one group in one scope. */
  placesOf(application: string, group: Group): readonly Place[]
}

/** A document's address: `[]`, `["functions","hello"]`, `["applications","backend"]`… (project-config §3.4). */
export type Address = readonly string[]

const SCOPE_FILE = 'config.yaml'
const RESERVED_NAME = 'config'
const EXTENSION = '.yaml'
const START = { line: 1, column: 1 }

/** Finds the documents of a tree (project-config §3.1); everything else in it is ignored. */
export function layoutOf(paths: Iterable<string>, findings: Findings): Layout {
  const places: Place[] = []
  const directories = new Set<string>()
  const applications = new Set<string>()
  const misplaced = new Set<string>()
  for (const path of [...paths].sort()) {
    const { application, rest } = scopeOf(path.split('/'))
    if (application.startsWith('.')) continue
    if (application !== '') applications.add(application)
    const [head = '', file = ''] = rest
    if (isGroup(head) && rest.length > 1) directories.add(`${application}/${head}`)
    const place = placeOf(application, rest, path)
    if (place === 'directory') {
      const depth = path.split('/').length - rest.length + (head === SCOPE_FILE ? 1 : 2)
      misplaced.add(path.split('/').slice(0, depth).join('/'))
    } else if (place?.name === RESERVED_NAME && isGroup(place.kind)) {
      findings.warn(`/${path}`, START, `not read: "${RESERVED_NAME}" is a reserved name (${file})`)
    } else if (place !== undefined) {
      places.push(place)
    }
  }
  for (const path of misplaced) {
    findings.error(`/${path}`, START, 'a document is expected here, but it is a directory')
  }
  const grouped = Map.groupBy(places, (place) => `${place.application}/${place.kind}`)
  return {
    places,
    placesOf: (application, group) => grouped.get(`${application}/${group}`) ?? [],
    applications: [...applications].sort(),
    hasDirectory: (application, group) => directories.has(`${application}/${group}`)
  }
}

/** The path of a document in the tree. @throws {CloudError} `invalid_argument` if it is no address */
export function pathOfAddress(address: Address): string {
  const { application, rest } = scopeOf(address)
  const isShortForm = address.length === 2 && address[0] === 'applications'
  const [group = '', name = ''] = rest
  const prefix = application === '' ? '' : `applications/${application}/`
  if (isShortForm) return `applications/${checkedName(address[1] ?? '', address)}/${SCOPE_FILE}`
  if (application !== '') checkedName(application, address)
  if (address.length === 0) return SCOPE_FILE
  if (application !== '' && rest.length === 1 && group === RESERVED_NAME) return prefix + SCOPE_FILE
  if (rest.length !== 2 || !isGroup(group)) throw notAnAddress(address)
  if (name === RESERVED_NAME) throw notAnAddress(address)
  return `${prefix}${group}/${checkedName(name, address)}${EXTENSION}`
}

/** The address of the document at a path, or `undefined` if no document can stand there. */
export function addressOfPath(path: string): Address | undefined {
  const { application, rest } = scopeOf(path.split('/'))
  const place = placeOf(application, rest, path)
  if (place === undefined || place === 'directory') return undefined
  if (place.kind === 'project') return []
  if (place.kind === 'application') return ['applications', application]
  if (place.name === RESERVED_NAME) return undefined
  const scope = application === '' ? [] : ['applications', application]
  return [...scope, place.kind, place.name]
}

function scopeOf(segments: readonly string[]): { application: string; rest: readonly string[] } {
  const [head, application = ''] = segments
  return head === 'applications' && segments.length > 2
    ? { application, rest: segments.slice(2) }
    : { application: '', rest: segments }
}

/** `directory` when a folder stands in the place of a document. */
function placeOf(
  application: string,
  rest: readonly string[],
  path: string
): Place | 'directory' | undefined {
  const [head = '', file = ''] = rest
  if (head === SCOPE_FILE) {
    if (rest.length > 1) return 'directory'
    const kind = application === '' ? 'project' : 'application'
    return { kind, application, name: application, path }
  }
  if (!isGroup(head) || file.startsWith('.') || !file.endsWith(EXTENSION)) return undefined
  if (rest.length > 2) return 'directory'
  return { kind: head, application, name: file.slice(0, -EXTENSION.length), path }
}

function checkedName(name: string, address: Address): string {
  if (name === '' || name.startsWith('.') || /[/\p{Cc}]/u.test(name)) throw notAnAddress(address)
  return name
}

function notAnAddress(address: Address): CloudError {
  return new CloudError(
    'invalid_argument',
    `Cannot address ${JSON.stringify(address)}: no document stands there`
  )
}
