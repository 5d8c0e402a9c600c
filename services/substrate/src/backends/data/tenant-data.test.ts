import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { testDataBackends } from '@taucloud/wasm/testing'
import fc from 'fast-check'
import { databaseKey, isBelowPrefix } from '@taucloud/wasm'
import type { TenantData } from './tenant-data.ts'
import { functionOf, openData } from './testing/open-data.ts'

const WRITER = fileURLToPath(import.meta.resolve('./testing/crashing-writer.ts'))
const options = { signal: new AbortController().signal }

let folder = ''
let data: TenantData
let projects = 0

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-data-'))
  data = await openData(join(folder, 'shared'))
})

after(async () => {
  await data.stop()
  await rm(folder, { recursive: true, force: true })
})

testDataBackends('tenant data', () => ({
  backends: data.backends,
  project: () => functionOf(`project-${String(++projects)}`)
}))

test('a list is what filtering all keys by whole segments gives', async () => {
  const segment = fc.constantFrom('a', 'b', 'ab', '.', '..', '', 'ü', '%', '\u0001')
  const path = fc.array(segment, { maxLength: 4 }).map((segments) => segments.join('/'))
  const { databases } = data.backends
  const property = fc.asyncProperty(
    fc.array(path, { maxLength: 8 }),
    path,
    async (keys, prefix) => {
      const request = { context: functionOf(`property-${String(++projects)}`), match: '/db' }
      const stored = keys.filter((key) => databaseKey(key) !== '/')
      for (const key of stored)
        await databases.put({ ...request, key, value: new Uint8Array(1) }, options)
      const expected = new Set(
        stored.map(databaseKey).filter((key) => isBelowPrefix(key, databaseKey(prefix)))
      )
      const { keys: listed } = await databases.list({ ...request, prefix }, options)
      assert.equal(listed.length, expected.size)
      assert.deepEqual(new Set(listed), expected)
    }
  )
  await fc.assert(property, { numRuns: 100 })
})

test('what was acknowledged survives a kill, and what nobody names is removed', async () => {
  const own = join(folder, 'killed')
  let acknowledged = 0
  for (const kills of [15, 40]) {
    const child = spawn(process.execPath, ['--conditions=@taucloud/source', WRITER, own], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    const exit = once(child, 'exit')
    for await (const line of createInterface(child.stdout)) {
      acknowledged = Number(line)
      if (acknowledged === kills) child.kill('SIGKILL')
    }
    await exit
    const reopened = await openData(own)
    const { databases, storages } = reopened.backends
    const context = functionOf('crash')
    for (let index = 0; index <= acknowledged; index++) {
      const name = String(index)
      const { value } = await databases.get({ context, match: '/many/x', key: name }, options)
      assert.equal(Buffer.from(value ?? []).toString(), name)
      const file = { context, match: '/files', name, version: 0 }
      assert.equal(Buffer.from((await storages.get(file, options)).head).toString(), name)
    }
    // The next run starts with the same names.
    const { files } = await storages.list({ context, match: '/files' }, options)
    for (const { name } of files)
      await storages.remove({ context, match: '/files', name, version: 0, all: true }, options)
    await reopened.stop()
  }
  const [project = ''] = await readdir(join(own, 'files'))
  await writeFile(join(own, 'files', project, 'abandoned'), 'x')
  await (await openData(own)).stop()
  assert.deepEqual(await readdir(join(own, 'files', project)), [])
})

test('nothing is answered before it is started and after it is stopped', async () => {
  const stopped = await openData(join(folder, 'stopped'))
  await stopped.stop()
  const request = { context: functionOf('p'), match: '/db', key: 'k' }
  await assert.rejects(stopped.backends.databases.get(request, options), { code: 'unavailable' })
})
