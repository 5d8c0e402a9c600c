import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { parseFileTable } from '@taucloud/project'
import { MemoryContent } from '../testing/memory-content.ts'
import { ProjectMemory } from './build-memory.ts'
import type { WebsiteFile } from './website-artifact.ts'
import { isServed, storeWebsite } from './website-artifact.ts'

const folder = mkdtempSync(join(tmpdir(), 'monkey-website-'))
const { signal } = new AbortController()
after(() => {
  rmSync(folder, { recursive: true })
})

let reads = 0
function file(path: string, text: string): WebsiteFile {
  const content = Buffer.from(text)
  const key = createHash('sha256').update(content).digest('hex')
  return {
    path,
    size: content.length,
    key,
    read: () => {
      reads++
      return Promise.resolve(content)
    }
  }
}

const SITE = [
  file('index.html', '<p>hello</p>'.repeat(200)),
  file('small.css', 'a{}'),
  file('noise.bin', 'x'.repeat(5000))
]

test('text is stored with the encodings that pay, everything else as it is', async () => {
  const content = new MemoryContent()
  const memory = await ProjectMemory.open(folder, 'one')
  const { roots, table: cid } = await storeWebsite({ content, memory, signal }, 'site', SITE)
  const { files } = parseFileTable(await content.getFile(cid))
  const page = files['index.html']
  assert.ok(page?.encodings?.br !== undefined && page.encodings.gzip !== undefined)
  const plain = Buffer.from(await content.getFile(page.cid))
  assert.deepEqual(brotliDecompressSync(await content.getFile(page.encodings.br.cid)), plain)
  assert.deepEqual(gunzipSync(await content.getFile(page.encodings.gzip.cid)), plain)
  assert.equal(files['small.css']?.encodings, undefined)
  assert.equal(files['noise.bin']?.encodings, undefined)
  assert.deepEqual(new Set(roots).size, 5)
})

test('only new content is read, also after a restart, and the table is the same everywhere', async () => {
  const content = new MemoryContent()
  const first = await ProjectMemory.open(folder, 'two')
  const one = await storeWebsite({ content, memory: first, signal }, 'site', SITE)
  await first.save()
  reads = 0
  const second = await ProjectMemory.open(folder, 'two')
  const two = await storeWebsite({ content, memory: second, signal }, 'site', [
    ...SITE,
    file('new.txt', 'new')
  ])
  assert.deepEqual([reads, two.fresh, two.files], [1, 1, 4])
  const elsewhere = await storeWebsite(
    { content: new MemoryContent(), memory: await ProjectMemory.open(folder, 'three'), signal },
    'site',
    SITE.toReversed()
  )
  assert.equal(elsewhere.table, one.table)
})

test('content that storage lost is stored again', async () => {
  const memory = await ProjectMemory.open(folder, 'four')
  const one = await storeWebsite({ content: new MemoryContent(), memory, signal }, 'site', SITE)
  const content = new MemoryContent()
  const two = await storeWebsite({ content, memory, signal }, 'site', SITE)
  assert.equal(two.fresh, 3)
  for (const cid of one.roots) assert.ok(await content.has(cid))
})

test('hidden files are not served, but .well-known is', () => {
  assert.deepEqual(
    ['.env', 'a/.git/config', '.well-known/security.txt', 'a/.well-known/x', 'a.b/c'].map(isServed),
    [false, false, true, false, true]
  )
})

test('a website without files is refused', async () => {
  const memory = await ProjectMemory.open(folder, 'five')
  await assert.rejects(storeWebsite({ content: new MemoryContent(), memory, signal }, 'site', []), {
    failure: 'build'
  })
})
