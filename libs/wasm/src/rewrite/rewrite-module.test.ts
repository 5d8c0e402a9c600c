import { CloudError } from '@taucloud/base'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspectModule } from '../module-info.ts'
import { compileAssemblyScript } from '../testing/assemblyscript.ts'
import { answering, deploy, get, numberOf } from '../testing/guests.ts'
import { ModuleBuilder, op } from '../testing/module-builder.ts'
import { createRandom, mutate } from '../testing/random.ts'
import { rewriteModule } from './rewrite-module.ts'

/** A module that uses much of the format. */
function richModule(): Uint8Array {
  const module = new ModuleBuilder()
  const imported = module.import('taubyte/sdk', 'eventHttpRetCode', 'ii', 'i')
  module.memory(2, 40).table(2)
  const counter = module.global('i', op.i32(7))
  module.global('l', op.i64(9))
  const leaf = module.function({ params: 'i', results: 'i', code: [op.get(0), op.i32(1), op.add] })
  module.function({
    export: 'hello',
    params: 'i',
    results: 'i',
    locals: 'il',
    code: [
      [...op.block, ...op.loop, ...op.get(1), ...op.i32(1), ...op.add, ...op.tee(1)],
      [...op.i32(10), ...op.eq, ...op.brIf(1), ...op.br(0), ...op.end, ...op.end],
      [...op.i32(0), ...op.i32(1), ...op.i32(16), ...op.memoryFill],
      [...op.i32(1), ...op.memoryGrow, ...op.drop],
      [...op.globalGet(counter), ...op.call(leaf), ...op.globalSet(counter)],
      [...op.get(0), ...op.i32(204), ...op.call(imported), ...op.drop],
      op.memorySize
    ]
  })
  return module.elements(0, [leaf, leaf]).data(100, 'hello').custom('name', [1, 2, 3]).build()
}

function refused(bytes: Uint8Array, reason: RegExp, maxPages = 16): void {
  assert.throws(
    () => rewriteModule(bytes, { maxPages }),
    (error) =>
      error instanceof CloudError && error.code === 'invalid_argument' && reason.test(error.message)
  )
}

test('rewriteModule() gives equal bytes for equal modules and options', () => {
  const first = rewriteModule(richModule(), { maxPages: 64 })
  const second = rewriteModule(richModule(), { maxPages: 64 })
  assert.deepEqual(first, second)
  assert.notDeepEqual(first.bytes, rewriteModule(richModule(), { maxPages: 32 }).bytes)
})

test('rewriteModule() takes memory and stop flag from outside and keeps the exports', () => {
  const { bytes, info } = rewriteModule(richModule(), { maxPages: 64 })
  const text = new TextDecoder('latin1').decode(bytes)
  assert.ok(text.includes('__rt') && text.includes('epoch') && !text.includes('name\x01\x02\x03'))
  assert.deepEqual(info.memory, { min: 2, max: 40 })
  assert.deepEqual(
    info.exports.map((entry) => entry.name),
    ['memory', 'hello']
  )
})

test('inspectModule() says the same of a rewritten module as the rewriter did', () => {
  const { bytes, info } = rewriteModule(richModule(), { maxPages: 64 })
  assert.deepEqual(inspectModule(bytes), info)
  const original = inspectModule(richModule())
  assert.deepEqual({ ...original, rewritten: true }, info)
  assert.deepEqual(original.imports, [
    {
      module: 'taubyte/sdk',
      name: 'eventHttpRetCode',
      kind: 'function',
      params: ['i32', 'i32'],
      results: ['i32']
    }
  ])
})

test('rewriteModule() refuses what is no core module', () => {
  refused(Uint8Array.of(), /byte 0: not a WebAssembly module/)
  refused(Uint8Array.of(0, 0x61, 0x73, 0x6d, 13, 0, 1, 0), /a component/)
  refused(Uint8Array.of(0, 0x61, 0x73, 0x6d, 2, 0, 0, 0), /not version 1/)
  refused(
    Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0x0f),
    /cut off/
  )
  refused(
    Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 0x80, 0x80, 0x80, 0x80, 0x10),
    /32 bits/
  )
  refused(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 99, 0), /unknown section 99/)
  refused(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 3, 2, 1, 5), /type 5 is not defined/)
  refused(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 3, 1, 0, 1, 1, 0), /out of order/)
})

test('rewriteModule() refuses memories that it cannot hand in or cap', () => {
  const empty = { export: 'hello', params: 'i', code: [] }
  const withMemory = (bytes: number[]): Uint8Array => {
    const module = new ModuleBuilder().memoryRaw(bytes)
    module.function(empty)
    return module.build()
  }
  refused(withMemory([3, 1, 2]), /shared memory/)
  refused(withMemory([4, 1]), /64-bit memory/)
  refused(withMemory([0, 17]), /needs 17 pages of memory, more than 16/)
  refused(withMemory([1, 5, 4]), /maximum 4 is below the minimum 5/)
  refused(
    new ModuleBuilder().importRaw('env', 'memory', [2, 0, 1]).build(),
    /imports its memory "memory"/
  )
  const two = new ModuleBuilder().importRaw('a', 'm', [2, 0, 1]).memory(1)
  refused(two.build(), /more than one memory/)
})

test('rewriteModule() refuses tables over the cap', () => {
  refused(new ModuleBuilder().table(65_537).build(), /needs 65537 table entries, more than 65536/)
  const many = new ModuleBuilder()
  for (let index = 0; index < 17; index++) many.table(1)
  refused(many.build(), /17 tables, more than 16/)
})

test('rewriteModule() refuses garbage-collected types by that reason', () => {
  const module = new ModuleBuilder()
  module.function({ code: [[0xfb, 0x1c], op.drop] })
  refused(module.build(), /garbage-collected types/)
  const struct = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x5f, 1, 0x7f, 0]
  refused(Uint8Array.from(struct), /garbage-collected types/)
})

test('rewriteModule() refuses names that belong to the runtime, and rewriting twice', () => {
  const module = new ModuleBuilder()
  module.import('__rt', 'anything', '', '')
  refused(module.build(), /"__rt", which is reserved/)
  const exporting = new ModuleBuilder()
  exporting.function({ export: 'tau:g0', code: [] })
  refused(exporting.build(), /prefix is reserved/)
  refused(rewriteModule(richModule(), { maxPages: 64 }).bytes, /rewritten already|reserved/, 64)
})

test('rewriteModule() refuses code that would reach what it adds', () => {
  const pages = new ModuleBuilder().memory(1)
  pages.function({ code: [op.i32(1), op.memoryGrow, op.drop, op.i32(9999), op.globalSet(0)] })
  refused(pages.build(), /engine refuses/)
  const flag = new ModuleBuilder().memory(1)
  flag.function({ code: [op.i32(0), op.i32(0), [0x36, 0x42, 1, 0]] })
  refused(flag.build(), /second memory/)
  const exported = new ModuleBuilder().memory(1).export('epoch', 2, 1)
  refused(exported.build(), /engine refuses/)
})

test('rewriteModule() names the instruction that keeps a module from being restored', () => {
  const module = new ModuleBuilder().memory(1).table(1)
  module.passiveData('x')
  module.function({ code: [op.dataDrop(0), op.i32(0), op.refNullFunc, op.tableSet(0)] })
  const { info } = rewriteModule(module.build(), { maxPages: 16 })
  assert.equal(info.restorable, false)
  assert.deepEqual(info.reasons, ['uses data.drop', 'uses table.set'])
  const vector = new ModuleBuilder()
  vector.global('v', [0xfd, 12, ...new Array<number>(16).fill(0)])
  assert.deepEqual(rewriteModule(vector.build(), { maxPages: 1 }).info.reasons, [
    'has a mutable global of type v128'
  ])
})

test('memory.grow of a rewritten module stops at the cap and reports sizes as the original would', async () => {
  // Grows by 3 pages until refused, then answers 1000 × pages + the last result.
  const bytes = answering([
    [...op.block, ...op.loop, ...op.i32(3), ...op.memoryGrow, ...op.tee(1)],
    [...op.i32(-1), ...op.eq, ...op.brIf(1), ...op.br(0), ...op.end, ...op.end],
    [...op.memorySize, ...op.i32(1000), ...op.mul, ...op.get(1), ...op.add]
  ])
  for (const maxPages of [1, 3, 4, 30]) {
    const expected = 1 + 3 * Math.floor((maxPages - 1) / 3)
    assert.equal(await numberOf(deploy(bytes, { maxPages }).handle(get())), expected * 1000 - 1)
  }
  const huge = answering([op.i32(-1), op.memoryGrow])
  assert.equal(await numberOf(deploy(huge, { maxPages: 16 }).handle(get())), -1)
})

test('rewriteModule() never accepts what the engine refuses, nor breaks on 10 000 damaged modules', async (t) => {
  const seed = Date.now() % 1_000_000
  t.diagnostic(`seed ${seed}`)
  const random = createRandom(seed)
  const bases = [
    richModule(),
    answering([op.i32(1)]),
    await compileAssemblyScript('export function hello(id: u32): u32 { return [id, 2].length }')
  ]
  let accepted = 0
  for (let round = 0; round < 10_000; round++) {
    const damaged = mutate(bases[round % bases.length] ?? Uint8Array.of(), random)
    try {
      const { bytes, info } = rewriteModule(damaged, { maxPages: 64 })
      accepted++
      assert.ok(WebAssembly.validate(damaged), 'the original is valid too')
      assert.ok(WebAssembly.validate(bytes))
      assert.deepEqual(inspectModule(bytes), info)
    } catch (error) {
      assert.ok(error instanceof CloudError && error.code === 'invalid_argument', String(error))
    }
  }
  assert.ok(accepted > 100 && accepted < 9_000, `${accepted} of 10 000 were still valid`)
})
