import { CloudError, toCloudError } from '@taucloud/base'
import type { GuestProgram } from './guest-program.ts'
import { PAGE_BYTES } from './guest-program.ts'
import { GuestSlot } from './guest-slot.ts'

/**
 * What one request sees of those before it: nothing (`restore`: the instance is put back; `fresh`: a new instance), or
 * whatever they left (`pooled`). A module that cannot be restored is run as `fresh`.
 */
export type Isolation = 'restore' | 'pooled' | 'fresh'

/** An instance whose memory grew by more than this is not kept: its pages would stay with it. */
const MAX_KEPT_GROWTH_BYTES = 64 * PAGE_BYTES
/** Instances and memories kept for later calls. */
const MAX_IDLE = 32
/** How long a start-up that failed is not tried again. */
const START_RETRY_MS = 1_000

/** The instances of one function: those that wait for a call, and the rules for keeping them. */
export class SlotPool {
  readonly #program: GuestProgram
  readonly #isolation: Isolation
  readonly #idle: GuestSlot[] = []
  /** Memories of dropped instances, all zero. */
  readonly #memories: WebAssembly.Memory[] = []
  #startFailure: { readonly error: CloudError; readonly untilMs: number } | undefined
  #closed = false
  /** Instances that exist. */
  size = 0
  /** Instances ever made. */
  coldStarts = 0

  constructor(program: GuestProgram, isolation: Isolation) {
    this.#program = program
    this.#isolation = isolation === 'restore' && !program.init.info.restorable ? 'fresh' : isolation
  }

  /** An instance for a guest whose start-up cannot wait. */
  acquireNow(): GuestSlot {
    const slot = this.#idle.pop() ?? this.#startSlot()
    if (slot instanceof Promise)
      throw new CloudError('internal', 'Cannot start the guest: it has to wait')
    return slot
  }

  acquire(): GuestSlot | Promise<GuestSlot> {
    return this.#idle.pop() ?? this.#startSlot()
  }

  /** Takes an instance back after a call, cleaned as the isolation demands, or drops it. */
  release(slot: GuestSlot, failed: boolean): void {
    const grownBytes = slot.grownBytes
    slot.finish()
    const keep = !this.#closed && this.#idle.length < MAX_IDLE
    if (keep && this.#isolation === 'restore' && grownBytes <= MAX_KEPT_GROWTH_BYTES) {
      slot.restore()
      this.#idle.push(slot)
    } else if (
      keep &&
      this.#isolation === 'pooled' &&
      !failed &&
      !this.#nearlyFull(slot, grownBytes)
    ) {
      this.#idle.push(slot)
    } else {
      this.#drop(slot.memory.memory, grownBytes <= MAX_KEPT_GROWTH_BYTES)
    }
  }

  close(): void {
    this.#closed = true
    for (const slot of this.#idle) this.#drop(slot.memory.memory, false)
    this.#idle.length = 0
    this.#program.init.thread.memories -= this.#memories.length
    this.#memories.length = 0
  }

  /** A guest that keeps its memory is started anew before it runs out of it. */
  #nearlyFull(slot: GuestSlot, grownBytes: number): boolean {
    return (
      grownBytes > 0 && slot.memory.bytes().length * 3 > this.#program.maxPages * PAGE_BYTES * 2
    )
  }

  #drop(memory: WebAssembly.Memory, reusable: boolean): void {
    this.size--
    if (reusable && !this.#closed && this.#memories.length < MAX_IDLE) {
      new Uint8Array(memory.buffer).fill(0)
      this.#memories.push(memory)
    } else {
      this.#program.init.thread.memories--
    }
  }

  #startSlot(): GuestSlot | Promise<GuestSlot> {
    const failure = this.#startFailure
    if (failure !== undefined && performance.now() < failure.untilMs) throw failure.error
    const memory = this.#memories.pop() ?? this.#newMemory()
    this.size++
    this.coldStarts++
    try {
      const slot = GuestSlot.start(this.#program, memory)
      return slot instanceof Promise
        ? slot.catch((error: unknown) => this.#failStart(memory, error))
        : slot
    } catch (error) {
      return this.#failStart(memory, error)
    }
  }

  #failStart(memory: WebAssembly.Memory, error: unknown): never {
    this.#drop(memory, false)
    const failure = toCloudError(error)
    this.#startFailure = { error: failure, untilMs: performance.now() + START_RETRY_MS }
    throw failure
  }

  #newMemory(): WebAssembly.Memory {
    const { thread } = this.#program.init
    const { minPages, maxPages } = this.#program
    if (thread.memories >= thread.maxMemories) {
      throw new CloudError(
        'resource_exhausted',
        `Cannot start the guest: ${thread.memories} guests have memory`
      )
    }
    try {
      const memory = new WebAssembly.Memory({ initial: minPages, maximum: maxPages })
      thread.memories++
      return memory
    } catch (error) {
      throw new CloudError('resource_exhausted', 'Cannot start the guest: no memory is left', {
        cause: error
      })
    }
  }
}
