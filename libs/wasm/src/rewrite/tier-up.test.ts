import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SliceOwner } from '../guest/guest-thread.ts'
import { watchedThread } from '../testing/guests.ts'
import { ModuleBuilder, op } from '../testing/module-builder.ts'
import { rewriteModule } from './rewrite-module.ts'

/**
 * The check is a plain load. Should an engine ever move it out of loops in optimised code, these guests would run for
 * ever: keep this test with every upgrade of Node.
 */
const SLICE_MS = 60
const WARM_CALLS = 4_000
const WARM_ITERATIONS = 5_000

let watched: Awaited<ReturnType<typeof watchedThread>>
before(async () => {
  watched = await watchedThread()
})
after(() => watched.watchdog.stop())

/** Loops as often as its parameter says; -1 is 2³² times, several seconds of optimised code. */
function loops(): Uint8Array {
  const module = new ModuleBuilder().memory(1)
  const countDown = [...op.get(0), ...op.i32(1), ...op.sub, ...op.tee(0), ...op.brIf(0)]
  module.function({ export: 'empty', params: 'i', code: [op.loop, countDown, op.end] })
  module.function({
    export: 'loading',
    params: 'i',
    results: 'i',
    locals: 'i',
    code: [
      op.loop,
      op.get(1),
      op.i32(4),
      op.load(),
      op.add,
      op.set(1),
      countDown,
      op.end,
      op.get(1)
    ]
  })
  return module.build()
}

for (const name of ['empty', 'loading']) {
  test(`an optimised ${name} loop still stops`, async () => {
    const { thread } = watched
    const { bytes, info } = rewriteModule(loops(), { maxPages: 1 })
    const memory = new WebAssembly.Memory({ initial: 1, maximum: info.memory?.max ?? 0 })
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      __rt: { memory, epoch: thread.epoch }
    })
    const loop = exports[name]
    assert.ok(typeof loop === 'function')
    for (let round = 0; round < 2; round++) {
      for (let call = 0; call < WARM_CALLS; call++) loop(WARM_ITERATIONS)
      // Optimised code is installed between turns of the event loop.
      await new Promise((resolve) => setImmediate(resolve))
    }
    const owner: SliceOwner = { sliceExpired: false }
    thread.enter(owner, SLICE_MS)
    assert.throws(() => loop(-1), WebAssembly.RuntimeError)
    thread.leave(owner)
    assert.ok(owner.sliceExpired)
  })
}
