import { CloudError } from '@taucloud/base'
import type { Project } from '@taucloud/protocol/auth'
import type { AuthStore } from '../store.ts'

/** Returns a project by its id or name. @throws {CloudError} `invalid_argument` unless one is given, `not_found` */
export async function getProject(
  { store }: { store: AuthStore },
  { id, name }: { id: string; name: string }
): Promise<{ project: Project }> {
  if ((id === '') === (name === '') || id.length > 64 || name.length > 63) {
    throw new CloudError(
      'invalid_argument',
      'Cannot read request: exactly one of id and name is wanted'
    )
  }
  const project = id === '' ? await store.getProjectNamed(name) : await store.getProject(id)
  if (project !== undefined) return { project }
  throw new CloudError('not_found', `Cannot find project "${id}${name}"`)
}
