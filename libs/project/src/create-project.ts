import { ProjectEditor } from './editor.ts'
import { generatedHost } from './hosts.ts'
import type { ProjectTree } from './layout.ts'

/** What a new project is called and where it will live. */
export interface CreateProjectInit {
  /** A variable name. */
  name: string
  /** Zone of the cloud: the project gets its first host name in it. No domain without one. */
  zone?: string
  /** Project id, if the cloud has given one. @default a fresh one */
  id?: string
  description?: string
}

/**
 * The configuration folder of a new project: its document and, with a zone, the domain `main` with a generated host.
 *
 * @throws {CloudError} `invalid_argument` for a name that is no variable name
 */
export function createProject(init: CreateProjectInit): ProjectTree {
  const { name, zone, description } = init
  const editor = ProjectEditor.open(new Map())
  const minted = editor.create([], { name, ...(description === undefined ? {} : { description }) })
  const id = init.id ?? minted
  editor.set([], 'id', id)
  if (zone !== undefined) {
    editor.create(['domains', 'main'], { fqdn: generatedHost(id, zone, 0, name) })
  }
  return editor.tree()
}
