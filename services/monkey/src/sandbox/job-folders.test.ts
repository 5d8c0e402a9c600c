import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { JobFolders } from './job-folders.ts'

const isRoot = process.getuid?.() === 0
let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'monkey-home-'))
})
afterEach(() => {
  rmSync(home, { recursive: true, force: true })
})

async function* oneFile(path: string) {
  yield { path, content: Buffer.from('x'), executable: false }
}

test('folders stay below the folder of the node when jobs can reach it', async () => {
  chmodSync(home, 0o755)
  const folders = await JobFolders.open(join(home, 'builds'), { jobsAreOthers: true })
  assert.equal(folders.root, join(home, 'builds/sandbox'))
  await folders.close()
  assert.ok(existsSync(folders.root))
})

test('below a home that others cannot enter, folders are elsewhere, found again, and gone after close()', async () => {
  chmodSync(home, 0o700)
  const folder = join(home, 'builds')
  const folders = await JobFolders.open(folder, { jobsAreOthers: true })
  assert.ok(!folders.root.startsWith(home))
  await folders.writeSources(oneFile('a/b.txt'), undefined)
  const again = await JobFolders.open(folder, { jobsAreOthers: true })
  assert.equal(again.root, folders.root)
  assert.equal(await again.sweep(), 1)
  await again.close()
  assert.equal(existsSync(folders.root), false)
})

test(
  'sources are readable for the group of the job only',
  { skip: !isRoot && 'needs root' },
  async () => {
    chmodSync(home, 0o755)
    const folders = await JobFolders.open(home, { jobsAreOthers: true })
    const { gid, mode, uid } = statSync(await folders.writeSources(oneFile('x'), 300_123))
    assert.deepEqual([uid, gid, mode & 0o777], [0, 300_123, 0o750])
  }
)

test('sources are never written over each other', async () => {
  const folders = await JobFolders.open(home, { jobsAreOthers: false })
  const twice = (async function* () {
    yield* oneFile('x')
    yield* oneFile('x')
  })()
  await assert.rejects(folders.writeSources(twice, undefined), { code: 'EEXIST' })
})
