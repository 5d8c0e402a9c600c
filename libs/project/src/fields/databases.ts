import type { Declaration, Field, WireRule } from './field.ts'
import { COMMON, IDENTITY } from './shared.ts'

/** Which peers may reach an instance: any, those of the project, or the node that opened it. */
export const NETWORKS = ['all', 'subnet', 'host'] as const

const network: WireRule = {
  encode: (value) =>
    value === 'subnet' ? { local: false, 'network-access': 'subnet' } : { local: value === 'host' },
  decode: (body) => {
    if (body.local === true) return 'host'
    return body['network-access'] === 'subnet' ? 'subnet' : 'all'
  }
}

/** The flag beside `match`, whose compiled key differs from its path (databases and storages). */
export const USE_REGEX: Field = {
  path: 'regex',
  type: 'bool',
  title: 'Regular expression',
  doc: 'The match is an RE2 expression, not anchored',
  alias: 'useRegex',
  wire: 'useRegex',
  section: 'storage'
}

/** `databases/<name>.yaml` (project-config §9). */
export const DATABASES: Declaration = {
  kind: 'databases',
  definition: 'Database',
  doc: 'A family of key/value stores, created when they are first opened',
  icon: 'database',
  sections: [
    IDENTITY,
    { id: 'storage', title: 'Storage' },
    { id: 'encryption', title: 'Encryption' }
  ],
  legacy: ['replicas', 'path'],
  fields: [
    ...COMMON,
    {
      path: 'match',
      type: 'string',
      regexFlag: 'regex',
      title: 'Match',
      doc: 'What code asks for to open a store of this family',
      requiredUnless: 'regex',
      section: 'storage'
    },
    USE_REGEX,
    {
      path: 'access/network',
      type: 'string',
      title: 'Network access',
      doc: 'all: any peer; subnet: peers of the project; host: the node that opened it',
      values: NETWORKS,
      default: 'all',
      wire: network,
      section: 'storage'
    },
    {
      path: 'storage/size',
      type: 'string',
      format: 'bytes',
      title: 'Size',
      doc: 'Capacity of one store, such as 1GB',
      required: true,
      section: 'storage'
    },
    {
      path: 'encryption/type',
      type: 'string',
      title: 'Encryption',
      doc: 'Reserved',
      wire: 'encryption-type',
      unimplemented: true,
      section: 'encryption'
    },
    {
      path: 'encryption/key',
      type: 'string',
      title: 'Encryption key',
      doc: 'Reserved',
      wire: 'encryption-key',
      unimplemented: true,
      section: 'encryption'
    }
  ]
}
