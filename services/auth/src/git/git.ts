import { spawn } from 'node:child_process'
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'

export interface GitInit {
  /** The program. @default 'git' */
  command?: string
  /** Where it and what it starts are looked for. @default the usual folders of Unix */
  searchPath?: string
  /** File with the configuration that every process gets. */
  configFile: string
  logger: Logger
}

/** A running git with input and output. */
export type GitProcess = ChildProcessByStdio<Writable, Readable, Readable>

const FLOOR = [2, 39, 5] as const
const SEARCH_PATH = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin'
const MAX_STDERR_BYTES = 8192
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024

/** Starts git: with the host's configuration, and with nothing of the environment or the machine's configuration. */
export class Git {
  readonly #command: string
  readonly #environment: Record<string, string>
  readonly #logger: Logger

  constructor(init: GitInit) {
    this.#command = init.command ?? 'git'
    this.#logger = init.logger
    this.#environment = {
      PATH: init.searchPath ?? SEARCH_PATH,
      HOME: '/nonexistent',
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: init.configFile,
      GIT_TERMINAL_PROMPT: '0'
    }
  }

  /**
   * Starts a process. What it says on standard error goes to the log and nowhere else: it may name paths of this node.
   *
   * @param protocol value for `GIT_PROTOCOL`, checked by the caller
   */
  start(args: readonly string[], protocol?: string): GitProcess {
    const extra = protocol === undefined ? {} : { GIT_PROTOCOL: protocol }
    const child = spawn(this.#command, args, {
      env: { ...this.#environment, ...extra },
      stdio: ['pipe', 'pipe', 'pipe']
    })
    // A process that has ended closes its input; who writes then looks at `writable`.
    child.stdin.on('error', () => undefined)
    this.#logErrors(child, args)
    return child
  }

  #logErrors(child: GitProcess, args: readonly string[]): void {
    let text = ''
    child.stderr.on('data', (chunk: Buffer) => {
      if (text.length < MAX_STDERR_BYTES) text += chunk.toString('latin1')
    })
    child.once('error', (error) => this.#logger.error('git not started', { error }))
    child.once('close', (status) => {
      if (status === 0 && text === '') return
      const stderr = text.slice(0, MAX_STDERR_BYTES)
      this.#logger.debug('git said', { command: args[0], status, stderr })
    })
  }

  /**
   * Runs to the end and returns standard output.
   *
   * @throws {CloudError} `internal` when git fails or says more than 16 MiB
   */
  async run(args: readonly string[], input: string | Uint8Array = ''): Promise<string> {
    const child = this.start(args)
    child.stdin.end(input)
    const chunks: Buffer[] = []
    let bytes = 0
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MAX_OUTPUT_BYTES) child.kill()
      else chunks.push(chunk)
    })
    const status = await exitOf(child)
    if (status === 0) return Buffer.concat(chunks).toString('utf8')
    throw new CloudError('internal', `Cannot run git ${args[0] ?? ''}: it ended with ${status}`)
  }

  /**
   * The version, when it is one that may serve strangers.
   *
   * @throws {CloudError} `failed_precondition` when git is missing or older than 2.39.5
   */
  async assertUsable(): Promise<string> {
    const text = await this.run(['version']).catch((error: unknown) => {
      const what = `Cannot host repositories: "${this.#command}" cannot be run, install git`
      throw new CloudError('failed_precondition', `${what} ${FLOOR.join('.')} or newer`, {
        cause: error
      })
    })
    const version = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text)
    const parts = FLOOR.map((_, index) => Number(version?.[index + 1] ?? 0))
    if (version !== null && !isOlder(parts, FLOOR)) return version[0]
    throw new CloudError(
      'failed_precondition',
      `Cannot host repositories: git is ${version?.[0] ?? 'of unknown version'}, it must be ${FLOOR.join('.')} or newer`
    )
  }
}

function isOlder(version: readonly number[], floor: readonly number[]): boolean {
  const index = floor.findIndex((part, at) => part !== version[at])
  return index >= 0 && (version[index] ?? 0) < (floor[index] ?? 0)
}

/** Waits for the end of a process and its output: its status, or the signal that ended it. */
export async function exitOf(child: ChildProcess): Promise<number | string> {
  try {
    const [status, signal] = (await once(child, 'close')) as [unknown, unknown] // Node's event
    return typeof status === 'number' ? status : String(signal)
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'not started'
  }
}
