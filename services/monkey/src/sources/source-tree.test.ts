import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { TestRepository } from '../testing/test-repository.ts'
import type { RawEntry } from '../testing/test-repository.ts'
import { Git } from './git.ts'
import { ObjectReader } from './object-reader.ts'
import { filesBelow, readSourceTree, TREE_LIMITS } from './source-tree.ts'

let repository: TestRepository
let reader: ObjectReader
let blob: string

before(async () => {
  repository = new TestRepository()
  blob = repository.blob('x')
  reader = new ObjectReader(await Git.find(), repository.gitDir)
})
after(() => {
  reader.close()
  repository.remove()
})

const file = (name: string | Uint8Array, mode = '100644'): RawEntry => ({ mode, name, id: blob })
const commitOf = (entries: RawEntry[]): string => repository.commitTree(repository.tree(entries))

test('readSourceTree() lists files with path, size and mode', async () => {
  const commit = repository.commit({ 'a/b/c.txt': 'hello', 'top.txt': '' })
  const { files, leftOut } = await readSourceTree(reader, commit)
  assert.deepEqual(
    files.map(({ path, size }) => [path, size]),
    [
      ['top.txt', 0],
      ['a/b/c.txt', 5]
    ]
  )
  assert.deepEqual(leftOut, [])
  assert.deepEqual(
    filesBelow(files, 'a/b').map(({ path }) => path),
    ['c.txt']
  )
})

const REFUSED: Record<string, RawEntry[] | (() => RawEntry[])> = {
  'a name with a backslash': [file('a\\b')],
  'a name with a line feed': [file('a\nb')],
  'a name with an escape': [file('a\u001b[31m')],
  'a name that is not UTF-8': [file(Buffer.from([0x61, 0xff]))],
  'a name of 5000 bytes': [file('a'.repeat(5000))],
  '..': [file('..')],
  'a name with a slash': [file('a/b')],
  '.git': [file('.git')],
  '.GIT': [file('.GIT')],
  'the short form of .git': [file('git~1')],
  '.git with an ignorable character': [file('.g\u200cit')],
  '.git as an alternate stream': [file('.git::$INDEX_ALLOCATION')],
  '.git with a trailing space': [file('.git ')],
  'names that differ by case': [file('A'), file('a')],
  'names that differ by composition': [file('\u00e9'), file('e\u0301')],
  'a link beside a folder of its name': () => {
    const below = repository.tree([file('x')])
    return [
      { mode: '120000', name: 'A', id: repository.blob('.git') },
      { mode: '40000', name: 'a', id: below }
    ]
  },
  'a file mode that no file has': [file('x', '100777')],
  'a blob where a folder should be': [{ mode: '40000', name: 'd', id: '' }]
}
for (const [name, entries] of Object.entries(REFUSED)) {
  test(`readSourceTree() refuses ${name}`, async () => {
    const list = typeof entries === 'function' ? entries() : entries
    const commit = commitOf(list.map((entry) => (entry.id === '' ? { ...entry, id: blob } : entry)))
    await assert.rejects(readSourceTree(reader, commit), { failure: 'source' })
  })
}

test('readSourceTree() leaves out links and submodules and lists them', async () => {
  const commit = commitOf([
    { mode: '120000', name: 'link', id: repository.blob('/etc/passwd') },
    { mode: '160000', name: 'module', id: '1'.repeat(40) },
    file('plain')
  ])
  const { files, leftOut } = await readSourceTree(reader, commit)
  assert.deepEqual(
    files.map(({ path }) => path),
    ['plain']
  )
  assert.deepEqual(leftOut, [
    { path: 'link', reason: 'symbolic link' },
    { path: 'module', reason: 'submodule' }
  ])
})

test('readSourceTree() gives up on a tree bomb of a hundred million files', async () => {
  let tree = repository.tree(Array.from({ length: 10 }, (_, index) => file(`f${String(index)}`)))
  for (let depth = 0; depth < 7; depth++) {
    tree = repository.tree(
      Array.from({ length: 10 }, (_, index) => ({
        mode: '40000',
        name: `d${String(index)}`,
        id: tree
      }))
    )
  }
  await assert.rejects(readSourceTree(reader, repository.commitTree(tree)), { failure: 'limit' })
})

test('readSourceTree() holds every bound', async () => {
  const commit = repository.commit({
    'one/two/three.txt': 'x'.repeat(100),
    'other.txt': 'y'.repeat(100)
  })
  const within = (limits: Partial<typeof TREE_LIMITS>) =>
    readSourceTree(reader, commit, { ...TREE_LIMITS, ...limits })
  await assert.rejects(within({ files: 2 }), { failure: 'limit' })
  await assert.rejects(within({ folders: 2 }), { failure: 'limit' })
  await assert.rejects(within({ depth: 1 }), { failure: 'limit' })
  await assert.rejects(within({ fileBytes: 99 }), { failure: 'limit' })
  await assert.rejects(within({ totalBytes: 150 }), { failure: 'limit' })
  await assert.rejects(within({ pathBytes: 10 }), { failure: 'source' })
})

test('readSourceTree() refuses a tag that names a blob', async () => {
  await assert.rejects(readSourceTree(reader, blob), {
    failure: 'source',
    message: /blob is not a commit/
  })
})

test('ObjectReader rejects what the repository lacks and stays usable', async () => {
  await assert.rejects(reader.info(['0'.repeat(40)]), { code: 'not_found' })
  await assert.rejects(reader.info(['x\ncontents']), { code: 'invalid_argument' })
  const [body] = await reader.read([blob], 'blob', 10)
  assert.equal(Buffer.from(body ?? []).toString(), 'x')
})
