import type { Declaration } from './field.ts'
import { COMMON, IDENTITY, repositoryFields } from './shared.ts'

/** `websites/<name>.yaml` (project-config §17). */
export const WEBSITES: Declaration = {
  kind: 'websites',
  definition: 'Website',
  doc: 'Files that are served as they are built',
  icon: 'globe',
  sections: [IDENTITY, { id: 'serving', title: 'Serving' }, { id: 'source', title: 'Source' }],
  fields: [
    ...COMMON,
    {
      path: 'domains',
      type: 'string[]',
      title: 'Domains',
      doc: 'The domains it answers on',
      required: true,
      ref: { group: 'domains' },
      maxItems: 64,
      section: 'serving'
    },
    {
      path: 'paths',
      type: 'string[]',
      format: 'path',
      maxLength: 1024,
      title: 'Paths',
      doc: 'Path prefixes below which it answers',
      required: true,
      alias: 'source/paths',
      section: 'serving'
    },
    ...repositoryFields()
  ]
}
