import { CloudError } from '@taucloud/base'
import fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkModule } from '../check-module.ts'
import { rewriteModule } from '../rewrite/rewrite-module.ts'
import { bytesOf, callingHost, deploy, get } from '../testing/guests.ts'
import { ModuleBuilder } from '../testing/module-builder.ts'
import { CAPABILITIES, findProvided } from './registry.ts'

const FUNCTIONS = CAPABILITIES.flatMap((capability) => capability.provides())
/** Numbers at which bounds, signs and carries break. */
const EDGES = [
  0, 1, 2, 3, 4, 8, 16, 48, 100, 65_500, 65_532, 65_533, 65_535, 65_536, 65_537, 0x7fffffff, -1, -4,
  -65_536, -0x80000000
]

function importAll(
  entries: readonly {
    module: string
    name: string
    params: readonly string[]
    results: readonly string[]
  }[]
): Uint8Array {
  const letters = (types: readonly string[]): string =>
    types.map((type) => (type === 'i64' ? 'l' : 'i')).join('')
  const module = new ModuleBuilder()
  for (const entry of entries)
    module.import(entry.module, entry.name, letters(entry.params), letters(entry.results))
  module.memory(1)
  module.function({ export: 'hello', params: 'i', code: [] })
  return module.build()
}

test('every name of the guest interface links, and the guest answers', async () => {
  const counts = new Map<string, number>()
  for (const entry of FUNCTIONS) counts.set(entry.module, (counts.get(entry.module) ?? 0) + 1)
  assert.deepEqual(Object.fromEntries(counts), {
    'taubyte/sdk': 189,
    env: 3,
    wasi_snapshot_preview1: 46,
    'taubyte/smartops': 21
  })
  assert.equal((await deploy(importAll(FUNCTIONS)).handle(get())).status, 200)
})

test('older types of the same functions link too', async () => {
  const legacy = FUNCTIONS.flatMap((entry) =>
    (entry.legacy ?? []).map((type) => ({ ...entry, ...type }))
  )
  assert.equal(legacy.length, 10)
  assert.equal((await deploy(importAll(legacy)).handle(get())).status, 200)
})

test('no arguments break the host, whichever function gets them', async () => {
  const number = fc.oneof(fc.constantFrom(...EDGES), fc.integer({ min: 0, max: 70_000 }))
  const property = fc.asyncProperty(
    fc.constantFrom(...FUNCTIONS),
    fc.array(number, { minLength: 9, maxLength: 9 }),
    async ({ module, name }, args) => {
      const fn = deploy(
        callingHost([
          { module, name, args: [name.includes('Http') ? 0 : (args[0] ?? 0), ...args.slice(1)] }
        ]),
        {
          timeoutMs: 20,
          onOutput: () => undefined
        }
      )
      try {
        const request = get('/x?y=1', { method: 'POST', body: Buffer.from('body') })
        const bytes = await bytesOf(fn.handle(request))
        if (bytes.length === 4) {
          const errno = bytes.readInt32LE(0)
          assert.ok(errno >= 0 && errno < 125, `${name} returned ${errno}`)
        }
      } catch (error) {
        // Sleeping beyond the deadline and ending oneself are what these are for.
        assert.ok(error instanceof CloudError, String(error))
        assert.match(error.message, /longer than 20 ms|ended itself with exit code/)
      }
    }
  )
  await fc.assert(property, { numRuns: 2_500 })
})

test('absent features answer with their error number and never with success', async () => {
  for (const [name, errno] of [
    ['newDatabase', 22],
    ['storageReadFile', 1],
    ['publishToChannel', 21],
    ['doHttpRequest', 10],
    ['ethNew', 51],
    ['newIpfsClient', 10],
    ['memoryViewOpen', 111],
    ['getMessageData', 4]
  ] as const) {
    const bytes = await bytesOf(deploy(callingHost([{ name, args: [] }])).handle(get()))
    assert.equal(bytes.readInt32LE(0), errno, name)
  }
  const silent = new Set(['getEventType', 'memoryViewClose', 'fifoClose', 'fifoNew'])
  for (const entry of FUNCTIONS.filter(({ module }) => module === 'taubyte/smartops')) {
    assert.ok(!silent.has(entry.name))
    const call = { module: entry.module, name: entry.name, args: [] }
    const bytes = await bytesOf(deploy(callingHost([call])).handle(get()))
    assert.ok(bytes.readInt32LE(0) > 0, entry.name)
  }
})

test('checkModule() says exactly what is wrong', () => {
  const refusal = (build: (module: ModuleBuilder) => void, entry = 'hello'): string => {
    const module = new ModuleBuilder()
    build(module)
    const { info } = rewriteModule(module.build(), { maxPages: 4 })
    try {
      checkModule(info, { entry })
    } catch (error) {
      assert.ok(error instanceof CloudError && error.code === 'failed_precondition')
      return error.message.replace('Cannot deploy module: ', '')
    }
    return 'accepted'
  }
  const handler = (module: ModuleBuilder): number =>
    module.function({ export: 'hello', params: 'i', code: [] })
  const working = (module: ModuleBuilder): void => void (module.memory(1), handler(module))
  assert.equal(refusal(working), 'accepted')
  assert.equal(refusal(working, 'hallo'), 'it exports no function "hallo"; it exports "hello"')
  assert.equal(
    refusal(working, 'memory'),
    'its export "memory" is a memory, but a handler is (i32) → () or (i32) → i32'
  )
  assert.equal(refusal(handler), 'it does not export its memory under the name "memory"')
  const importing = (module: string, name: string, params: string, results: string) =>
    refusal((builder) => {
      builder.import(module, name, params, results)
      working(builder)
    })
  assert.equal(
    importing('env', 'abort', 'iiii', ''),
    'it imports "env" "abort", which does not exist'
  )
  assert.equal(
    importing('libraries/mine', 'add', 'ii', 'i'),
    'it imports "libraries/mine" "add", but nothing provides the module "libraries/mine"'
  )
  assert.equal(
    importing('taubyte/sdk', 'eventHttpWrite', 'ii', 'i'),
    'it imports "taubyte/sdk" "eventHttpWrite" as (i32, i32) → i32, but its type is (i32, i32, i32, i32) → i32'
  )
  assert.equal(
    refusal((module) => {
      module.importRaw('env', 'table', [1, 0x70, 0, 1])
      working(module)
    }),
    'it imports the table "env" "table"; only functions can be imported'
  )
  const wrong = (module: ModuleBuilder): void => {
    module.memory(1)
    module.function({ export: 'hello', params: 'l', code: [] })
  }
  assert.equal(
    refusal(wrong),
    'its export "hello" has type (i64) → (), but a handler is (i32) → () or (i32) → i32'
  )
  assert.equal(
    refusal((module) => void module.memory(1)),
    'it exports no function "hello"; it exports no handler at all'
  )
  assert.equal(findProvided({ module: 'toString', name: 'constructor' }), undefined)
})
