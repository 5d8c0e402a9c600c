import { EventEmitter, once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '@taucloud/base'
import { silentLogger } from '@taucloud/base'
import { parseFileTable, parseRelease } from '@taucloud/project'
import type { FileTable, Release, ReleaseWebsite } from '@taucloud/project'
import { AuthContract } from '@taucloud/protocol/auth'
import { HoarderContract } from '@taucloud/protocol/hoarder'
import type { Job, LogLine } from '@taucloud/protocol/patrick'
import { PatrickContract } from '@taucloud/protocol/patrick'
import { TnsContract } from '@taucloud/protocol/tns'
import { anyNode } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { startTestBuses } from '@taucloud/transport/testing'
import { Monkey } from '../service.ts'
import type { MonkeyInit } from '../service.ts'
import { MemoryContent } from './memory-content.ts'
import type { TestRepository } from './test-repository.ts'

const WAIT_MS = 60_000

/** A watch that has nothing to tell. */
async function* nothing(): AsyncGenerator<never> {
  yield* []
}

/** How a job ended, with all that was said on the way. */
export interface EndedJob {
  readonly state: string
  readonly cause: string
  readonly message: string
  readonly release: Release | undefined
  readonly lines: readonly string[]
}

/** A real builder on a real bus, and the other services of a cloud as far as a builder meets them. */
export class TestCloud {
  readonly folder = mkdtempSync(join(tmpdir(), 'monkey-cloud-'))
  readonly content = new MemoryContent()
  /** What the one hoarder holds. */
  readonly stored = new Map<string, Uint8Array>()
  monkey: Monkey
  /** Answered to heartbeats. */
  isCanceled = false
  /** Push time of what is live, in milliseconds. */
  livePushedAtMs = 0
  readonly #buses: Bus[]
  readonly #stopBuses: () => Promise<void>
  readonly #repository: TestRepository
  readonly #events = new EventEmitter()
  readonly #queue: Job[] = []
  readonly #lines: string[] = []
  readonly #releases = new Map<string, Release>()
  readonly #init: Partial<MonkeyInit>
  readonly #logger: Logger
  #pushes = 0

  private constructor(
    o: { buses: Bus[]; stop: () => Promise<void> },
    repository: TestRepository,
    init: Partial<MonkeyInit> & { logger?: Logger }
  ) {
    this.#buses = o.buses
    this.#stopBuses = o.stop
    this.#repository = repository
    const { logger = silentLogger, ...rest } = init
    this.#init = rest
    this.#logger = logger
    chmodSync(this.folder, 0o755) // else jobs, which are other users, would be kept elsewhere
    this.monkey = this.#createMonkey()
  }

  static async start(
    repository: TestRepository,
    init: Partial<MonkeyInit> & { logger?: Logger } = {}
  ): Promise<TestCloud> {
    const started = await startTestBuses([['monkey'], ['auth', 'patrick', 'tns', 'hoarder']])
    const cloud = new TestCloud(started, repository, init)
    await cloud.#serve()
    await cloud.monkey.start()
    return cloud
  }

  async stop(): Promise<void> {
    await this.monkey.stop()
    await this.#stopBuses()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Another life of the builder on the same folder. */
  async restartMonkey(): Promise<void> {
    await this.monkey.stop()
    this.monkey = this.#createMonkey()
    await this.monkey.start()
  }

  /** Queues the build of a commit and waits for its end. */
  async push(commit: string, o: { project: string; pushedAtMs?: number }): Promise<EndedJob> {
    const id = this.queue(commit, o)
    const [end] = (await once(this.#events, `end ${id}`, {
      signal: AbortSignal.timeout(WAIT_MS)
    })) as [EndedJob] // emitted below
    return end
  }

  queue(
    commit: string,
    { project, pushedAtMs = Date.now() }: { project: string; pushedAtMs?: number }
  ): string {
    const sequence = ++this.#pushes
    const id = sequence.toString(16).padStart(32, '0')
    const push = {
      ...{
        project,
        projectName: 'test',
        repository: 'test',
        branch: 'main',
        commit,
        before: '',
        pushedAtMs
      },
      ...{ pusher: 'test', sourcePeer: this.#services.peerId, sequence, environment: '' }
    }
    const times = { queuedAtMs: pushedAtMs, startedAtMs: pushedAtMs, endedAtMs: 0 }
    const job = {
      id,
      push,
      state: 'leased',
      attempt: 1,
      builder: '',
      ...times,
      cause: '',
      message: '',
      release: ''
    }
    this.#queue.push(job)
    this.#events.emit('queued')
    return id
  }

  /** Resolves when a line of the log matches. */
  async said(pattern: RegExp): Promise<void> {
    const signal = AbortSignal.timeout(WAIT_MS)
    while (!this.#lines.some((line) => pattern.test(line)))
      await once(this.#events, 'line', { signal })
  }

  /** The file table of a website as the hoarder holds it. */
  storedTable(website: ReleaseWebsite | undefined): FileTable {
    return parseFileTable(this.stored.get(website?.files ?? '') ?? new Uint8Array(0))
  }

  /** The broker is gone until {@link restoreBroker}. */
  async loseBroker(): Promise<void> {
    await this.#services.unserve(PatrickContract.protocol)
  }

  async restoreBroker(): Promise<void> {
    await this.#servePatrick(this.#services)
  }

  get #services(): Bus {
    const [, services] = this.#buses
    if (services === undefined) throw new Error('no bus')
    return services
  }

  #createMonkey(): Monkey {
    const [bus] = this.#buses
    if (bus === undefined) throw new Error('no bus')
    const init = { folder: join(this.folder, 'builds'), goCommand: 'no-such-go', ...this.#init }
    return new Monkey({ bus, content: this.content, logger: this.#logger }, init)
  }

  async #serve(): Promise<void> {
    const bus = this.#services
    await this.#servePatrick(bus)
    const repository = this.#repository
    await bus.serve(AuthContract, {
      getProject: { allow: anyNode, handle: () => ({}) },
      listProjects: { allow: anyNode, handle: () => ({}) },
      fetchSources: {
        allow: anyNode,
        handle: async function* ({ commit, have }) {
          const data = repository.bundle(commit, have)
          for (let at = 0; at < data.length; at += 65_536)
            yield { data: data.subarray(at, at + 65_536) }
        }
      }
    })
    await bus.serve(HoarderContract, {
      has: {
        allow: anyNode,
        handle: ({ cids }) => ({ missing: cids.filter((cid) => !this.stored.has(cid)) })
      },
      store: {
        allow: anyNode,
        handle: async (messages) => {
          for await (const { cid, data } of messages) this.stored.set(cid, data)
          return { stored: this.stored.size }
        }
      },
      pinStatus: { allow: anyNode, handle: () => ({}) }
    })
    await this.#serveTns(bus)
  }

  async #servePatrick(bus: Bus): Promise<void> {
    const unused = { allow: anyNode, handle: () => ({}) }
    await bus.serve(PatrickContract, {
      submit: unused,
      lease: {
        allow: anyNode,
        handle: async (_request, { signal }) => {
          if (this.#queue.length === 0) await once(this.#events, 'queued', { signal })
          const job = this.#queue.shift()
          return job === undefined ? {} : { job, capability: new Uint8Array([1]), leaseMs: 750 }
        }
      },
      heartbeat: { allow: anyNode, handle: () => ({ canceled: this.isCanceled }) },
      appendLog: {
        allow: anyNode,
        handle: ({ lines }) => {
          this.#lines.push(...lines.map((line: LogLine) => `${line.stream}: ${line.text}`))
          this.#events.emit('line')
          return {}
        }
      },
      complete: {
        allow: anyNode,
        handle: ({ cause, job, message, release, state }) => {
          const lines = this.#lines.splice(0)
          this.#events.emit(`end ${job}`, {
            state,
            cause,
            message,
            release: this.#releases.get(release),
            lines
          })
          return {}
        }
      },
      getJob: unused,
      listJobs: unused,
      cancel: unused,
      watchJob: { allow: anyNode, handle: nothing }
    })
  }

  async #serveTns(bus: Bus): Promise<void> {
    const unused = { allow: anyNode, handle: () => ({}) }
    await bus.serve(TnsContract, {
      publish: {
        allow: anyNode,
        handle: async ({ release: bytes }) => {
          const release = parseRelease(bytes)
          const cid = await this.content.put(bytes, 'json')
          this.#releases.set(cid, release)
          const isCurrent = release.pushedAtMs >= this.livePushedAtMs
          if (isCurrent) this.livePushedAtMs = release.pushedAtMs
          return {
            isCurrent,
            current: { release: cid, hosts: release.functions.flatMap((fn) => fn.hosts) }
          }
        }
      },
      getBranch: unused,
      listBranches: unused,
      listReleases: unused,
      lookupHost: unused,
      remove: unused,
      selectRelease: unused,
      watch: { allow: anyNode, handle: nothing }
    })
  }
}
