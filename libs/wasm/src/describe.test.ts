import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeBinary } from './describe.ts'
import { ModuleBuilder } from './testing/module-builder.ts'

test('a module is described with every reason against it, in the words of the deploy', () => {
  const module = new ModuleBuilder()
  module.import('taubyte/sdk', 'getEventType', 'ii', '')
  module.import('taubyte/sdk', 'noSuchFunction', '', '')
  module.import('elsewhere', 'f', '', '')
  module.memory(2)
  module.function({ export: 'hello', params: 'i', code: [] })
  const found = describeBinary(module.build())
  assert.ok(found.kind === 'core')
  assert.deepEqual(found.handlers, ['hello'])
  assert.deepEqual(found.imports.missing, ['taubyte/sdk noSuchFunction', 'elsewhere f'])
  assert.deepEqual(found.refusals, [
    'Cannot deploy module: it imports "taubyte/sdk" "noSuchFunction", which does not exist',
    'Cannot deploy module: it imports "elsewhere" "f", but nothing provides the module "elsewhere"'
  ])
  assert.equal(found.memory?.min, 2)
})

test('what a component asks for and offers is read from its top level', () => {
  const name = 'wasi:http/incoming-handler@0.2.0'
  const body = [1, 0, name.length, ...Buffer.from(name), 5, 0, 0]
  const header = [0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]
  const found = describeBinary(Uint8Array.from([...header, 11, body.length, ...body]))
  assert.ok(found.kind === 'component')
  assert.deepEqual([found.exports, found.handlesHttp], [[name], true])
  assert.throws(() => describeBinary(Uint8Array.from([...header, 11, 99])), {
    code: 'invalid_argument'
  })
})

test('nothing and what is no module are refused', () => {
  assert.throws(() => describeBinary(new Uint8Array(0)), { message: /empty/ })
  assert.throws(() => describeBinary(Buffer.from('hello')), { message: /not a WebAssembly module/ })
})
