import { NETWORKS, USE_REGEX } from './databases.ts'
import type { Declaration, WireRule } from './field.ts'
import { COMMON, IDENTITY } from './shared.ts'

const network: WireRule = {
  encode: (value) => ({ public: value === 'all' }),
  // `host` compiles to the same as `subnet`: it cannot be told apart any more (§20.7).
  decode: (body) => (body.public === false ? 'subnet' : 'all')
}

/** `storages/<name>.yaml` (project-config §16). */
export const STORAGES: Declaration = {
  kind: 'storages',
  definition: 'Storage',
  doc: 'A family of file stores, created when they are first opened',
  icon: 'bucket',
  sections: [IDENTITY, { id: 'storage', title: 'Storage' }, { id: 'access', title: 'Access' }],
  fields: [
    ...COMMON,
    {
      path: '{object|streaming}',
      type: 'key',
      title: 'Type',
      doc: 'object: files with versions; streaming: entries that expire',
      required: true,
      wire: 'type',
      section: 'storage'
    },
    {
      path: 'match',
      type: 'string',
      regexFlag: 'regex',
      title: 'Match',
      doc: 'What code asks for to open a store of this family',
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
      section: 'access'
    },
    {
      path: 'object/versioning',
      type: 'bool',
      title: 'Versioning',
      doc: 'Keep earlier versions of a file',
      section: 'storage'
    },
    {
      path: 'streaming/ttl',
      type: 'string',
      format: 'duration',
      title: 'Life',
      doc: 'Life of an entry, such as 5m',
      section: 'storage'
    },
    {
      path: '{object|streaming}/size',
      type: 'string',
      format: 'bytes',
      title: 'Size',
      doc: 'Capacity of one store, such as 10GB',
      required: true,
      section: 'storage'
    }
  ]
}
