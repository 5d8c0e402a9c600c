import { isDeepStrictEqual } from 'node:util'
import { branchKey } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { claimOf, HISTORY_LENGTH, isServing, KEPT_RELEASES, newestFirst } from './entry.ts'
import type { Entry } from './entry.ts'
import { entryKey } from './store.ts'
import type { Change } from './store.ts'

interface Branch {
  readonly project: string
  /** Newest first, at most {@link HISTORY_LENGTH}. */
  entries: Entry[]
}

/**
 * What the stored entries mean, kept in memory: the live record of each branch, its history, who owns a host. A pure
 * function of the set of entries, whatever order they come in, so every tns node that holds the set answers the same.
 */
export class ReleaseView {
  readonly #branches = new Map<string, Branch>()
  readonly #projects = new Map<string, Set<string>>()
  readonly #hosts = new Map<string, Set<string>>()
  readonly #removed = new Set<string>()

  /** Takes a change in and says which branches (`<project>/<branch>`) may answer differently now. */
  apply(change: Change): Set<string> {
    switch (change.kind) {
      case 'entry':
        return this.#add(change.entry)
      case 'dropped':
        return this.#drop(change.key)
      case 'removed':
        return this.#removeProject(change.project)
    }
  }

  /** Is the project gone for ever? */
  isRemoved(project: string): boolean {
    return this.#removed.has(project)
  }

  /** The live entry of a branch, or undefined when it serves nothing. */
  live(key: string): Entry | undefined {
    const entry = this.#branches.get(key)?.entries[0]
    return entry !== undefined && isServing(entry) ? entry : undefined
  }

  /** The newest entry, be it a removal. */
  newest(key: string): Entry | undefined {
    return this.#branches.get(key)?.entries[0]
  }

  /** All entries of a branch, newest first. */
  history(key: string): readonly Entry[] {
    return this.#branches.get(key)?.entries ?? []
  }

  /** Branches of a project, or of all, that serve something, sorted. */
  branchKeys(project?: string): string[] {
    const keys = project === undefined ? this.#branches.keys() : (this.#projects.get(project) ?? [])
    return [...keys].filter((key) => this.live(key) !== undefined).sort()
  }

  /** What the branch serves as callers see it: only hosts that the project owns, and what it may go back to. */
  record(key: string): BranchRecord | undefined {
    const entry = this.live(key)
    if (entry === undefined) return undefined
    const { record } = entry
    const hosts = record.hosts.filter((host) => this.owner(host) === record.project)
    return { ...record, hosts, previous: this.kept(key).slice(1) }
  }

  /** CIDs of the live release and of those to go back to, newest first; empty when the branch serves nothing. */
  kept(key: string): string[] {
    if (this.live(key) === undefined) return []
    const serving = this.history(key).filter(isServing)
    return [...new Set(serving.map((entry) => entry.record.release))].slice(0, KEPT_RELEASES)
  }

  /**
   * The project that answers for a host: the one that has done so for longest. Two can claim it only while tns nodes
   * cannot see each other; then every node decides the same from the claims alone.
   */
  owner(host: string): string | undefined {
    const claims = [...(this.#hosts.get(host) ?? [])].flatMap((key) => {
      const entry = this.live(key)
      const at = entry === undefined ? undefined : claimOf(entry, host)
      return entry === undefined || at === undefined ? [] : [{ at, project: entry.record.project }]
    })
    claims.sort((a, b) => a.at - b.at || (a.project < b.project ? -1 : 1))
    return claims[0]?.project
  }

  /** Branches whose live record names the host, whoever owns it. */
  claimants(host: string): readonly string[] {
    return [...(this.#hosts.get(host) ?? [])]
  }

  /** Since when the project answers for the host, or undefined when none of its branches does. */
  claimedAtMs(project: string, host: string): number | undefined {
    const times = this.claimants(host).flatMap((key) => {
      const entry = this.live(key)
      if (entry?.record.project !== project) return []
      return claimOf(entry, host) ?? []
    })
    return times.length === 0 ? undefined : Math.min(...times)
  }

  /** The highest attempt of a job that has published to the branch; 0 when none has. */
  highestAttempt(key: string, job: string): number {
    const attempts = this.history(key)
      .filter((entry) => entry.record.job === job)
      .map((entry) => entry.record.attempt)
    return Math.max(0, ...attempts)
  }

  #add(entry: Entry): Set<string> {
    const { project } = entry.record
    if (this.#removed.has(project)) return new Set()
    const key = branchKey(entry.record)
    const known = this.history(key).find((other) => newestFirst(other, entry) === 0)
    if (isDeepStrictEqual(known, entry)) return new Set()
    const entries = this.history(key).filter((other) => other !== known)
    const sorted = [...entries, entry].sort(newestFirst).slice(0, HISTORY_LENGTH)
    return this.#replace(key, { project, entries: sorted })
  }

  #drop(storeKey: string): Set<string> {
    for (const [key, branch] of this.#branchesOf(storeKey)) {
      const entries = branch.entries.filter((entry) => entryKey(entry.record) !== storeKey)
      if (entries.length < branch.entries.length) return this.#replace(key, { ...branch, entries })
    }
    return new Set()
  }

  #branchesOf(storeKey: string): [string, Branch][] {
    const keys = this.#projects.get(storeKey.split('/')[1] ?? '') ?? []
    return [...keys].flatMap((key) => {
      const branch = this.#branches.get(key)
      return branch === undefined ? [] : [[key, branch]]
    })
  }

  #removeProject(project: string): Set<string> {
    this.#removed.add(project)
    const affected = new Set<string>()
    for (const key of [...(this.#projects.get(project) ?? [])]) {
      for (const other of this.#replace(key, { project, entries: [] })) affected.add(other)
    }
    return affected
  }

  #replace(key: string, branch: Branch): Set<string> {
    const before = this.live(key)?.record.hosts ?? []
    const kept = this.kept(key).join()
    const live = this.live(key)
    if (branch.entries.length === 0) this.#forget(key, branch.project)
    else this.#remember(key, branch)
    const after = this.live(key)?.record.hosts ?? []
    if (live === this.live(key) && kept === this.kept(key).join()) return new Set()
    return this.#reindex(key, before, after)
  }

  #remember(key: string, branch: Branch): void {
    this.#branches.set(key, branch)
    const keys = this.#projects.get(branch.project) ?? new Set()
    this.#projects.set(branch.project, keys.add(key))
  }

  #forget(key: string, project: string): void {
    this.#branches.delete(key)
    const keys = this.#projects.get(project)
    keys?.delete(key)
    if (keys?.size === 0) this.#projects.delete(project)
  }

  /** Moves the branch in the host index; others that name one of its hosts may gain or lose it. */
  #reindex(key: string, before: readonly string[], after: readonly string[]): Set<string> {
    const affected = new Set([key])
    for (const host of new Set([...before, ...after])) {
      const keys = this.#hosts.get(host) ?? new Set()
      for (const other of keys) affected.add(other)
      if (after.includes(host)) this.#hosts.set(host, keys.add(key))
      else if (keys.delete(key) && keys.size === 0) this.#hosts.delete(host)
    }
    return affected
  }
}
