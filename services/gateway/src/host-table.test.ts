import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BranchRecordCodec } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { HostTable } from './host-table.ts'

function record(hosts: string[]): BranchRecord {
  const bytes = BranchRecordCodec.encode({ project: 'p', branch: 'main', release: 'r', hosts })
  return BranchRecordCodec.decode(bytes)
}

test('has() knows the hosts of every branch until the last of them lets go', () => {
  const table = new HostTable('dream.localhost')
  table.set('p/main', record(['a.test', 'b.test']))
  table.set('p/dev', record(['a.test']))
  table.set('p/main', undefined)
  assert.ok(table.has('a.test'))
  assert.ok(!table.has('b.test'))
  table.set('p/dev', undefined)
  assert.ok(!table.has('a.test'))
  assert.equal(table.size, 0)
})

test('set() replaces what a branch answered for before', () => {
  const table = new HostTable('dream.localhost')
  table.set('p/main', record(['a.test', 'a.test']))
  table.set('p/main', record(['b.test']))
  assert.deepEqual([table.has('a.test'), table.has('b.test'), table.size], [false, true, 1])
})

test('has() understands the alias of a development zone', () => {
  const table = new HostTable('dream.localhost')
  table.set('p/main', record(['x-12345678.dream.localhost']))
  assert.ok(table.has('x-12345678.dream.localtau'))
})
