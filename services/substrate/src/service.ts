import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { toCloudError } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import { SubstrateContract, SubstratePeerContract } from '@taucloud/protocol/substrate'
import { BranchFollower } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { anyOf } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { TenantData } from './backends/data/tenant-data.ts'
import type { EgressInit } from './backends/outgoing/egress-policy.ts'
import { Outgoing } from './backends/outgoing/outgoing.ts'
import { CommandRouter } from './backends/p2p/command-router.ts'
import { MessageHub } from './backends/pubsub/message-hub.ts'
import { readWhole } from './content-source.ts'
import type { ContentSource } from './content-source.ts'
import { exchange } from './exchange.ts'
import { functionLogs } from './function-logs-handler.ts'
import { FunctionLogs } from './function-logs.ts'
import type { WorkerLimits } from './messages.ts'
import { metricsText } from './metrics.ts'
import { ModuleCache } from './module-cache.ts'
import { parseRecord, readRecords, writeRecords } from './record-file.ts'
import { Releases } from './releases.ts'
import type { ReleaseTarget } from './releases.ts'
import { SOCKET_METHODS } from './triggers/trigger-calls.ts'
import type { WorkerHandle, WorkerOwner } from './worker-handle.ts'
import { WorkerPool } from './worker-pool.ts'

export interface SubstrateComponents {
  bus: Bus
  content: ContentSource
  logger: Logger
}

export interface SubstrateInit {
  listen: { host: string; port: number }
  /** Zone of generated host names: `dream.localhost`. */
  zone: string
  /** Where it is remembered what was served, so that a restart needs no other node. @default nothing is remembered */
  folder?: string
  /** @default one less than the cores of the machine, at least 1 */
  threads?: number
  /** Largest request body, in bytes. @default 8 MiB */
  maxBodyBytes?: number
  /** Requests answered at once by one thread; further ones get 503. @default 1 000, which keeps suspended guests under 4 000 */
  maxInFlight?: number
  /** Bytes of small website files that one thread keeps. @default 16 MiB */
  fileCacheBytes?: number
  /** Functions that live in one thread. @default 256 */
  residentFunctions?: number
  /** Where functions may connect to, beyond what their projects list. @default what their projects list */
  egress?: EgressInit
}

const MIB = 1024 * 1024
const MAX_CONFIG_BYTES = 16 * MIB
const WRITE_DELAY_MS = 200
const STOP_GRACE_MS = 5_000

/** Runs functions and serves websites: on its own HTTP port, and for gateways over the bus. */
export class Substrate implements Startable {
  readonly #components: SubstrateComponents
  readonly #init: SubstrateInit
  readonly #pool: WorkerPool
  readonly #releases: Releases
  readonly #modules: ModuleCache
  readonly #follower: BranchFollower
  readonly #outgoing: Outgoing
  readonly #data: TenantData | undefined
  readonly #hub: MessageHub
  readonly #commands: CommandRouter
  readonly #logs = new FunctionLogs()
  #writing: NodeJS.Timeout | undefined
  #draining = false
  #started = false

  /** Opens nothing: work begins in `start()`. */
  constructor(components: SubstrateComponents, init: SubstrateInit) {
    const { bus, content, logger } = components
    this.#components = components
    this.#init = init
    this.#modules = new ModuleCache(content)
    this.#outgoing = new Outgoing(init.egress)
    this.#data = this.#tenantData()
    const shared = {
      bus,
      bundleOf: (key: string) => this.#releases.bundle(key),
      workers: () => this.#pool.workers
    }
    this.#hub = new MessageHub({ ...shared, logger })
    this.#commands = new CommandRouter(shared)
    this.#pool = new WorkerPool(
      {
        owner: this.#workerOwner(),
        introduce: this.#introduce.bind(this),
        backends: {
          ...this.#outgoing.backends,
          ...this.#data?.backends,
          pubsub: this.#hub,
          p2p: this.#commands
        },
        logger
      },
      {
        ...init.listen,
        threads: init.threads ?? Math.max(1, availableParallelism() - 1),
        zone: init.zone,
        limits: limitsOf(init)
      }
    )
    const changed = this.#changed.bind(this)
    this.#releases = new Releases(
      { content, modules: this.#modules, target: this.#releaseTarget(), logger, changed },
      { zone: init.zone }
    )
    this.#follower = new BranchFollower(bus, {
      logger,
      onChange: this.#recordChanged.bind(this),
      onComplete: (complete) => {
        if (complete) this.#releases.caughtUp(new Set(this.#follower.records.keys()))
      }
    })
  }

  /** `http://host:port` of the node's own listener. */
  httpAddress(): string {
    const { host } = this.#init.listen
    return `http://${host.includes(':') ? `[${host}]` : host}:${String(this.#pool.port)}`
  }

  /** @throws {CloudError} `failed_precondition` when the port cannot be listened on */
  async start(): Promise<void> {
    if (this.#started) return
    this.#started = true
    this.#draining = false
    this.#hub.start()
    if (this.#recordFile !== undefined) this.#releases.restore(await readRecords(this.#recordFile))
    try {
      await this.#data?.start()
      await this.#pool.start()
      await this.#serve()
    } catch (error) {
      await this.stop()
      throw error
    }
    await this.#follower.start()
  }

  /** Refuses what is new, answers what is in flight, remembers what it served. */
  async stop(): Promise<void> {
    if (!this.#started) return
    this.#started = false
    this.#draining = true
    await this.#follower.stop()
    this.#releases.stop()
    this.#hub.stop()
    await this.#pool.stop(STOP_GRACE_MS)
    await this.#data?.stop()
    await this.#outgoing.stop()
    await this.#components.bus.unserve(SubstrateContract.protocol)
    await this.#components.bus.unserve(SubstratePeerContract.protocol)
    clearTimeout(this.#writing)
    this.#writing = undefined
    await this.#write()
  }

  get #recordFile(): string | undefined {
    return this.#init.folder === undefined ? undefined : join(this.#init.folder, 'branches')
  }

  async #serve(): Promise<void> {
    const components = {
      pick: () => this.#pool.pick(),
      load: () => this.#load(),
      isDraining: () => this.#draining
    }
    await this.#components.bus.serve(SubstrateContract, {
      exchange: { allow: anyOf('gateway'), handle: exchange.bind(undefined, components) },
      // What guests print belongs to their project: `auth` knows who may read it.
      functionLogs: { allow: anyOf('auth'), handle: functionLogs.bind(undefined, this.#logs) }
    })
    const handle = this.#commands.serve.bind(this.#commands)
    await this.#components.bus.serve(SubstratePeerContract, {
      command: { allow: anyOf('substrate'), handle }
    })
  }

  /** What guests keep lies beside what this service remembers; without a folder there is nowhere to keep it. */
  #tenantData(): TenantData | undefined {
    const { folder } = this.#init
    if (folder === undefined) return undefined
    const { content, logger } = this.#components
    const releases = {
      served: (key: string) => this.#releases.servedRelease(key),
      config: async (key: string) => {
        const { release } = await this.#releases.bundle(key)
        const maxBytes = MAX_CONFIG_BYTES
        const hints = this.#releases.holdersOf(key)
        return readWhole(content, release.config, { hints, maxBytes })
      }
    }
    return new TenantData({ folder: join(folder, 'guests'), releases, logger })
  }

  #load(): { inFlight: number; capacity: number } {
    const { workers } = this.#pool
    const inFlight = workers.reduce((sum, worker) => sum + worker.exchanges, 0)
    return { inFlight, capacity: workers.length * limitsOf(this.#init).maxInFlight }
  }

  #introduce(worker: WorkerHandle): void {
    worker.calls.serve('sockets', this.#hub.socketCalls(worker), SOCKET_METHODS)
    for (const branch of this.#releases.branches()) worker.know(branch)
    worker.post({ kind: 'ready', ready: this.#isReady() })
  }

  #releaseTarget(): ReleaseTarget {
    return {
      know: (branch) => {
        this.#pool.broadcast({ kind: 'known', branch })
      },
      forget: (key) => {
        this.#pool.broadcast({ kind: 'removed', key })
      },
      serve: (bundle, modules, warm) => this.#pool.serve(this.#pool.workers, bundle, modules, warm)
    }
  }

  #workerOwner(): Omit<WorkerOwner, 'exited'> {
    return {
      wantBranch: (worker, key) => void this.#sendBranch(worker, key),
      wantModule: (worker, cid, branch) => void this.#sendModule(worker, cid, branch),
      wantFile: (worker, { stream, cid, branch, start, end }) => {
        const hints = this.#releases.holdersOf(branch)
        void worker.streams.send(
          stream,
          this.#components.content.readFile(cid, { hints, start, end })
        )
      },
      wantMetrics: (worker, ticket) => {
        const counters = this.#pool.workers.map((each) => each.counters)
        const text = metricsText(counters, this.#releases.records().length)
        worker.post({ kind: 'metrics', ticket, text: text + this.#hub.metricsText() })
      },
      output: (line) => {
        this.#logs.append(line)
      }
    }
  }

  async #sendBranch(worker: WorkerHandle, key: string): Promise<void> {
    try {
      await this.#pool.serve([worker], await this.#releases.bundle(key), [], [])
    } catch (thrown) {
      const { code, message } = toCloudError(thrown)
      this.#components.logger.warn('branch not loaded', { key, code, reason: message })
      worker.post({
        kind: 'branch-failed',
        key,
        code: 'unavailable',
        message: 'Cannot answer now: the release is not here yet'
      })
    }
  }

  async #sendModule(worker: WorkerHandle, cid: string, branch: string): Promise<void> {
    try {
      const module = await this.#modules.load(cid, [], this.#releases.holdersOf(branch))
      worker.post({ kind: 'module', module })
    } catch (thrown) {
      const { code, message } = toCloudError(thrown)
      this.#components.logger.warn('module not loaded', { cid, branch, code, reason: message })
      // What the client reads says nothing about content or nodes.
      const text = 'Cannot answer now: the function is not here yet'
      worker.post({ kind: 'module-failed', cid, code: 'unavailable', message: text })
    }
  }

  #recordChanged(key: string, record: BranchRecord | undefined): void {
    try {
      if (record === undefined) this.#releases.removed(key)
      else this.#releases.changed(parseRecord(record))
    } catch (error) {
      this.#components.logger.warn('branch record refused', { key, error })
    }
  }

  #isReady(): boolean {
    return this.#releases.isComplete || this.#releases.records().length > 0
  }

  #changed(): void {
    this.#pool.broadcast({ kind: 'ready', ready: this.#isReady() })
    this.#writing ??= setTimeout(() => {
      this.#writing = undefined
      void this.#write()
    }, WRITE_DELAY_MS)
  }

  async #write(): Promise<void> {
    const file = this.#recordFile
    if (file === undefined) return
    try {
      await writeRecords(file, this.#releases.records())
    } catch (error) {
      this.#components.logger.warn('served branches not remembered', { error })
    }
  }
}

function limitsOf(init: SubstrateInit): WorkerLimits {
  return {
    maxInFlight: init.maxInFlight ?? 1_000,
    maxBodyBytes: init.maxBodyBytes ?? 8 * MIB,
    fileCacheBytes: init.fileCacheBytes ?? 16 * MIB,
    residentFunctions: init.residentFunctions ?? 256
  }
}
