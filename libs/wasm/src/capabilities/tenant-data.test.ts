import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CloudError } from '@taucloud/base'
import { ABI } from '../gen/abi.ts'
import type { GuestBackends } from '../guest/guest-backends.ts'
import { bytesOf, callingHost, deploy, get } from '../testing/guests.ts'
import type { HostCall } from '../testing/guests.ts'
import { parseBinaryCid } from './content/binary-cid.ts'
import { ByteBudget, ContentFile } from './content/content-file.ts'
import { databaseKey } from './database/database-key.ts'

const CID = Buffer.concat([Buffer.from([1, 0x70, 0x12, 0x20]), Buffer.alloc(32, 7)])
const OUTSIDE = 65_535

/** Backends that always answer the same, or always fail; what they do with data is the conformance suite's. */
function backends(code?: 'not_found' | 'unavailable' | 'resource_exhausted'): GuestBackends {
  const answer =
    <T extends object>(value: T) =>
    (): Promise<T> =>
      code === undefined
        ? Promise.resolve(value)
        : Promise.reject(new CloudError(code, 'Cannot answer: secret of the host'))
  const file = { cid: new Uint8Array(CID), size: 5, head: new Uint8Array([1, 2]) }
  return {
    databases: {
      open: answer({ sizeBytes: 1 }),
      get: answer({ value: new Uint8Array([7, 8, 9]) }),
      put: answer({}),
      delete: answer({}),
      list: answer({ keys: ['/a', '/ü'] }),
      listKeys: answer({ keys: [] }),
      increment: answer({ value: 1n }),
      compareAndSet: answer({ swapped: true })
    },
    storages: {
      open: answer({ capacityBytes: 1234 }),
      reopen: answer({ capacityBytes: 1234 }),
      list: answer({ files: [] }),
      add: answer({ version: 3 }),
      get: answer(file),
      versions: answer({ versions: [1, 12] }),
      remove: answer({}),
      used: answer({ bytes: 99 })
    },
    content: {
      push: answer({ cid: new Uint8Array(CID) }),
      read: answer({ bytes: new Uint8Array([3, 4, 5]), size: 3 })
    },
    globals: {
      get: answer({}),
      getOrCreate: answer({ value: new Uint8Array() }),
      put: answer({})
    }
  }
}

/** The results of host calls in turn, and the bytes asked for. */
async function run(calls: readonly HostCall[], host = backends()): Promise<Buffer> {
  return bytesOf(deploy(callingHost(calls), { backends: host }).handle(get()))
}

async function numbers(calls: readonly HostCall[], host?: GuestBackends): Promise<number[]> {
  const bytes = await run(calls, host)
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32LE(index * 4))
}

const call = (name: string, ...args: number[]): HostCall => ({ name, args })
const NEW_DATABASE = call('newDatabase', 0, 1, 100)
const NEW_STORAGE = { ...call('storageNew', 0, 1, 100), data: { 0: 'm', 200: 'name', 300: CID } }

test('database calls give what the backend says, sizes before bytes', async () => {
  const bytes = await run([
    { ...NEW_DATABASE, data: { 0: 'm' }, dump: [[100, 4]] },
    { ...call('databaseGetSize', 0, 0, 1, 104), dump: [[104, 4]] },
    { ...call('databaseGet', 0, 0, 1, 108), dump: [[108, 3]] },
    { ...call('databaseListSize', 0, 0, 0, 104), dump: [[104, 4]] },
    { ...call('databaseList', 0, 0, 0, 120), dump: [[120, 7]] },
    call('databasePut', 0, 0, 1, 0, 0),
    call('databaseClose', 0),
    call('databaseClose', 0)
  ])
  const expected = [0, 0, 0, 3, 0]
  assert.deepEqual(
    expected.map((_, index) => bytes.readInt32LE(index * 4)),
    expected
  )
  assert.deepEqual([...bytes.subarray(20, 23)], [7, 8, 9])
  assert.deepEqual([bytes.readInt32LE(23), bytes.readInt32LE(27), bytes.readInt32LE(31)], [0, 7, 0])
  assert.equal(bytes.subarray(35, 42).toString(), '/a\0/ü\0')
  assert.deepEqual([...bytes.subarray(42)], [0, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 0])
})

test('failures of a backend become the number of the function, without a word of the host', async () => {
  const host = backends('unavailable')
  Object.assign(host.databases ?? {}, { open: () => Promise.resolve({ sizeBytes: 1 }) })
  Object.assign(host.storages ?? {}, { open: () => Promise.resolve({ capacityBytes: 1 }) })
  assert.deepEqual(
    await numbers(
      [
        { ...NEW_DATABASE, data: { 0: 'm', 300: CID } },
        call('databaseGetSize', 0, 0, 1, 104),
        call('databaseGet', 0, 0, 1, 104),
        call('databasePut', 0, 0, 1, 0, 1),
        call('databaseDelete', 0, 0, 1),
        call('databaseListSize', 0, 0, 1, 104),
        call('storageNew', 0, 1, 104),
        call('storageGet', 0, 1, 104),
        call('storageListFilesSize', 0, 104),
        call('storageAddFile', 0, 0, 1, 104, 0, 1, 0),
        call('storageGetFile', 0, 0, 1, 0, 104),
        call('storageDeleteFile', 0, 0, 1, 0, 0),
        call('storageListVersionsSize', 0, 0, 1, 104),
        call('storageCurrentVersionSize', 0, 0, 1, 104),
        call('storageUsedSize', 0, 104),
        call('storageCid', 0, 0, 1, 104),
        call('storageOpenCid', 104, 300),
        call('getGlobalValueSize', 0, 1, 0, 0, 104),
        call('getGlobalValue', 0, 1, 0, 0, 104),
        call('getOrCreateGlobalValueSize', 0, 1, 0, 0, 104),
        call('putGlobalValue', 0, 1, 0, 0, 0, 1, 1)
      ],
      host
    ),
    [0, 23, 23, 24, 26, 27, 0, 92, 93, 31, 32, 33, 36, 36, 37, 90, 100, 23, 23, 23, 29]
  )
})

test('storage calls give what the backend says', async () => {
  const bytes = await run([
    NEW_STORAGE,
    { ...call('storageListFilesSize', 0, 104), dump: [[104, 4]] },
    { ...call('storageListFiles', 0, 108), dump: [[108, 1]] },
    { ...call('storageCurrentVersionSize', 0, 200, 4, 104), dump: [[104, 4]] },
    { ...call('storageCurrentVersion', 200, 4, 108), dump: [[108, 2]] },
    { ...call('storageCapacity', 0, 108), dump: [[108, 4]] },
    call('storageGetFile', 0, 200, 4, 0, 104),
    { ...call('storageReadFile', 0, 0, 108, 2, 104), dump: [[104, 4]] },
    { ...call('storageReadFile', 0, 0, 108, 9, 104), dump: [[104, 7]] },
    { ...call('storageReadFile', 0, 0, 108, 9, 104), dump: [[104, 4]] },
    call('storageCloseFile', 0, 0),
    call('storageCloseFile', 0, 0)
  ])
  const text = bytes.toString('latin1')
  const cell = (value: number): string => String.fromCharCode(value) + '\0\0\0'
  const expected = [cell(0), cell(0) + cell(1), cell(0) + '\0', cell(0) + cell(2), cell(0) + '12']
  expected.push(cell(0) + '1234', cell(0), cell(0) + cell(2))
  expected.push(`${cell(0)}${cell(3)}\x03\x04\x05`, cell(8) + cell(0), cell(0), cell(3))
  assert.deepEqual(text, expected.join(''))
})

test('temporary files seek, end and are gone when they are closed', async () => {
  assert.deepEqual(
    await numbers([
      { ...call('storageNewContent', 100), data: { 200: 'hello' } },
      call('contentWriteFile', 0, 200, 5, 104),
      call('contentFileCid', 0, 300),
      call('contentSeekFile', 0, -1, 0, 104),
      call('contentSeekFile', 0, 0, 3, 104),
      { ...call('contentSeekFile', 0, -2, 2, 104), dump: [[104, 4]] },
      { ...call('contentReadFile', 0, 400, 9, 104), dump: [[104, 4]] },
      { ...call('contentReadFile', 0, 400, 9, 104), dump: [[104, 4]] },
      call('contentPushFile', 0, 300),
      { ...call('storageOpenCid', 100, 300), dump: [[100, 4]] },
      call('contentFileCid', 1, 300),
      call('contentCloseFile', 0),
      call('contentReadFile', 0, 400, 9, 104),
      call('storageOpenCid', 100, 500)
    ]),
    [0, 0, 19, 99, 98, 0, 3, 0, 2, 8, 0, 0, 0, 1, 0, 0, 96, 19]
  )
})

test('ipfs files are behind a client, and a closed one stays known', async () => {
  assert.deepEqual(
    await numbers([
      call('ipfsNewContent', 0, 100),
      call('newIpfsClient', 100),
      { ...call('ipfsOpenFile', 0, 100, 300), data: { 300: CID } },
      { ...call('ipfsReadFile', 0, 0, 400, 9, 104), dump: [[104, 4]] },
      call('ipfsSeekFile', 0, 0, 0, 0, 104),
      call('ipfsCloseFile', 0, 0),
      call('ipfsReadFile', 0, 0, 400, 9, 104),
      call('ipfsCloseFile', 0, 1)
    ]),
    [10, 0, 0, 0, 3, 0, 0, 6, 96]
  )
})

test('addresses outside of the memory are refused before anything is asked', async () => {
  assert.deepEqual(
    await numbers([
      NEW_STORAGE,
      { ...NEW_DATABASE },
      call('newDatabase', OUTSIDE, 2, 100),
      call('newDatabase', 0, 1, OUTSIDE),
      call('databasePut', 0, 0, 1, OUTSIDE, 2),
      call('databaseGetSize', 0, 0, 1, OUTSIDE),
      call('databaseGet', 0, 0, 1, OUTSIDE),
      call('storageAddFile', 0, 200, 4, OUTSIDE, 0, 1, 0),
      call('storageAddFile', 0, 200, 4, 104, -1, -1, 0),
      call('storageCid', 0, 200, 4, OUTSIDE),
      call('storageOpenCid', OUTSIDE, 300),
      call('storageOpenCid', 104, 65_536),
      call('putGlobalValue', 0, 1, 0, 0, OUTSIDE, 2, 2)
    ]),
    [0, 0, 3, 12, 3, 12, 3, 12, 3, 3, 12, 3, 3]
  )
})

test('a content id is read from the start of its buffer, in both versions and nothing else', () => {
  const long = Buffer.concat([CID, Buffer.alloc(28, 1)])
  assert.deepEqual(parseBinaryCid(long), new Uint8Array(CID))
  assert.deepEqual(parseBinaryCid(CID.subarray(2)), new Uint8Array(CID))
  for (let length = 0; length < CID.length; length++)
    assert.equal(parseBinaryCid(CID.subarray(0, length)), undefined)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const cid = parseBinaryCid(bytes)
      if (cid !== undefined) assert.deepEqual(parseBinaryCid(cid), cid)
    })
  )
})

test('the one form of a key is one form', () => {
  const piece = fc.constantFrom('a', '.', '..', '/', '//', 'ü')
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const key = databaseKey(pieces.join(''))
      assert.equal(databaseKey(key), key)
      assert.match(key, /^\/$|^(\/[^/]+)+$/)
      assert.ok(!key.split('/').some((segment) => segment === '.' || segment === '..'))
    })
  )
})

test('open files take no more than their budget, and give it back', () => {
  const thread = new ByteBudget(10)
  const [one, two] = [new ContentFile(new ByteBudget(8, thread)), new ContentFile(thread)]
  assert.equal(one.write(new Uint8Array(9)), false)
  assert.equal(one.write(new Uint8Array(8)), true)
  assert.equal(two.write(new Uint8Array(3)), false)
  one.close()
  one.close()
  assert.equal(two.write(new Uint8Array(10)), true)
  assert.equal(two.write(new Uint8Array(1)), false)
})

test('no arguments break the host, whatever numbers a guest passes and whatever the backend says', async () => {
  const areas = new Set(['database', 'storage', 'storage-content', 'globals', 'ipfs-client'])
  const names = ABI.filter((row) => areas.has(row[2]) && row[5]?.removed !== true)
  const edges = [0, 1, 2, 4, 100, 65_500, 65_532, 65_535, 65_536, 0x7fffffff, -1, -4, -0x80000000]
  const number = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: 70_000 }))
  const step = fc.tuple(fc.constantFrom(...names), fc.array(number, { minLength: 7, maxLength: 7 }))
  const code = fc.constantFrom(undefined, 'not_found', 'unavailable', 'resource_exhausted')
  const property = fc.asyncProperty(
    fc.array(step, { maxLength: 6 }),
    code,
    async (steps, fails) => {
      const opening = [NEW_STORAGE, NEW_DATABASE, call('newIpfsClient', 100)]
      opening.push(call('ipfsNewContent', 0, 100), call('storageNewContent', 100))
      // Most handles are 0, so that calls get as far as their addresses.
      const calls = steps.map(([row, [first = 0, ...args]]) =>
        call(row[1], Math.abs(first) % 2, ...args)
      )
      const results = await numbers([...opening, ...calls], backends(fails))
      for (const errno of results) assert.ok(errno >= 0 && errno < 125, String(errno))
    }
  )
  await fc.assert(property, { numRuns: 500 })
})
