import { CloudError } from '@taucloud/base'
import type { Reply, RouteHandler, Router } from '@taucloud/http'
import { ADMIN } from '../access.ts'
import type { Identity } from '../access.ts'
import { identify, projectFor, readObject } from './context.ts'
import type { ApiParts } from './context.ts'

const OWNER = /^[a-z0-9][a-z0-9-]{0,62}$/
const DAY_SECONDS = 86_400
const LONGEST_SECONDS = 10 * 366 * DAY_SECONDS

interface TokenWish {
  readonly owner: string
  readonly project: string
  readonly write: boolean
  readonly seconds: number
}

/** Tokens: an administrator makes them for anybody, others for themselves and one of their projects. */
export function addTokenRoutes(router: Router<RouteHandler>, parts: ApiParts): void {
  router.add('POST', '/api/v1/tokens', async (context): Promise<Reply> => {
    const identity = await identify(parts, context)
    const wish = parseWish(await readObject(context), identity)
    const project = await grantedProject(parts, identity, wish)
    const { owner, seconds, write } = wish
    const token = await parts.access.issue({
      owner,
      write,
      ...(project === undefined ? {} : { project }),
      ...(seconds === 0 ? {} : { notAfterMs: Date.now() + seconds * 1000 })
    })
    return {
      status: 201,
      json: { token, owner, project: project ?? '', access: write ? 'write' : 'read' }
    }
  })
}

function parseWish(body: Record<string, unknown>, { owner: self }: Identity): TokenWish {
  const { access = 'write', expiresInSeconds: seconds = 0, owner = self, project = '' } = body
  const isGood =
    typeof owner === 'string' &&
    OWNER.test(owner) &&
    typeof project === 'string' &&
    (access === 'read' || access === 'write') &&
    Number.isSafeInteger(seconds) &&
    typeof seconds === 'number' &&
    seconds >= 0 &&
    seconds <= LONGEST_SECONDS
  if (isGood) return { owner, project, seconds, write: access === 'write' }
  throw new CloudError(
    'invalid_argument',
    'Cannot read the body: it has owner, project, access ("read" or "write") and expiresInSeconds'
  )
}

/** @returns the id of the project that the token is for, or undefined for all of the owner's */
async function grantedProject(
  parts: ApiParts,
  identity: Identity,
  { owner, project: name, write }: TokenWish
): Promise<string | undefined> {
  const { admin } = identity.token
  if (!admin && (owner !== identity.owner || name === '')) {
    throw new CloudError('permission_denied', 'Cannot make this token: name one of your projects')
  }
  if (owner === ADMIN && !admin) throw new CloudError('permission_denied', 'Cannot make this token')
  if (name === '') return undefined
  const project = await projectFor(parts, identity, { name, need: write ? 'write' : 'read' })
  const known = await parts.store.getAccess(project.id, owner)
  // A right that somebody has already is not taken away by a token for less.
  if (admin && (known === undefined || (write && !known.write))) {
    await parts.store.putAccess(project.id, owner, { write, createdAtMs: Date.now() })
  }
  return project.id
}
