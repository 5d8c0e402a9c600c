import { normalizeHost } from './hosts.ts'
import type { FileTable, Release, ReleaseFunction, ReleaseWebsite } from './release.ts'

/** What answers a request; `method` means that the path exists, for the methods of `allow` only (405). */
export type RouteMatch =
  | { kind: 'function'; fn: ReleaseFunction }
  | { kind: 'file'; website: ReleaseWebsite; path: string }
  | { kind: 'method'; allow: string[] }
  | { kind: 'none' }

const NONE: RouteMatch = { kind: 'none' }
const INDEX = 'index.html'

interface Site {
  website: ReleaseWebsite
  /** Place among the candidates: the first with the full score wins. */
  order: number
  files: ReadonlyMap<string, RouteMatch>
}

interface HostRoutes {
  /** Path, then method. */
  functions: Map<string, Map<string, RouteMatch>>
  /** Prefix, `/` among them, to the sites mounted there, in order. */
  sites: Map<string, Site[]>
  /** Length of the longest key of `sites`: what bounds the walk over a hostile path. */
  longestPrefix: number
}

/** A site that covers a path, and what its best prefix leaves of it. `exact` is the score 256. */
interface Candidate {
  site: Site
  rest: string
  exact: boolean
}

/**
 * The routes of one release, compiled once: a match walks the segments of the path and reads maps. It follows
 * project-config §22.1–22.4: a website whose path equals the request's, or which has a file there, comes before a
 * function on the same path, and a function before a website that merely covers the path.
 */
export class RouteTable {
  readonly #hosts: ReadonlyMap<string, HostRoutes>

  private constructor(hosts: ReadonlyMap<string, HostRoutes>) {
    this.#hosts = hosts
  }

  /** @param fileTables by id of the website; a website without one answers for its paths but has no file */
  static of(release: Release, fileTables: ReadonlyMap<string, FileTable>): RouteTable {
    const hosts = new Map<string, HostRoutes>()
    const at = (host: string): HostRoutes =>
      getOrAdd(hosts, host, () => ({ functions: new Map(), sites: new Map(), longestPrefix: 0 }))
    for (const fn of release.functions) {
      const match: RouteMatch = { kind: 'function', fn }
      for (const host of fn.hosts) addFunction(at(host), match)
    }
    release.websites.forEach((website, order) => {
      const files = fileRoutes(website, fileTables.get(website.id))
      for (const host of website.hosts) addSite(at(host), { website, order, files })
    })
    return new RouteTable(hosts)
  }

  /** Hosts that have a route. */
  get hosts(): string[] {
    return [...this.#hosts.keys()]
  }

  /**
   * @param host as in the request; letter case, port and a trailing dot do not matter
   * @param path of the request, without query, as it was sent
   */
  match(host: string, method: string, path: string): RouteMatch {
    const routes = this.#hosts.get(host) ?? this.#hosts.get(normalizeHost(host))
    if (routes === undefined) return NONE
    const functions = routes.functions.get(path)
    if (method !== 'GET' && method !== 'HEAD') {
      return functions?.get(method) ?? refusal(routes, functions, path)
    }
    const candidate = routes.sites.size === 0 ? undefined : bestCandidate(routes, path)
    const file = candidate === undefined ? undefined : fileOf(candidate)
    if (candidate?.exact === true && file !== undefined) return file
    return functions?.get(method) ?? file ?? refusal(routes, functions, path)
  }
}

function addFunction(routes: HostRoutes, match: RouteMatch & { kind: 'function' }): void {
  for (const path of match.fn.paths) {
    const methods = getOrAdd(routes.functions, path, () => new Map<string, RouteMatch>())
    if (!methods.has(match.fn.method)) methods.set(match.fn.method, match)
  }
}

function addSite(routes: HostRoutes, site: Site): void {
  for (const prefix of new Set(site.website.paths)) {
    getOrAdd(routes.sites, prefix, () => []).push(site)
    routes.longestPrefix = Math.max(routes.longestPrefix, prefix.length)
  }
}

/** Answers are made here, so that a match allocates none. */
function fileRoutes(
  website: ReleaseWebsite,
  table: FileTable | undefined
): ReadonlyMap<string, RouteMatch> {
  const paths = Object.keys(table?.files ?? {})
  return new Map(paths.map((path) => [path, { kind: 'file', website, path }]))
}

/** The site with the highest score: the first with 256, else the one with the longest prefix (§22.2). */
function bestCandidate(routes: HostRoutes, path: string): Candidate | undefined {
  let best: Candidate | undefined
  const seen: Site[] = []
  for (let prefix = firstPrefix(path, routes.longestPrefix); ; prefix = parentOf(prefix)) {
    for (const site of routes.sites.get(prefix) ?? []) {
      // The longest prefix of a site is its best, and the only one that counts.
      if (seen.includes(site)) continue
      seen.push(site)
      const rest = relative(path, prefix)
      const candidate = { site, rest, exact: prefix === path || site.files.has(rest) }
      if (best === undefined || isBetter(candidate, best)) best = candidate
    }
    if (prefix === '/') return best
  }
}

/** Candidates come longest prefix first, so an earlier one loses only to a full score. */
function isBetter(candidate: Candidate, best: Candidate): boolean {
  return candidate.exact && (!best.exact || candidate.site.order < best.site.order)
}

/** The longest text that can be a prefix of the path: itself, or up to before one of its slashes. */
function firstPrefix(path: string, longest: number): string {
  return path.length <= longest ? path : parentOf(path, longest)
}

/** What stands before the last slash at or before `from`, `/` at the end of the walk. */
function parentOf(path: string, from = path.length - 1): string {
  const end = path.lastIndexOf('/', from)
  return end <= 0 ? '/' : path.slice(0, end)
}

/** The name of a file below a prefix. Files carry plain names, requests percent-encoded ones. */
function relative(path: string, prefix: string): string {
  const rest = prefix === path ? '' : path.slice(prefix === '/' ? 1 : prefix.length + 1)
  if (!rest.includes('%')) return rest
  try {
    return decodeURIComponent(rest)
  } catch {
    // Not an encoding: no file is named so either, and the raw text finds none.
    return rest
  }
}

/** The file itself, the index of a directory, or the root's index for a single-page application (§22.4). */
function fileOf({ site, rest }: Candidate): RouteMatch | undefined {
  const { files } = site
  const directory = rest === '' || rest.endsWith('/') ? rest : `${rest}/`
  return files.get(rest) ?? files.get(directory + INDEX) ?? files.get(INDEX)
}

/** Nothing answers this method: says which methods something would answer, if any. */
function refusal(
  routes: HostRoutes,
  functions: Map<string, RouteMatch> | undefined,
  path: string
): RouteMatch {
  const candidate = routes.sites.size === 0 ? undefined : bestCandidate(routes, path)
  const served = candidate !== undefined && fileOf(candidate) !== undefined
  const allow = new Set([...(served ? ['GET', 'HEAD'] : []), ...(functions?.keys() ?? [])])
  return allow.size === 0 ? NONE : { kind: 'method', allow: [...allow].sort() }
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
