import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import { findProvided, isHostModule } from './capabilities/registry.ts'
import type { ValueType } from './module-info.ts'
import { checkModule } from './check-module.ts'
import { rewriteModule } from './rewrite/rewrite-module.ts'
import { bytesOf, deploy, get } from './testing/guests.ts'
import { ModuleBuilder, op } from './testing/module-builder.ts'

/** What a compiled guest of an existing SDK imports and exports. */
interface KnownGuest {
  readonly file: string
  readonly exports: readonly string[]
  readonly imports: Readonly<Record<string, readonly string[]>>
}

const GUESTS = JSON.parse(
  readFileSync(new URL('../abi/known-guest-modules.json', import.meta.url), 'utf8')
) as KnownGuest[] // our own file

/** Imported by the one module that the original's own tests of linking use. */
const TEST_ONLY = '_test'
const HANDLER = /^(\w+)\(i32\)->(?:\(\)|\(i32\))$/

function handlersOf({ exports }: KnownGuest): string[] {
  return exports.flatMap((text) => HANDLER.exec(text)?.[1] ?? []).filter((n) => n !== 'fifoClose')
}

/** A module with exactly the imports of a known guest and a handler that answers. */
function shapeOf(guest: KnownGuest, handler: string): Uint8Array {
  const module = new ModuleBuilder()
  for (const [from, names] of Object.entries(guest.imports)) {
    for (const name of names) {
      const type = findProvided({ module: from, name })?.function ?? { params: [], results: [] }
      module.import(from, name, letters(type.params), letters(type.results))
    }
  }
  module.memory(1)
  if (guest.exports.includes('_initialize()->()'))
    module.function({ export: '_initialize', code: [] })
  module.function({ export: handler, params: 'i', code: [op.block, 0x0b] })
  return module.build()
}

function letters(types: readonly ValueType[]): string {
  return types.map((type) => (type === 'i64' ? 'l' : 'i')).join('')
}

test('every import of every known guest from a module of the host is provided', () => {
  const missing = GUESTS.flatMap(({ file, imports }) =>
    Object.entries(imports).flatMap(([module, names]) =>
      isHostModule(module)
        ? names
            .filter((name) => name !== TEST_ONLY && findProvided({ module, name }) === undefined)
            .map((n) => [file, n])
        : []
    )
  )
  assert.deepEqual(missing, [])
})

test('known guests with a handler link, start and answer an event twice', async () => {
  let linked = 0
  for (const guest of GUESTS) {
    const [handler] = handlersOf(guest)
    if (handler === undefined || !Object.keys(guest.imports).every(isHostModule)) continue
    if (Object.values(guest.imports).flat().includes(TEST_ONLY)) continue
    const fn = deploy(shapeOf(guest, handler), { entry: handler })
    for (let round = 0; round < 2; round++) {
      assert.equal((await bytesOf(fn.handle(get()))).length, 0, guest.file)
    }
    linked++
  }
  assert.ok(linked >= 49, `${linked} of ${GUESTS.length}`)
})

test('known guests that import another guest or export no handler are refused with the reason', () => {
  for (const guest of GUESTS) {
    const [handler] = handlersOf(guest)
    const other = Object.keys(guest.imports).find((module) => !isHostModule(module))
    if (handler !== undefined && other === undefined) continue
    const { info } = rewriteModule(shapeOf(guest, handler ?? 'other'), { maxPages: 16 })
    const reason =
      other === undefined ? 'exports no function' : `nothing provides the module "${other}"`
    assert.throws(
      () => {
        checkModule(info, { entry: handler ?? 'handler' })
      },
      (error) => error instanceof CloudError && error.message.includes(reason),
      guest.file
    )
  }
})
