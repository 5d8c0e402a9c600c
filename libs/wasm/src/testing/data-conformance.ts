import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GuestBackends } from '../guest/guest-backends.ts'
import type { GuestContext } from '../guest/guest-instance.ts'

/** What an implementation must be given before the suite runs. */
export interface DataSubject {
  readonly backends: Required<Pick<GuestBackends, 'databases' | 'storages' | 'content' | 'globals'>>
  /**
   * A function of a project that has the databases `/db` of 1 000 bytes and `^/many/`, and the storages `/files` (one
   * version) and `/kept` (versions) of 10 000 bytes. Each call gives another project.
   */
  project(): GuestContext
}

const options = { signal: new AbortController().signal }
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

/** The suite that every implementation of the data backends passes. */
export function testDataBackends(name: string, open: () => DataSubject): void {
  const title = (what: string): string => `${name}: ${what}`
  testDatabases(title, open)
  testStorages(title, open)
  testContentAndGlobals(title, open)
}

function testDatabases(title: (what: string) => string, open: () => DataSubject): void {
  test(title('keys meet in their one form, and lists go by whole segments'), async () => {
    const subject = open()
    const { backends } = subject
    const { databases } = backends
    const request = { context: subject.project(), match: '/db' }
    await databases.open(request, options)
    for (const key of ['a', 'a/b', 'ab', '/a//c/', 'x%2F\u0001y'])
      await databases.put({ ...request, key, value: bytes(key) }, options)
    const get = async (key: string) =>
      (await databases.get({ ...request, key }, options)).value?.toString()
    assert.equal(await get('/a/./b/../b'), bytes('a/b').toString())
    assert.equal(await get('/'), undefined)
    assert.equal(await get('missing'), undefined)
    const list = async (prefix: string) =>
      (await databases.list({ ...request, prefix }, options)).keys
    assert.deepEqual(await list('a'), ['/a', '/a/b', '/a/c'])
    assert.deepEqual(
      new Set(await list('')),
      new Set(['/a', '/a/b', '/a/c', '/ab', '/x%2F\u0001y'])
    )
    await databases.delete({ ...request, key: 'a' }, options)
    await databases.delete({ ...request, key: 'a' }, options)
    assert.deepEqual(await list('/a/'), ['/a/b', '/a/c'])
    await assert.rejects(databases.put({ ...request, key: '/..', value: bytes('') }, options), {
      code: 'invalid_argument'
    })
  })

  test(title('the size of a database bounds the sum of its values'), async () => {
    const subject = open()
    const { backends } = subject
    const { databases } = backends
    const request = { context: subject.project(), match: '/db' }
    const put = (key: string, length: number): Promise<object> =>
      databases.put({ ...request, key, value: new Uint8Array(length) }, options)
    await put('a', 600)
    await assert.rejects(put('b', 401), { code: 'resource_exhausted' })
    await put('b', 400)
    await put('a', 500)
    await put('c', 100)
    await assert.rejects(put('d', 1), { code: 'resource_exhausted' })
    await databases.delete({ ...request, key: 'b' }, options)
    await put('d', 400)
  })

  test(title('concurrent increments all count, and only one of two swaps succeeds'), async () => {
    const subject = open()
    const { backends } = subject
    const { databases } = backends
    const request = { context: subject.project(), match: '/db', key: 'n' }
    const steps = Array.from({ length: 20 }, () =>
      databases.increment({ ...request, delta: 2n }, options)
    )
    const values = (await Promise.all(steps)).map(({ value }) => value)
    assert.equal(new Set(values).size, 20)
    assert.equal(
      values.reduce((a, b) => (a > b ? a : b)),
      40n
    )
    const swap = { ...request, expected: bytes('40'), value: bytes('x') }
    const swaps = await Promise.all([
      databases.compareAndSet(swap, options),
      databases.compareAndSet(swap, options)
    ])
    assert.deepEqual(swaps.map(({ swapped }) => swapped).sort(), [false, true])
    await assert.rejects(databases.increment({ ...request, delta: 1n }, options), {
      code: 'failed_precondition'
    })
  })

  test(title('pages give every key once'), async () => {
    const subject = open()
    const { backends } = subject
    const { databases } = backends
    const request = { context: subject.project(), match: '/many/one' }
    const keys = Array.from({ length: 7 }, (_, index) => `/k${String(index)}`)
    for (const key of keys) await databases.put({ ...request, key, value: bytes('v') }, options)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const after = cursor === undefined ? {} : { cursor }
      const page = await databases.listKeys({ ...request, ...after, limit: 3 }, options)
      seen.push(...page.keys)
      cursor = page.cursor
    } while (cursor !== undefined)
    assert.deepEqual(seen, keys)
  })

  test(title('other projects, applications, branches and names are other stores'), async () => {
    const subject = open()
    const { backends } = subject
    const { databases } = backends
    const context = subject.project()
    const request = { context, match: '/many/one', key: 'k' }
    await databases.put({ ...request, value: bytes('mine') }, options)
    for (const other of [
      { ...request, context: subject.project() },
      { ...request, match: '/many/two' },
      { ...request, context: { ...context, application: 'app' } }
    ])
      assert.deepEqual(await databases.get(other, options), {})
    await assert.rejects(databases.open({ context, match: '/unknown' }, options), {
      code: 'not_found'
    })
    const elsewhere = { ...context, branch: 'other' }
    await assert.rejects(databases.open({ context: elsewhere, match: '/db' }, options), {
      code: 'not_found'
    })
  })
}

function testStorages(title: (what: string) => string, open: () => DataSubject): void {
  test(title('a storage keeps versions when it is told to'), async () => {
    const subject = open()
    const { backends } = subject
    const { storages } = backends
    const context = subject.project()
    const add = async (match: string, overwrite: boolean, text: string): Promise<number> => {
      const file = { context, match, name: 'a/b', bytes: bytes(text), overwrite }
      return (await storages.add(file, options)).version
    }
    assert.deepEqual(
      [
        await add('/kept', false, 'one'),
        await add('/kept', false, 'second'),
        await add('/kept', true, 'third')
      ],
      [1, 2, 2]
    )
    assert.equal(await add('/files', false, 'x'), 1)
    await assert.rejects(add('/files', false, 'y'), { code: 'already_exists' })
    assert.equal(await add('/files', true, 'yy'), 1)
    const request = { context, match: '/kept', name: 'a/b' }
    const latest = await storages.get({ ...request, version: 0 }, options)
    assert.deepEqual([Buffer.from(latest.head).toString(), latest.size], ['third', 5])
    assert.deepEqual((await storages.versions(request, options)).versions, [1, 2])
    assert.deepEqual((await storages.list(request, options)).files, [
      { name: 'a/b', version: 1 },
      { name: 'a/b', version: 2 }
    ])
    assert.equal((await storages.used(request, options)).bytes, 8)
    await storages.remove({ ...request, version: 0, all: false }, options)
    assert.deepEqual((await storages.versions(request, options)).versions, [1])
    await storages.remove({ ...request, version: 1, all: false }, options)
    await assert.rejects(storages.versions(request, options), { code: 'not_found' })
    await assert.rejects(storages.remove({ ...request, version: 0, all: true }, options), {
      code: 'not_found'
    })
    assert.equal((await storages.used(request, options)).bytes, 0)
  })

  test(title('a storage is open for others once it is made'), async () => {
    const subject = open()
    const { backends } = subject
    const request = { context: subject.project(), match: '/files' }
    await assert.rejects(backends.storages.reopen(request, options), { code: 'not_found' })
    assert.deepEqual(await backends.storages.open(request, options), { capacityBytes: 10_000 })
    assert.deepEqual(await backends.storages.reopen(request, options), { capacityBytes: 10_000 })
  })

  test(
    title('the capacity bounds what is stored, and deleting frees it, bytes and all'),
    async () => {
      const subject = open()
      const { backends } = subject
      const { storages, content } = backends
      const context = subject.project()
      const add = (name: string, length: number) => {
        const file = { name, bytes: new Uint8Array(length).fill(name.charCodeAt(0)) }
        return storages.add({ context, match: '/files', ...file, overwrite: true }, options)
      }
      await add('a', 6_000)
      await assert.rejects(add('b', 4_001), { code: 'resource_exhausted' })
      const { cid } = await storages.get(
        { context, match: '/files', name: 'a', version: 0 },
        options
      )
      assert.equal((await content.read({ context, cid, start: 5_990 }, options)).bytes.length, 10)
      await add('a', 10_000)
      await assert.rejects(content.read({ context, cid, start: 0 }, options), { code: 'not_found' })
      await storages.remove({ context, match: '/files', name: 'a', version: 0, all: true }, options)
      await add('b', 10_000)
    }
  )

  test(title('bytes that two files share stay until the last is deleted'), async () => {
    const subject = open()
    const { backends } = subject
    const { storages, content } = backends
    const context = subject.project()
    const file = { context, match: '/files', bytes: bytes('same'), overwrite: true }
    await storages.add({ ...file, name: 'a' }, options)
    await storages.add({ ...file, name: 'b' }, options)
    await storages.add({ ...file, name: 'b' }, options)
    const { cid } = await storages.get({ ...file, name: 'a', version: 0 }, options)
    await storages.remove({ ...file, name: 'a', version: 0, all: false }, options)
    assert.equal((await content.read({ context, cid, start: 0 }, options)).size, 4)
    await storages.remove({ ...file, name: 'b', version: 0, all: false }, options)
    await assert.rejects(content.read({ context, cid, start: 0 }, options), { code: 'not_found' })
  })
}

function testContentAndGlobals(title: (what: string) => string, open: () => DataSubject): void {
  test(
    title('a pushed file has the content id of UnixFS and is read from any offset'),
    async () => {
      const subject = open()
      const { backends } = subject
      const context = subject.project()
      const { cid } = await backends.content.push(
        { context, bytes: bytes('Hello, world') },
        options
      )
      // bafybeiej6xs3wwj5a6zoknxg3ovsmq45ekogp7673g4g6jhgkhki7dv2aa, in binary.
      assert.equal(
        Buffer.from(cid).toString('hex'),
        '0170122089f5e5bb593d07b2e536e6dbab26439d229c67ffdfd9b86f24e651d48f8eba00'
      )
      const part = await backends.content.read({ context, cid, start: 7 }, options)
      assert.deepEqual([Buffer.from(part.bytes).toString(), part.size], ['world', 12])
      const foreign = { context: subject.project(), cid, start: 0 }
      await assert.rejects(backends.content.read(foreign, options), { code: 'not_found' })
    }
  )

  test(title('globals have scopes that no name leaves, and a bound'), async () => {
    const subject = open()
    const { globals } = subject.backends
    const context = subject.project()
    const plain = { context, name: '/string/a', application: false, function: false }
    await globals.put({ ...plain, value: bytes('project') }, options)
    const ofFunction = { ...plain, function: true }
    assert.deepEqual(await globals.get(ofFunction, options), {})
    assert.deepEqual((await globals.getOrCreate(ofFunction, options)).value.length, 0)
    const escaping = { ...ofFunction, name: '../string/a' }
    assert.deepEqual(await globals.get(escaping, options), { value: new Uint8Array(0) })
    const large = { ...plain, name: 'large', value: new Uint8Array(1_000_000) }
    await assert.rejects(globals.put(large, options), { code: 'resource_exhausted' })
    await globals.put({ ...large, value: new Uint8Array(999_993) }, options)
  })
}
