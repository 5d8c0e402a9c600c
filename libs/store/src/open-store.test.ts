import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import type { KeyValueStore, ListOptions } from './key-value-store.ts'
import { openStore, repairStore } from './open-store.ts'

let parent: string

before(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tau-store-'))
})

// After the hooks of the tests, which close the stores in it.
after(() => rm(parent, { recursive: true, force: true }))

function temporaryFolder(): Promise<string> {
  return mkdtemp(join(parent, 'test-'))
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

async function keysOf(
  store: KeyValueStore,
  prefix: string,
  options?: ListOptions
): Promise<string[]> {
  const entries = await Array.fromAsync(store.list(prefix, options))
  return entries.map(([key]) => key)
}

async function filledStore(t: TestContext, keys: string[]) {
  const store = await openStore(await temporaryFolder())
  t.after(() => store.close())
  await store.batch(keys.map((key) => ({ type: 'put', key, value: text(key) })))
  return store
}

test('a value that was put is read back, also after the store was closed and opened again', async (t) => {
  const folder = await temporaryFolder()
  const first = await openStore(folder)
  await first.put('a/b', text('one'), { sync: true })
  await first.close()
  const second = await openStore(folder)
  t.after(() => second.close())
  assert.deepEqual(await second.get('a/b'), text('one'))
  assert.equal(await second.get('a/c'), undefined)
  assert.deepEqual(await second.getMany(['a/c', 'a/b']), [undefined, text('one')])
})

test('a deleted key is absent', async (t) => {
  const store = await filledStore(t, ['a'])
  await store.delete('a')
  assert.equal(await store.get('a'), undefined)
})

test('list() gives the keys of a prefix in the order of their UTF-8 bytes', async (t) => {
  const store = await filledStore(t, ['b', 'a/2', 'a/10', 'a', 'a/\u{1f600}', 'a/\uffee'])
  assert.deepEqual(await keysOf(store, 'a/'), ['a/10', 'a/2', 'a/\uffee', 'a/\u{1f600}'])
  assert.deepEqual(await keysOf(store, ''), ['a', 'a/10', 'a/2', 'a/\uffee', 'a/\u{1f600}', 'b'])
})

test('list() continues after a key in either direction and stops at the limit', async (t) => {
  const store = await filledStore(t, ['p', 'p1', 'p2', 'p3', 'q'])
  assert.deepEqual(await keysOf(store, 'p', { after: 'p1', limit: 1 }), ['p2'])
  assert.deepEqual(await keysOf(store, 'p', { after: 'p2', reverse: true }), ['p1', 'p'])
  assert.deepEqual(await keysOf(store, 'p', { after: 'a' }), ['p', 'p1', 'p2', 'p3'])
  assert.deepEqual(await keysOf(store, 'p', { after: 'z' }), [])
  assert.deepEqual(await keysOf(store, 'p', { after: 'z', reverse: true }), ['p3', 'p2', 'p1', 'p'])
})

test('a listing that is left early lets the store close', async () => {
  const store = await openStore(await temporaryFolder())
  await store.batch([
    { type: 'put', key: 'a', value: text('1') },
    { type: 'put', key: 'b', value: text('2') }
  ])
  for await (const [key] of store.list('')) {
    assert.equal(key, 'a')
    break
  }
  await store.close()
})

test('spaces neither see each other nor the keys around them', async (t) => {
  const store = await filledStore(t, ['a/x', 'a'])
  const a = store.sub('a')
  await a.put('x', text('inner'))
  await a.sub('b').put('x', text('innermost'))
  assert.deepEqual(await keysOf(store, ''), ['a', 'a/x'])
  assert.deepEqual(await keysOf(a, ''), ['x'])
  assert.deepEqual(await store.get('a/x'), text('a/x'))
  assert.deepEqual(await a.sub('b').get('x'), text('innermost'))
  assert.throws(() => store.sub('A/b'), { code: 'invalid_argument' })
})

test('keys that could be mistaken for others are refused', async (t) => {
  const store = await filledStore(t, [])
  for (const key of ['', 'a\u001fb', 'a\u0000', 'a\ud800', 'ä'.repeat(1025)]) {
    await assert.rejects(store.put(key, text('')), { code: 'invalid_argument' })
  }
  await store.put('ä'.repeat(1024), text('longest'))
  await assert.rejects(store.put('a', new Uint8Array(16 * 1024 * 1024 + 1)), {
    code: 'invalid_argument'
  })
})

test('a batch with one wrong key changes nothing', async (t) => {
  const store = await filledStore(t, [])
  const operations = [
    { type: 'put', key: 'good', value: text('1') } as const,
    { type: 'put', key: '', value: text('2') } as const
  ]
  await assert.rejects(store.batch(operations), { code: 'invalid_argument' })
  assert.equal(await store.get('good'), undefined)
})

test('writes made at the same time keep their order', async (t) => {
  const store = await filledStore(t, [])
  const writes = Array.from({ length: 500 }, (_, index) =>
    store.put('key', text(String(index)), { sync: index % 7 === 0 })
  )
  await Promise.all(writes)
  assert.deepEqual(await store.get('key'), text('499'))
})

test('a folder that another process holds is refused with what to do', async (t) => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  t.after(() => store.close())
  const program = `import { openStore } from ${JSON.stringify(import.meta.resolve('./open-store.ts'))}
    await openStore(process.argv[1]).catch((error) => console.log(error.code + ': ' + error.message))`
  const child = spawnSync(
    process.execPath,
    ['--conditions=@taucloud/source', '--input-type=module', '-e', program, folder],
    { encoding: 'utf8' }
  )
  assert.equal(
    child.stdout,
    `failed_precondition: Cannot open store "${folder}": it is in use by another process, stop that one first\n`
  )
})

test('a closed store answers unavailable', async () => {
  const store = await openStore(await temporaryFolder())
  await store.close()
  await store.close()
  await assert.rejects(store.get('a'), { code: 'unavailable' })
  await assert.rejects(store.put('a', text('')), { code: 'unavailable' })
  await assert.rejects(keysOf(store, ''), { code: 'unavailable' })
})

test('damaged files are refused as data_loss, and a repair keeps what can be read', async (t) => {
  const around = await temporaryFolder()
  const folder = join(around, 'store')
  const store = await openStore(folder)
  await store.put('kept', text('value'), { sync: true })
  await store.sub('map').put('incarnation', text('old'))
  await store.close()
  for (const name of await readdir(folder)) {
    if (name.startsWith('MANIFEST')) await writeFile(join(folder, name), 'no manifest')
  }
  await assert.rejects(openStore(folder), { code: 'data_loss', message: /repair it/ })

  await repairStore(folder, join(around, 'backup'))
  const repaired = await openStore(folder)
  t.after(() => repaired.close())
  assert.deepEqual(await repaired.get('kept'), text('value'))
  assert.equal(await repaired.sub('map').get('incarnation'), undefined)
  assert.ok((await readdir(join(around, 'backup'))).includes('CURRENT'))
})
