import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createWorkingCopy, firstHost, git, moveWorkingCopy } from '@taucloud/project/working-copy'
import type { ApiClient } from '@taucloud/protocol/api'

const TEMPLATE = fileURLToPath(new URL('../../../examples/hello', import.meta.url))
const PROJECT = 'hello'

export interface ExampleInit {
  api: ApiClient
  /** Where the git hosting answers now; ports may differ from start to start. */
  url: string
  zone: string
  workdir: string
  /** Folder for the file that holds the working copy's token. */
  credentials: string
}

/** A working copy of the example project. */
export interface Example {
  workdir: string
  /** The repository's URL. */
  git: string
  /** Host name of the project. */
  host: string
  /** Made just now: nothing has been pushed yet. */
  isNew: boolean
}

/**
 * The working copy of the example: an existing one is pointed at where the cloud answers now, else the project is made
 * in the cloud and the example committed into a new repository.
 */
export async function prepareExample(init: ExampleInit): Promise<Example> {
  const { api, url, zone, workdir } = init
  const credentials = join(init.credentials, `${PROJECT}.gitconfig`)
  const isNew = !existsSync(join(workdir, '.git')) || !existsSync(credentials)
  if (isNew) {
    const { project, git: repository, token } = await api.createProject(PROJECT)
    const remote = { url, git: repository, project: PROJECT, token }
    await createWorkingCopy({
      folder: workdir,
      template: TEMPLATE,
      id: project.id,
      zone,
      remote,
      credentials
    })
  } else {
    const repository = new URL(`/${PROJECT}.git`, url).href
    await moveWorkingCopy(workdir, credentials, { url, git: repository, project: PROJECT })
  }
  const repository = await git(workdir, 'config', 'remote.origin.url')
  return { workdir, git: repository, host: await firstHost(workdir), isNew }
}
