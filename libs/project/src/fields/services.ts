import type { Declaration } from './field.ts'
import { COMMON, IDENTITY } from './shared.ts'

/** `services/<name>.yaml` (project-config §14). */
export const SERVICES: Declaration = {
  kind: 'services',
  definition: 'Service',
  doc: 'A peer-to-peer protocol that functions serve commands of',
  icon: 'server',
  sections: [IDENTITY],
  fields: [
    ...COMMON,
    {
      path: 'protocol',
      type: 'string',
      title: 'Protocol',
      doc: 'A protocol id such as /calc/v1',
      required: true,
      section: 'identity'
    }
  ]
}
