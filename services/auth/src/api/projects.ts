import { CloudError } from '@taucloud/base'
import type { Reply, RouteHandler, Router } from '@taucloud/http'
import type { Project } from '@taucloud/protocol/auth'
import { parseProjectName } from '../projects.ts'
import { identify, projectFor, readObject } from './context.ts'
import type { ApiParts } from './context.ts'

/** Projects: make, list, show, remove. */
export function addProjectRoutes(router: Router<RouteHandler>, parts: ApiParts): void {
  const base = '/api/v1/projects'
  const shown = (project: Project) => ({
    id: project.id,
    name: project.name,
    git: parts.gitUrl(project.repositories[0] ?? project.name),
    createdAtMs: project.createdAtMs
  })

  router.add('POST', base, async (context): Promise<Reply> => {
    const identity = await identify(parts, context)
    if (identity.token.project !== '' || !identity.token.write) {
      throw new CloudError(
        'permission_denied',
        'Cannot make a project: the token is for less than that'
      )
    }
    const { name } = await readObject(context)
    const { project, token } = await parts.projects.create(parseProjectName(name), identity)
    const { git, ...rest } = shown(project)
    return { status: 201, json: { project: rest, git, token } }
  })

  router.add('GET', base, async (context): Promise<Reply> => {
    const identity = await identify(parts, context)
    const projects: object[] = []
    for await (const project of parts.store.listProjects()) {
      if ((await parts.access.rightOn(project.id, identity)) !== 'none')
        projects.push(shown(project))
    }
    return { json: { projects } }
  })

  router.add('GET', `${base}/:name`, async (context): Promise<Reply> => {
    const identity = await identify(parts, context)
    const name = context.params.name ?? ''
    return { json: { project: shown(await projectFor(parts, identity, { name, need: 'read' })) } }
  })

  router.add('DELETE', `${base}/:name`, async (context): Promise<Reply> => {
    const identity = await identify(parts, context)
    const name = context.params.name ?? ''
    await parts.projects.delete(await projectFor(parts, identity, { name, need: 'write' }))
    return {}
  })
}
