import { CloudError } from '@taucloud/base'
import { generatedHost } from './hosts.ts'

const PROJECT_FILE = 'config/config.yaml'
const DOMAIN_FILE = /^(config\/(?:applications\/[^/]+\/)?)domains\/[^/]+\.yaml$/

/** What a project made from a template is called and where it will live. */
export interface TemplateValues {
  /** Project id, as the cloud minted it. */
  id: string
  /** Project name; becomes the first part of its host names. */
  name: string
  /** DNS zone of the cloud. */
  zone: string
}

/**
 * Makes a template one's own: project id, project name and the host name of each of its domains. Everything else, comments and
 * order included, stays as it is.
 *
 * @param files paths of the repository, `/`-separated
 * @throws {CloudError} `invalid_argument` when the template has no `config/config.yaml`
 */
export function instantiateTemplate(
  files: ReadonlyMap<string, Uint8Array>,
  values: TemplateValues
): Map<string, Uint8Array> {
  if (!files.has(PROJECT_FILE)) {
    throw new CloudError('invalid_argument', `Cannot use the template: it has no ${PROJECT_FILE}`)
  }
  const result = new Map(files)
  edit(result, PROJECT_FILE, { id: values.id, name: values.name })
  const domains = [...files.keys()].filter((path) => DOMAIN_FILE.test(path)).sort()
  for (const [index, path] of domains.entries()) {
    edit(result, path, { fqdn: generatedHost(values.id, values.zone, index, values.name) })
  }
  return result
}

function edit(files: Map<string, Uint8Array>, path: string, fields: Record<string, string>): void {
  let text = new TextDecoder().decode(files.get(path))
  for (const [field, value] of Object.entries(fields)) {
    text = text.replace(new RegExp(`^${field}:.*$`, 'm'), `${field}: ${value}`)
  }
  files.set(path, new TextEncoder().encode(text))
}
