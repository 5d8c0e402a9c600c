import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Git } from './git.ts'
import type { FetchBundle } from './repository.ts'
import { Repository } from './repository.ts'

export interface RepositoryCacheInit {
  /** Repositories kept on disk; the one unused for longest goes first. @default 64 */
  maxRepositories?: number
  /** Running `cat-file` processes. @default 8 */
  maxReaders?: number
}

/** Which repository of which project: copies are never shared between projects. */
export interface RepositoryName {
  readonly project: string
  readonly repository: string
}

/** The builder's copies of repositories. Each takes one bundle at a time; several builds may read it. */
export class RepositoryCache {
  readonly #git: Git
  readonly #folder: string
  readonly #maxRepositories: number
  readonly #maxReaders: number
  /** In order of use, the latest last. */
  readonly #open = new Map<string, Repository>()
  readonly #turns = new Map<string, Promise<void>>()

  constructor(git: Git, folder: string, init: RepositoryCacheInit = {}) {
    this.#git = git
    this.#folder = folder
    this.#maxRepositories = init.maxRepositories ?? 64
    this.#maxReaders = init.maxReaders ?? 8
  }

  /** Makes a commit local and runs `use` with its repository. */
  async withCommit<T>(
    name: RepositoryName & { commit: string },
    fetchBundle: FetchBundle,
    o: { signal: AbortSignal; use: (repository: Repository) => Promise<T> }
  ): Promise<T> {
    const key = createHash('sha256')
      .update(JSON.stringify([name.project, name.repository]))
      .digest('hex')
      .slice(0, 32)
    const repository = await this.#inTurn(key, async () => {
      o.signal.throwIfAborted()
      const taken = await this.#take(key)
      await taken.fetch(name.commit, fetchBundle, o.signal)
      return taken
    })
    try {
      return await repository.use(o.use)
    } finally {
      this.#closeSpareReaders()
    }
  }

  /** Ends every running reader. */
  close(): void {
    for (const repository of this.#open.values()) repository.close()
    this.#open.clear()
  }

  async #take(key: string): Promise<Repository> {
    const repository = this.#open.get(key) ?? new Repository(this.#git, join(this.#folder, key))
    if (!this.#open.delete(key)) await this.#makeRoom(key)
    this.#open.set(key, repository)
    return repository
  }

  async #makeRoom(key: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const names = (await readdir(this.#folder)).filter(
      (name) => name !== key && !this.#turns.has(name)
    )
    const excess = names.length + 1 - this.#maxRepositories
    if (excess <= 0) return
    const used = await Promise.all(
      names.map(async (name) => ({ name, at: await lastUse(join(this.#folder, name)) }))
    )
    used.sort((a, b) => a.at - b.at)
    for (const { name } of used.slice(0, excess)) {
      const open = this.#open.get(name)
      if (open !== undefined && !open.isIdle) continue
      open?.close()
      this.#open.delete(name)
      await rm(join(this.#folder, name), { recursive: true, force: true })
    }
  }

  #closeSpareReaders(): void {
    const idle = [...this.#open].filter(
      ([key, repository]) => repository.isIdle && !this.#turns.has(key)
    )
    for (const [, repository] of idle.slice(0, Math.max(0, idle.length - this.#maxReaders)))
      repository.close()
  }

  async #inTurn<T>(key: string, use: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(key) ?? Promise.resolve()
    const mine = before.then(use)
    const settled = mine.then(
      () => undefined,
      () => undefined
    )
    this.#turns.set(key, settled)
    try {
      return await mine
    } finally {
      if (this.#turns.get(key) === settled) this.#turns.delete(key)
    }
  }
}

async function lastUse(folder: string): Promise<number> {
  try {
    return (await stat(join(folder, 'state.json'))).mtimeMs
  } catch {
    return 0 // never finished: first to go
  }
}
