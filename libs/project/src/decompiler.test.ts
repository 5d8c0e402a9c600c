import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileProject } from './compiler.ts'
import { decompileProject } from './decompiler.ts'
import { IDS, PROJECT_ID, shopTree, treeOf } from './testing.ts'

const MAIN = { branch: 'main' }
const CODE = 'source: .\nexecution: {timeout: 1m30s, memory: 1MB, call: f}\n'
const recompiled = (tree: ReturnType<typeof shopTree>, options = {}) => {
  const { object } = compileProject(tree, { ...MAIN, ...options })
  return [compileProject(decompileProject(object), { ...MAIN, ...options }).object, object]
}

test('C37 what is decompiled compiles to the same object', () => {
  const [again, object] = recompiled(shopTree())
  assert.deepEqual(again, object)
})

test('C37 shadowed names, every access and every alternative survive', () => {
  const store = (id: string, access: string) =>
    `id: ${id}\nmatch: a\naccess: {network: ${access}}\n`
  const [again, object] = recompiled(
    treeOf({
      'config.yaml': `id: ${PROJECT_ID}\nname: p\nnotification: {email: a@b.example}\n`,
      'databases/a.yaml': `${store(IDS[0], 'host')}storage: {size: 1536B}\n`,
      'databases/b.yaml': `${store(IDS[1], 'subnet')}storage: {size: 1GB}\nencryption: {type: x, key: "0123"}\n`,
      'storages/s.yaml': `${store(IDS[2], 'subnet')}streaming: {ttl: 90s, size: 1GB}\n`,
      'domains/d.yaml': `id: ${IDS[3]}\nfqdn: a.example\n`,
      'applications/app/config.yaml': `id: ${IDS[4]}\ntags: [x, "true", "1.0"]\n`,
      'applications/app/domains/d.yaml': `id: ${IDS[5]}\nfqdn: b.example\n`,
      'applications/app/functions/f.yaml': `id: QmYjDVaY62q35kr1i288ZNBYzdShtk2wZepXjtEvH95B3H\ntrigger: {type: http, method: GET, domains: [/d, d], paths: [/]}\n${CODE}`
    })
  )
  assert.deepEqual(again, object)
})

test('C37 a repository that holds the whole project survives, too', () => {
  const files = {
    'domains/d.yaml': 'fqdn: a.example\n',
    'websites/w.yaml': 'domains: [d]\npaths: [/]\n'
  }
  const [again, object] = recompiled(treeOf(files), { singleRepository: true })
  assert.deepEqual(again, object)
})

test('decompiled files are written the way people write them', () => {
  const { object } = compileProject(shopTree(), MAIN)
  const tree = decompileProject(object)
  const text = (path: string) => Buffer.from(tree.get(path) ?? []).toString()
  assert.equal(
    text('functions/on_order.yaml'),
    [
      'id: Qmd9UjpYPxuTZJHdFtbLv9TY28TDLtD9dSbs3snCqiHiYf',
      'trigger:',
      '  type: pubsub',
      '  channel: orders/new',
      'source: libraries/util',
      'execution:',
      '  timeout: 1m',
      '  memory: 67108864B',
      '  call: onOrder',
      ''
    ].join('\n')
  )
  assert.deepEqual([...tree.keys()], [...shopTree().keys()].sort())
})
