import { CloudError } from '@taucloud/base'
import { GitBody, write } from './body.ts'
import { assertRequestType, beginAnswer, protocolOf } from './exchange.ts'
import type { GitExchange, GitService } from './exchange.ts'
import { exitOf } from './git.ts'
import type { Git } from './git.ts'
import { FLUSH, packet } from './pkt-line.ts'
import type { Repositories } from './repositories.ts'
import type { Slots } from './slots.ts'

export interface UploadParts {
  git: Git
  repositories: Repositories
  slots: Slots
}

/** Most bytes of a fetch request, inflated: wishes and haves. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024

/** Answers `info/refs`: what the repository has and what the service can do. */
export async function advertise(
  { git, repositories }: UploadParts,
  { request, response, repository }: GitExchange,
  service: GitService
): Promise<void> {
  const protocol = protocolOf(request)
  const folder = repositories.folderOf(repository)
  const command = service.slice('git-'.length)
  const child = git.start(
    [command, '--stateless-rpc', '--http-backend-info-refs', folder],
    protocol
  )
  child.stdin.end()
  const ended = exitOf(child)
  const chunks: Buffer[] = []
  // At most a few thousand lines: the number of refs has a bound.
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) chunks.push(chunk)
  if ((await ended) !== 0) throw new CloudError('internal', 'Cannot read the repository')
  beginAnswer(response, service, 'advertisement')
  // Version 2 answers a fetch with capabilities alone; a push is always spoken in version 0.
  const hasBanner = protocol !== 'version=2' || service === 'git-receive-pack'
  const banner = hasBanner ? [packet(`# service=${service}\n`), FLUSH] : []
  response.end(Buffer.concat([...banner, ...chunks]))
}

/** Answers a fetch or clone. */
export async function uploadPack(parts: UploadParts, exchange: GitExchange): Promise<void> {
  const { request, response, repository } = exchange
  assertRequestType(request, 'git-upload-pack')
  const release = await parts.slots.take()
  try {
    const folder = parts.repositories.folderOf(repository)
    const child = parts.git.start(['upload-pack', '--stateless-rpc', folder], protocolOf(request))
    const ended = exitOf(child)
    // Nothing is lost when a fetch is cut short, and packing for nobody is expensive.
    response.once('close', () => child.kill())
    beginAnswer(response, 'git-upload-pack', 'result')
    const body = new GitBody(request, MAX_REQUEST_BYTES)
    const fed = body.pipe(child.stdin)
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) await write(response, chunk)
    await Promise.all([fed, ended])
    response.end()
  } finally {
    release()
  }
}
