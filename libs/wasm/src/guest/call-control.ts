import { CloudError } from '@taucloud/base'
import type { GuestThread, SliceOwner } from './guest-thread.ts'
import { MUST_WAIT } from './suspension-module.ts'

/** Longest delay of a timer. Calls end long before. */
const MAX_TIMER_MS = 2 ** 31 - 1

export interface CallControlInit {
  readonly thread: GuestThread
  readonly owner: SliceOwner
  readonly sliceMs: number
  /** Called each time the guest suspends, when no guest is running. */
  readonly onSuspend: () => void
}

/** How long a call may take in all, and what ends it early. */
export interface CallLimits {
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
}

/**
 * Suspends and continues the guest of one instance, and ends its call when time is up or the caller has gone. A
 * suspended guest is always continued: one that is abandoned would never be collected.
 */
export class CallControl {
  /** Why the call must not succeed, whatever the guest does. */
  failure: CloudError | undefined
  readonly #init: CallControlInit
  #limits: CallLimits | undefined
  #endsAtMs = 0
  #timer: NodeJS.Timeout | undefined
  #sleepTimer: NodeJS.Timeout | undefined
  /** Numbers suspensions, so that an operation that settles late finds its own gone. */
  #generation = 0
  #pending: Promise<number> | undefined
  #wake: ((result: number) => void) | undefined
  #ended: AbortController | undefined

  constructor(init: CallControlInit) {
    this.#init = init
  }

  /** Fires when the call ends, whichever way. */
  get signal(): AbortSignal {
    return (this.#ended ??= new AbortController()).signal
  }

  /** Starts the clock of a call that can suspend. */
  begin(limits: CallLimits): void {
    this.#limits = limits
    this.#endsAtMs = performance.now() + limits.timeoutMs
  }

  /** Forgets the call. Operations still under way settle into nothing. */
  end(): void {
    this.failure = undefined
    if (this.#limits === undefined) return
    this.#ended?.abort()
    this.#ended = undefined
    clearTimeout(this.#timer)
    clearTimeout(this.#sleepTimer)
    this.#limits.signal?.removeEventListener('abort', this.#onAbort)
    this.#generation++
    this.#limits = undefined
    this.#timer = undefined
    this.#pending = undefined
    this.#wake = undefined
  }

  /** See GuestInstance.suspend(). */
  suspend<T>(operation: PromiseLike<T>, finish: (value: T) => number): number {
    const generation = ++this.#generation
    this.#pending = new Promise((resolve) => {
      this.#wake = resolve
    })
    operation.then(
      (value) => this.#settle(generation, () => finish(value)),
      (error: unknown) => this.#settle(generation, () => this.#fail(error))
    )
    this.#watch()
    return MUST_WAIT
  }

  /** See GuestInstance.sleep(). */
  sleep(durationMs: number, finish: () => number): number {
    const elapsed = new Promise<void>((resolve) => {
      this.#sleepTimer = setTimeout(resolve, Math.min(durationMs, MAX_TIMER_MS))
    })
    return this.suspend(elapsed, finish)
  }

  /** Ends the call: a suspended guest is continued into a trap, a running one fails when it next waits or returns. */
  expire(error: CloudError): void {
    if (this.#limits === undefined) return
    this.failure ??= error
    this.#ended?.abort()
    this.#continue(0)
  }

  /** Gives the guest's stack the promise to wait for. Called between guest and host, with no JavaScript in between. */
  readonly wait = (): Promise<number> => {
    const { thread, owner, onSuspend } = this.#init
    thread.leave(owner)
    onSuspend()
    return this.failure === undefined ? (this.#pending ?? Promise.resolve(0)) : Promise.resolve(0)
  }

  /** The guest is about to go on: begins its slice, or says 1 to make it trap. */
  readonly resumed = (): number => {
    if (this.failure !== undefined) return 1
    this.#init.thread.enter(this.#init.owner, this.#init.sliceMs)
    return 0
  }

  readonly #onAbort = (): void => {
    this.expire(new CloudError('canceled', 'Cannot finish the call: the caller has gone'))
  }

  #settle(generation: number, finish: () => number): void {
    if (generation !== this.#generation || this.#wake === undefined) return
    try {
      this.#continue(finish())
    } catch (error) {
      this.#continue(this.#fail(error))
    }
  }

  #fail(error: unknown): number {
    this.failure ??= new CloudError('internal', 'Cannot finish the call: the host failed', {
      cause: error
    })
    return 0
  }

  #continue(result: number): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.(result)
  }

  /** Timer and abort listener are set up only for calls that do suspend. */
  #watch(): void {
    if (this.#timer !== undefined || this.#limits === undefined) return
    const { signal, timeoutMs } = this.#limits
    const leftMs = Math.max(0, this.#endsAtMs - performance.now())
    this.#timer = setTimeout(() => this.expire(timedOut(timeoutMs)), Math.min(leftMs, MAX_TIMER_MS))
    signal?.addEventListener('abort', this.#onAbort, { once: true })
    if (signal?.aborted === true) this.#onAbort()
  }
}

function timedOut(timeoutMs: number): CloudError {
  return new CloudError(
    'deadline_exceeded',
    `Cannot finish the call: it takes longer than ${timeoutMs} ms`
  )
}
