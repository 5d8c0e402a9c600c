import type { CompiledObject, IndexValue } from './compiled.ts'
import { indexesOf, linkPrefix } from './indexes.ts'

/** What every owner contributed to one key of the index: an owner is a project on a branch. */
export type SharedEntry = Readonly<Record<string, IndexValue>>

/** A name service as lookups see it. */
export interface DirectoryView {
  /** The merged value of a key of the index. */
  index(key: string): IndexValue | undefined
  /** The commit that a branch of a project serves. */
  currentCommit(project: string, branch: string): string | undefined
  /** The compiled object of a commit. */
  object(project: string, branch: string, commit: string): CompiledObject | undefined
  /** The content id of an asset, by its hash (see {@link assetHash}). */
  asset(hash: string): string | undefined
}

/** One branch of a project, about to be published. */
export interface Publication {
  object: CompiledObject
  branch: string
  commit: string
}

/**
 * What publishing an index changes (project-config §21.4): the owner's own entries are replaced, entries of others
 * stay. Entries are kept per owner, so that nobody has to rewrite a list that two projects share.
 *
 * @param previous the keys that the owner contributed before
 * @returns the new entry of each changed key, `undefined` where nothing is left
 */
export function mergeIndex(
  stored: (key: string) => SharedEntry | undefined,
  owner: string,
  { previous, next }: { previous: Iterable<string>; next: ReadonlyMap<string, IndexValue> }
): Map<string, SharedEntry | undefined> {
  const changes = new Map<string, SharedEntry | undefined>()
  for (const key of new Set([...previous, ...next.keys()])) {
    const entries = Object.entries(stored(key) ?? {})
    const others = Object.fromEntries(entries.filter(([who]) => who !== owner))
    const own = next.get(key)
    const entry = own === undefined ? others : { ...others, [owner]: own }
    changes.set(key, Object.keys(entry).length === 0 ? undefined : entry)
  }
  return changes
}

/** The value of a key for readers: lists of all owners joined, else the value of the first of them. */
export function mergedValue(entry: SharedEntry): IndexValue | undefined {
  const values = Object.keys(entry)
    .sort()
    .flatMap((owner) => entry[owner] ?? [])
  const isList = Object.values(entry).some((value) => typeof value === 'object' && value !== null)
  const texts = values.filter((value) => typeof value === 'string')
  return isList ? [...new Set(texts)] : Object.values(entry)[0]
}

/** A name service in memory: what one process needs to look things up in what it compiled. */
export class Directory implements DirectoryView {
  readonly #entries = new Map<string, SharedEntry>()
  readonly #objects = new Map<string, CompiledObject>()
  readonly #current = new Map<string, string>()
  readonly #assets = new Map<string, string>()

  /** Writes index and object first, then `current`, which makes them live (project-config §21.1). */
  publish({ object, branch, commit }: Publication): void {
    const before = this.#currentObject(object.id, branch)
    const changes = mergeIndex((key) => this.#entries.get(key), linkPrefix(branch, object.id), {
      previous: before === undefined ? [] : indexesOf(before, branch).keys(),
      next: indexesOf(object, branch)
    })
    for (const [key, entry] of changes) {
      if (entry === undefined) this.#entries.delete(key)
      else this.#entries.set(key, entry)
    }
    this.#objects.set(`${branch}\n${commit}\n${object.id}`, object)
    this.#current.set(`${branch}\n${object.id}`, commit)
  }

  /** Records the asset that was built for a hash. */
  publishAsset(hash: string, cid: string): void {
    this.#assets.set(hash, cid)
  }

  index(key: string): IndexValue | undefined {
    const entry = this.#entries.get(key)
    return entry === undefined ? undefined : mergedValue(entry)
  }

  currentCommit(project: string, branch: string): string | undefined {
    return this.#current.get(`${branch}\n${project}`)
  }

  object(project: string, branch: string, commit: string): CompiledObject | undefined {
    return this.#objects.get(`${branch}\n${commit}\n${project}`)
  }

  asset(hash: string): string | undefined {
    return this.#assets.get(hash)
  }

  #currentObject(project: string, branch: string): CompiledObject | undefined {
    const commit = this.currentCommit(project, branch)
    return commit === undefined ? undefined : this.object(project, branch, commit)
  }
}
