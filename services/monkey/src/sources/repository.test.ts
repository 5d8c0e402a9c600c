import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { TestRepository } from '../testing/test-repository.ts'
import { Git } from './git.ts'
import { RepositoryCache } from './repository-cache.ts'
import { readSourceTree } from './source-tree.ts'

const signal = new AbortController().signal
let origin: TestRepository
let folder: string
let cache: RepositoryCache

beforeEach(async () => {
  origin = new TestRepository()
  folder = mkdtempSync(join(tmpdir(), 'monkey-cache-'))
  cache = new RepositoryCache(await Git.find(), folder, { maxRepositories: 2 })
})
afterEach(() => {
  cache.close()
  origin.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
}

function filesOf(
  commit: string,
  bundle: (have: readonly string[]) => Uint8Array,
  project = 'p'
): Promise<string[]> {
  return cache.withCommit({ project, repository: 'r', commit }, (have) => inChunks(bundle(have)), {
    signal,
    use: async ({ reader }) => (await readSourceTree(reader, commit)).files.map(({ path }) => path)
  })
}

test('a second commit is fetched as what is new only', async () => {
  const first = origin.commit({ 'a.txt': 'a' })
  assert.deepEqual(await filesOf(first, (have) => origin.bundle(first, have)), ['a.txt'])
  const second = origin.commit({ 'b.txt': 'b' })
  const asked: (readonly string[])[] = []
  const files = await filesOf(second, (have) => {
    asked.push(have)
    return origin.bundle(second, have)
  })
  assert.deepEqual(files, ['a.txt', 'b.txt'])
  assert.deepEqual(asked, [[first]])
})

test('a commit that is there is not fetched again', async () => {
  const commit = origin.commit({ 'a.txt': 'a' })
  await filesOf(commit, () => origin.bundle(commit))
  await filesOf(commit, () => assert.fail('fetched again'))
})

test('many objects are kept as a pack', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 150 }, (_, n) => [`f${String(n)}.txt`, String(n)])
  )
  const commit = origin.commit(files)
  assert.equal((await filesOf(commit, () => origin.bundle(commit))).length, 150)
})

test('a bundle of another commit is refused', async () => {
  const first = origin.commit({ 'a.txt': 'a' })
  const second = origin.commit({ 'a.txt': 'b' })
  await assert.rejects(
    filesOf(second, () => origin.bundle(first)),
    { code: 'invalid_argument' }
  )
})

test('objects that git itself would refuse are refused', async () => {
  const blob = origin.blob('x')
  const hostile = [
    [{ mode: '100644', name: '.git', id: blob }],
    [{ mode: '100644', name: '..', id: blob }],
    [
      { mode: '100644', name: 'b', id: blob },
      { mode: '100644', name: 'a', id: blob }
    ]
  ]
  for (const entries of hostile) {
    const commit = origin.commitTree(origin.tree(entries))
    await assert.rejects(
      filesOf(commit, () => origin.bundle(commit)),
      { code: 'invalid_argument', message: /git refuses them/ }
    )
  }
})

test('a pack that is cut off is refused and the next fetch works', async () => {
  const commit = origin.commit({ 'a.txt': 'a'.repeat(1000) })
  const bundle = origin.bundle(commit)
  await assert.rejects(
    filesOf(commit, () => bundle.subarray(0, -30)),
    { code: 'invalid_argument' }
  )
  assert.deepEqual(await filesOf(commit, () => bundle), ['a.txt'])
})

test('a sender that forgot what the copy has is asked for everything', async () => {
  const first = origin.commit({ 'a.txt': 'a' })
  await filesOf(first, (have) => origin.bundle(first, have))
  origin.git('checkout', '--quiet', '--orphan', 'other')
  const other = origin.commit({ 'b.txt': 'b' })
  const calls: number[] = []
  const files = await filesOf(other, (have) => {
    calls.push(have.length)
    return have.length > 0 ? Buffer.from('rubbish\n\n'.repeat(10)) : origin.bundle(other)
  })
  assert.deepEqual(files, ['a.txt', 'b.txt'])
  assert.deepEqual(calls, [1, 0])
})

test('projects never share a copy, and the oldest copies go', async () => {
  const commit = origin.commit({ 'a.txt': 'a' })
  for (const project of ['p', 'q', 's']) {
    assert.deepEqual(await filesOf(commit, () => origin.bundle(commit), project), ['a.txt'])
  }
  assert.equal(readdirSync(folder).length, 2)
})
