import { createHash, randomBytes } from 'node:crypto'
import { CloudError } from '@taucloud/base'
import type { Project, TokenRecord } from '@taucloud/protocol/auth'
import type { AuthStore } from './store.ts'

/** What somebody may do with a project. */
export type Right = 'none' | 'read' | 'write'

/** Who speaks: a token that is known and has not ended. */
export interface Identity {
  readonly owner: string
  readonly token: TokenRecord
}

/** What a new token is for. */
export interface TokenGrant {
  readonly owner: string
  /** Project id; without it, every project of the owner. */
  readonly project?: string
  readonly write: boolean
  readonly admin?: boolean
  /** Milliseconds since the epoch. @default no end */
  readonly notAfterMs?: number
}

/** Name of the owner of tokens that may do everything. */
export const ADMIN = 'admin'
const MAX_TOKEN_LENGTH = 256

/** The form in which a token is kept: its SHA-256. Tokens are random, so nothing slower is needed. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Issues tokens and says what their holders may do. */
export class Access {
  readonly #store: AuthStore

  constructor(store: AuthStore) {
    this.#store = store
  }

  /**
   * Who sends this `Authorization` header: Basic with any user name, as git's credential helpers send it, or Bearer.
   * Tokens are looked up by their digest, so the time it takes says nothing of any other token.
   *
   * @throws {CloudError} `unauthenticated`
   */
  async authenticate(header: string | undefined): Promise<Identity> {
    const presented = parseAuthorization(header ?? '')
    if (presented === undefined)
      throw new CloudError('unauthenticated', 'Cannot tell who you are: send a token')
    const token = await this.#store.getToken(digestOf(presented))
    const hasEnded = token !== undefined && token.notAfterMs > 0 && token.notAfterMs <= Date.now()
    if (token === undefined || hasEnded) {
      throw new CloudError(
        'unauthenticated',
        'Cannot tell who you are: the token is unknown or has ended'
      )
    }
    return { owner: token.owner, token }
  }

  async rightOn(project: string, { owner, token }: Identity): Promise<Right> {
    if (token.project !== '' && token.project !== project) return 'none'
    if (token.admin) return 'write'
    const access = await this.#store.getAccess(project, owner)
    if (access === undefined) return 'none'
    return access.write && token.write ? 'write' : 'read'
  }

  /**
   * Refuses who may not do it. A project that somebody may not see is treated as one that does not exist.
   *
   * @throws {CloudError} `not_found`, `permission_denied`
   */
  async assertRight(
    project: Project | undefined,
    identity: Identity,
    { need, name }: { need: 'read' | 'write'; name: string }
  ): Promise<Project> {
    const right = project === undefined ? 'none' : await this.rightOn(project.id, identity)
    if (project === undefined || right === 'none') {
      throw new CloudError('not_found', `Cannot find project "${name}"`)
    }
    if (need === 'write' && right !== 'write') {
      throw new CloudError(
        'permission_denied',
        `Cannot change project "${name}": "${identity.owner}" may only read it`
      )
    }
    return project
  }

  /** Makes a token and returns its text, which is kept nowhere. */
  async issue(grant: TokenGrant): Promise<string> {
    const text = `tau_${randomBytes(32).toString('base64url')}`
    await this.#store.putToken(digestOf(text), recordOf(grant, ''))
    return text
  }

  /**
   * Registers the administrator's token that came with this node's configuration, in place of the one before it.
   *
   * @throws {CloudError} `invalid_argument` when it is too short to be secret
   */
  async installAdminToken(token: string, peer: string): Promise<void> {
    if (token.length < 16 || token.length > MAX_TOKEN_LENGTH) {
      throw new CloudError(
        'invalid_argument',
        'Cannot use the admin token: it must have 16 to 256 characters'
      )
    }
    const digest = digestOf(token)
    for await (const [other, { bootstrap }] of this.#store.listTokens()) {
      if (bootstrap === peer && other !== digest) await this.#store.deleteToken(other)
    }
    if ((await this.#store.getToken(digest)) !== undefined) return
    await this.#store.putToken(digest, recordOf({ owner: ADMIN, write: true, admin: true }, peer))
  }
}

function recordOf(grant: TokenGrant, bootstrap: string): TokenRecord {
  return {
    owner: grant.owner,
    admin: grant.admin ?? false,
    project: grant.project ?? '',
    write: grant.write,
    createdAtMs: Date.now(),
    notAfterMs: grant.notAfterMs ?? 0,
    bootstrap
  }
}

function parseAuthorization(header: string): string | undefined {
  const [, scheme = '', value = ''] = /^([A-Za-z]+) +(\S+)$/.exec(header) ?? []
  const token = scheme.toLowerCase() === 'bearer' ? value : passwordOf(scheme, value)
  return token === '' || token.length > MAX_TOKEN_LENGTH ? undefined : token
}

function passwordOf(scheme: string, value: string): string {
  if (scheme.toLowerCase() !== 'basic') return ''
  const text = Buffer.from(value, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? '' : text.slice(colon + 1)
}
