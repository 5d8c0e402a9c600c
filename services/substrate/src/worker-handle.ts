import { Worker } from 'node:worker_threads'
import { CloudError } from '@taucloud/base'
import type {
  CompiledModule,
  ExchangeStart,
  FromWorker,
  KnownBranch,
  ReleaseBundle,
  ToWorker,
  WorkerCounters,
  WorkerStart
} from './messages.ts'
import { Outbox } from './port.ts'
import { PortCalls } from './port-calls.ts'
import { PortStreams } from './port-streams.ts'

/** A request of a gateway without its id: the handle numbers them. */
export type Exchange = Omit<ExchangeStart, 'id' | 'body'> & {
  readonly body: AsyncIterable<Uint8Array> | undefined
}

/** What a worker answered. */
export interface ExchangeAnswer {
  readonly status: number
  readonly headers: readonly string[]
  /** Text is latin-1. */
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array> | undefined
}

/** What a worker asks of the main thread, and the news it has. */
export interface WorkerOwner {
  wantBranch(worker: WorkerHandle, key: string): void
  wantModule(worker: WorkerHandle, cid: string, branch: string): void
  wantFile(worker: WorkerHandle, file: FromWorker & { kind: 'want-file' }): void
  wantMetrics(worker: WorkerHandle, ticket: number): void
  output(line: (FromWorker & { kind: 'output' })['line']): void
  /** The thread has ended, wanted or not. */
  exited(worker: WorkerHandle, error: unknown): void
}

const NO_COUNTERS: WorkerCounters = {
  requests: 0,
  inFlight: 0,
  coldStarts: 0,
  traps: 0,
  deadlines: 0,
  residents: 0,
  cachedFileBytes: 0
}
/** The heap of one worker; guests' memories are not part of it. A worker that exceeds it ends and is started anew. */
const HEAP_MB = 384
const STACK_MB = 4

interface PendingExchange extends PromiseWithResolvers<ExchangeAnswer | 'refused'> {
  readonly signal: AbortSignal
}

/** One worker thread, as the main thread sees it. */
export class WorkerHandle {
  readonly streams: PortStreams
  /** Calls in both directions: the worker's to the backends of the node, the node's to the worker. */
  readonly calls: PortCalls
  counters: WorkerCounters = NO_COUNTERS
  readonly #worker: Worker
  readonly #outbox: Outbox<ToWorker>
  readonly #owner: WorkerOwner
  readonly #exchanges = new Map<number, PendingExchange>()
  readonly #prepares = new Map<number, PromiseWithResolvers<undefined>>()
  readonly #listening = Promise.withResolvers<number>()
  readonly #stopped = Promise.withResolvers<undefined>()
  readonly #pulse: Int32Array
  #lastPulse = -1
  #next = 0
  #ended = false

  constructor(start: WorkerStart, owner: WorkerOwner) {
    this.#owner = owner
    this.#pulse = new Int32Array(start.pulse)
    const isSource = import.meta.url.endsWith('.ts')
    this.#worker = new Worker(new URL(`worker/worker.${isSource ? 'ts' : 'js'}`, import.meta.url), {
      workerData: start,
      name: 'substrate',
      execArgv: isSource ? ['--conditions=@taucloud/source'] : [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: STACK_MB }
    })
    this.#outbox = new Outbox<ToWorker>(this.#worker)
    this.streams = new PortStreams((message, owned) => {
      this.#outbox.post(message, owned)
    }, 0)
    this.calls = new PortCalls((message) => {
      this.#outbox.post(message)
    }, this.streams)
    this.#listening.promise.catch(() => undefined) // `listening()` reports it
    this.#worker.on('message', (batch: FromWorker[]) => {
      for (const message of batch) this.#handle(message)
    })
    let failure: unknown
    this.#worker.on('error', (error) => (failure = error))
    this.#worker.on('exit', () => {
      this.#exit(failure)
    })
  }

  /** The port it listens on, 0 when it does not. @throws {CloudError} `failed_precondition` */
  listening(): Promise<number> {
    return this.#listening.promise
  }

  /** Exchanges under way. */
  get exchanges(): number {
    return this.#exchanges.size
  }

  get isAlive(): boolean {
    return !this.#ended
  }

  post(message: ToWorker): void {
    if (!this.#ended) this.#outbox.post(message)
  }

  know(branch: KnownBranch): void {
    this.post({ kind: 'known', branch })
  }

  /** Lets the worker get ready for a release. @throws {CloudError} `failed_precondition` when it cannot run it */
  prepare(
    ticket: number,
    bundle: ReleaseBundle,
    modules: CompiledModule[],
    warm: string[]
  ): Promise<void> {
    const prepared = Promise.withResolvers<undefined>()
    if (this.#ended) return Promise.reject(lost())
    this.#prepares.set(ticket, prepared)
    this.post({ kind: 'prepare', ticket, bundle, modules, warm })
    return prepared.promise
  }

  /**
   * Lets the worker answer a request.
   *
   * @throws {CloudError} `unavailable` when the thread ends before it has answered, `canceled` when the signal fires
   */
  async exchange(exchange: Exchange, signal: AbortSignal): Promise<ExchangeAnswer | 'refused'> {
    if (this.#ended) return 'refused'
    const id = ++this.#next
    const { body: source, ...head } = exchange
    const body = source === undefined ? undefined : this.streams.open()
    const answered = Promise.withResolvers<ExchangeAnswer | 'refused'>()
    this.#exchanges.set(id, { ...answered, signal })
    const cancel = (): void => {
      this.post({ kind: 'cancel', id })
      answered.reject(new CloudError('canceled', 'The caller went away'))
    }
    this.post({ kind: 'exchange', start: { ...head, id, body } })
    if (source !== undefined && body !== undefined) void this.streams.send(body, source)
    if (signal.aborted) cancel()
    else signal.addEventListener('abort', cancel)
    try {
      return await answered.promise
    } finally {
      this.#exchanges.delete(id)
      signal.removeEventListener('abort', cancel)
    }
  }

  /** Has its event loop turned since the last call? */
  hasPulse(): boolean {
    const pulse = Atomics.load(this.#pulse, 0)
    const moved = pulse !== this.#lastPulse
    this.#lastPulse = pulse
    return moved
  }

  /** Answers what is in flight, then ends the thread. */
  async stop(graceMs: number): Promise<void> {
    this.post({ kind: 'stop', graceMs })
    const late = setTimeout(() => {
      this.#stopped.resolve(undefined)
    }, graceMs + 500)
    await this.#stopped.promise
    clearTimeout(late)
    await this.terminate()
  }

  /** Ends the thread at once, whatever it does. */
  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }

  #handle(message: FromWorker): void {
    switch (message.kind) {
      case 'data':
      case 'end':
      case 'broken':
      case 'taken':
      case 'stop-stream':
        this.streams.handle(message)
        return
      case 'call':
      case 'call-canceled':
      case 'call-answered':
      case 'call-failed':
        this.calls.handle(message)
        return
      case 'answer':
        this.#answered(message)
        return
      case 'exchange-refused':
        this.#exchanges.get(message.id)?.resolve('refused')
        return
      case 'want-branch':
        this.#owner.wantBranch(this, message.key)
        return
      case 'want-module':
        this.#owner.wantModule(this, message.cid, message.branch)
        return
      case 'want-file':
        this.#owner.wantFile(this, message)
        return
      case 'output':
        this.#owner.output(message.line)
        return
      default:
        this.#handleState(message)
    }
  }

  #handleState(message: StateMessage): void {
    switch (message.kind) {
      case 'counters':
        this.counters = message.counters
        return
      case 'want-metrics':
        this.#owner.wantMetrics(this, message.ticket)
        return
      case 'listening':
        this.#listening.resolve(message.port)
        return
      case 'listen-failed':
        this.#listening.reject(new CloudError('failed_precondition', message.message))
        return
      case 'prepared':
        this.#prepares.get(message.ticket)?.resolve(undefined)
        this.#prepares.delete(message.ticket)
        return
      case 'refused':
        this.#prepares
          .get(message.ticket)
          ?.reject(new CloudError('failed_precondition', message.message))
        this.#prepares.delete(message.ticket)
        return
      case 'stopped':
        this.#stopped.resolve(undefined)
    }
  }

  #answered({ id, status, headers, body }: FromWorker & { kind: 'answer' }): void {
    const pending = this.#exchanges.get(id)
    if (typeof body !== 'number') pending?.resolve({ status, headers, body })
    else if (pending !== undefined) {
      pending.resolve({ status, headers, body: this.streams.receive(body, pending.signal) })
    } else this.post({ kind: 'stop-stream', stream: body }) // canceled meanwhile
  }

  #exit(failure: unknown): void {
    this.#ended = true
    this.streams.close()
    this.calls.close()
    const error = lost()
    this.#listening.reject(error)
    for (const pending of this.#exchanges.values()) pending.reject(error)
    for (const pending of this.#prepares.values()) pending.reject(error)
    this.#stopped.resolve(undefined)
    this.#owner.exited(this, failure)
  }
}

type StateMessage = Extract<
  FromWorker,
  {
    kind:
      | 'counters'
      | 'want-metrics'
      | 'listening'
      | 'listen-failed'
      | 'prepared'
      | 'refused'
      | 'stopped'
  }
>

function lost(): CloudError {
  return new CloudError('unavailable', 'Cannot answer: the thread that served the request ended')
}
