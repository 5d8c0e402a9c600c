import {
  AccessRecordCodec,
  ProjectCodec,
  PushRecordCodec,
  RepositoryRecordCodec,
  TipRecordCodec,
  TokenRecordCodec
} from '@taucloud/protocol/auth'
import type {
  AccessRecord,
  Project,
  PushRecord,
  RepositoryRecord,
  TipRecord,
  TokenRecord
} from '@taucloud/protocol/auth'

/** The part of a replicated map that auth keeps its records in. */
export interface AuthMap {
  get(key: string): Promise<Uint8Array | undefined>
  put(key: string, value: Uint8Array, options?: { durability?: 'local' | 'quorum' }): Promise<void>
  delete(key: string): Promise<void>
  list(
    prefix: string,
    options?: { after?: string; limit?: number; reverse?: boolean }
  ): AsyncIterable<[string, Uint8Array]>
}

interface Decoder<T> {
  decode(bytes: Uint8Array): T
}

/** A push by where it happened. */
export interface PushRef {
  readonly repository: string
  readonly sequence: number
}

/** A name and who claims it since when. Two nodes may have given one name at once: the first in order holds it. */
interface Claim {
  readonly id: string
  readonly createdAtMs: number
}

const ON_DISK = { durability: 'local' } as const

const padded = (sequence: number): string => String(sequence).padStart(12, '0')

// Every key of auth's space: one entry each, the whole identity in the key.
const keys = {
  project: (id: string) => `projects/${id}`,
  name: (name: string, id: string) => `names/${name}/${id}`,
  repository: (name: string, project: string) => `repositories/${name}/${project}`,
  token: (digest: string) => `tokens/${digest}`,
  access: (project: string, owner: string) => `access/${project}/${owner}`,
  push: ({ repository, sequence }: PushRef) => `pushes/${repository}/${padded(sequence)}`,
  pending: ({ repository, sequence }: PushRef) => `pending/${repository}/${padded(sequence)}`,
  tip: (repository: string, ref: string) => `tips/${repository}/${ref}`
}

/** Reads and writes auth's records. The only place that knows a key. */
export class AuthStore {
  readonly #map: AuthMap

  constructor(map: AuthMap) {
    this.#map = map
  }

  async #get<T>(key: string, codec: Decoder<T>): Promise<T | undefined> {
    const bytes = await this.#map.get(key)
    return bytes === undefined ? undefined : codec.decode(bytes)
  }

  async *#list<T>(prefix: string, codec: Decoder<T>, after?: string): AsyncGenerator<[string, T]> {
    const options = after === undefined ? {} : { after: `${prefix}${after}` }
    for await (const [key, value] of this.#map.list(prefix, options)) {
      yield [key.slice(prefix.length), codec.decode(value)]
    }
  }

  async #deleteAll(prefix: string): Promise<void> {
    const doomed: string[] = []
    for await (const [key] of this.#map.list(prefix)) doomed.push(key)
    for (const key of doomed) await this.#map.delete(key)
  }

  /** Registers a project with its repository. The name comes last: until it is there nobody sees the rest. */
  async putProject(project: Project, repository: RepositoryRecord, owner: string): Promise<void> {
    const { createdAtMs, id, name } = project
    const access = AccessRecordCodec.encode({ write: true, createdAtMs })
    const bytes = RepositoryRecordCodec.encode(repository)
    await this.#map.put(keys.repository(name, id), bytes)
    await this.#map.put(keys.access(id, owner), access)
    await this.#map.put(keys.project(id), ProjectCodec.encode(project))
    await this.#map.put(keys.name(name, id), ProjectCodec.encode(project), ON_DISK)
  }

  async getProject(id: string): Promise<Project | undefined> {
    return this.#get(keys.project(id), ProjectCodec)
  }

  /** The project that holds a name. */
  async getProjectNamed(name: string): Promise<Project | undefined> {
    const claims: Project[] = []
    for await (const [, project] of this.#list(`names/${name}/`, ProjectCodec)) claims.push(project)
    return firstClaim(claims)
  }

  /** Projects in the order of their ids. */
  async *listProjects(after = ''): AsyncGenerator<Project> {
    for await (const [, project] of this.#list('projects/', ProjectCodec, after)) yield project
  }

  /** The repository that holds a name. */
  async getRepository(name: string): Promise<RepositoryRecord | undefined> {
    const claims: (RepositoryRecord & Claim)[] = []
    for await (const [id, record] of this.#list(`repositories/${name}/`, RepositoryRecordCodec)) {
      claims.push({ ...record, id })
    }
    return firstClaim(claims)
  }

  /** Every repository with its name. */
  async *listRepositories(): AsyncGenerator<RepositoryRecord & { name: string }> {
    for await (const [key, record] of this.#list('repositories/', RepositoryRecordCodec)) {
      yield { ...record, name: key.split('/')[0] ?? '' }
    }
  }

  /** Forgets a project. The name goes first, so that nobody finds what is half gone. */
  async deleteProject({ id, name, repositories }: Project): Promise<void> {
    await this.#map.delete(keys.name(name, id))
    for (const repository of repositories) {
      await this.#map.delete(keys.repository(repository, id))
      // Only the holder of a repository's name has pushes under it.
      if ((await this.getRepository(repository)) === undefined) await this.#deletePushes(repository)
    }
    await this.#deleteAll(`access/${id}/`)
    for await (const [digest, token] of this.listTokens()) {
      if (token.project === id) await this.deleteToken(digest)
    }
    await this.#map.delete(keys.project(id))
  }

  async #deletePushes(repository: string): Promise<void> {
    for (const space of ['pending', 'pushes', 'tips'])
      await this.#deleteAll(`${space}/${repository}/`)
  }

  async getToken(digest: string): Promise<TokenRecord | undefined> {
    return this.#get(keys.token(digest), TokenRecordCodec)
  }

  async putToken(digest: string, token: TokenRecord): Promise<void> {
    await this.#map.put(keys.token(digest), TokenRecordCodec.encode(token), ON_DISK)
  }

  async deleteToken(digest: string): Promise<void> {
    await this.#map.delete(keys.token(digest))
  }

  listTokens(): AsyncGenerator<[string, TokenRecord]> {
    return this.#list('tokens/', TokenRecordCodec)
  }

  async getAccess(project: string, owner: string): Promise<AccessRecord | undefined> {
    return this.#get(keys.access(project, owner), AccessRecordCodec)
  }

  async putAccess(project: string, owner: string, access: AccessRecord): Promise<void> {
    await this.#map.put(keys.access(project, owner), AccessRecordCodec.encode(access), ON_DISK)
  }

  async getPush(ref: PushRef): Promise<PushRecord | undefined> {
    return this.#get(keys.push(ref), PushRecordCodec)
  }

  /** The newest push of a repository. */
  async getLastPush(repository: string): Promise<PushRecord | undefined> {
    const prefix = `pushes/${repository}/`
    for await (const [, value] of this.#map.list(prefix, { reverse: true, limit: 1 })) {
      return PushRecordCodec.decode(value)
    }
    return undefined
  }

  /** Records a push as one that is still to be submitted. On disk when it resolves. */
  async putPush(repository: string, push: PushRecord): Promise<void> {
    const ref = { repository, sequence: push.sequence }
    // A mark without its push means nothing, a push without its mark would never be built.
    await this.#map.put(keys.pending(ref), new Uint8Array())
    await this.#map.put(keys.push(ref), PushRecordCodec.encode(push), ON_DISK)
  }

  async deletePush(ref: PushRef): Promise<void> {
    await this.#map.delete(keys.push(ref))
  }

  async deletePending(ref: PushRef): Promise<void> {
    await this.#map.delete(keys.pending(ref))
  }

  /** Pushes that have not been submitted, by repository, oldest first. */
  async *listPending(): AsyncGenerator<PushRef> {
    for await (const [key] of this.#map.list('pending/')) {
      const [, repository = '', sequence = ''] = key.split('/')
      yield { repository, sequence: Number(sequence) }
    }
  }

  /** What a repository's refs were at its last recorded push. */
  async getTips(repository: string): Promise<Map<string, string>> {
    const tips = new Map<string, string>()
    for await (const [ref, { commit }] of this.#list(`tips/${repository}/`, TipRecordCodec)) {
      tips.set(ref, commit)
    }
    return tips
  }

  async putTip(repository: string, ref: string, tip: TipRecord): Promise<void> {
    await this.#map.put(keys.tip(repository, ref), TipRecordCodec.encode(tip))
  }

  async deleteTip(repository: string, ref: string): Promise<void> {
    await this.#map.delete(keys.tip(repository, ref))
  }
}

function firstClaim<T extends Claim>(claims: readonly T[]): T | undefined {
  return claims.toSorted((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1))[0]
}
