import { CloudError } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import { serveHttp } from '@taucloud/http'
import { createThreadMemory, startWatchdog } from '@taucloud/wasm'
import type { GuestBackends, Watchdog } from '@taucloud/wasm'
import type {
  CompiledModule,
  ReleaseBundle,
  ToWorker,
  WorkerLimits,
  WorkerStart
} from './messages.ts'
import { serveBackends } from './backends.ts'
import { WorkerHandle } from './worker-handle.ts'
import type { WorkerOwner } from './worker-handle.ts'

export interface WorkerPoolInit {
  readonly host: string
  readonly port: number
  readonly threads: number
  readonly zone: string
  readonly limits: WorkerLimits
}

export interface WorkerPoolComponents {
  readonly owner: Omit<WorkerOwner, 'exited'>
  /** Called for each worker that has started, so that it learns which branches there are. */
  readonly introduce: (worker: WorkerHandle) => void
  /** What guests may reach beyond their instance. */
  readonly backends: GuestBackends
  readonly logger: Logger
}

const CHECK_MS = 1_000
/** A worker whose event loop has not turned for so many checks is ended: not even the watchdog could stop its guest. */
const MISSED_CHECKS = 4
const RESPAWN_MS = { first: 100, most: 10_000 }
/** A worker that has lived so long has not failed at once: the next failure is a first one again. */
const SETTLED_MS = 30_000

interface Place {
  worker: WorkerHandle | undefined
  /** Shared by the guests' thread and the watchdog; outlives the thread. */
  readonly epoch: WebAssembly.Memory
  startedAt: number
  missed: number
  failures: number
  respawn: NodeJS.Timeout | undefined
}

/** The worker threads: started together on one port, watched, and replaced when one ends. */
export class WorkerPool implements Startable {
  readonly #components: WorkerPoolComponents
  readonly #init: WorkerPoolInit
  readonly #places: Place[] = []
  #port = 0
  #ticket = 0
  #watchdog: Watchdog | undefined
  #checks: NodeJS.Timeout | undefined
  #stopping = false

  constructor(components: WorkerPoolComponents, init: WorkerPoolInit) {
    this.#components = components
    this.#init = init
  }

  /** The port of the HTTP listeners, once started. */
  get port(): number {
    return this.#port
  }

  get workers(): WorkerHandle[] {
    return this.#places.flatMap(({ worker }) => (worker?.isAlive === true ? [worker] : []))
  }

  /** @throws {CloudError} `failed_precondition` when the port cannot be listened on */
  async start(): Promise<void> {
    if (this.#checks !== undefined) return
    this.#stopping = false
    const { threads, host, port } = this.#init
    // Listeners that share a port share it with a second node of this user as well, which would go unnoticed.
    if (threads > 1 && port !== 0) await assertFree(host, port)
    this.#port = port
    try {
      this.#places.push(...Array.from({ length: threads }, newPlace))
      this.#watchdog = startWatchdog(this.#places.map(({ epoch }) => sharedCells(epoch)))
      await this.#watchdog.ready
      const [first, ...others] = this.#places
      if (first !== undefined) this.#port = await this.#spawn(first).listening()
      await Promise.all(others.map((place) => this.#spawn(place).listening()))
    } catch (error) {
      await this.stop()
      throw error
    }
    this.#checks = setInterval(() => {
      this.#check()
    }, CHECK_MS)
  }

  /** Lets every worker answer what is in flight. @param graceMs how long @default 5 000 */
  async stop(graceMs = 5_000): Promise<void> {
    this.#stopping = true
    clearInterval(this.#checks)
    this.#checks = undefined
    for (const place of this.#places) clearTimeout(place.respawn)
    await Promise.all(this.workers.map((worker) => worker.stop(graceMs)))
    await this.#watchdog?.stop()
    this.#watchdog = undefined
    this.#places.length = 0
  }

  /** The worker that has least to do, or undefined while none lives. */
  pick(): WorkerHandle | undefined {
    let best: WorkerHandle | undefined
    for (const { worker } of this.#places) {
      if (worker?.isAlive !== true) continue
      if (best === undefined || worker.exchanges < best.exchanges) best = worker
    }
    return best
  }

  broadcast(message: ToWorker): void {
    for (const worker of this.workers) worker.post(message)
  }

  /**
   * Lets workers get ready for a release and then switch to it, or none of them.
   *
   * @throws {CloudError} why it cannot be served
   */
  async serve(
    workers: readonly WorkerHandle[],
    bundle: ReleaseBundle,
    modules: CompiledModule[],
    warm: string[]
  ): Promise<void> {
    const ticket = ++this.#ticket
    const living = workers.filter((worker) => worker.isAlive)
    const results = await Promise.allSettled(
      living.map((worker) => worker.prepare(ticket, bundle, modules, warm))
    )
    // A worker that ended meanwhile is no reason against the release: its successor loads it when asked.
    const refusal = results.find(
      (result, index) => result.status === 'rejected' && living[index]?.isAlive === true
    )
    const kind = refusal === undefined ? 'switch' : 'discard'
    for (const worker of living) worker.post({ kind, ticket })
    if (refusal?.status === 'rejected') throw refusal.reason
  }

  #spawn(place: Place): WorkerHandle {
    const index = this.#places.indexOf(place)
    const { host, threads, zone, limits } = this.#init
    const shares = threads > 1 && canSharePort()
    const start: WorkerStart = {
      host,
      port: this.#port,
      reusePort: shares,
      listens: shares || index === 0,
      zone,
      limits,
      backends: Object.keys(this.#components.backends),
      epoch: place.epoch,
      threads,
      pulse: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
    }
    const owner: WorkerOwner = {
      ...this.#components.owner,
      exited: (worker, error) => {
        this.#exited(place, worker, error)
      }
    }
    const worker = new WorkerHandle(start, owner)
    serveBackends(worker.calls, this.#components.backends)
    place.worker = worker
    place.startedAt = performance.now()
    place.missed = 0
    this.#components.introduce(worker)
    return worker
  }

  #exited(place: Place, worker: WorkerHandle, error: unknown): void {
    if (place.worker === worker) place.worker = undefined
    if (this.#stopping || this.#checks === undefined) return
    if (performance.now() - place.startedAt > SETTLED_MS) place.failures = 0
    const delayMs = Math.min(RESPAWN_MS.first * 2 ** place.failures++, RESPAWN_MS.most)
    this.#components.logger.error('worker ended', { error, delayMs })
    place.respawn = setTimeout(() => {
      this.#spawn(place)
        .listening()
        .catch((failure: unknown) => {
          this.#components.logger.error('worker cannot listen', { error: failure })
          void place.worker?.terminate()
        })
    }, delayMs)
  }

  #check(): void {
    for (const place of this.#places) {
      const { worker } = place
      if (worker === undefined) continue
      place.missed = worker.hasPulse() ? 0 : place.missed + 1
      if (place.missed < MISSED_CHECKS) continue
      this.#components.logger.error('worker hangs', { seconds: (place.missed * CHECK_MS) / 1000 })
      void worker.terminate()
    }
  }
}

function newPlace(): Place {
  return {
    worker: undefined,
    epoch: createThreadMemory(),
    startedAt: 0,
    missed: 0,
    failures: 0,
    respawn: undefined
  }
}

function sharedCells(epoch: WebAssembly.Memory): SharedArrayBuffer {
  if (epoch.buffer instanceof SharedArrayBuffer) return epoch.buffer
  throw new CloudError('internal', 'The memory of a guest thread is not shared')
}

/** Elsewhere the system does not spread connections over listeners; one worker then listens for all. */
function canSharePort(): boolean {
  return process.platform === 'linux'
}

async function assertFree(host: string, port: number): Promise<void> {
  const probe = await serveHttp({
    host,
    port,
    handler: (_request, response) => {
      response.destroy()
    }
  })
  if (probe.port !== port) throw new CloudError('internal', 'The system gave another port')
  await probe.stop(0)
}
