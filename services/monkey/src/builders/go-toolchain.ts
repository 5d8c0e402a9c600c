import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { access, constants, mkdir, writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CloudError, silentLogger } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import { findExecutable, searchPath } from '../executables.ts'
import { jobsCanReach } from '../reach.ts'
import { isGoSource, readSdk, SDK_FOLDER } from './sdk-sources.ts'
import type { SdkSources } from './sdk-sources.ts'

const execute = promisify(execFile)

/** The oldest Go that can export functions from a WASI module. */
const FLOOR = [1, 24] as const
/** One set of options for every build and for the cache, since the cache's keys are made from them. */
export const GO_BUILD = [
  'build',
  '-buildmode=c-shared',
  '-trimpath',
  '-buildvcs=false',
  '-ldflags=-s -w'
]
export const GO_TARGET = { GOOS: 'wasip1', GOARCH: 'wasm', CGO_ENABLED: '0' }
const LOW_PRIORITY = 15

/** Module path of the SDK, which every function may import. */
export const GO_SDK = 'taucloud.dev/sdk'

/**
 * Packages compiled ahead. The first set, with the SDK, is what a simple function needs: whoever pushes right after the
 * first start waits for that one only.
 */
const WARM_SETS: readonly (readonly string[])[] = [
  [GO_SDK, 'strconv', 'strings', 'time'],
  [
    'bytes',
    'context',
    'encoding/json',
    'errors',
    'fmt',
    'io',
    'math/rand/v2',
    'net/url',
    'slices',
    'sort',
    'sync'
  ],
  [
    'bufio',
    'crypto/hmac',
    'crypto/sha256',
    'encoding/base64',
    'encoding/binary',
    'encoding/hex',
    'html/template',
    'net/http',
    'os',
    'path',
    'regexp',
    'text/template'
  ]
]

/** The Go of this node and its compiled standard library. */
export interface GoToolchain {
  /** "go1.26.8" */
  readonly version: string
  /** GOROOT on the host. */
  readonly root: string
  /** GOCACHE with the standard library for the target; builds see it read-only. */
  readonly cache: string
}

/** Why there is none, in words for the person who pushed. */
export interface NoGo {
  readonly missing: string
}

/**
 * Looks for Go ≥ 1.24.
 *
 * @param command name or path of the program
 * @param shared a folder that jobs may be given read-only
 */
export async function findGo(command: string, shared: string): Promise<GoToolchain | NoGo> {
  const go = await findExecutable(command)
  if (go === undefined)
    return { missing: 'Go is not installed on this node; install Go 1.24 or newer' }
  try {
    const env = {
      PATH: searchPath(go),
      HOME: '/nonexistent',
      GOTOOLCHAIN: 'local',
      GOENV: 'off',
      GOFLAGS: ''
    }
    const { stdout } = await execute(go, ['env', 'GOVERSION', 'GOROOT'], { env })
    const [version = '', root = ''] = stdout.trim().split('\n')
    if (isBelowFloor(version)) {
      return { missing: `${version} is too old; install Go 1.24 or newer on this node` }
    }
    if (!(await jobsCanReach(join(root, 'bin'))))
      return { missing: `builds may not read ${version}; open its folder to all users` }
    const key = createHash('sha256')
      .update(JSON.stringify([version, root, GO_BUILD, WARM_SETS]))
      .digest('hex')
      .slice(0, 16)
    return { version, root, cache: join(shared, `go-${key}`) }
  } catch {
    return { missing: 'the installed Go does not run; install Go 1.24 or newer on this node' }
  }
}

/**
 * Compiles what a simple Go function needs of the standard library, once per machine and version of Go, so that the
 * first push does not wait for it.
 *
 * @param folder the one that builders are given as `toolchainFolder`
 * @param onBegin called when there is something to do, with the version of Go
 */
export async function prepareGo(
  folder: string,
  onBegin: (version: string) => void = () => undefined
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const toolchain = await findGo('go', folder)
  if ('missing' in toolchain) return
  const sdk = await readSdk(join(SDK_FOLDER, 'go'), isGoSource)
  const warmUp = new GoWarmUp(toolchain, sdk, silentLogger)
  if (await warmUp.isFirstSetThere()) return
  onBegin(toolchain.version)
  await warmUp.compileFirstSet()
}

/** Compiles the standard library for the target ahead of the first build, once per node and version of Go. */
export class GoWarmUp {
  readonly #go: GoToolchain
  readonly #logger: Logger
  readonly #sdk: SdkSources
  readonly #abort = new AbortController()
  #first: Promise<void> | undefined
  #all: Promise<void> | undefined

  constructor(go: GoToolchain, sdk: SdkSources, logger: Logger) {
    this.#go = go
    this.#sdk = sdk
    this.#logger = logger
  }

  /** Starts in the background, the first set at normal priority. */
  start(): void {
    if (this.#all !== undefined) return
    this.#first = this.#compile(0)
    this.#all = this.#first.then(() => this.#compile(1)).then(() => this.#compile(2))
    this.#all.catch(() => undefined) // a build compiles by itself what is not there
  }

  /** Resolves when the packages of a simple function are compiled; tells whether one had to wait for it. */
  async firstSetReady(): Promise<boolean> {
    this.start()
    const before = performance.now()
    await this.#first?.catch(() => undefined)
    return performance.now() - before > 100
  }

  async isFirstSetThere(): Promise<boolean> {
    return exists(this.#readyFile(0))
  }

  /** @throws {CloudError} `failed_precondition` when the compiler fails */
  async compileFirstSet(): Promise<void> {
    await this.#compile(0)
  }

  /** Resolves when everything is compiled. */
  async ready(): Promise<void> {
    this.start()
    await this.#all?.catch(() => undefined)
  }

  async stop(): Promise<void> {
    this.#abort.abort()
    await this.#all?.catch(() => undefined)
  }

  #readyFile(index: number): string {
    // What the SDK imports is part of the first set.
    const name = index === 0 ? `0-${this.#sdk.hash.slice(0, 16)}` : String(index)
    return join(this.#go.cache, `ready-${name}`)
  }

  async #compile(index: number): Promise<void> {
    if (this.#abort.signal.aborted) return
    const done = this.#readyFile(index)
    if (await exists(done)) return
    const startedAt = performance.now()
    const folder = join(this.#go.cache, `set-${String(index)}`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'go.mod'), 'module warm\n\ngo 1.24\n')
    await writeFile(
      join(folder, 'go.work'),
      `go 1.24\n\nuse .\nuse ${JSON.stringify(this.#sdk.folder)}\n`
    )
    const imports = (WARM_SETS[index] ?? []).map((name) => `import _ "${name}"\n`).join('')
    await writeFile(join(folder, 'main.go'), `package main\n\n${imports}\nfunc main() {}\n`)
    await this.#build(folder, index)
    await writeFile(done, '')
    this.#logger.info('go standard library compiled', {
      version: this.#go.version,
      set: index,
      ms: Math.round(performance.now() - startedAt)
    })
  }

  /** Our own program and the operator's compiler: nothing foreign runs here, so no sandbox. */
  async #build(folder: string, index: number): Promise<void> {
    const go = join(this.#go.root, 'bin', 'go')
    const child = spawn(
      '/bin/sh',
      ['-c', 'umask 022; exec "$@"', 'sh', go, ...GO_BUILD, '-o', '/dev/null', '.'],
      {
        cwd: folder,
        env: {
          ...goEnvironment(),
          PATH: searchPath(go),
          HOME: folder,
          GOCACHE: this.#go.cache,
          GOWORK: join(folder, 'go.work'),
          GOPATH: join(folder, 'gopath')
        },
        stdio: 'ignore',
        signal: this.#abort.signal,
        killSignal: 'SIGKILL'
      }
    )
    if (index > 0 && child.pid !== undefined) setPriority(child.pid, LOW_PRIORITY)
    const ended: unknown[] = await once(child, 'exit')
    if (ended[0] !== 0)
      throw new CloudError(
        'failed_precondition',
        `Cannot compile the standard library: go ended with ${String(ended[0])}`
      )
  }
}

/** What every go of ours runs with: no downloads, no other tool chain, no configuration of a user. */
export function goEnvironment(): Record<string, string> {
  return {
    ...GO_TARGET,
    GOTOOLCHAIN: 'local',
    GOENV: 'off',
    GOFLAGS: '',
    GOPROXY: 'off',
    GOSUMDB: 'off',
    GOWORK: 'off',
    GO111MODULE: 'on'
  }
}

function isBelowFloor(version: string): boolean {
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(version) ?? []
  return (
    major === undefined ||
    Number(major) < FLOOR[0] ||
    (Number(major) === FLOOR[0] && Number(minor) < FLOOR[1])
  )
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false
  )
}
