import { compileFunction } from 'node:vm'
import { CloudError } from '@taucloud/base'
import { RUNTIME_MODULE } from '../binary/parse-sections.ts'
import type { HttpEvent } from '../capabilities/http/http-event.ts'
import { CallControl } from '../guest/call-control.ts'
import type { CallLimits } from '../guest/call-control.ts'
import type { GuestBackends } from '../guest/guest-backends.ts'
import { guestFailure, sliceFailure } from '../guest/guest-failure.ts'
import type { GuestContext } from '../guest/guest-instance.ts'
import { GuestMemory } from '../guest/guest-memory.ts'
import type { GuestThread, SliceOwner } from '../guest/guest-thread.ts'
import { OutputBuffer } from '../guest/output-buffer.ts'
import type { OutputStream } from '../guest/output-buffer.ts'
import { Snapshot } from '../guest/snapshot.ts'
import { RUNTIME_EXPORT_PREFIX } from '../module-info.ts'
import { callFunctionWorld } from './function-world.ts'
import type { ComponentHost, HostInterfaces } from './host/component-host.ts'
import { httpInterfaces, IncomingRequest, ResponseOutparam } from './host/http.ts'
import { ioInterfaces } from './host/io.ts'
import { keyvalueInterfaces } from './host/keyvalue.ts'
import { ResourceCount } from './host/resource.ts'
import { socketInterfaces } from './host/sockets.ts'
import { wasiInterfaces } from './host/wasi.ts'
import type { ComponentCode, ComponentPart } from './transpile-component.ts'

const START_SLICE_MS = 1_000
const PAGE_BYTES = 65_536
/** Calls after which an instance is replaced, with what the glue has gathered. */
const MAX_CALLS = 10_000

/** What all instances of a component in one thread share. */
export interface ComponentProgram {
  readonly code: ComponentCode
  readonly thread: GuestThread
  /** Cap on each memory; 0 for none but that of the code. */
  readonly memoryBytes: number
  readonly cpuSliceMs: number
  readonly context: GuestContext
  readonly backends: GuestBackends
  readonly settings: Readonly<Record<string, string>>
  readonly onOutput: ((stream: OutputStream, text: string) => void) | undefined
  readonly instantiate: Instantiate
}

export type Instantiate = (
  getCoreModule: (name: string) => WebAssembly.Module,
  imports: HostInterfaces,
  instantiateCore: (
    module: WebAssembly.Module,
    imports?: WebAssembly.Imports
  ) => WebAssembly.Instance
) => Readonly<Record<string, unknown>>

/** Compiles the glue in this thread. It sees nothing but the globals of the language. */
export function compileGlue(glue: string): Instantiate {
  const make: unknown = Reflect.apply(compileFunction(glue), undefined, [])
  if (typeof make !== 'function') throw new CloudError('internal', 'Cannot load component: no glue')
  // The shape that the transpiler documents for this mode.
  return make as Instantiate
}

/** One instance of a component. It serves one call at a time. */
export class ComponentSlot implements ComponentHost, SliceOwner {
  readonly context: GuestContext
  readonly backends: GuestBackends
  readonly settings: Readonly<Record<string, string>>
  readonly output: OutputBuffer
  readonly resources = new ResourceCount()
  readonly canWait: boolean
  readonly #program: ComponentProgram
  readonly #control: CallControl
  readonly #snapshots: Snapshot[] = []
  readonly #parts = new Map<WebAssembly.Module, ComponentPart>()
  readonly #memories: GuestMemory[] = []
  readonly #globals: WebAssembly.Global[] = []
  readonly #handle: (...args: unknown[]) => unknown
  #out: ResponseOutparam | undefined
  #calls = 0
  readonly #openAtStart: number
  event: HttpEvent | undefined
  sliceExpired = false

  /** @throws {CloudError} `internal` or `deadline_exceeded` when start-up traps or takes too long */
  constructor(program: ComponentProgram) {
    const { code, thread, cpuSliceMs } = program
    this.#program = program
    this.context = program.context
    this.backends = program.backends
    this.settings = program.settings
    this.canWait = code.handler === 'wasi-http'
    this.output = new OutputBuffer(program.onOutput)
    const onSuspend = (): void => this.output.flush()
    this.#control = new CallControl({ thread, owner: this, sliceMs: cpuSliceMs, onSuspend })
    try {
      this.#handle = this.#inSlice(START_SLICE_MS, () => this.#start())
    } catch (error) {
      this.dispose()
      throw error
    }
    this.finish()
    this.#openAtStart = this.resources.open
    // Globals are put back once, with the first memory.
    const globals = this.#globals.splice(0)
    for (const [index, memory] of this.#memories.entries())
      this.#snapshots.push(new Snapshot(memory, index === 0 ? globals : []))
  }

  get signal(): AbortSignal {
    return this.#control.signal
  }

  /** Bytes by which its memories have grown since start-up. */
  get grownBytes(): number {
    return this.#snapshots.reduce((sum, snapshot) => sum + snapshot.grownBytes, 0)
  }

  /** May it serve another request? Not with handles left open: they could be guessed. */
  get isClean(): boolean {
    return this.resources.open === this.#openAtStart && this.#calls < MAX_CALLS
  }

  /** Answers by the function world, at once. */
  run(event: HttpEvent): void {
    this.#calls++
    this.event = event
    this.#inSlice(this.#program.cpuSliceMs, () => callFunctionWorld(this.#handle, event))
  }

  /** Answers by `wasi:http`, waiting when the guest does. */
  async runSuspending(event: HttpEvent, limits: CallLimits): Promise<void> {
    const { thread, cpuSliceMs } = this.#program
    this.#calls++
    this.event = event
    const request = new IncomingRequest(this, event)
    const out = new ResponseOutparam(this, event)
    this.#out = out
    this.#control.begin(limits)
    const outer = thread.enter(this, cpuSliceMs)
    try {
      let finished: unknown
      try {
        finished = this.#handle(request, out)
      } finally {
        if (outer !== undefined && outer !== this) thread.enter(outer, cpuSliceMs)
      }
      await finished
    } catch (error) {
      // Only leaving tells whether the slice had run out.
      thread.leave(this)
      throw this.#failureOf(error, cpuSliceMs)
    }
    thread.leave(this)
    if (this.#control.failure !== undefined) throw this.#control.failure
    assertAnswered(out)
  }

  async wait(operation: PromiseLike<unknown>): Promise<void> {
    this.#out?.stream()
    const settled = operation.then(
      () => undefined,
      () => undefined
    )
    this.#control.suspend(settled, () => 0)
    await this.#control.wait()
    if (this.#control.resumed() !== 0 && this.#control.failure !== undefined)
      throw this.#control.failure
  }

  abort(error: CloudError): never {
    this.#control.failure ??= error
    this.#program.thread.interrupt()
    throw error
  }

  /** Ends the call in progress from outside. */
  expire(error: CloudError): void {
    this.#control.expire(error)
  }

  /** Cleans up after a call. */
  finish(): void {
    this.event = undefined
    this.#out = undefined
    this.sliceExpired = false
    this.#control.end()
    this.output.end()
  }

  restore(): void {
    for (const snapshot of this.#snapshots) snapshot.restore()
  }

  /** Gives the memories back to the budget of the thread. */
  dispose(): void {
    this.#program.thread.memories -= this.#memories.length
    this.#memories.length = 0
  }

  #start(): (...args: unknown[]) => unknown {
    const { code, instantiate } = this.#program
    const parts = new Map(code.parts.map((part) => [part.name, part]))
    const imports = {
      ...ioInterfaces(this),
      ...httpInterfaces(this),
      ...keyvalueInterfaces(this),
      ...socketInterfaces(this),
      ...wasiInterfaces(this)
    }
    const exports = instantiate(
      (name) => {
        const part = parts.get(name)
        if (part === undefined)
          throw new CloudError('internal', 'Cannot load component: a part is missing')
        this.#parts.set(part.module, part)
        return part.module
      },
      imports,
      (module, own) => this.#instantiateCore(module, own ?? {})
    )
    const target = exports[code.exportName]
    const handle =
      typeof target === 'object' && target !== null && 'handle' in target
        ? target.handle
        : undefined
    if (typeof handle !== 'function')
      throw new CloudError('internal', 'Cannot load component: no handler')
    // Called directly: this is the path of every request.
    return handle as (...args: unknown[]) => unknown
  }

  #instantiateCore(module: WebAssembly.Module, imports: WebAssembly.Imports): WebAssembly.Instance {
    const part = this.#parts.get(module)
    // Modules that the glue makes of its own are not of the guest.
    if (part === undefined) return new WebAssembly.Instance(module, imports)
    const memory = part.ownsMemory ? this.#newMemory(part) : undefined
    const runtime = {
      epoch: this.#program.thread.epoch,
      ...(memory === undefined ? {} : { memory })
    }
    const instance = new WebAssembly.Instance(module, { ...imports, [RUNTIME_MODULE]: runtime })
    for (const [name, value] of Object.entries(instance.exports)) {
      if (!name.startsWith(RUNTIME_EXPORT_PREFIX) || !(value instanceof WebAssembly.Global))
        continue
      // A module that shares the memory of another does not know how large it is.
      if (name === part.pageCounter && memory === undefined)
        value.value = (this.#memories[0]?.bytes().length ?? 0) / PAGE_BYTES
      this.#globals.push(value)
    }
    return instance
  }

  #newMemory(part: ComponentPart): WebAssembly.Memory {
    const { thread } = this.#program
    const { min, max } = part.info.memory ?? { min: 0, max: 0 }
    if (thread.memories >= thread.maxMemories) {
      throw new CloudError(
        'resource_exhausted',
        `Cannot start the guest: ${thread.memories} guests have memory`
      )
    }
    const { memoryBytes } = this.#program
    const cap = memoryBytes <= 0 ? Infinity : Math.ceil(memoryBytes / PAGE_BYTES)
    const maximum = Math.min(max ?? min, cap)
    if (min > maximum) {
      const reason = `it needs ${min * PAGE_BYTES} bytes of memory, more than ${memoryBytes}`
      throw new CloudError('failed_precondition', `Cannot run component: ${reason}`)
    }
    const memory = new WebAssembly.Memory({ initial: min, maximum })
    thread.memories++
    this.#memories.push(new GuestMemory(memory))
    return memory
  }

  #inSlice<T>(sliceMs: number, run: () => T): T {
    const { thread } = this.#program
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

  #failureOf(error: unknown, sliceMs: number): CloudError {
    return (
      this.#control.failure ?? (this.sliceExpired ? sliceFailure(sliceMs) : guestFailure(error))
    )
  }
}

function assertAnswered(out: ResponseOutparam): void {
  if (out.answered === 'response' && out.body?.finished === true) return
  const what = out.answered === 'response' ? 'did not finish its answer' : 'gave no answer'
  throw new CloudError('internal', `Cannot finish the call: the guest ${what}`)
}
