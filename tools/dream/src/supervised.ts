import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { CloudError, parseJsonWith } from '@taucloud/base'
import { z } from 'zod'
import type { Fleet, FleetNode } from './fleet.ts'

const NODE_MAIN = fileURLToPath(import.meta.resolve('@taucloud/node/main'))
/** Eight processes on one laptop: a smaller young generation saves 25 MB in each. */
const SMALL = ['--max-semi-space-size=2']
const START_TIMEOUT_MS = 30_000
const STOP_TIMEOUT_MS = 10_000
const FIRST_BACKOFF_MS = 100
const LONGEST_BACKOFF_MS = 5_000
/** A node that lived this long starts again without delay. */
const STEADY_MS = 10_000

const readyLine = z.object({
  event: z.literal('ready'),
  name: z.string(),
  pid: z.number(),
  peerId: z.string(),
  services: z.array(z.string())
})

export interface SupervisedInit {
  /** Name and `node.json` of every node. */
  nodes: readonly { name: string; config: string }[]
  /** Receives one JSON log line of any node. */
  log: (line: string) => void
  /** Receives what the supervisor does, for people: a node died, a node is back. */
  notice: (text: string) => void
}

/** Every node a process of its own; one that dies is started again, with backoff. */
export class SupervisedFleet implements Fleet {
  readonly #children: SupervisedNode[]

  constructor(init: SupervisedInit) {
    this.#children = init.nodes.map((node) => new SupervisedNode(node, init))
  }

  async start(): Promise<void> {
    const outcomes = await Promise.allSettled(this.#children.map(async (child) => child.start()))
    const failure = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failure === undefined) return
    await this.stop()
    throw failure.reason
  }

  async stop(): Promise<void> {
    await Promise.all(this.#children.map(async (child) => child.stop()))
  }

  nodes(): FleetNode[] {
    return this.#children.flatMap((child) => (child.node === undefined ? [] : [child.node]))
  }
}

/** One process, kept alive until it is told to stop. */
class SupervisedNode {
  readonly #name: string
  readonly #config: string
  readonly #init: SupervisedInit
  #process: ChildProcess | undefined
  #stopping = false
  #backoffMs = 0
  #retry: NodeJS.Timeout | undefined
  /** What the process said when it became ready. */
  node: FleetNode | undefined

  constructor(node: { name: string; config: string }, init: SupervisedInit) {
    this.#name = node.name
    this.#config = node.config
    this.#init = init
  }

  /** Resolves when the node is ready. @throws {CloudError} `unavailable` with its last words when it ends instead */
  async start(): Promise<void> {
    const startedAt = performance.now()
    const child = spawn(
      process.execPath,
      [...process.execArgv, ...SMALL, NODE_MAIN, 'start', '--config', this.#config],
      {
        // The channel ties the node's life to ours: it stops when we are gone, however we went. A group of its own keeps
        // a terminal's Ctrl-C from it: we decide when it stops.
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: true
      }
    )
    this.#process = child
    const lastWords = this.#relayLog(child)
    child.once('exit', (code, signal) => {
      this.#process = undefined
      this.node = undefined
      if (!this.#stopping)
        this.#restartAfter(performance.now() - startedAt, signal ?? `code ${code}`)
    })
    this.node = await this.#awaitReady(child, lastWords)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#retry)
    const child = this.#process
    if (child?.exitCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    await exited
    clearTimeout(killer)
  }

  #relayLog(child: ChildProcess): string[] {
    const lastWords: string[] = []
    if (child.stderr !== null) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        lastWords.push(line)
        if (lastWords.length > 5) lastWords.shift()
        this.#init.log(line)
      })
    }
    return lastWords
  }

  async #awaitReady(child: ChildProcess, lastWords: string[]): Promise<FleetNode> {
    if (child.stdout === null)
      throw new CloudError('internal', 'Cannot start a node: no output pipe')
    const lines = createInterface({ input: child.stdout })
    const signal = AbortSignal.timeout(START_TIMEOUT_MS)
    const ready = once(lines, 'line', { signal })
    const ended = once(child, 'exit', { signal })
    try {
      const [line] = await Promise.race([ready, ended.then(() => [undefined])])
      if (typeof line === 'string')
        return parseJsonWith(readyLine, line, `first line of node "${this.#name}"`)
    } catch (error) {
      child.kill('SIGKILL')
      throw new CloudError(
        'deadline_exceeded',
        `Cannot start node "${this.#name}": not ready after ${START_TIMEOUT_MS / 1000} s`,
        { cause: error }
      )
    }
    throw new CloudError(
      'unavailable',
      `Cannot start node "${this.#name}": ${lastWords.at(-1) ?? 'it ended at once'}`
    )
  }

  #restartAfter(livedMs: number, how: string): void {
    this.#backoffMs =
      livedMs > STEADY_MS
        ? FIRST_BACKOFF_MS
        : Math.min(LONGEST_BACKOFF_MS, this.#backoffMs * 2 || FIRST_BACKOFF_MS)
    this.#init.notice(
      `node ${this.#name} died (${how}); starting it again in ${this.#backoffMs} ms`
    )
    this.#retry = setTimeout(() => {
      const startedAt = performance.now()
      this.start().then(
        () =>
          this.#init.notice(
            `node ${this.#name} is back after ${Math.round(performance.now() - startedAt)} ms`
          ),
        // Its exit schedules the next try; here only the reason is worth a word.
        (error: unknown) =>
          this.#init.notice(error instanceof Error ? error.message : String(error))
      )
    }, this.#backoffMs)
  }
}
