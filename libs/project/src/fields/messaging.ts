import type { Declaration } from './field.ts'
import { COMMON, IDENTITY } from './shared.ts'

/** `messaging/<name>.yaml` (project-config §13). */
export const MESSAGING: Declaration = {
  kind: 'messaging',
  definition: 'Messaging',
  doc: 'A family of publish/subscribe channels',
  icon: 'message',
  sections: [IDENTITY, { id: 'channel', title: 'Channel' }, { id: 'bridges', title: 'Bridges' }],
  fields: [
    ...COMMON,
    {
      path: 'local',
      type: 'bool',
      title: 'Local',
      doc: 'Messages stay on the node',
      section: 'channel'
    },
    {
      path: 'channel/match',
      type: 'string',
      regexFlag: 'channel/regex',
      title: 'Match',
      doc: 'The channel, or an expression for many',
      required: true,
      section: 'channel'
    },
    {
      path: 'channel/regex',
      type: 'bool',
      title: 'Regular expression',
      doc: 'The match is an RE2 expression, not anchored',
      section: 'channel'
    },
    {
      path: 'bridges/mqtt/enable',
      type: 'bool',
      title: 'MQTT',
      doc: 'Expose over MQTT',
      wire: 'mqtt',
      unimplemented: true,
      section: 'bridges'
    },
    {
      path: 'bridges/websocket/enable',
      type: 'bool',
      title: 'WebSocket',
      doc: 'Expose over WebSocket',
      wire: 'webSocket',
      section: 'bridges'
    }
  ]
}
