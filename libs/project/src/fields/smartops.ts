import type { Declaration } from './field.ts'
import { COMMON, EXECUTION, IDENTITY } from './shared.ts'

/** `smartops/<name>.yaml` (project-config §15). */
export const SMARTOPS: Declaration = {
  kind: 'smartops',
  definition: 'SmartOp',
  doc: 'Code that decides whether a node may serve a resource',
  icon: 'robot',
  sections: [IDENTITY, { id: 'code', title: 'Code' }, { id: 'limits', title: 'Limits' }],
  fields: [...COMMON, ...EXECUTION]
}
