import { CloudError, isErrorCode } from '@taucloud/base'
import { RouteTable } from '@taucloud/project/routes'
import { Messaging } from '@taucloud/project/messaging'
import type { FileTable, TriggeredFunction } from '@taucloud/project/release'
import type { KnownBranch, ReleaseBundle } from '../messages.ts'
import type { Resident } from './functions.ts'

/** A release ready to be served in this thread. Immutable, but for the functions that come to live here. */
export interface LoadedBranch {
  readonly key: string
  readonly project: string
  readonly name: string
  /** CID of the release. */
  readonly cid: string
  /** The commit that the configuration came from. */
  readonly commit: string
  readonly routes: RouteTable
  readonly fileTables: ReadonlyMap<string, FileTable>
  /** Functions that messages and commands call, by id. */
  readonly triggers: ReadonlyMap<string, TriggeredFunction>
  readonly messaging: Messaging
  /** By id of the function. */
  readonly residents: Map<string, Resident>
  /** False once another release has taken its place. */
  served: boolean
}

/** A branch that has hosts; `loaded` when its release is here. */
export interface Branch {
  readonly key: string
  project: string
  name: string
  hosts: readonly string[]
  loaded: LoadedBranch | undefined
  waiting: PromiseWithResolvers<undefined> | undefined
}

/** Which branch answers for a host, of which only those in use have their release in this thread. */
export class Branches {
  readonly #want: (key: string) => void
  readonly #byKey = new Map<string, Branch>()
  readonly #byHost = new Map<string, Branch[]>()

  /** @param want asks the main thread for the release of a branch; the answer comes by `serve` or `fail` */
  constructor(want: (key: string) => void) {
    this.#want = want
  }

  /** The branches that claim a host, the one that answers first before the others. */
  at(host: string): readonly Branch[] | undefined {
    return this.#byHost.get(host)
  }

  /** The branch of a key, if it is known. */
  get(key: string): Branch | undefined {
    return this.#byKey.get(key)
  }

  /** Host names, for a page that helps. @param limit most names */
  hosts(limit: number): string[] {
    return [...this.#byHost.keys()].sort().slice(0, limit)
  }

  /** Takes what the record of a branch says. A release that is served stays until another one takes its place. */
  know({ key, project, branch: name, hosts }: KnownBranch): void {
    const branch = this.#byKey.get(key)
    if (branch?.loaded !== undefined) return
    if (branch === undefined)
      this.#add({ key, project, name, hosts, loaded: undefined, waiting: undefined })
    else this.#rehost(branch, hosts)
  }

  /** The release that a branch serves in this thread. */
  loaded(key: string): LoadedBranch | undefined {
    return this.#byKey.get(key)?.loaded
  }

  /** Serves a release from now on. @returns the release that was served before */
  serve(loaded: LoadedBranch, hosts: readonly string[]): LoadedBranch | undefined {
    const branch = this.#byKey.get(loaded.key) ?? this.#add({ ...branchOf(loaded), hosts })
    const before = branch.loaded
    if (before !== undefined) before.served = false
    loaded.served = true
    branch.loaded = loaded
    this.#rehost(branch, hosts)
    branch.waiting?.resolve(undefined)
    branch.waiting = undefined
    return before
  }

  /** Forgets a branch. @returns the release that was served */
  remove(key: string): LoadedBranch | undefined {
    const branch = this.#byKey.get(key)
    if (branch === undefined) return undefined
    this.#rehost(branch, [])
    this.#byKey.delete(key)
    branch.waiting?.reject(new CloudError('not_found', 'Cannot serve: the branch was removed'))
    if (branch.loaded !== undefined) branch.loaded.served = false
    return branch.loaded
  }

  /** Waits until the release of a branch is here. @throws {CloudError} why it cannot be loaded */
  async load(branch: Branch): Promise<void> {
    if (branch.waiting === undefined) {
      branch.waiting = Promise.withResolvers()
      branch.waiting.promise.catch(() => undefined) // every waiter sees it; nobody may be left waiting
      this.#want(branch.key)
    }
    await branch.waiting.promise
  }

  /** Takes the news that a release cannot be loaded now. The next request asks again. */
  fail(key: string, code: string, message: string): void {
    const branch = this.#byKey.get(key)
    branch?.waiting?.reject(new CloudError(isErrorCode(code) ? code : 'internal', message))
    if (branch !== undefined) branch.waiting = undefined
  }

  #add(branch: Branch): Branch {
    this.#byKey.set(branch.key, branch)
    const { hosts } = branch
    branch.hosts = []
    this.#rehost(branch, hosts)
    return branch
  }

  #rehost(branch: Branch, hosts: readonly string[]): void {
    for (const host of branch.hosts) {
      const others = (this.#byHost.get(host) ?? []).filter((other) => other !== branch)
      if (others.length === 0) this.#byHost.delete(host)
      else this.#byHost.set(host, others)
    }
    branch.hosts = hosts
    for (const host of hosts) {
      this.#byHost.set(host, [...(this.#byHost.get(host) ?? []), branch].sort(byPrecedence))
    }
  }
}

/** Compiles the routes of a release. */
export function loadedBranch({ key, cid, release, fileTables }: ReleaseBundle): LoadedBranch {
  const { project, branch: name } = release
  const routes = RouteTable.of(release, fileTables)
  const commit = release.commits[0]?.commit ?? ''
  return {
    ...{ key, project, name, cid, commit, routes, fileTables },
    triggers: new Map((release.triggers ?? []).map((fn) => [fn.id, fn])),
    messaging: new Messaging(release),
    residents: new Map(),
    served: false
  }
}

function branchOf(loaded: LoadedBranch): Branch {
  const { key, project, name } = loaded
  return { key, project, name, hosts: [], loaded: undefined, waiting: undefined }
}

const FIRST_NAMES = ['main', 'master']

/** A total order, equal on every node: `main`, then `master`, then by name; projects by id. */
function byPrecedence(a: Branch, b: Branch): number {
  return rank(a) - rank(b) || compare(a.name, b.name) || compare(a.key, b.key)
}

function rank(branch: Branch): number {
  const index = FIRST_NAMES.indexOf(branch.name)
  return index < 0 ? FIRST_NAMES.length : index
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
