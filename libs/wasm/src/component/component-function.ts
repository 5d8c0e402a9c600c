import { CloudError, toCloudError } from '@taucloud/base'
import { abandonedAnswer } from '../capabilities/http/byte-channel.ts'
import { HttpEvent } from '../capabilities/http/http-event.ts'
import { isStream } from '../capabilities/http/request-body.ts'
import type { GuestBackends } from '../guest/guest-backends.ts'
import type { GuestStats } from '../guest/guest-function.ts'
import type { GuestContext } from '../guest/guest-instance.ts'
import type { GuestRequest, GuestResponse } from '../guest/guest-request.ts'
import type { GuestThread } from '../guest/guest-thread.ts'
import type { OutputStream } from '../guest/output-buffer.ts'
import type { Isolation } from '../guest/slot-pool.ts'
import { compileGlue, ComponentSlot } from './component-slot.ts'
import type { ComponentProgram } from './component-slot.ts'
import { MAX_FUNCTION_BODY_BYTES } from './function-world.ts'
import type { ComponentCode } from './transpile-component.ts'

/** As GuestFunctionInit, for a component. */
export interface ComponentFunctionInit {
  readonly code: ComponentCode
  readonly thread: GuestThread
  readonly isolation: Isolation
  /** Cap on each of its memories; 0 leaves the cap that it was transpiled with. @default 0 */
  readonly memoryBytes?: number
  /** Longest that a call may take in all, waiting included, in ms. */
  readonly timeoutMs: number
  /** Longest that a guest may run without waiting, in ms, at least 25. @default the smaller of timeoutMs and 100 */
  readonly cpuSliceMs?: number
  /** Calls in progress at the same time in this thread. @default 256 */
  readonly maxConcurrency?: number
  /** Largest answer that is not streamed, in bytes. @default 16777216 */
  readonly maxResponseBytes?: number
  readonly onOutput?: (stream: OutputStream, text: string) => void
  readonly context: GuestContext
  readonly backends?: GuestBackends
  /** What `wasi:config` shows. @default nothing */
  readonly settings?: Readonly<Record<string, string>>
}

const MIN_SLICE_MS = 25
const DEFAULT_SLICE_MS = 100
const MAX_IDLE = 32
const MAX_KEPT_GROWTH_BYTES = 64 * 65_536

/** A deployed component in one thread: its instances and the calls they serve. */
export class ComponentFunction {
  readonly #init: ComponentFunctionInit
  readonly #program: ComponentProgram
  readonly #isolation: Isolation
  readonly #idle: ComponentSlot[] = []
  #closed = false
  #slots = 0
  #inFlight = 0
  #invocations = 0
  #traps = 0
  #consecutiveTraps = 0
  #coldStarts = 0

  constructor(init: ComponentFunctionInit) {
    this.#init = init
    const slice = init.cpuSliceMs ?? Math.min(init.timeoutMs, DEFAULT_SLICE_MS)
    this.#isolation =
      init.isolation === 'restore' && !init.code.restorable ? 'fresh' : init.isolation
    this.#program = {
      code: init.code,
      thread: init.thread,
      memoryBytes: init.memoryBytes ?? 0,
      cpuSliceMs: Math.max(slice, MIN_SLICE_MS),
      context: init.context,
      backends: init.backends ?? {},
      settings: init.settings ?? {},
      onOutput: init.onOutput,
      instantiate: compileGlue(init.code.glue)
    }
  }

  /** As handle() of GuestFunction. */
  handle(request: GuestRequest): GuestResponse | Promise<GuestResponse> {
    this.#admit(request.signal)
    if (this.#init.code.handler === 'wasi-http') return this.#handleSuspending(this.#event(request))
    return isStream(request.body)
      ? this.#handleGathered(request)
      : this.#handleDirect(this.#event(request))
  }

  /** Events other than requests have no handler in a component. @throws {CloudError} `failed_precondition` */
  call(): Promise<void> {
    const reason = 'a component answers HTTP requests only'
    return Promise.reject(
      new CloudError('failed_precondition', `Cannot call the function: ${reason}`)
    )
  }

  /** Takes no more calls; instances leave as their calls end. */
  close(): void {
    this.#closed = true
    for (const slot of this.#idle.splice(0)) this.#drop(slot)
  }

  stats(): GuestStats {
    return {
      slots: this.#slots,
      inFlight: this.#inFlight,
      invocations: this.#invocations,
      traps: this.#traps,
      consecutiveTraps: this.#consecutiveTraps,
      coldStarts: this.#coldStarts
    }
  }

  #event(request: GuestRequest): HttpEvent {
    return new HttpEvent(request, this.#init.maxResponseBytes ?? 16 * 1024 * 1024)
  }

  async #handleGathered(request: GuestRequest): Promise<GuestResponse> {
    const chunks: Uint8Array[] = []
    let bytes = 0
    if (isStream(request.body)) {
      for await (const chunk of request.body) {
        bytes += chunk.length
        if (bytes > MAX_FUNCTION_BODY_BYTES)
          throw new CloudError(
            'resource_exhausted',
            'Cannot call the function: the body is too large'
          )
        chunks.push(chunk)
      }
    }
    const { method, target, host, headers } = request
    return this.#handleDirect(
      this.#event({ method, target, host, headers, body: Buffer.concat(chunks) })
    )
  }

  #handleDirect(event: HttpEvent): GuestResponse {
    this.#begin()
    let slot: ComponentSlot | undefined
    let failure: unknown
    try {
      slot = this.#acquire()
      slot.run(event)
      return event.answer()
    } catch (error) {
      failure = error
      throw error
    } finally {
      this.#end(event, slot, failure)
    }
  }

  #handleSuspending(event: HttpEvent): Promise<GuestResponse> {
    const { thread } = this.#program
    if (thread.suspendable >= thread.maxSuspendable) {
      throw new CloudError(
        'resource_exhausted',
        `Cannot call the function: ${thread.suspendable} calls of this thread are in progress`
      )
    }
    thread.suspendable++
    this.#begin()
    return new Promise((resolve, reject) => {
      void this.#runSuspending(event, resolve).catch(reject)
    })
  }

  async #runSuspending(event: HttpEvent, resolve: (answer: GuestResponse) => void): Promise<void> {
    const { response, request } = event
    let slot: ComponentSlot | undefined
    let failure: unknown
    try {
      const acquired = this.#acquire()
      slot = acquired
      response.onStream((answer, channel) => {
        channel.onAbandon(() => acquired.expire(abandonedAnswer()))
        resolve(answer)
      })
      const { timeoutMs } = this.#init
      await acquired.runSuspending(event, { timeoutMs, signal: request.signal })
      response.channel?.end()
      resolve(event.answer())
    } catch (error) {
      failure = error
      response.channel?.end(toCloudError(error))
      throw error
    } finally {
      this.#program.thread.suspendable--
      this.#end(event, slot, failure)
    }
  }

  #admit(signal: AbortSignal | undefined): void {
    if (this.#closed) throw new CloudError('unavailable', 'Cannot call the function: it was closed')
    if (signal?.aborted === true)
      throw new CloudError('canceled', 'Cannot call the function: the caller has gone')
    if (this.#inFlight < (this.#init.maxConcurrency ?? 256)) return
    throw new CloudError(
      'resource_exhausted',
      `Cannot call the function: ${this.#inFlight} calls are in progress`
    )
  }

  #acquire(): ComponentSlot {
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    this.#coldStarts++
    const slot = new ComponentSlot(this.#program)
    this.#slots++
    return slot
  }

  #begin(): void {
    this.#inFlight++
    this.#invocations++
  }

  #end(event: HttpEvent, slot: ComponentSlot | undefined, failure: unknown): void {
    this.#inFlight--
    if (failure === undefined) this.#consecutiveTraps = 0
    else if (
      failure instanceof CloudError &&
      ['internal', 'deadline_exceeded'].includes(failure.code)
    ) {
      this.#traps++
      this.#consecutiveTraps++
    }
    event.end()
    if (slot !== undefined) this.#release(slot, failure !== undefined)
  }

  #release(slot: ComponentSlot, failed: boolean): void {
    slot.finish()
    const keep =
      !this.#closed &&
      !failed &&
      slot.isClean &&
      this.#idle.length < MAX_IDLE &&
      this.#isolation !== 'fresh' &&
      slot.grownBytes <= MAX_KEPT_GROWTH_BYTES
    if (!keep) {
      this.#drop(slot)
      return
    }
    if (this.#isolation === 'restore') slot.restore()
    this.#idle.push(slot)
  }

  #drop(slot: ComponentSlot): void {
    this.#slots--
    slot.dispose()
  }
}
