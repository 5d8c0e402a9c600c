import type { Declaration } from './field.ts'
import { COMMON, IDENTITY, repositoryFields } from './shared.ts'

/** `libraries/<name>.yaml` (project-config §12). */
export const LIBRARIES: Declaration = {
  kind: 'libraries',
  definition: 'Library',
  doc: 'Code in a place of its own, shared by functions and smartops',
  icon: 'book',
  sections: [IDENTITY, { id: 'source', title: 'Source' }],
  fields: [
    ...COMMON,
    ...repositoryFields({
      path: 'source/path',
      type: 'string',
      title: 'Path',
      doc: 'Folder of the repository that holds the code',
      section: 'source'
    })
  ]
}
