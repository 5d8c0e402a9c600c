import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger, Startable } from '@taucloud/base'
import type { Bus } from '@taucloud/transport'
import type { BuildContent } from './artifacts/build-content.ts'
import { buildJob } from './build-job.ts'
import type { BuildSite } from './build-job.ts'
import { AssemblyScriptBuilder } from './builders/assemblyscript.ts'
import { Compiler } from './builders/compiler.ts'
import type { GoNode } from './builders/go.ts'
import { GoBuilder } from './builders/go.ts'
import { findGo, GoWarmUp } from './builders/go-toolchain.ts'
import { JavaScriptBuilder } from './builders/javascript.ts'
import { prebuiltBuilder } from './builders/prebuilt.ts'
import { isGoSource, readSdk, SDK_FOLDER } from './builders/sdk-sources.ts'
import { jobsCanReach } from './reach.ts'
import { workflowBuilder } from './builders/workflow.ts'
import { runLeases } from './lease.ts'
import { BubblewrapSandbox } from './sandbox/bubblewrap.ts'
import { Git } from './sources/git.ts'
import { RepositoryCache } from './sources/repository-cache.ts'

/** What the service is given; it reaches for nothing else. */
export interface MonkeyComponents {
  bus: Pick<Bus, 'client' | 'members'>
  /** Where artifacts are put before hoarders take them. */
  content: BuildContent
  logger: Logger
}

export interface MonkeyInit {
  /** Caches and job folders; everything in it may be deleted while the service is stopped. */
  folder: string
  /** Jobs at one time. @default half of the processors, at least 2, at most 4 */
  concurrency?: number
  /** Name or path of the Go tool chain. @default 'go' */
  goCommand?: string
  /** Zone of generated hosts: hosts of other projects in it are refused before anything is built. @default '' */
  zone?: string
  /**
   * Compiled standard libraries, which nodes of one machine may share; jobs must be able to read it.
   * @default a folder of this node
   */
  toolchainFolder?: string
  /** Folder of the SDKs for guests, with `assemblyscript` and `go` in it. @default the repository's own */
  sdkFolder?: string
}

/** The first moments belong to the start of the cloud. */
const WARM_AFTER_MS = 500

/** The builder: leases jobs, builds what was pushed in a sandbox, publishes releases. It keeps caches only. */
export class Monkey implements Startable {
  readonly #parts: MonkeyComponents
  readonly #init: Required<Omit<MonkeyInit, 'toolchainFolder'>>
  readonly #toolchainFolder: string | undefined
  readonly #compiler = new Compiler()
  readonly #sandbox: BubblewrapSandbox
  #stopping = new AbortController()
  #loops: Promise<void>[] = []
  #repositories: RepositoryCache | undefined
  #goNode: Promise<GoNode> | undefined
  #isStarted = false

  /** Opens nothing: work begins in `start()`. */
  constructor(components: MonkeyComponents, init: MonkeyInit) {
    this.#parts = components
    this.#init = {
      folder: init.folder,
      concurrency: init.concurrency ?? defaultConcurrency(),
      goCommand: init.goCommand ?? 'go',
      zone: init.zone ?? '',
      sdkFolder: init.sdkFolder ?? SDK_FOLDER
    }
    this.#toolchainFolder = init.toolchainFolder
    this.#sandbox = new BubblewrapSandbox(join(init.folder, 'jobs'))
  }

  /** @throws {CloudError} `failed_precondition` when git is missing or too old */
  async start(): Promise<void> {
    if (this.#isStarted) return
    const git = await Git.find()
    await mkdir(this.#init.folder, { recursive: true })
    this.#isStarted = true
    this.#stopping = new AbortController()
    const swept = await this.#sandbox.sweep()
    if (swept > 0) this.#parts.logger.warn('removed what an earlier life left', { count: swept })
    this.#repositories = new RepositoryCache(git, join(this.#init.folder, 'repositories'))
    const assemblyScript = new AssemblyScriptBuilder(
      this.#compiler,
      join(this.#init.sdkFolder, 'assemblyscript')
    )
    const site = this.#siteOf(this.#repositories, assemblyScript)
    this.#loops = [this.#warm(assemblyScript), ...this.#leaseLoops(site)]
  }

  /** Jobs in flight are stopped; the broker gives them to another builder, or to this one when it is back. */
  async stop(): Promise<void> {
    if (!this.#isStarted) return
    this.#isStarted = false
    this.#stopping.abort()
    await Promise.all(this.#loops)
    this.#compiler.close()
    this.#repositories?.close()
    const go = await this.#goNode
    await go?.warmUp?.stop()
    this.#goNode = undefined
    await this.#sandbox.close()
  }

  #siteOf(repositories: RepositoryCache, assemblyScript: AssemblyScriptBuilder): BuildSite {
    const { bus, content, logger } = this.#parts
    return {
      bus,
      content,
      repositories,
      logger,
      sandbox: this.#sandbox,
      // A workflow is the folder's own word on how it is built; a lone module needs no builder.
      builders: [
        workflowBuilder(this.#sandbox),
        prebuiltBuilder,
        new GoBuilder(() => this.#findGo()),
        new JavaScriptBuilder(this.#init.sdkFolder),
        assemblyScript
      ],
      memory: join(this.#init.folder, 'memory'),
      zone: this.#init.zone
    }
  }

  #leaseLoops(site: BuildSite): Promise<void>[] {
    const loop = {
      bus: this.#parts.bus,
      logger: this.#parts.logger,
      features: ['assemblyscript', 'static', 'prebuilt'],
      stopping: this.#stopping.signal,
      build: (leased: Parameters<typeof buildJob>[1]) => buildJob(site, leased)
    }
    return Array.from({ length: this.#init.concurrency }, () => runLeases(loop))
  }

  /** Makes the first build fast, in the background. */
  async #warm(assemblyScript: AssemblyScriptBuilder): Promise<void> {
    const { signal } = this.#stopping
    const { logger } = this.#parts
    try {
      await delay(WARM_AFTER_MS, undefined, { signal })
      const startedAt = performance.now()
      await assemblyScript.warm()
      logger.info('compiler warm', { ms: Math.round(performance.now() - startedAt) })
      const { toolchain, warmUp } = await this.#findGo()
      if ('missing' in toolchain)
        logger.info('go functions are not built', { reason: toolchain.missing })
      warmUp?.start()
    } catch (error) {
      if (!signal.aborted) logger.warn('warm-up failed', { error })
    }
  }

  #findGo(): Promise<GoNode> {
    this.#goNode ??= this.#findGoNode()
    return this.#goNode
  }

  async #findGoNode(): Promise<GoNode> {
    const sandbox = this.#sandbox
    const { logger } = this.#parts
    const sdk = await readSdk(join(this.#init.sdkFolder, 'go'), isGoSource)
    const probe = await sandbox.probe()
    if (!probe.ok) {
      logger.warn('no build sandbox', { reason: probe.reason })
      const missing = `this node has no build sandbox (${probe.reason}); install bubblewrap on it`
      return { sandbox, sdk, toolchain: { missing }, warmUp: undefined }
    }
    logger.info('build sandbox works', { engine: sandbox.name, caps: probe.caps })
    const toolchain = await findGo(this.#init.goCommand, await this.#toolchains())
    const warmUp = 'missing' in toolchain ? undefined : new GoWarmUp(toolchain, sdk, logger)
    return { sandbox, sdk, toolchain, warmUp }
  }

  /** The shared folder if there is one that jobs can read, else the node's own. */
  async #toolchains(): Promise<string> {
    const shared = this.#toolchainFolder
    if (shared === undefined) return this.#sandbox.sharedFolder()
    await mkdir(shared, { recursive: true, mode: 0o755 })
    return (await jobsCanReach(shared)) ? shared : this.#sandbox.sharedFolder()
  }
}

function defaultConcurrency(): number {
  return Math.min(4, Math.max(2, availableParallelism() >> 1))
}
