import { CloudError } from '@taucloud/base'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { rewriteModule } from '../rewrite/rewrite-module.ts'
import {
  answering,
  CONTEXT,
  deploy,
  get,
  numberOf,
  textOf,
  watchedThread
} from '../testing/guests.ts'
import { ModuleBuilder, op } from '../testing/module-builder.ts'
import { GuestFunction } from './guest-function.ts'
import { GuestThread } from './guest-thread.ts'
import type { Watchdog } from './watchdog.ts'

const SLICE_MS = 60
let thread: GuestThread
let watchdog: Watchdog

before(async () => {
  ;({ thread, watchdog } = await watchedThread())
})

after(() => watchdog.stop())

/** A failure of the guest, as an assertion. */
function failsWith(code: string, message: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof CloudError, String(error))
    assert.equal(error.code, code)
    assert.match(error.message, message)
    return true
  }
}

/** Runs `code` when the second byte of the path is `letter`. */
function when(letter: string, code: readonly (number | readonly number[])[]): number[] {
  const test = [...op.i32(517), ...op.load8(), ...op.i32(letter.charCodeAt(0)), ...op.eq, ...op.if]
  return [...test, ...code.flat(), ...op.end]
}

/** Dirties memory and a global, then misbehaves as the path says; else answers a sum of what it can see. */
function misbehaving(): Uint8Array {
  return answering(
    [
      when('s', [
        op.i32(99),
        op.globalSet(0),
        op.i32(100),
        op.i32(77),
        op.store(),
        op.loop,
        op.br(0),
        op.end
      ]),
      when('r', [op.call(3)]),
      when('u', [op.i32(99), op.globalSet(0), op.unreachable]),
      when('o', [op.i32(-8), op.load(), op.drop]),
      when('g', [
        op.block,
        op.loop,
        op.i32(16),
        op.memoryGrow,
        op.i32(-1),
        op.eq,
        op.brIf(1),
        op.br(0),
        op.end,
        op.end
      ]),
      when('t', [op.i32(2), op.memoryGrow, op.drop, op.i32(130_000), op.i32(123), op.store()]),
      [...op.i32(200), ...op.i32(200), ...op.load(), ...op.i32(1), ...op.add, ...op.store()],
      [
        ...op.globalGet(0),
        ...op.i32(100),
        ...op.load(),
        ...op.add,
        ...op.i32(200),
        ...op.load(),
        ...op.add
      ],
      [...op.memorySize, ...op.i32(1000), ...op.mul, ...op.add]
    ],
    (module) => {
      module.global('i', op.i32(5))
      module.function({ params: '', code: [op.call(3)] })
    }
  )
}

/** What a clean run of {@link misbehaving} answers: one page, global 5, first run. */
const CLEAN = 1 * 1000 + 5 + 1

test('a restored guest sees nothing of requests before, whatever they did', async () => {
  const fn = deploy(misbehaving(), { thread, cpuSliceMs: SLICE_MS })
  const clean = async (): Promise<void> => assert.equal(await numberOf(fn.handle(get('/x'))), CLEAN)
  await clean()
  await clean()
  const cases: [string, string, RegExp][] = [
    ['/s', 'deadline_exceeded', /ran for 60 ms without a pause/],
    ['/r', 'internal', /guest trapped: call stack exhausted/],
    ['/u', 'internal', /guest trapped: unreachable/],
    ['/o', 'internal', /guest trapped: memory access out of bounds/]
  ]
  for (const [path, code, message] of cases) {
    assert.throws(() => fn.handle(get(path)), failsWith(code, message))
    await clean()
  }
  assert.equal(fn.stats().coldStarts, 1, 'every failure left the instance usable')
  assert.equal(fn.stats().traps, 4)
  assert.equal(fn.stats().consecutiveTraps, 0)
})

test('a guest that grows its memory each time starts small each time', async () => {
  const fn = deploy(misbehaving(), { thread })
  for (let round = 0; round < 40; round++) {
    assert.equal(await numberOf(fn.handle(get('/t'))), CLEAN + 2000)
  }
  assert.equal(await numberOf(fn.handle(get('/x'))), CLEAN)
  assert.equal(fn.stats().coldStarts, 1)
})

test('an instance that grew by more than 64 pages is replaced', async () => {
  const fn = deploy(misbehaving(), { thread, maxPages: 256 })
  assert.equal(await numberOf(fn.handle(get('/g'))), CLEAN + 240_000)
  assert.equal(fn.stats().slots, 0)
  assert.equal(await numberOf(fn.handle(get('/x'))), CLEAN)
  assert.equal(fn.stats().coldStarts, 2)
})

test('a guest that runs away is stopped, and the thread serves others at once', async () => {
  const spinning = deploy(misbehaving(), { thread, cpuSliceMs: SLICE_MS })
  const other = deploy(misbehaving(), { thread })
  for (let round = 0; round < 3; round++) {
    assert.throws(
      () => spinning.handle(get('/s')),
      failsWith('deadline_exceeded', /without a pause/)
    )
    assert.equal(await numberOf(other.handle(get('/x'))), CLEAN)
  }
  assert.equal(spinning.stats().consecutiveTraps, 3)
})

test('a flood of bulk operations without loops is stopped too', () => {
  const fill = [...op.i32(0), ...op.i32(1), ...op.i32(64 * 65_536), ...op.memoryFill]
  const bytes = answering([
    op.i32(200),
    op.memoryGrow,
    op.drop,
    ...new Array<number[]>(20_000).fill(fill),
    op.i32(1)
  ])
  const fn = deploy(bytes, { thread, cpuSliceMs: SLICE_MS })
  assert.throws(() => fn.handle(get()), failsWith('deadline_exceeded', /without a pause/))
})

test('endless tail calls are stopped', () => {
  const bytes = answering([op.call(3), op.i32(1)], (module) => {
    module.function({ code: [op.returnCall(3)] })
  })
  const fn = deploy(bytes, { thread, cpuSliceMs: SLICE_MS })
  assert.throws(() => fn.handle(get()), failsWith('deadline_exceeded', /without a pause/))
})

test('a start section runs under the limits of start-up', () => {
  const module = new ModuleBuilder().memory(1)
  const spin = module.function({ code: [op.loop, op.br(0), op.end] })
  module.function({ export: 'hello', params: 'i', code: [] })
  const fn = deploy(module.start(spin).build(), { thread })
  assert.throws(
    () => fn.handle(get()),
    failsWith('deadline_exceeded', /Cannot start the guest|1000 ms/)
  )
  assert.throws(() => fn.handle(get()), failsWith('deadline_exceeded', /1000 ms/))
  assert.equal(fn.stats().coldStarts, 1, 'the failed start is not tried again at once')
  assert.equal(fn.stats().slots, 0)
})

test('a guest is started by _initialize once, and its state then is what each request begins with', async () => {
  const bytes = answering(
    [op.globalGet(0), op.i32(1), op.add, op.globalSet(0), op.globalGet(0)],
    (module) => {
      module.global('i', op.i32(0))
      module.function({
        export: '_initialize',
        code: [op.globalGet(0), op.i32(40), op.add, op.globalSet(0)]
      })
      module.function({ export: '_start', code: [op.unreachable] })
    }
  )
  const restored = deploy(bytes, { thread })
  const pooled = deploy(bytes, { thread, isolation: 'pooled' })
  const fresh = deploy(bytes, { thread, isolation: 'fresh' })
  const twice = async (fn: GuestFunction): Promise<number[]> => [
    await numberOf(fn.handle(get())),
    await numberOf(fn.handle(get()))
  ]
  assert.deepEqual(await twice(restored), [41, 41])
  assert.deepEqual(await twice(pooled), [41, 42])
  assert.deepEqual(await twice(fresh), [41, 41])
  assert.equal(fresh.stats().coldStarts, 2)
})

test('a guest whose _initialize traps fails, one whose _start traps is served', async () => {
  const failing = answering([op.i32(1)], (module) => {
    module.function({ export: '_initialize', code: [op.unreachable] })
  })
  assert.throws(
    () => deploy(failing).handle(get()),
    failsWith('internal', /Cannot start the guest: guest trapped: unreachable/)
  )
  const tolerated = answering([op.i32(1)], (module) => {
    module.function({ export: '_start', code: [op.unreachable] })
  })
  assert.equal(await numberOf(deploy(tolerated).handle(get())), 1)
})

test('a pooled guest is replaced after a trap', async () => {
  const fn = deploy(misbehaving(), { thread, isolation: 'pooled' })
  assert.equal(await numberOf(fn.handle(get('/x'))), CLEAN)
  assert.equal(await numberOf(fn.handle(get('/x'))), CLEAN + 1)
  assert.throws(() => fn.handle(get('/u')), failsWith('internal', /unreachable/))
  assert.equal(await numberOf(fn.handle(get('/x'))), CLEAN)
})

test('a guest that changes its table is run afresh each time', async () => {
  // Answers 1 when entry 0 of the table is empty, then empties it.
  const bytes = answering(
    [
      op.i32(0),
      op.tableGet(0),
      op.refIsNull,
      op.set(1),
      op.i32(0),
      op.refNullFunc,
      op.tableSet(0),
      op.get(1)
    ],
    (module) => {
      const index = module.function({ code: [] })
      module.table(1).elements(0, [index])
    }
  )
  const fn = deploy(bytes)
  for (let round = 0; round < 3; round++) assert.equal(await numberOf(fn.handle(get())), 0)
  assert.equal(fn.stats().coldStarts, 3)
  const pooled = deploy(bytes, { isolation: 'pooled' })
  assert.deepEqual(
    [await numberOf(pooled.handle(get())), await numberOf(pooled.handle(get()))],
    [0, 1]
  )
})

test('fresh instances find memory that is all zero', async () => {
  const bytes = answering([
    [...op.i32(1), ...op.memoryGrow, ...op.drop, ...op.i32(70_000), ...op.load()],
    [...op.i32(70_000), ...op.i32(7), ...op.store(), ...op.i32(300), ...op.load(), ...op.add],
    [...op.i32(300), ...op.i32(9), ...op.store()]
  ])
  const fn = deploy(bytes, { isolation: 'fresh' })
  for (let round = 0; round < 3; round++) assert.equal(await numberOf(fn.handle(get())), 0)
})

test('the memory of a function is capped by its configuration', async () => {
  const bytes = answering([op.i32(4), op.memoryGrow])
  assert.equal(await numberOf(deploy(bytes, { memoryBytes: 5 * 65_536 }).handle(get())), 1)
  assert.equal(await numberOf(deploy(bytes, { memoryBytes: 5 * 65_536 - 1 }).handle(get())), 1)
  assert.equal(await numberOf(deploy(bytes, { memoryBytes: 4 * 65_536 }).handle(get())), -1)
  const wide = new ModuleBuilder().memory(3)
  wide.function({ export: 'hello', params: 'i', code: [] })
  assert.throws(
    () => deploy(wide.build(), { memoryBytes: 65_536 }),
    failsWith('failed_precondition', /196608 bytes of memory, more than 65536/)
  )
})

test('a thread gives out no more memories than its budget', async () => {
  const narrow = new GuestThread({ maxMemories: 1 })
  const bytes = answering([op.i32(1)])
  const first = deploy(bytes, { thread: narrow })
  const second = deploy(bytes, { thread: narrow })
  await first.handle(get())
  assert.throws(() => second.handle(get()), failsWith('resource_exhausted', /1 guests have memory/))
  first.close()
  assert.doesNotThrow(() => second.handle(get()))
})

test('a closed function refuses calls and gives its memory back', async () => {
  const own = new GuestThread()
  const fn = deploy(answering([op.i32(1)]), { thread: own })
  await fn.handle(get())
  assert.equal(own.memories, 1)
  fn.close()
  assert.equal(own.memories, 0)
  assert.equal(fn.stats().slots, 0)
  assert.throws(() => fn.handle(get()), failsWith('unavailable', /closed/))
})

test('a request that was aborted before it begins is canceled', () => {
  const fn = deploy(answering([op.i32(1)]))
  assert.throws(
    () => fn.handle(get('/', { signal: AbortSignal.abort() })),
    failsWith('canceled', /caller has gone/)
  )
})

test('what is not a rewritten module that can be linked is refused', () => {
  const bytes = answering([op.i32(1)])
  const { info, bytes: rewritten } = rewriteModule(bytes, { maxPages: 4 })
  const init = {
    module: new WebAssembly.Module(rewritten),
    info,
    thread,
    entry: 'hello',
    isolation: 'restore' as const,
    memoryBytes: 0,
    timeoutMs: 1000,
    context: CONTEXT
  }
  assert.throws(
    () => new GuestFunction({ ...init, info: { ...info, rewritten: false } }),
    failsWith('failed_precondition', /not rewritten/)
  )
  assert.throws(
    () => new GuestFunction({ ...init, entry: 'bye' }),
    failsWith('failed_precondition', /exports no function "bye"; it exports "hello"/)
  )
})

test('a guest that writes nothing answers 200 with an empty body', async () => {
  const module = new ModuleBuilder().memory(1)
  module.function({ export: 'hello', params: 'i', results: 'i', code: [op.i32(7)] })
  const answer = await deploy(module.build()).handle(get())
  assert.deepEqual(answer, { status: 200, headers: [], body: '' })
  assert.equal(await textOf(answer), '')
})
