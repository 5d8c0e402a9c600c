import type { Declaration } from './field.ts'
import { COMMON, IDENTITY } from './shared.ts'

const INLINE = { field: 'certificate/type', in: ['inline'] }

/** `domains/<name>.yaml` (project-config §10). */
export const DOMAINS: Declaration = {
  kind: 'domains',
  definition: 'Domain',
  doc: 'A host name and how it gets its TLS certificate',
  icon: 'link',
  sections: [IDENTITY, { id: 'tls', title: 'Certificate' }],
  fields: [
    ...COMMON,
    {
      path: 'fqdn',
      type: 'string',
      format: 'fqdn',
      title: 'Host name',
      doc: 'Host name, without scheme, port or path',
      required: true,
      validation: 'dns',
      section: 'identity'
    },
    {
      path: 'certificate/type',
      type: 'string',
      title: 'Certificate',
      doc: 'auto: the cloud obtains one; inline: it stands in this file',
      values: ['inline', 'auto'],
      default: 'auto',
      wire: 'cert-type',
      section: 'tls'
    },
    {
      path: 'certificate/cert',
      type: 'string',
      title: 'Certificate chain',
      doc: 'PEM',
      maxLength: 64 * 1024,
      requiredWhen: INLINE,
      showWhen: INLINE,
      wire: 'cert-file',
      section: 'tls'
    },
    {
      path: 'certificate/key',
      type: 'string',
      title: 'Private key',
      doc: 'PEM; everyone who can read the repository can read it',
      maxLength: 64 * 1024,
      requiredWhen: INLINE,
      showWhen: INLINE,
      wire: 'key-file',
      section: 'tls'
    }
  ]
}
