import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Git } from './git.ts'

/** Where a repository is: the names come from the register, never from a request. */
export interface RepositoryRef {
  readonly project: string
  readonly name: string
}

const HOUR_MS = 3_600_000

/** The bare repositories in this node's folder: `<folder>/<project>/<name>.git`. */
export class Repositories {
  readonly #git: Git
  readonly #folder: string

  constructor(git: Git, folder: string) {
    this.#git = git
    this.#folder = folder
  }

  folderOf({ project, name }: RepositoryRef): string {
    return join(this.#folder, project, `${name}.git`)
  }

  /** Makes an empty repository. A half-made one of an earlier try is replaced. */
  async create(ref: RepositoryRef): Promise<void> {
    const folder = this.folderOf(ref)
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    // Without -b the HEAD would name a branch that nobody pushes.
    await this.#git.run(['init', '--quiet', '--bare', '--template=', '-b', 'main', folder])
  }

  /** Removes all repositories of a project: out of sight at once, from the disk after that. */
  async deleteProject(project: string): Promise<void> {
    const folder = join(this.#folder, project)
    const doomed = join(this.#folder, `.deleted-${project}`)
    await rm(doomed, { recursive: true, force: true })
    try {
      await rename(folder, doomed)
    } catch (error) {
      if (!isAbsent(error)) throw error
    }
    await rm(doomed, { recursive: true, force: true })
  }

  /** Removes what is of no registered project: deletions and creations that a crash cut short. */
  async sweep(isKnown: (project: string) => boolean): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    for (const entry of await readdir(this.#folder)) {
      if (!isKnown(entry)) await rm(join(this.#folder, entry), { recursive: true, force: true })
    }
  }

  /** Branches and tags with the object that each names. */
  async listRefs(ref: RepositoryRef): Promise<Map<string, string>> {
    const format = '--format=%(objectname) %(refname)'
    const dir = ['--git-dir', this.folderOf(ref)]
    const text = await this.#git.run([...dir, 'for-each-ref', format, 'refs/heads', 'refs/tags'])
    const lines = text.split('\n').filter((line) => line !== '')
    return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]))
  }

  /**
   * Folders of pushes that are being received, or were when a process died. Those older than an hour are removed.
   *
   * @returns how many are left
   */
  async sweepIncoming(ref: RepositoryRef): Promise<number> {
    const objects = join(this.folderOf(ref), 'objects')
    let left = 0
    for (const entry of await readdir(objects)) {
      if (!entry.startsWith('tmp_objdir-incoming-')) continue
      const folder = join(objects, entry)
      const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
      if (Date.now() - mtimeMs < HOUR_MS) left += 1
      else await rm(folder, { recursive: true, force: true })
    }
    return left
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
