import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BuildFailure } from '../build-failure.ts'
import type { CompileReply, CompileRequest } from './compiler-protocol.ts'
import { isCompileReply } from './compiler-protocol.ts'

/** Baseline code only: half the memory, a faster first compile, the same speed after it (docs/decisions/0061). */
const ENGINE_FLAGS = [
  '--liftoff-only',
  '--expose-gc',
  '--max-semi-space-size=4',
  '--v8-pool-size=1'
]

export interface CompilerInit {
  /** Heap of the process. @default 512 */
  heapMegabytes?: number
  /** One compile. @default 30 000 */
  timeoutMs?: number
  /** A compile that nobody waits for any more may run on for so long. @default 1000 */
  graceMs?: number
  /** The process is replaced when it holds more after an answer. @default 400 MiB */
  maxResidentBytes?: number
  /** The process ends when nothing was compiled for so long. @default 600 000 */
  idleMs?: number
}

interface Waiting {
  readonly request: CompileRequest
  readonly signal: AbortSignal
  resolve(reply: CompileReply): void
  reject(error: Error): void
}

const WARM_UP: Omit<CompileRequest, 'number'> = {
  entries: ['warm.ts'],
  options: ['-O3'],
  sources: new Map([
    [
      'warm.ts',
      'export function warm(n: i32): i32 { const m = new Map<string, string>(); m.set(n.toString(), "a,b".split(",")[0]); return String.UTF8.encode(m.get("1") + "x").byteLength }'
    ]
  ])
}

/**
 * The AssemblyScript compiler in a warm process of its own. One compile at a time, further ones wait. A compile over
 * its time, its heap or canceled ends the process; the next one starts another.
 */
export class Compiler {
  readonly #init: Required<CompilerInit>
  readonly #queue: Waiting[] = []
  #running: { waiting: Waiting; timer: NodeJS.Timeout } | undefined
  #process: ChildProcess | undefined
  #idle: NodeJS.Timeout | undefined
  #number = 0
  #closed = false

  constructor(init: CompilerInit = {}) {
    this.#init = {
      heapMegabytes: init.heapMegabytes ?? 512,
      timeoutMs: init.timeoutMs ?? 30_000,
      graceMs: init.graceMs ?? 1_000,
      maxResidentBytes: init.maxResidentBytes ?? 400 << 20,
      idleMs: init.idleMs ?? 600_000
    }
  }

  /** The process id while there is a process. */
  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** Starts the process and compiles something small, so that the next compile is fast. */
  async warm(): Promise<void> {
    if (this.#process !== undefined || this.#queue.length > 0) return
    await this.compile(WARM_UP, new AbortController().signal)
  }

  /**
   * @throws {BuildFailure} `timeout` or `limit` when the sources take too much of the compiler
   */
  compile(request: Omit<CompileRequest, 'number'>, signal: AbortSignal): Promise<CompileReply> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ request: { ...request, number: ++this.#number }, signal, resolve, reject })
      this.#next()
    })
  }

  /** Ends the process; what waits is refused. */
  close(): void {
    this.#closed = true
    for (const waiting of this.#queue.splice(0)) waiting.reject(stopped())
    this.#fail(stopped())
  }

  #next(): void {
    if (this.#running !== undefined) return
    const waiting = this.#queue.shift()
    if (waiting === undefined) {
      this.#sleepWhenIdle()
      return
    }
    if (this.#closed || waiting.signal.aborted) {
      waiting.reject(stopped())
      this.#next()
      return
    }
    clearTimeout(this.#idle)
    const timer = setTimeout(() => {
      this.#fail(
        new BuildFailure(
          'timeout',
          `Cannot compile: it takes longer than ${String(this.#init.timeoutMs / 1000)} s`
        )
      )
    }, this.#init.timeoutMs)
    this.#running = { waiting, timer }
    waiting.signal.addEventListener('abort', this.#onAbort, { once: true })
    this.#started().send(waiting.request, (error) => {
      if (error !== null)
        this.#fail(
          new BuildFailure('infrastructure', 'Cannot compile: the compiler is gone', {
            cause: error
          })
        )
    })
  }

  /** A compile that nobody waits for may end by itself for a moment: a warm process is worth more than that. */
  readonly #onAbort = (): void => {
    const running = this.#running
    if (running === undefined) return
    running.waiting.reject(stopped())
    clearTimeout(running.timer)
    running.timer = setTimeout(() => {
      this.#fail(stopped())
    }, this.#init.graceMs)
  }

  #started(): ChildProcess {
    if (this.#process !== undefined) return this.#process
    const child = fork(processFile(), {
      execArgv: [
        ...ENGINE_FLAGS,
        `--max-old-space-size=${String(this.#init.heapMegabytes)}`,
        ...permissions()
      ],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc']
    })
    child.on('message', (reply: unknown) => {
      if (isCompileReply(reply)) this.#answer(reply)
    })
    child.on('error', () => undefined) // the exit that follows tells
    child.once('exit', () => {
      if (this.#process === child) {
        this.#fail(
          new BuildFailure('limit', 'Cannot compile: the compiler ran out of memory or crashed')
        )
      }
    })
    child.unref()
    child.channel?.unref()
    this.#process = child
    return child
  }

  #answer(reply: CompileReply): void {
    const waiting = this.#take(reply.number)
    if (reply.residentBytes > this.#init.maxResidentBytes) this.#end()
    waiting?.resolve(reply)
    this.#next()
  }

  /** Ends the process; the compile that runs in it fails. */
  #fail(error: Error): void {
    this.#end()
    this.#take()?.reject(error)
    this.#next()
  }

  #take(number?: number): Waiting | undefined {
    const running = this.#running
    if (
      running === undefined ||
      (number !== undefined && running.waiting.request.number !== number)
    )
      return undefined
    clearTimeout(running.timer)
    running.waiting.signal.removeEventListener('abort', this.#onAbort)
    this.#running = undefined
    return running.waiting
  }

  #end(): void {
    const child = this.#process
    this.#process = undefined
    child?.kill('SIGKILL')
  }

  #sleepWhenIdle(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      this.#end()
    }, this.#init.idleMs)
    this.#idle.unref()
  }
}

function stopped(): BuildFailure {
  return new BuildFailure('infrastructure', 'Cannot compile: the build was stopped')
}

function processFile(): string {
  return join(import.meta.dirname, `compiler-process${extname(import.meta.filename)}`)
}

/** The process may read its own code and the compiler's, and nothing else. */
function permissions(): string[] {
  const own = join(import.meta.dirname, '..', '..')
  const modules = fileURLToPath(import.meta.resolve('assemblyscript/asc'))
  const installed = modules.slice(0, modules.lastIndexOf('node_modules') + 'node_modules'.length)
  return ['--permission', `--allow-fs-read=${own}/*`, `--allow-fs-read=${installed}/*`]
}
