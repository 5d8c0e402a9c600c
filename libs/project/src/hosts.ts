import { CloudError } from '@taucloud/base'

/** Longest host name, in characters, without a trailing dot (RFC 1035 §2.3.4). */
export const MAX_HOST_LENGTH = 253
const MAX_LABEL_LENGTH = 63
const SUFFIX_LENGTH = 8
const DEVELOPMENT = '.localhost'
const DEVELOPMENT_ALIAS = '.localtau'

/** How a project may come to serve a host name: its own generated name, a proof in DNS, or not at all. */
export type HostClaim = 'generated' | 'proof' | 'refused'

/** Is this a DNS name as project-config §5.4 admits it? Letter case and one trailing dot do not matter. */
export function isFqdn(text: string): boolean {
  const name = text.endsWith('.') ? text.slice(0, -1) : text
  if (name.length === 0 || name.length > MAX_HOST_LENGTH || /^[0-9.]+$/.test(name)) return false
  return name
    .split('.')
    .every((label) => /^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label))
}

/** The host of a request's `Host` header as routes know it: lower case, without port or trailing dot. */
export function normalizeHost(host: string): string {
  const end = /:[0-9]*$/.exec(host)?.index ?? host.length
  const name = host.slice(0, end).toLowerCase()
  return name.endsWith('.') ? name.slice(0, -1) : name
}

/** As {@link normalizeHost}, with the alias of a development zone (`….localtau`) replaced by the zone. */
export function canonicalHost(host: string, zone: string): string {
  const name = normalizeHost(host)
  const alias = aliasOf(zone)
  if (alias === undefined || !`.${name}`.endsWith(`.${alias}`)) return name
  return name.slice(0, -alias.length) + normalizeHost(zone)
}

/** The labels of a host, reversed and joined by `/`: the form that keys carry (project-config §20.6). */
export function reverseHost(host: string): string {
  return host.split('.').reverse().join('/')
}

/**
 * The host name that tools propose for a domain of a project (project-config §23): `hello-3tdaqn3t0.dream.localhost`.
 *
 * @param n number of domains that the project already has
 * @param prefix free text; what DNS does not admit becomes `-`, and it is cut to fit one label
 */
export function generatedHost(projectId: string, zone: string, n: number, prefix = ''): string {
  const label = `${claimSuffix(projectId)}${n}`
  const room = MAX_LABEL_LENGTH - 1 - label.length
  const clean = prefix
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, room)
    .replaceAll(/^-+|-+$/g, '')
  return `${clean === '' ? '' : `${clean}-`}${label}.${normalizeHost(zone)}`
}

/** Tells by which right a project may claim a host name on the cloud of this zone (project-config §23). */
export function hostClaim(projectId: string, host: string, zone: string): HostClaim {
  const name = canonicalHost(host, zone)
  const own = normalizeHost(zone)
  if (!isFqdn(name) || name === own) return 'refused'
  if (!name.endsWith(`.${own}`)) return 'proof'
  const label = name.slice(0, -own.length - 1)
  return !label.includes('.') && label.includes(claimSuffix(projectId)) ? 'generated' : 'refused'
}

/**
 * May the project serve the host without any proof? Inside the zone (or its alias) the one label must contain the
 * last eight characters of the project id; outside only development clouds, which skip the proof, say yes.
 */
export function mayClaimHost(projectId: string, host: string, zone: string): boolean {
  const claim = hostClaim(projectId, host, zone)
  return claim === 'generated' || (claim === 'proof' && isDevelopmentZone(zone))
}

/** Is this the zone of a local cloud, `<universe>.localhost`? */
export function isDevelopmentZone(zone: string): boolean {
  return normalizeHost(zone).endsWith(DEVELOPMENT)
}

/** Does the name belong to a local cloud, under its zone or the alias of one? */
export function isDevelopmentHost(host: string): boolean {
  const name = normalizeHost(host)
  return name.endsWith(DEVELOPMENT) || name.endsWith(DEVELOPMENT_ALIAS)
}

/** The last eight characters of the id in lower case. @throws {CloudError} `invalid_argument` when it is shorter */
function claimSuffix(projectId: string): string {
  if (projectId.length < SUFFIX_LENGTH) {
    throw new CloudError(
      'invalid_argument',
      `Cannot name a host: "${projectId}" is not a project id`
    )
  }
  return projectId.slice(-SUFFIX_LENGTH).toLowerCase()
}

function aliasOf(zone: string): string | undefined {
  if (!isDevelopmentZone(zone)) return undefined
  return normalizeHost(zone).slice(0, -DEVELOPMENT.length) + DEVELOPMENT_ALIAS
}
