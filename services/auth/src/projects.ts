import { CloudError } from '@taucloud/base'
import { mintId } from '@taucloud/project/ids'
import type { Project } from '@taucloud/protocol/auth'
import type { Access, Identity } from './access.ts'
import type { Repositories } from './git/repositories.ts'
import type { AuthStore } from './store.ts'
import { Turns } from './turns.ts'

export interface ProjectsParts {
  store: AuthStore
  repositories: Repositories
  access: Access
  /** This node: where the repositories of its projects are. */
  peerId: string
  /** Takes a project off the air and ends its builds. @throws {CloudError} `unavailable` when that cannot be done now */
  retire(project: Project): Promise<void>
}

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** @throws {CloudError} `invalid_argument` */
export function parseProjectName(name: unknown): string {
  if (typeof name === 'string' && NAME.test(name)) return name
  throw new CloudError(
    'invalid_argument',
    'Cannot read the project name: it is 1 to 63 lower-case letters, digits and "-", not at its ends'
  )
}

/** Makes and removes projects. One repository of the project's own name comes with each. */
export class Projects {
  readonly #parts: ProjectsParts
  readonly #turns = new Turns()

  constructor(parts: ProjectsParts) {
    this.#parts = parts
  }

  /**
   * Makes a project that belongs to the caller, with an empty repository, and a token that may push to it.
   *
   * @throws {CloudError} `already_exists`
   */
  create(name: string, { owner }: Identity): Promise<{ project: Project; token: string }> {
    return this.#turns.run(name, async () => {
      const { access, peerId, repositories, store } = this.#parts
      const isTaken =
        (await store.getProjectNamed(name)) !== undefined ||
        (await store.getRepository(name)) !== undefined
      if (isTaken) {
        throw new CloudError('already_exists', `Cannot make project "${name}": the name is taken`)
      }
      const project = { id: mintId(), name, repositories: [name], createdAtMs: Date.now() }
      await repositories.create({ project: project.id, name })
      const repository = { project: project.id, home: peerId, createdAtMs: project.createdAtMs }
      await store.putProject(project, repository, owner)
      const token = await access.issue({ owner, project: project.id, write: true })
      return { project, token }
    })
  }

  /**
   * Removes a project with everything that belongs to it.
   *
   * @throws {CloudError} `unavailable` when its releases cannot be taken off the air now; nothing is removed then
   */
  delete(project: Project): Promise<void> {
    return this.#turns.run(project.name, async () => {
      await this.#parts.retire(project)
      await this.#parts.store.deleteProject(project)
      await this.#parts.repositories.deleteProject(project.id)
    })
  }

  /** A project by its id or by its name. */
  async find(idOrName: string): Promise<Project | undefined> {
    const { store } = this.#parts
    // Ids have capitals, names have none.
    return (await store.getProjectNamed(idOrName)) ?? (await store.getProject(idOrName))
  }
}
