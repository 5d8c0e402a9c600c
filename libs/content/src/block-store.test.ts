import assert from 'node:assert/strict'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { silentLogger } from '@taucloud/base'
import { openStore } from '@taucloud/store'
import type { KeyValueStore } from '@taucloud/store'
import { BlockStore, FILE_BYTES } from './block-store.ts'
import { cidOf } from './cid.ts'
import { bytesOf, contentNodes, scopeOf } from './testing/content-nodes.ts'

const SMALL = bytesOf(1000)
const LARGE = bytesOf(FILE_BYTES)

interface Opened {
  readonly blocks: BlockStore
  readonly store: KeyValueStore
  readonly folder: string
  /** As a new process finds it. */
  readonly again: () => Promise<BlockStore>
  readonly path: (cid: string) => string
  readonly files: () => Promise<string[]>
}

async function open(t: TestContext): Promise<Opened> {
  const scope = await scopeOf(t)
  const folder = join(scope.folder, 'blocks')
  const store = await openStore(join(scope.folder, 'store'))
  scope.defer(() => store.close())
  const again = async (): Promise<BlockStore> => {
    const blocks = new BlockStore({ store, folder, logger: silentLogger })
    await blocks.repair()
    return blocks
  }
  return {
    blocks: await again(),
    store,
    folder,
    again,
    path: (cid) => join(folder, cid.slice(-2), cid),
    files: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
    }
  }
}

test('large blocks are files and small ones are not; both are there after a restart', async (t) => {
  const { blocks, again, files } = await open(t)
  await blocks.put(cidOf(SMALL), SMALL)
  await blocks.put(cidOf(LARGE), LARGE)
  assert.deepEqual(await files(), [cidOf(LARGE)])
  const restarted = await again()
  assert.deepEqual(await restarted.get(cidOf(SMALL)), SMALL)
  assert.deepEqual(await restarted.get(cidOf(LARGE)), LARGE)
})

test('a crash while a block is written leaves nothing, and the next start cleans up', async (t) => {
  const { blocks, again, path, files } = await open(t)
  await blocks.put(cidOf(LARGE), LARGE)
  // Half a file under its working name, and a whole one whose record was never written.
  const other = cidOf(bytesOf(FILE_BYTES, 2))
  for (const file of [`${path(other)}.0123.tmp`, path(other)]) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytesOf(100))
  }
  const restarted = await again()
  assert.deepEqual(await files(), [cidOf(LARGE)])
  assert.equal(await restarted.has(other), false)
  assert.deepEqual(await restarted.get(cidOf(LARGE)), LARGE)
})

test('a crash while blocks are freed keeps what is pinned and removes the rest', async (t) => {
  const { blocks, store, again, files } = await open(t)
  const freed = bytesOf(FILE_BYTES, 3)
  await blocks.put(cidOf(LARGE), LARGE)
  await blocks.put(cidOf(freed), freed)
  await blocks.addOwner('owner', [cidOf(LARGE)])
  // Freed in the store; the file was still to be removed when the node went down.
  await store.delete(`i/${cidOf(freed)}`)
  assert.equal((await files()).length, 2)
  const restarted = await again()
  assert.deepEqual(await files(), [cidOf(LARGE)])
  assert.deepEqual(await restarted.ownersOf(cidOf(LARGE)), ['owner'])
  assert.deepEqual(await restarted.get(cidOf(LARGE)), LARGE)
})

test('a block that was damaged on disk counts as absent, keeps its owners, and can be put again', async (t) => {
  const { blocks, store, path } = await open(t)
  for (const bytes of [SMALL, LARGE]) {
    await blocks.put(cidOf(bytes), bytes)
    await blocks.addOwner('owner', [cidOf(bytes)])
  }
  await store.put(`b/${cidOf(SMALL)}`, bytesOf(1000, 2))
  await writeFile(path(cidOf(LARGE)), bytesOf(10))
  for (const bytes of [SMALL, LARGE]) {
    const cid = cidOf(bytes)
    assert.equal(await blocks.get(cid), undefined)
    assert.equal(await blocks.has(cid), false)
    await blocks.put(cid, bytes)
    assert.deepEqual(await blocks.get(cid), bytes)
    assert.deepEqual(await blocks.ownersOf(cid), ['owner'])
  }
})

test('a node fetches a block anew that was damaged on its disk', async (t) => {
  const [a, b] = await contentNodes(t, [['hoarder'], ['substrate']])
  assert.ok(a && b)
  const cid = await a.content.put(LARGE)
  assert.deepEqual(await b.content.getBlock(cid), LARGE)
  await writeFile(join(b.folder, 'blocks', cid.slice(-2), cid), 'damaged')
  assert.deepEqual(await b.content.getBlock(cid), LARGE)
})

test('blocks that nobody owns are freed once they are old; pinned and lately put ones stay', async (t) => {
  const { folder, store } = await open(t)
  let now = 1000
  const blocks = new BlockStore({ store, folder, logger: silentLogger, now: () => now })
  const [old, pinned, again] = [bytesOf(10, 1), bytesOf(FILE_BYTES, 2), bytesOf(10, 3)]
  for (const bytes of [old, pinned, again]) await blocks.put(cidOf(bytes), bytes)
  await blocks.addOwner('owner', [cidOf(pinned)])
  now = 5000
  await blocks.put(cidOf(again), again)
  assert.equal(await blocks.sweep(2000, new AbortController().signal), 1)
  assert.equal(await blocks.has(cidOf(old)), false)
  assert.deepEqual(await blocks.get(cidOf(pinned)), pinned)
  assert.deepEqual(await blocks.get(cidOf(again)), again)
})

test('writers and those who free work at the same time without losing a pinned block', async (t) => {
  const { blocks } = await open(t)
  const all = Array.from({ length: 12 }, (_, seed) =>
    bytesOf(seed % 2 === 0 ? 500 : FILE_BYTES, seed)
  )
  await Promise.all(
    all.flatMap((bytes, index) =>
      ['a', 'b', 'c'].map(async (name) => {
        const owner = `${name}/${String(index)}`
        const cid = cidOf(bytes)
        for (let round = 0; round < 5; round += 1) {
          await blocks.put(cid, bytes)
          try {
            await blocks.addOwner(owner, [cid])
          } catch {
            // Freed by another owner between the two; the next round puts it again.
            continue
          }
          assert.deepEqual(await blocks.get(cid), bytes)
          if (round < 4) await blocks.removeOwner(owner)
        }
      })
    )
  )
  for (const bytes of all) {
    const owners = await blocks.ownersOf(cidOf(bytes))
    if (owners.length > 0) assert.deepEqual(await blocks.get(cidOf(bytes)), bytes)
  }
})
