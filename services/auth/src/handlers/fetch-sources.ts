import { CloudError } from '@taucloud/base'
import { verifyCapability } from '@taucloud/identity'
import type { FetchSourcesRequest } from '@taucloud/protocol/auth'
import type { CallContext } from '@taucloud/transport'
import { createBundle } from '../git/bundle.ts'
import type { Git } from '../git/git.ts'
import type { Repositories } from '../git/repositories.ts'
import type { Slots } from '../git/slots.ts'
import type { AuthStore } from '../store.ts'

export interface FetchSourcesContext {
  git: Git
  repositories: Repositories
  slots: Slots
  store: AuthStore
  trust: { cloud: string; rootPeerId: string }
  peerId: string
}

const COMMIT = /^[0-9a-f]{40}$/
const REPOSITORY = /^[a-z0-9][a-z0-9-]{0,62}$/
const MAX_HAVE = 32

/**
 * Sends the objects of a commit as a git bundle, to a builder that holds a lease on a job of the repository's project.
 *
 * @throws {CloudError} `permission_denied`, `not_found`, `failed_precondition` when another node has the objects
 */
export async function* fetchSources(
  context: FetchSourcesContext,
  request: FetchSourcesRequest,
  { caller, signal }: CallContext
): AsyncGenerator<{ data: Uint8Array }> {
  assertRequest(request)
  const record = await context.store.getRepository(request.repository)
  await verifyCapability(request.capability, {
    trust: { ...context.trust, now: Date.now() },
    bearer: caller.peer,
    action: 'sources.read',
    issuerRole: 'patrick',
    // Without a repository no project fits, and a stranger does not learn which it is.
    project: record?.project ?? '(none)'
  })
  if (record === undefined)
    throw new CloudError('not_found', `Cannot find repository "${request.repository}"`)
  if (record.home !== context.peerId) {
    throw new CloudError(
      'failed_precondition',
      `Cannot read "${request.repository}" here: its objects are at "${record.home}"`
    )
  }
  const repository = { project: record.project, name: request.repository }
  const query = { repository, commit: request.commit, have: request.have }
  const release = await context.slots.take()
  try {
    for await (const data of createBundle(context.git, context.repositories, query, signal))
      yield { data }
  } finally {
    release()
  }
}

function assertRequest({ commit, have, repository }: FetchSourcesRequest): void {
  const isGood =
    REPOSITORY.test(repository) &&
    COMMIT.test(commit) &&
    have.length <= MAX_HAVE &&
    have.every((id) => COMMIT.test(id))
  if (!isGood)
    throw new CloudError(
      'invalid_argument',
      'Cannot read request: repository, commit or have is malformed'
    )
}
