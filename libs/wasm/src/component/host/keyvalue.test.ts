import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import type { DatabaseBackend } from '../../capabilities/database/database-backend.ts'
import type { ComponentHost } from './component-host.ts'
import { OutputBuffer } from '../../guest/output-buffer.ts'
import { keyvalueInterfaces } from './keyvalue.ts'
import { ResourceCount } from './resource.ts'

const stored = new Map<string, Uint8Array>()
const refuse = () => Promise.reject(new CloudError('internal', 'secret of the host'))
const databases: DatabaseBackend = {
  open: ({ match }) =>
    match === 'users'
      ? Promise.resolve({ sizeBytes: 1 })
      : Promise.reject(new CloudError('not_found', 'x')),
  get: ({ key }) => {
    const value = stored.get(key)
    return Promise.resolve(value === undefined ? {} : { value })
  },
  put: ({ key, value }) => Promise.resolve(stored.set(key, value)),
  delete: ({ key }) => Promise.resolve({ removed: stored.delete(key) }),
  list: refuse,
  listKeys: () => Promise.resolve({ keys: [...stored.keys()] }),
  increment: refuse,
  compareAndSet: refuse
}

const host: ComponentHost = {
  context: { project: 'p', application: '', function: 'f' },
  backends: { databases },
  signal: new AbortController().signal,
  output: new OutputBuffer(undefined),
  resources: new ResourceCount(),
  settings: {},
  event: undefined,
  canWait: true,
  wait: async (operation) => {
    await operation
  },
  abort: (error) => {
    throw error
  }
}

interface Bucket {
  get(key: string): Promise<Uint8Array | undefined>
  set(key: string, value: Uint8Array): Promise<void>
  exists(key: string): Promise<boolean>
  delete(key: string): Promise<void>
}

const all = keyvalueInterfaces(host)
const store = all['wasi:keyvalue/store'] as { open(name: string): Promise<Bucket> }
const atomics = all['wasi:keyvalue/atomics'] as {
  increment(b: Bucket, k: string, d: bigint): Promise<bigint>
}

test('a bucket is the database of its name', async () => {
  const bucket = await store.open('users')
  await bucket.set('a', Buffer.from('1'))
  assert.deepEqual(await bucket.get('a'), Buffer.from('1'))
  assert.equal(await bucket.exists('b'), false)
  await bucket.delete('a')
  assert.equal(await bucket.get('a'), undefined)
})

test('failures are told in the words of the interface, never in those of the host', async () => {
  await assert.rejects(store.open('other'), (error) => {
    assert.deepEqual(error, { tag: 'no-such-store' })
    return true
  })
  const bucket = await store.open('users')
  for (const key of ['a\0b', 'x'.repeat(1_025)]) {
    await assert.rejects(bucket.get(key), (error) => {
      assert.deepEqual(error, { tag: 'other', val: 'the key is malformed' })
      return true
    })
  }
  await assert.rejects(atomics.increment(bucket, 'a', 1n), (error) => {
    assert.deepEqual(error, { tag: 'other', val: 'internal' })
    return true
  })
})
