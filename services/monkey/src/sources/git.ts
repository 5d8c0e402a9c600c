import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { promisify } from 'node:util'
import { CloudError } from '@taucloud/base'
import { requireExecutable, searchPath } from '../executables.ts'

const execute = promisify(execFile)

/** Oldest git whose object checks are relied upon. */
const FLOOR = [2, 39, 5] as const

/** What every git of the builder runs under: no transport, no hook, no link, no helper, no configuration but this. */
const HARDENED = {
  'protocol.allow': 'never',
  'core.hooksPath': '/dev/null',
  'core.symlinks': 'false',
  'core.protectHFS': 'true',
  'core.protectNTFS': 'true',
  'core.fsmonitor': 'false',
  'core.fsync': 'none',
  'core.bigFileThreshold': '64m',
  'submodule.recurse': 'false',
  'fetch.recurseSubmodules': 'false',
  'fetch.fsckObjects': 'true',
  'transfer.bundleURI': 'false',
  'transfer.credentialsInUrl': 'die',
  'http.followRedirects': 'false',
  'credential.helper': '',
  'safe.directory': '*',
  'safe.bareRepository': 'explicit',
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'pack.threads': '1'
}
const OPTIONS = Object.entries(HARDENED).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/** Runs git on repositories that the builder does not trust. */
export class Git {
  readonly version: string
  readonly #path: string
  readonly #env: Record<string, string>

  private constructor(path: string, version: string) {
    this.#path = path
    this.version = version
    this.#env = {
      PATH: searchPath(path),
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
      GIT_ASKPASS: 'true',
      GIT_LFS_SKIP_SMUDGE: '1',
      LC_ALL: 'C'
    }
  }

  /** @throws {CloudError} `failed_precondition` when git is missing or older than 2.39.5 */
  static async find(): Promise<Git> {
    const path = await requireExecutable('git')
    const { stdout } = await execute(path, ['--version'])
    const version = /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? '0'
    if (isBelowFloor(version)) {
      throw new CloudError(
        'failed_precondition',
        `Cannot use git ${version}: 2.39.5 or newer is needed`
      )
    }
    return new Git(path, version)
  }

  /** Makes an empty bare repository without templates. */
  async init(gitDir: string): Promise<void> {
    const args = [...OPTIONS, 'init', '--bare', '--quiet', '--template=', '-b', 'main', gitDir]
    await execute(this.#path, args, { env: this.#env })
  }

  /** Starts git in a repository with pipes on standard input, output and error. */
  start(gitDir: string, args: readonly string[]): ChildProcess {
    return spawn(this.#path, [...OPTIONS, '--git-dir', gitDir, ...args], {
      env: this.#env,
      stdio: ['pipe', 'pipe', 'pipe']
    })
  }
}

function isBelowFloor(version: string): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, least] of FLOOR.entries()) {
    const part = parts[index] ?? 0
    if (part !== least) return part < least
  }
  return false
}
