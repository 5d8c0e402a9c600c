import type { Logger } from '@taucloud/base'
import { CloudError } from '@taucloud/base'
import { HttpError } from '@taucloud/http'
import type { RouteContext } from '@taucloud/http'
import type { Project } from '@taucloud/protocol/auth'
import type { Bus } from '@taucloud/transport'
import type { Access, Identity } from '../access.ts'
import type { Projects } from '../projects.ts'
import type { AuthStore } from '../store.ts'

/** What the routes for people work with. */
export interface ApiParts {
  bus: Pick<Bus, 'client' | 'members'>
  access: Access
  projects: Projects
  store: AuthStore
  logger: Logger
  cloud: { name: string; zone: string }
  /** URL of a repository by its name. */
  gitUrl(repository: string): string
}

const MAX_BODY_BYTES = 16 * 1024
const BODY_TIMEOUT_MS = 15_000
const CHALLENGE = { 'www-authenticate': 'Bearer realm="Taucloud"' }

/** Who asks. @throws {HttpError} 401 with a challenge */
export async function identify({ access }: ApiParts, { request }: RouteContext): Promise<Identity> {
  try {
    return await access.authenticate(request.headers.authorization)
  } catch (error) {
    if (!(error instanceof CloudError) || error.code !== 'unauthenticated') throw error
    throw new HttpError(401, error.message, { headers: CHALLENGE, cause: error })
  }
}

/** The project that a request names, when the caller may use it so. @throws {CloudError} `not_found`, `permission_denied` */
export async function projectFor(
  { access, projects }: ApiParts,
  identity: Identity,
  { name, need }: { name: string; need: 'read' | 'write' }
): Promise<Project> {
  const project = name.length > 64 ? undefined : await projects.find(name)
  return access.assertRight(project, identity, { need, name: name.slice(0, 64) })
}

/** The members of a JSON body. @throws {CloudError} `invalid_argument` unless it is an object */
export async function readObject(context: RouteContext): Promise<Record<string, unknown>> {
  // Pushes may take as long as they move, so the listener has no limit for a whole request; a body of the API has.
  const timer = setTimeout(() => context.request.destroy(), BODY_TIMEOUT_MS)
  try {
    const value = await context.json(MAX_BODY_BYTES)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value))
    }
  } finally {
    clearTimeout(timer)
  }
  throw new CloudError('invalid_argument', 'Cannot read the body: it is not a JSON object')
}

/** A whole number of the query within bounds. @throws {CloudError} `invalid_argument` */
export function readCount(
  query: URLSearchParams,
  name: string,
  { fallback, most }: { fallback: number; most: number }
): number {
  const text = query.get(name)
  if (text === null) return fallback
  if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text)
  throw new CloudError(
    'invalid_argument',
    `Cannot read the query: ${name} is a number up to ${most}`
  )
}
