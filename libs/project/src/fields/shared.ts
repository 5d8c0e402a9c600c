import { MAX_EGRESS_RULE_LENGTH, MAX_EGRESS_RULES } from '../egress.ts'
import type { Field, Section } from './field.ts'

/** The section that every form begins with. */
export const IDENTITY: Section = { id: 'identity', title: 'Identity' }

/** The fields of every resource and application (project-config §6). */
export const COMMON: readonly Field[] = [
  {
    path: 'id',
    type: 'string',
    format: 'cid',
    title: 'Id',
    doc: 'Identity that survives a rename; minted once, never edited',
    required: true,
    generated: true,
    optionalInSingleRepository: true,
    wire: false,
    section: 'identity'
  },
  {
    path: 'name',
    type: 'string',
    format: 'varname',
    title: 'Name',
    doc: 'Optional; the name of the file wins',
    wire: false,
    section: 'identity'
  },
  {
    path: 'description',
    type: 'string',
    title: 'Description',
    doc: 'Free text',
    section: 'identity'
  },
  {
    path: 'tags',
    type: 'string[]',
    title: 'Tags',
    doc: 'Free labels; "smartops:<name>" attaches a smartop',
    section: 'identity'
  }
]

/** Where the limits and the entry of code are declared: functions and smartops. */
export const EXECUTION: readonly Field[] = [
  {
    path: 'source',
    type: 'string',
    format: 'source',
    title: 'Source',
    doc: 'Where the code comes from: "." for the code repository, or "libraries/<name>"',
    required: true,
    ref: { group: 'libraries', prefix: 'libraries/' },
    section: 'code'
  },
  {
    path: 'execution/timeout',
    type: 'string',
    format: 'duration',
    max: { value: 24n * 3_600_000_000_000n, text: '24h' },
    title: 'Timeout',
    doc: 'Wall-clock limit of one call, such as 10s',
    required: true,
    section: 'limits'
  },
  {
    path: 'execution/memory',
    type: 'string',
    format: 'bytes',
    max: { value: 4n * 1024n ** 3n, text: '4GiB' },
    title: 'Memory',
    doc: 'Limit of the memory of the guest, such as 32MB',
    required: true,
    section: 'limits'
  },
  {
    path: 'execution/call',
    type: 'string',
    title: 'Call',
    doc: 'Exported symbol of the module',
    maxLength: 256,
    required: true,
    section: 'code'
  }
]

/** Where code may connect to: of a project, and of a function that does not follow it. */
export const EGRESS: Field = {
  path: 'egress',
  type: 'string[]',
  format: 'egress',
  maxLength: MAX_EGRESS_RULE_LENGTH,
  maxItems: MAX_EGRESS_RULES,
  title: 'Egress',
  doc: 'Hosts and ports that code may connect to, such as "api.example.org:443" or "*.example.net:443"; the list of a function replaces that of the project',
  section: 'network'
}

/** The section of {@link EGRESS}. */
export const NETWORK: Section = { id: 'network', title: 'Network' }

/** The repository that a library or a website is built from. */
export function repositoryFields(...between: readonly Field[]): readonly Field[] {
  return [
    ...between,
    {
      path: 'source/branch',
      type: 'string',
      title: 'Branch',
      doc: 'Informative; a build follows the branch that is deployed',
      section: 'source'
    },
    {
      path: 'source/{github}',
      type: 'key',
      title: 'Provider',
      doc: 'Who hosts the repository',
      required: true,
      optionalInSingleRepository: true,
      wire: 'provider',
      section: 'source'
    },
    {
      path: 'source/{github}/id',
      type: 'string',
      format: 'repository-id',
      title: 'Repository id',
      doc: 'Numeric id of the repository, as text',
      required: true,
      wire: 'repository-id',
      section: 'source'
    },
    {
      path: 'source/{github}/fullname',
      type: 'string',
      title: 'Repository',
      doc: 'owner/repository',
      required: true,
      wire: 'repository-name',
      section: 'source'
    }
  ]
}
