import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { CloudError } from '@taucloud/base'
import type { Logger, Startable } from '@taucloud/base'
import { Router, addHealthRoutes, serveHttp, serveRoutes } from '@taucloud/http'
import type { HttpListener, RouteHandler } from '@taucloud/http'
import { AuthContract } from '@taucloud/protocol/auth'
import type { Project } from '@taucloud/protocol/auth'
import { PatrickContract } from '@taucloud/protocol/patrick'
import { TnsContract } from '@taucloud/protocol/tns'
import { anyNode, anyOf } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { Access } from './access.ts'
import { addApiRoutes } from './api/routes.ts'
import { Git } from './git/git.ts'
import { MAX_PACK_BYTES, hostConfig } from './git/host-config.ts'
import { addGitRoutes } from './git/routes.ts'
import { Repositories } from './git/repositories.ts'
import type { RepositoryRef } from './git/repositories.ts'
import { Slots } from './git/slots.ts'
import { fetchSources } from './handlers/fetch-sources.ts'
import { getProject } from './handlers/get-project.ts'
import { listProjects } from './handlers/list-projects.ts'
import { Metrics } from './metrics.ts'
import { Projects } from './projects.ts'
import { handlePush } from './push-flow.ts'
import { PushLedger } from './push-ledger.ts'
import { Reconciler } from './reconciler.ts'
import { AuthStore } from './store.ts'
import type { AuthMap } from './store.ts'
import { Submitter } from './submitter.ts'

/** What the service is given; it reaches for nothing else. */
export interface AuthComponents {
  bus: Pick<
    Bus,
    'peerId' | 'certificate' | 'serve' | 'unserve' | 'client' | 'members' | 'onMembersChanged'
  >
  /** What capabilities of builders are checked against. */
  trust: { cloud: string; rootPeerId: string }
  /** The replicated map of space `auth`. */
  map: AuthMap
  logger: Logger
}

export interface AuthInit {
  /** Where repositories are kept; nobody else writes there. */
  folder: string
  /** Address of the HTTP listener; port 0 takes any. */
  listen: { host: string; port: number }
  /** Zone of the cloud's generated host names. */
  zone: string
  /** URL under which people reach the listener. @default `http://<host>:<port>` */
  publicUrl?: string
  /** A token that may do everything, 16 to 256 characters. @default the ones known already */
  adminToken?: string
  /** The git program. @default 'git' */
  git?: string
  /** Folders in which git is looked for, separated by colons. @default the usual ones of Unix */
  searchPath?: string
  /** Most bytes of a pack that one push may bring. @default 256 MiB */
  maxPackBytes?: number
  /** How long a pusher is shown a build at most, in ms. @default 10 minutes */
  holdMs?: number
}

const DEFAULT_HOLD_MS = 10 * 60_000
const MAX_WAITING = 200
const QUEUE_WAIT_MS = 10_000
const STOP_GRACE_MS = 2000

/** Git hosting, tokens and projects; every push becomes one recorded event and is handed to the build service. */
export class Auth implements Startable {
  readonly #parts: AuthComponents
  readonly #init: AuthInit
  readonly #git: Git
  readonly #store: AuthStore
  readonly #access: Access
  readonly #repositories: Repositories
  readonly #submitter: Submitter
  readonly #ledger: PushLedger
  readonly #reconciler: Reconciler
  readonly #projects: Projects
  readonly #metrics = new Metrics()
  readonly #uploads: Slots
  readonly #receives: Slots
  #stopping = new AbortController()
  #listener: HttpListener | undefined

  /** Opens nothing: work begins in `start()`. */
  constructor(components: AuthComponents, init: AuthInit) {
    this.#parts = components
    this.#init = init
    const { bus, logger, map } = components
    const program = init.git === undefined ? {} : { command: init.git }
    const path = init.searchPath === undefined ? {} : { searchPath: init.searchPath }
    this.#git = new Git({ ...program, ...path, configFile: this.#configFile(), logger })
    this.#store = new AuthStore(map)
    this.#access = new Access(this.#store)
    this.#repositories = new Repositories(this.#git, join(init.folder, 'repositories'))
    const shared = { store: this.#store, repositories: this.#repositories, logger }
    this.#submitter = new Submitter({ bus, store: this.#store, logger })
    this.#ledger = new PushLedger({ ...shared, onFound: () => this.#submitter.retrySoon() })
    this.#reconciler = new Reconciler({ ...shared, ledger: this.#ledger, peerId: bus.peerId })
    this.#projects = new Projects({
      ...shared,
      access: this.#access,
      peerId: bus.peerId,
      retire: (project) => this.#retire(project)
    })
    const limit = 2 * availableParallelism()
    this.#receives = new Slots({ limit, maxWaiting: MAX_WAITING, waitMs: QUEUE_WAIT_MS })
    this.#uploads = new Slots({ limit: 2 * limit, maxWaiting: MAX_WAITING, waitMs: QUEUE_WAIT_MS })
  }

  #configFile(): string {
    return join(this.#init.folder, 'host.gitconfig')
  }

  /** @throws {CloudError} `failed_precondition` when git is missing or too old, or the port is taken */
  async start(): Promise<void> {
    if (this.#listener !== undefined) return
    this.#stopping = new AbortController()
    const { adminToken, folder, listen } = this.#init
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(this.#configFile(), hostConfig(this.#init.maxPackBytes), { mode: 0o600 })
    const version = await this.#git.assertUsable()
    if (adminToken !== undefined) {
      await this.#access.installAdminToken(adminToken, this.#parts.bus.peerId)
    }
    await this.#reconciler.sweep()
    this.#listener = await serveHttp({
      ...listen,
      handler: serveRoutes(this.#router(), { logger: this.#parts.logger }),
      requestTimeoutMs: 0 // a slow push may take as long as it moves
    })
    try {
      await this.#serveBus()
    } catch (error) {
      await this.#closeListener()
      throw error
    }
    this.#submitter.start()
    this.#reconciler.start()
    this.#parts.logger.info('git hosting started', { address: this.httpAddress(), git: version })
  }

  async stop(): Promise<void> {
    if (this.#listener === undefined) return
    this.#stopping.abort()
    await this.#parts.bus.unserve(AuthContract.protocol)
    await this.#closeListener()
    await this.#reconciler.stop()
    await this.#submitter.stop()
  }

  async #closeListener(): Promise<void> {
    await this.#listener?.stop(STOP_GRACE_MS)
    this.#listener = undefined
  }

  /** `host:port` of the listener. @throws {CloudError} `failed_precondition` before `start()` */
  httpAddress(): string {
    if (this.#listener === undefined) {
      throw new CloudError(
        'failed_precondition',
        'Cannot tell the address: the service is not started'
      )
    }
    return new URL(this.#listener.url).host
  }

  async #serveBus(): Promise<void> {
    const store = this.#store
    const sources = {
      git: this.#git,
      repositories: this.#repositories,
      slots: this.#uploads,
      store,
      trust: this.#parts.trust,
      peerId: this.#parts.bus.peerId
    }
    await this.#parts.bus.serve(AuthContract, {
      getProject: { allow: anyNode, handle: (request) => getProject({ store }, request) },
      listProjects: { allow: anyNode, handle: (request) => listProjects({ store }, request) },
      fetchSources: {
        allow: anyOf('monkey'),
        handle: (request, context) => fetchSources(sources, request, context)
      }
    })
  }

  #router(): Router<RouteHandler> {
    const router = new Router<RouteHandler>()
    const { bus, logger } = this.#parts
    const notReady = (): string | undefined =>
      this.#stopping.signal.aborted ? 'stopping' : undefined
    addHealthRoutes(router, { notReady, metrics: () => this.#metrics.text() })
    addApiRoutes(router, {
      bus,
      access: this.#access,
      projects: this.#projects,
      store: this.#store,
      logger,
      cloud: { name: bus.certificate.cloud, zone: this.#init.zone },
      gitUrl: (repository) => new URL(`/${repository}.git`, this.#publicUrl()).href
    })
    const shared = { git: this.#git, repositories: this.#repositories }
    addGitRoutes(router, {
      access: this.#access,
      store: this.#store,
      logger,
      peerId: bus.peerId,
      upload: { ...shared, slots: this.#uploads },
      receive: {
        ...shared,
        slots: this.#receives,
        logger,
        // The pack has its own limit in git, which says so in words; this one is the outer wall.
        maxBytes: 2 * (this.#init.maxPackBytes ?? MAX_PACK_BYTES),
        enter: (repository) => this.#ledger.enter(repository),
        onPush: (push, say, gone) => handlePush(this.#pushFlow(), push, { say, gone })
      }
    })
    return router
  }

  #publicUrl(): string {
    return this.#init.publicUrl ?? `http://${this.httpAddress()}`
  }

  #pushFlow() {
    this.#metrics.count('pushes')
    return {
      bus: this.#parts.bus,
      ledger: this.#ledger,
      submitter: this.#submitter,
      logger: this.#parts.logger,
      holdMs: this.#init.holdMs ?? DEFAULT_HOLD_MS,
      stopping: this.#stopping.signal,
      onUnrecorded: ({ repository }: { repository: RepositoryRef }) =>
        this.#reconciler.later(repository)
    }
  }

  async #retire(project: Project): Promise<void> {
    const tns = this.#parts.bus.client(TnsContract, { service: 'tns' })
    await tns.remove({ project: project.id, branch: '' })
    const patrick = this.#parts.bus.client(PatrickContract, { service: 'patrick' })
    const { jobs } = await patrick.listJobs({ project: project.id, limit: 50 })
    for (const job of jobs.filter(({ state }) => state === 'queued' || state === 'leased')) {
      await patrick.cancel({ job: job.id }).catch((error: unknown) => {
        // It ended in the same moment, or ends in a release that nobody can reach any more.
        this.#parts.logger.debug('build of a deleted project not cancelled', { job: job.id, error })
      })
    }
    for (const repository of project.repositories) this.#ledger.forget(repository)
  }
}
