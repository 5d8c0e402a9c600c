import { ISOLATIONS } from '../isolation.ts'
import type { Condition, Declaration, WireRule } from './field.ts'
import { COMMON, EGRESS, EXECUTION, IDENTITY, NETWORK } from './shared.ts'

const TYPE = 'trigger/type'
const HTTP: Condition = { field: TYPE, in: ['http', 'https'] }
const PUBSUB: Condition = { field: TYPE, in: ['pubsub'] }
const P2P: Condition = { field: TYPE, in: ['p2p'] }

const triggerType: WireRule = {
  encode: (value) => {
    if (value === 'https') return { type: value, secure: true }
    return value === 'http' ? { type: value, secure: false } : { type: value }
  },
  decode: (body) => body.type
}

const protocol: WireRule = {
  encode: (value, read) => (read(TYPE) === 'p2p' ? { service: value } : {}),
  decode: (body) => body.service
}

/** `functions/<name>.yaml` (project-config §11). */
export const FUNCTIONS: Declaration = {
  kind: 'functions',
  definition: 'Function',
  doc: 'Code that runs when a request, a message or a command arrives',
  icon: 'bolt',
  sections: [
    IDENTITY,
    { id: 'trigger', title: 'Trigger' },
    { id: 'http', title: 'HTTP', showWhen: HTTP },
    { id: 'pubsub', title: 'Messages', showWhen: PUBSUB },
    { id: 'p2p', title: 'Commands', showWhen: P2P },
    { id: 'code', title: 'Code' },
    { id: 'limits', title: 'Limits' },
    NETWORK
  ],
  legacy: ['includes'],
  fields: [
    ...COMMON,
    {
      path: TYPE,
      type: 'string',
      title: 'Trigger',
      doc: 'What calls the function',
      values: ['http', 'https', 'pubsub', 'p2p'],
      required: true,
      wire: triggerType,
      section: 'trigger'
    },
    {
      path: 'trigger/local',
      type: 'bool',
      title: 'Local',
      doc: 'Only callers on the same node',
      unimplemented: true,
      section: 'trigger'
    },
    {
      path: 'trigger/method',
      type: 'string',
      format: 'http-method',
      title: 'Method',
      doc: 'The one request method',
      requiredWhen: HTTP,
      showWhen: HTTP,
      section: 'http'
    },
    {
      path: 'trigger/methods',
      type: 'string[]',
      title: 'Methods',
      doc: 'Reserved',
      unimplemented: true,
      section: 'http'
    },
    {
      path: 'trigger/domains',
      type: 'string[]',
      title: 'Domains',
      doc: 'The domains it answers on',
      ref: { group: 'domains' },
      maxItems: 64,
      alias: 'domains',
      requiredWhen: HTTP,
      showWhen: HTTP,
      section: 'http'
    },
    {
      path: 'trigger/paths',
      type: 'string[]',
      format: 'path',
      maxLength: 1024,
      title: 'Paths',
      doc: 'Absolute paths, compared byte for byte',
      requiredWhen: HTTP,
      showWhen: HTTP,
      section: 'http'
    },
    {
      path: 'trigger/channel',
      type: 'string',
      title: 'Channel',
      doc: 'The channel whose messages it receives',
      requiredWhen: PUBSUB,
      showWhen: PUBSUB,
      section: 'pubsub'
    },
    {
      path: 'trigger/protocol',
      type: 'string',
      title: 'Protocol',
      doc: 'The protocol of a service',
      alias: 'trigger/service',
      requiredWhen: P2P,
      showWhen: P2P,
      wire: protocol,
      section: 'p2p'
    },
    {
      path: 'trigger/command',
      type: 'string',
      title: 'Command',
      doc: 'The command within the protocol',
      requiredWhen: P2P,
      showWhen: P2P,
      section: 'p2p'
    },
    ...EXECUTION,
    {
      path: 'execution/isolation',
      type: 'string',
      title: 'Isolation',
      doc: 'Memory between two calls: restored, kept in a pool, or an instance per call',
      values: ISOLATIONS,
      section: 'limits'
    },
    EGRESS
  ]
}
