import { createHash } from 'node:crypto'
import { CloudError } from '@taucloud/base'
import { PatrickContract } from '@taucloud/protocol/patrick'
import type { Job, PushEvent } from '@taucloud/protocol/patrick'
import { TnsContract } from '@taucloud/protocol/tns'
import { anyNode } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'

type Event = { job: Job } | { line: { number: number; atMs: number; stream: string; text: string } }

/** A build service that does what a test tells it to, over the real contract. */
export class BuildService {
  readonly pushes: PushEvent[] = []
  readonly removed: string[] = []
  readonly canceled: string[] = []
  /** Lines and states that a watcher of a job is shown. */
  script: (job: Job, afterLine: number, signal: AbortSignal) => AsyncIterable<Event> = succeed
  /** Called before a push is taken. */
  beforeSubmit: (push: PushEvent) => Promise<void> = async () => undefined
  readonly #bus: Bus
  readonly #waiting = new Set<() => void>()

  constructor(bus: Bus) {
    this.#bus = bus
  }

  async start(): Promise<void> {
    const unused = (): never => {
      throw new CloudError('unimplemented', 'not part of this test')
    }
    const no = { allow: anyNode, handle: unused }
    await this.#bus.serve(PatrickContract, {
      submit: { allow: anyNode, handle: ({ push }) => this.#submit(push) },
      getJob: { allow: anyNode, handle: ({ job }) => ({ job: this.job(job) }) },
      listJobs: { allow: anyNode, handle: ({ project }) => this.#list(project) },
      cancel: { allow: anyNode, handle: ({ job }) => this.#cancel(job) },
      watchJob: {
        allow: anyNode,
        handle: ({ job, afterLine }, { signal }) => this.script(this.job(job), afterLine, signal)
      },
      lease: no,
      heartbeat: no,
      appendLog: no,
      complete: no
    })
    await this.#bus.serve(TnsContract, {
      remove: { allow: anyNode, handle: ({ project, branch }) => this.#remove(project, branch) },
      publish: no,
      getBranch: no,
      listBranches: no,
      listReleases: no,
      lookupHost: no,
      selectRelease: no,
      watch: no
    })
  }

  async stop(): Promise<void> {
    await this.#bus.unserve(PatrickContract.protocol)
    await this.#bus.unserve(TnsContract.protocol)
  }

  async #submit(push: PushEvent | null): Promise<{ job: string }> {
    if (push === null) throw new CloudError('invalid_argument', 'no push')
    await this.beforeSubmit(push)
    const known = this.pushes.some((other) => jobOf(other) === jobOf(push))
    if (!known) this.pushes.push(push)
    for (const wake of this.#waiting) wake()
    return { job: jobOf(push) }
  }

  /** Resolves when so many pushes have come. */
  async received(count: number): Promise<void> {
    while (this.pushes.length < count) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }

  job(id: string, state = 'queued'): Job {
    const push = this.pushes.find((candidate) => jobOf(candidate) === id)
    if (push === undefined) throw new CloudError('not_found', `Cannot find job "${id}"`)
    const none = { attempt: 1, builder: 'builder12345678', cause: '', message: '', release: '' }
    return {
      id,
      push,
      state,
      queuedAtMs: 1,
      startedAtMs: 2,
      endedAtMs: push.pushedAtMs + 1500,
      ...none
    }
  }

  #list(project: string): { jobs: Job[] } {
    const pushes = this.pushes.filter((push) => push.project === project)
    return { jobs: pushes.toReversed().map((push) => this.job(jobOf(push))) }
  }

  #cancel(job: string): { job: Job } {
    this.canceled.push(job)
    return { job: this.job(job, 'canceled') }
  }

  #remove(project: string, branch: string): Record<string, never> {
    this.removed.push(`${project}/${branch}`)
    return {}
  }
}

export function jobOf(push: PushEvent): string {
  const identity = [push.project, push.branch, push.commit, push.sequence].join(' ')
  return createHash('md5').update(identity).digest('hex')
}

export function line(number: number, text: string): Event {
  return { line: { number, atMs: 1, stream: 'out', text } }
}

export async function* succeed(job: Job): AsyncGenerator<Event> {
  yield { job: { ...job, state: 'leased' } }
  yield line(1, 'compiled hello')
  yield { job: { ...job, state: 'succeeded', release: 'bafyrelease' } }
}
