import { CloudError, toCloudError } from '@taucloud/base'
import { abandonedAnswer } from '../capabilities/http/byte-channel.ts'
import { HttpEvent } from '../capabilities/http/http-event.ts'
import { isStream } from '../capabilities/http/request-body.ts'
import type { ModuleInfo } from '../module-info.ts'
import type { GuestBackends } from './guest-backends.ts'
import type { GuestContext, GuestEvent } from './guest-instance.ts'
import { GuestProgram } from './guest-program.ts'
import type { GuestRequest, GuestResponse } from './guest-request.ts'
import type { GuestSlot } from './guest-slot.ts'
import type { GuestThread } from './guest-thread.ts'
import type { OutputStream } from './output-buffer.ts'
import { SlotPool } from './slot-pool.ts'
import type { Isolation } from './slot-pool.ts'

export interface GuestFunctionInit {
  /** Compiled from rewritten bytes; may come from another thread. */
  module: WebAssembly.Module
  /** From rewriteModule() or inspectModule() of the same bytes. */
  info: ModuleInfo
  thread: GuestThread
  /** Name of the export that handles events. */
  entry: string
  isolation: Isolation
  /** Cap on the guest's memory; 0 leaves the cap that the module was rewritten with. */
  memoryBytes: number
  /** Longest that a call may take in all, waiting included, in ms. */
  timeoutMs: number
  /** Longest that a guest may run without waiting, in ms, at least 25. @default the smaller of timeoutMs and 100 */
  cpuSliceMs?: number
  /** Calls in progress at the same time in this thread. @default 256 */
  maxConcurrency?: number
  /** Largest answer that is not streamed, in bytes. @default 16777216 */
  maxResponseBytes?: number
  /** Receives what the guest prints, up to 64 KiB per call, never while a guest is running. */
  onOutput?: (stream: OutputStream, text: string) => void
  context: GuestContext
  /** What stands behind capabilities that reach beyond the instance. @default none */
  backends?: GuestBackends
}

export interface GuestStats {
  /** Instances that exist. */
  slots: number
  inFlight: number
  invocations: number
  /** Calls that ended in a trap or ran too long. */
  traps: number
  /** The same since the last call that succeeded: a guest that keeps trapping shows here. */
  consecutiveTraps: number
  coldStarts: number
}

const MIN_SLICE_MS = 25
const DEFAULT_SLICE_MS = 100

/** A deployed function in one thread: instances of its module and the calls they serve. */
export class GuestFunction {
  readonly #thread: GuestThread
  readonly #timeoutMs: number
  readonly #maxConcurrency: number
  readonly #maxResponseBytes: number
  readonly #program: GuestProgram
  readonly #pool: SlotPool
  #closed = false
  #inFlight = 0
  #invocations = 0
  #traps = 0
  #consecutiveTraps = 0

  /** @throws {CloudError} `failed_precondition` when the module was not rewritten, does not fit or cannot be linked */
  constructor(init: GuestFunctionInit) {
    this.#thread = init.thread
    this.#timeoutMs = init.timeoutMs
    this.#maxConcurrency = init.maxConcurrency ?? 256
    this.#maxResponseBytes = init.maxResponseBytes ?? 16 * 1024 * 1024
    const cpuSliceMs = init.cpuSliceMs ?? Math.min(init.timeoutMs, DEFAULT_SLICE_MS)
    this.#program = new GuestProgram({
      module: init.module,
      info: init.info,
      thread: init.thread,
      entry: init.entry,
      memoryBytes: init.memoryBytes,
      cpuSliceMs: Math.max(cpuSliceMs, MIN_SLICE_MS),
      context: init.context,
      backends: init.backends ?? {},
      onOutput: init.onOutput
    })
    this.#pool = new SlotPool(this.#program, init.isolation)
  }

  /**
   * Answers an HTTP request. Gives the answer itself when the guest cannot have to wait for anything; failures are then
   * thrown, else they reject. A streamed answer comes as soon as the guest flushes.
   *
   * @throws {CloudError} `resource_exhausted` when too many calls are in progress, `deadline_exceeded` when the guest
   * runs or waits too long, `canceled` when the caller has gone, `internal` when the guest traps, `unavailable` once closed
   */
  handle(request: GuestRequest): GuestResponse | Promise<GuestResponse> {
    this.#admit(request.signal)
    const event = new HttpEvent(request, this.#maxResponseBytes)
    const waits = this.#program.waits || (this.#program.streams && isStream(request.body))
    return waits ? this.#handleSuspending(event) : this.#handleDirect(event)
  }

  /**
   * Runs the handler for an event that is not an HTTP request.
   *
   * @returns what the handler returned: the verdict of a smart op
   * @throws {CloudError} as {@link handle}
   */
  async call(event: GuestEvent, signal?: AbortSignal): Promise<unknown> {
    this.#admit(signal)
    if (this.#program.waits) this.#admitSuspending()
    this.#begin()
    let slot: GuestSlot | undefined
    let failure: unknown
    try {
      slot = await this.#pool.acquire()
      if (this.#program.waits) {
        this.#thread.suspendable++
        try {
          return await slot.runSuspending(event, { timeoutMs: this.#timeoutMs, signal })
        } finally {
          this.#thread.suspendable--
        }
      }
      return slot.run(event)
    } catch (error) {
      failure = error
      throw error
    } finally {
      this.#end(event, slot, failure)
    }
  }

  /** Takes no more calls and lets go of the instances as the calls in progress end. */
  close(): void {
    this.#closed = true
    this.#pool.close()
  }

  stats(): GuestStats {
    return {
      slots: this.#pool.size,
      inFlight: this.#inFlight,
      invocations: this.#invocations,
      traps: this.#traps,
      consecutiveTraps: this.#consecutiveTraps,
      coldStarts: this.#pool.coldStarts
    }
  }

  #admit(signal: AbortSignal | undefined): void {
    if (this.#closed) throw new CloudError('unavailable', 'Cannot call the function: it was closed')
    if (signal?.aborted === true) {
      throw new CloudError('canceled', 'Cannot call the function: the caller has gone')
    }
    if (this.#inFlight >= this.#maxConcurrency) {
      throw new CloudError(
        'resource_exhausted',
        `Cannot call the function: ${this.#inFlight} calls are in progress`
      )
    }
  }

  #admitSuspending(): void {
    if (this.#thread.suspendable < this.#thread.maxSuspendable) return
    const reason = `${this.#thread.suspendable} calls of this thread are in progress`
    throw new CloudError('resource_exhausted', `Cannot call the function: ${reason}`)
  }

  #handleDirect(event: HttpEvent): GuestResponse {
    this.#begin()
    let slot: GuestSlot | undefined
    let failure: unknown
    try {
      slot = this.#pool.acquireNow()
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
    this.#admitSuspending()
    this.#begin()
    this.#thread.suspendable++
    return new Promise((resolve, reject) => {
      void this.#runSuspending(event, resolve).catch(reject)
    })
  }

  async #runSuspending(event: HttpEvent, resolve: (answer: GuestResponse) => void): Promise<void> {
    const { response, request } = event
    let slot: GuestSlot | undefined
    let failure: unknown
    try {
      const acquired = await this.#pool.acquire()
      slot = acquired
      response.onStream((answer, channel) => {
        channel.onAbandon(() => acquired.expire(abandonedAnswer()))
        resolve(answer)
      })
      await acquired.runSuspending(event, { timeoutMs: this.#timeoutMs, signal: request.signal })
      response.channel?.end()
      resolve(event.answer())
    } catch (error) {
      failure = error
      response.channel?.end(toCloudError(error))
      throw error
    } finally {
      this.#thread.suspendable--
      this.#end(event, slot, failure)
    }
  }

  #begin(): void {
    this.#inFlight++
    this.#invocations++
  }

  #end(event: GuestEvent, slot: GuestSlot | undefined, failure: unknown): void {
    this.#inFlight--
    if (failure === undefined) this.#consecutiveTraps = 0
    else if (isGuestFault(failure)) {
      this.#traps++
      this.#consecutiveTraps++
    }
    event.end()
    if (slot !== undefined) this.#pool.release(slot, failure !== undefined)
  }
}

/** Is the guest to blame, rather than a caller that left or a host that is full? */
function isGuestFault(failure: unknown): boolean {
  return (
    failure instanceof CloudError &&
    (failure.code === 'internal' || failure.code === 'deadline_exceeded')
  )
}
