import { CloudError } from '@taucloud/base'
import { exitOf } from './git.ts'
import type { Git } from './git.ts'
import type { Repositories, RepositoryRef } from './repositories.ts'

export interface BundleQuery {
  readonly repository: RepositoryRef
  /** 40 hex digits. */
  readonly commit: string
  /** Commits that the receiver has, as tips of its refs. */
  readonly have: readonly string[]
}

/** Longest chunk that comes out. */
export const MAX_CHUNK_BYTES = 256 * 1024

/**
 * The objects of a commit that the receiver lacks, as a git bundle of version 2 whose only ref is `refs/heads/build`.
 * Written by hand around `pack-objects`, since `git bundle create` wants a ref in the repository.
 * https://git-scm.com/docs/gitformat-bundle
 *
 * @throws {CloudError} `not_found` when the repository does not have the commit, `internal` when git fails
 */
export async function* createBundle(
  git: Git,
  repositories: Repositories,
  query: BundleQuery,
  signal: AbortSignal
): AsyncGenerator<Buffer> {
  const dir = ['--git-dir', repositories.folderOf(query.repository)]
  const basis = await basisOf(git, dir, query)
  const prerequisites = basis.map((id) => `-${id}\n`).join('')
  yield Buffer.from(`# v2 git bundle\n${prerequisites}${query.commit} refs/heads/build\n\n`)
  const options = ['--revs', '--stdout', '--thin', '--delta-base-offset', '--quiet']
  const child = git.start([...dir, 'pack-objects', ...options])
  const ended = exitOf(child)
  const onAbort = (): void => void child.kill()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    child.stdin.end([query.commit, ...basis.map((id) => `^${id}`), ''].join('\n'))
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) yield* pieces(chunk)
    signal.throwIfAborted()
    if ((await ended) !== 0) throw new CloudError('internal', `Cannot pack commit ${query.commit}`)
  } finally {
    signal.removeEventListener('abort', onAbort)
    child.kill()
  }
}

function* pieces(chunk: Buffer): Generator<Buffer> {
  for (let start = 0; start < chunk.length; start += MAX_CHUNK_BYTES) {
    yield chunk.subarray(start, start + MAX_CHUNK_BYTES)
  }
}

/** Which commits the pack may build on: those of the receiver that are here as well. */
async function basisOf(git: Git, dir: string[], { commit, have }: BundleQuery): Promise<string[]> {
  const asked = [...new Set([commit, ...have])]
  const text = await git.run([...dir, 'cat-file', '--batch-check'], `${asked.join('\n')}\n`)
  const commits = new Set(
    text
      .split('\n')
      .filter((line) => line.split(' ')[1] === 'commit')
      .map((line) => line.slice(0, 40))
  )
  if (!commits.has(commit)) {
    throw new CloudError(
      'not_found',
      `Cannot read commit ${commit}: the repository does not have it`
    )
  }
  if (!have.includes(commit)) return asked.filter((id) => commits.has(id) && id !== commit)
  // The receiver has the very commit. An empty pack is none, so it gets that one again on top of its parents.
  const parents = await git.run([...dir, 'rev-parse', `${commit}^@`])
  return parents.split('\n').filter((line) => line !== '')
}
