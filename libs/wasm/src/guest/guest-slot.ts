import { CloudError } from '@taucloud/base'
import { RUNTIME_MODULE } from '../binary/parse-sections.ts'
import type { BoundCapability } from '../capabilities/capability.ts'
import { EVENT_ID } from '../capabilities/event/event.ts'
import { RUNTIME_EXPORT_PREFIX } from '../module-info.ts'
import { CallControl } from './call-control.ts'
import type { CallLimits } from './call-control.ts'
import { guestFailure, sliceFailure } from './guest-failure.ts'
import type { GuestBackends } from './guest-backends.ts'
import type { GuestContext, GuestEvent, GuestInstance } from './guest-instance.ts'
import { GuestMemory } from './guest-memory.ts'
import type { GuestProgram } from './guest-program.ts'
import type { SliceOwner } from './guest-thread.ts'
import { OutputBuffer } from './output-buffer.ts'
import { Snapshot } from './snapshot.ts'
import { HOST, RESUMED, WAIT } from './suspension-module.ts'

/** Longest that start-up may run, in ms: runtimes of languages initialise themselves here. */
const START_SLICE_MS = 1_000

/** One instance of a guest with its memory. It serves one call at a time. */
export class GuestSlot implements GuestInstance, SliceOwner {
  readonly context: GuestContext
  readonly backends: GuestBackends
  readonly memory: GuestMemory
  readonly output: OutputBuffer
  readonly #program: GuestProgram
  readonly #control: CallControl
  readonly #states: readonly BoundCapability[]
  #exports: WebAssembly.Instance['exports'] = {}
  #handler: WebAssembly.GuestCallable = notStarted
  #suspendingHandler: ((...args: number[]) => Promise<unknown>) | undefined
  #snapshot: Snapshot | undefined
  event: GuestEvent | undefined
  sliceExpired = false

  private constructor(program: GuestProgram, memory: WebAssembly.Memory) {
    const { thread, context, onOutput } = program.init
    this.#program = program
    this.context = context
    this.backends = program.init.backends
    this.memory = new GuestMemory(memory)
    this.output = new OutputBuffer(onOutput)
    this.#control = new CallControl({
      thread,
      owner: this,
      sliceMs: program.init.cpuSliceMs,
      onSuspend: () => this.output.flush()
    })
    const bound = program.bindImports(this)
    this.#states = bound.states
    this.#instantiate(bound)
  }

  /**
   * Makes an instance on `memory`, which must be all zero, and starts it. Gives a promise only when the guest imports
   * functions that may wait during start-up.
   *
   * @throws {CloudError} `internal` or `deadline_exceeded` when start-up traps, ends itself or takes too long
   */
  static start(program: GuestProgram, memory: WebAssembly.Memory): GuestSlot | Promise<GuestSlot> {
    const slot = new GuestSlot(program, memory)
    return slot.#start()
  }

  get signal(): AbortSignal {
    return this.#control.signal
  }

  get interrupted(): boolean {
    return this.#program.init.thread.interrupted
  }

  /** Bytes by which the memory has grown since start-up. */
  get grownBytes(): number {
    return this.#snapshot?.grownBytes ?? 0
  }

  /** Runs the handler for an event. @returns what it returned @throws {CloudError} as handle() of GuestFunction */
  run(event: GuestEvent): unknown {
    const { thread, cpuSliceMs } = this.#program.init
    this.event = event
    // As #inSlice(), written out: this is the path of every request, and it makes no closure.
    const outer = thread.enter(this, cpuSliceMs)
    let result: unknown
    try {
      result = this.#handler(EVENT_ID)
    } catch (error) {
      thread.leave(this, outer)
      throw this.#failureOf(error, cpuSliceMs)
    }
    thread.leave(this, outer)
    if (this.#control.failure !== undefined) throw this.#control.failure
    return result
  }

  /** As {@link run} for guests that may wait. */
  async runSuspending(event: GuestEvent, limits: CallLimits): Promise<unknown> {
    this.event = event
    this.#suspendingHandler ??= WebAssembly.promising(this.#handler)
    return this.#inSlices(this.#suspendingHandler, limits, [EVENT_ID])
  }

  /** Ends the call in progress from outside. */
  expire(error: CloudError): void {
    this.#control.expire(error)
  }

  /** Cleans up after a call. What the guest left in its own memory stays. */
  finish(): void {
    this.event = undefined
    this.sliceExpired = false
    this.#control.end()
    for (const state of this.#states) state.end?.()
    this.output.end()
  }

  /** Puts the guest back to where it was after start-up. */
  restore(): void {
    this.#snapshot?.restore()
    for (const state of this.#states) state.restore?.()
  }

  suspend<T>(operation: PromiseLike<T>, finish: (value: T) => number): number {
    return this.#control.suspend(operation, finish)
  }

  sleep(durationMs: number, finish: () => number): number {
    return this.#control.sleep(durationMs, finish)
  }

  abort(error: CloudError): never {
    this.#control.failure ??= error
    this.#program.init.thread.interrupt()
    throw error
  }

  #instantiate(bound: ReturnType<GuestProgram['bindImports']>): void {
    const { module, thread, entry } = this.#program.init
    const imports = bound.plain
    const between = this.#program.suspensionModule
    if (between !== undefined) {
      const host = {
        ...bound.suspending,
        [WAIT]: new WebAssembly.Suspending(this.#control.wait),
        [RESUMED]: this.#control.resumed
      }
      const { exports } = new WebAssembly.Instance(between, { [HOST]: host })
      for (const { module: from, name, exportName } of this.#program.suspendingImports()) {
        const target = exports[exportName]
        if (typeof target === 'function') (imports[from] ??= {})[name] = target
      }
    }
    imports[RUNTIME_MODULE] = { memory: this.memory.memory, epoch: thread.epoch }
    // A start section runs here, so instantiation is a slice of its own.
    const { exports } = this.#inSlice(
      START_SLICE_MS,
      () => new WebAssembly.Instance(module, imports)
    )
    const handler = exports[entry]
    if (typeof handler === 'function') this.#handler = handler
    this.#exports = exports
  }

  #start(): this | Promise<this> {
    const { startExport, waits } = this.#program
    const start = startExport === undefined ? undefined : this.#exports[startExport]
    if (typeof start !== 'function') return this.#started()
    // Whatever _start does, ending itself excepted, the module counts as started.
    const tolerated = startExport === '_start'
    if (!waits) {
      try {
        this.#inSlice(START_SLICE_MS, () => start())
      } catch (error) {
        this.#checkStart(error, tolerated)
      }
      return this.#started()
    }
    return this.#inSlices(
      WebAssembly.promising(start),
      { timeoutMs: START_SLICE_MS, signal: undefined },
      []
    )
      .catch((error: unknown) => this.#checkStart(error, tolerated))
      .then(() => this.#started())
  }

  #checkStart(error: unknown, tolerated: boolean): void {
    const ended = this.#control.failure !== undefined || this.sliceExpired
    if (ended || !tolerated) {
      this.finish()
      const failure = guestFailure(error)
      throw new CloudError(failure.code, `Cannot start the guest: ${failure.message}`, {
        cause: error
      })
    }
  }

  #started(): this {
    this.finish()
    const globals = Object.entries(this.#exports).flatMap(([name, value]) =>
      name.startsWith(RUNTIME_EXPORT_PREFIX) && value instanceof WebAssembly.Global ? [value] : []
    )
    this.#snapshot = new Snapshot(this.memory, globals)
    for (const state of this.#states) state.snapshot?.()
    return this
  }

  /** Runs guest code that does not wait, for one slice. */
  #inSlice<T>(sliceMs: number, run: () => T): T {
    const { thread } = this.#program.init
    const outer = thread.enter(this, sliceMs)
    let result: T
    try {
      result = run()
    } catch (error) {
      thread.leave(this, outer)
      throw this.#failureOf(error, sliceMs)
    }
    thread.leave(this, outer)
    if (this.#control.failure !== undefined) throw this.#control.failure
    return result
  }

  /** Runs guest code that may wait: each stretch between two waits is a slice. */
  async #inSlices(
    run: (...args: number[]) => Promise<unknown>,
    limits: CallLimits,
    args: readonly number[]
  ): Promise<unknown> {
    const { thread, cpuSliceMs } = this.#program.init
    const sliceMs = this.#snapshot === undefined ? START_SLICE_MS : cpuSliceMs
    this.#control.begin(limits)
    const outer = thread.enter(this, sliceMs)
    let finished: Promise<unknown>
    try {
      finished = run(...args)
    } finally {
      if (outer !== undefined && outer !== this) thread.enter(outer, cpuSliceMs)
    }
    let result: unknown
    try {
      result = await finished
    } catch (error) {
      thread.leave(this)
      throw this.#failureOf(error, sliceMs)
    }
    thread.leave(this)
    if (this.#control.failure !== undefined) throw this.#control.failure
    return result
  }

  #failureOf(error: unknown, sliceMs: number): CloudError {
    return (
      this.#control.failure ?? (this.sliceExpired ? sliceFailure(sliceMs) : guestFailure(error))
    )
  }
}

function notStarted(): never {
  throw new CloudError('internal', 'Cannot run the guest: it was not started')
}
