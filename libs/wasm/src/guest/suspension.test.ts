import { CloudError } from '@taucloud/base'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { answering, deploy, get, numberOf, SDK, textOf, watchedThread } from '../testing/guests.ts'
import { ModuleBuilder, op } from '../testing/module-builder.ts'
import { GuestThread } from './guest-thread.ts'
import type { Watchdog } from './watchdog.ts'

let thread: GuestThread
let watchdog: Watchdog

before(async () => {
  ;({ thread, watchdog } = await watchedThread())
})

after(() => watchdog.stop())

const coded = (code: string, message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof CloudError, String(error))
  assert.equal(error.code, code)
  assert.match(error.message, message)
  return true
}

const HOUR_NS = [0x42, 0x80, 0xc0, 0xcf, 0xfd, 0xe6, 0xd1, 0x00]

/** A body whose chunks the test hands out one by one. */
class Pipe implements AsyncIterable<Uint8Array> {
  returned = false
  readonly #waiting: ((result: IteratorResult<Uint8Array>) => void)[] = []
  readonly #asked: (() => void)[] = []

  /** Settles when the guest asks for the next chunk. */
  async asked(): Promise<void> {
    if (this.#waiting.length === 0) await new Promise<void>((resolve) => this.#asked.push(resolve))
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return {
      next: () => {
        this.#asked.shift()?.()
        return new Promise((resolve) => this.#waiting.push(resolve))
      },
      return: async () => {
        this.returned = true
        return { done: true, value: undefined }
      }
    }
  }

  give(chunk: string): void {
    this.#waiting.shift()?.({ done: false, value: Buffer.from(chunk) })
  }

  end(): void {
    this.#waiting.shift()?.({ done: true, value: undefined })
  }
}

/** Echoes its body piece by piece; with a flush after each piece if `flush`. `after` runs when the body ended. */
function echoing(init: { flush?: boolean; after?: readonly number[] } = {}): Uint8Array {
  const module = new ModuleBuilder()
  const read = module.import(SDK, 'readHttpEventBody', 'iiii', 'i')
  const write = module.import(SDK, 'eventHttpWrite', 'iiii', 'i')
  const flush =
    init.flush === true
      ? [...op.i32(0), ...op.call(module.import(SDK, 'eventHttpFlush', 'i', 'i')), ...op.drop]
      : []
  module.memory(1)
  module.function({
    export: 'hello',
    params: 'i',
    code: [
      [...op.block, ...op.loop],
      [
        ...op.i32(0),
        ...op.i32(2048),
        ...op.i32(1024),
        ...op.i32(16),
        ...op.call(read),
        ...op.brIf(1)
      ],
      [
        ...op.i32(0),
        ...op.i32(2048),
        ...op.i32(16),
        ...op.load(),
        ...op.i32(20),
        ...op.call(write),
        ...op.drop
      ],
      [...flush, ...op.br(0), ...op.end, ...op.end],
      init.after ?? []
    ]
  })
  return module.build()
}

function sleeping(duration: readonly number[] = HOUR_NS): Uint8Array {
  const module = new ModuleBuilder()
  const sleep = module.import('env', '_sleep', 'l', '')
  module.memory(1)
  module.function({ export: 'hello', params: 'i', code: [duration, op.call(sleep)] })
  return module.build()
}

test('a guest waits for the chunks of its body while the thread serves others', async () => {
  const fn = deploy(echoing(), { thread })
  const [first, second] = [new Pipe(), new Pipe()]
  const answers = [fn.handle(get('/', { body: first })), fn.handle(get('/', { body: second }))]
  await first.asked()
  await second.asked()
  assert.equal(fn.stats().inFlight, 2)
  second.give('two ')
  await second.asked()
  first.give('one')
  await first.asked()
  first.end()
  second.give('2')
  await second.asked()
  second.end()
  assert.deepEqual(await Promise.all(answers.map(textOf)), ['one', 'two 2'])
  assert.deepEqual([fn.stats().inFlight, fn.stats().slots, thread.suspendable], [0, 2, 0])
})

test('a guest whose body is all there answers without a promise', async () => {
  const fn = deploy(echoing(), { thread })
  const answer = fn.handle(get('/', { body: Buffer.from('x'.repeat(3000)) }))
  assert.ok(!(answer instanceof Promise))
  assert.equal(await textOf(answer), 'x'.repeat(3000))
})

test('a guest that flushes streams its answer as it reads', async () => {
  const fn = deploy(echoing({ flush: true }), { thread })
  const pipe = new Pipe()
  const pending = fn.handle(get('/', { body: pipe }))
  await pipe.asked()
  pipe.give('first')
  const { status, body } = await pending
  assert.equal(status, 200)
  assert.ok(typeof body === 'object' && Symbol.asyncIterator in body)
  const reader = body[Symbol.asyncIterator]()
  assert.equal(Buffer.from((await reader.next()).value ?? '').toString(), 'first')
  await pipe.asked()
  pipe.give('second')
  assert.equal(Buffer.from((await reader.next()).value ?? '').toString(), 'second')
  await pipe.asked()
  pipe.end()
  assert.equal((await reader.next()).done, true)
  assert.equal(fn.stats().inFlight, 0)
})

test('a guest that streams faster than it is read waits, and one without a reader is ended', async () => {
  // Writes 1 KiB and flushes, for ever.
  const module = new ModuleBuilder()
  const write = module.import(SDK, 'eventHttpWrite', 'iiii', 'i')
  const flush = module.import(SDK, 'eventHttpFlush', 'i', 'i')
  module.memory(1)
  const count = module.global('i', op.i32(0))
  module.function({
    export: 'hello',
    params: 'i',
    code: [
      [
        ...op.loop,
        ...op.i32(0),
        ...op.i32(2048),
        ...op.i32(1024),
        ...op.i32(20),
        ...op.call(write),
        ...op.drop
      ],
      [
        ...op.i32(0),
        ...op.call(flush),
        ...op.drop,
        ...op.globalGet(count),
        ...op.i32(1),
        ...op.add
      ],
      [...op.globalSet(count), ...op.br(0), ...op.end]
    ]
  })
  const fn = deploy(module.build(), { thread })
  const { body } = await fn.handle(get())
  assert.ok(typeof body === 'object' && Symbol.asyncIterator in body)
  let received = 0
  for await (const chunk of body) {
    received += chunk.length
    if (received >= 200 * 1024) break
  }
  await until(() => fn.stats().inFlight === 0)
  assert.equal(fn.stats().consecutiveTraps, 0, 'a reader that leaves is no fault of the guest')
})

test('a guest that sleeps too long is ended by the clock of its call, and its instance serves on', async () => {
  const fn = deploy(sleeping(), { thread, timeoutMs: 40 })
  for (let round = 0; round < 3; round++) {
    await assert.rejects(
      async () => fn.handle(get()),
      coded('deadline_exceeded', /longer than 40 ms/)
    )
  }
  assert.deepEqual([fn.stats().coldStarts, fn.stats().traps], [1, 3])
})

test('a guest sleeps as long as it asked for', async () => {
  const fn = deploy(sleeping([0x42, ...[0xc0, 0x84, 0x3d]]), { thread })
  assert.equal((await fn.handle(get())).status, 200)
})

test('a caller that leaves ends a guest that waits', async () => {
  const fn = deploy(echoing(), { thread })
  const pipe = new Pipe()
  const abort = new AbortController()
  const pending = fn.handle(get('/', { body: pipe, signal: abort.signal }))
  await pipe.asked()
  abort.abort()
  await assert.rejects(async () => pending, coded('canceled', /caller has gone/))
  assert.ok(pipe.returned, 'the body is let go of')
  pipe.give('too late')
  assert.equal(await textOf(fn.handle(get('/', { body: Buffer.from('next') }))), 'next')
  assert.deepEqual([fn.stats().coldStarts, fn.stats().traps], [1, 0])
})

test('what arrives after the end of a call never reaches the guest of the next', async () => {
  const fn = deploy(echoing(), { thread, timeoutMs: 200 })
  const late = new Pipe()
  const abort = new AbortController()
  const ended = fn.handle(get('/', { body: late, signal: abort.signal }))
  await late.asked()
  abort.abort()
  await assert.rejects(async () => ended, coded('canceled', /caller has gone/))
  const next = new Pipe()
  const pending = fn.handle(get('/', { body: next }))
  await next.asked()
  late.give('leak')
  await new Promise((resolve) => setImmediate(resolve))
  next.give('fine')
  await next.asked()
  next.end()
  assert.equal(await textOf(pending), 'fine')
  assert.equal(fn.stats().coldStarts, 1)
})

test('a body that fails is an error of the read', async () => {
  const module = new ModuleBuilder()
  const read = module.import(SDK, 'readHttpEventBody', 'iiii', 'i')
  const status = module.import(SDK, 'eventHttpRetCode', 'ii', 'i')
  module.memory(1)
  module.function({
    export: 'hello',
    params: 'i',
    code: [
      op.i32(0),
      op.i32(200),
      op.i32(0),
      op.i32(2048),
      op.i32(16),
      op.i32(2040),
      op.call(read),
      op.add,
      op.call(status),
      op.drop
    ]
  })
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield* []
    throw new Error('connection reset')
  }
  assert.equal(
    (await deploy(module.build(), { thread }).handle(get('/', { body: failing() }))).status,
    206
  )
})

test('a guest that runs away after it was continued is stopped, others are not', async () => {
  const spin = [...op.loop, ...op.br(0), ...op.end]
  const fn = deploy(echoing({ after: spin }), { thread, cpuSliceMs: 50 })
  const calm = deploy(echoing(), { thread, cpuSliceMs: 50 })
  const pipes = [new Pipe(), new Pipe(), new Pipe()]
  const functions = [fn, calm, fn]
  const calls = pipes.map(
    async (body, index) => functions[index]?.handle(get('/', { body })) ?? assert.fail()
  )
  for (const pipe of pipes) await pipe.asked()
  // All three continue in the same turn of the event loop.
  for (const pipe of pipes) pipe.end()
  const results = await Promise.allSettled(calls)
  assert.deepEqual(
    results.map((result) =>
      result.status === 'fulfilled'
        ? 'ok'
        : coded('deadline_exceeded', /50 ms without/)(result.reason)
    ),
    [true, 'ok', true]
  )
})

test('a deadline cannot be caught by the guest', async () => {
  // (try (loop (call $sleep) (br 0)) (catch_all)) and then loops again
  const module = new ModuleBuilder()
  const sleep = module.import('env', '_sleep', 'l', '')
  module.memory(1)
  const sleepTry = [0x06, 0x40, ...HOUR_NS, ...op.call(sleep), 0x19, ...op.end]
  module.function({ export: 'hello', params: 'i', code: [op.loop, sleepTry, op.br(0), op.end] })
  const fn = deploy(module.build(), { thread, timeoutMs: 30, cpuSliceMs: 1_000 })
  await assert.rejects(async () => fn.handle(get()), coded('deadline_exceeded', /30 ms/))
})

test('an exit cannot be survived by catching it', () => {
  const module = new ModuleBuilder()
  const exit = module.import('wasi_snapshot_preview1', 'proc_exit', 'i', '')
  module.memory(1)
  module.function({
    export: 'hello',
    params: 'i',
    code: [[0x06, 0x40], op.i32(0), op.call(exit), [0x19], op.end, op.loop, op.br(0), op.end]
  })
  assert.throws(() => deploy(module.build()).handle(get()), coded('internal', /exit code 0/))
})

test('a guest that is interrupted by a call of another keeps its deadline', async () => {
  const inner = deploy(answering([op.i32(1)]), { thread })
  const outer = deploy(echoing({ after: [...op.loop, ...op.br(0), ...op.end] }), {
    thread,
    cpuSliceMs: 50
  })
  const answers: Promise<number>[] = []
  const body: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        // Runs between frames of the outer guest.
        answers.push(numberOf(inner.handle(get())))
        return Promise.resolve({ done: true, value: undefined })
      }
    })
  }
  await assert.rejects(
    async () => outer.handle(get('/', { body })),
    coded('deadline_exceeded', /50 ms without/)
  )
  assert.deepEqual(await Promise.all(answers), [1])
})

test('calls beyond the concurrency of a function or the stacks of a thread are refused', async () => {
  const small = new GuestThread({ maxSuspendable: 3 })
  const fn = deploy(sleeping(), { thread: small, timeoutMs: 60, maxConcurrency: 2 })
  const other = deploy(sleeping(), { thread: small, timeoutMs: 60 })
  const running = [fn, fn, other].map(async (each) => each.handle(get()))
  assert.throws(() => fn.handle(get()), coded('resource_exhausted', /2 calls are in progress/))
  assert.throws(() => other.handle(get()), coded('resource_exhausted', /3 calls of this thread/))
  for (const result of await Promise.allSettled(running)) assert.equal(result.status, 'rejected')
  assert.equal(small.suspendable, 0)
  await assert.rejects(async () => other.handle(get()), coded('deadline_exceeded', /60 ms/))
})

test('a thousand abandoned guests all settle and leave their instances clean', async () => {
  const fn = deploy(sleeping(), { thread, timeoutMs: 80, maxConcurrency: 1_000 })
  const results = await Promise.allSettled(
    Array.from({ length: 1_000 }, async () => fn.handle(get()))
  )
  assert.ok(results.every((result) => result.status === 'rejected'))
  assert.equal(fn.stats().inFlight, 0)
  assert.ok(fn.stats().slots <= 32, 'only a few instances are kept')
})

test('a guest may wait while it starts', async () => {
  const module = new ModuleBuilder()
  const sleep = module.import('env', '_sleep', 'l', '')
  module.memory(1)
  const state = module.global('i', op.i32(0))
  module.function({
    export: '_initialize',
    code: [op.i64(1_000_000), op.call(sleep), op.i32(1), op.globalSet(state)]
  })
  module.function({
    export: 'hello',
    params: 'i',
    code: [op.globalGet(state), op.eqz, op.if, op.unreachable, op.end]
  })
  const fn = deploy(module.build(), { thread })
  assert.equal((await fn.handle(get())).status, 200)
  assert.equal((await fn.handle(get())).status, 200)
  assert.equal(fn.stats().coldStarts, 1)
})

/** Lets the event loop turn until a condition holds. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 5_000
  while (!condition()) {
    assert.ok(performance.now() < deadline, 'the condition holds in time')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
