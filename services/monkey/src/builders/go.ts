import { BuildFailure } from '../build-failure.ts'
import type { Sandbox, SandboxCaps, SandboxFile } from '../sandbox/sandbox.ts'
import { DEFAULT_CAPS } from '../sandbox/sandbox.ts'
import type { SourceFile } from '../sources/source-tree.ts'
import type { BuildContext, ModuleBuilder, SourceFolder } from './builder.ts'
import { readAll } from './builder.ts'
import type { GoToolchain, GoWarmUp, NoGo } from './go-toolchain.ts'
import { GO_BUILD, goEnvironment } from './go-toolchain.ts'
import { missingSandbox, runInSandbox } from './toolchain.ts'

/** Where builds see a Go that is not below /usr, and the compiled standard library. */
const ROOT_INSIDE = '/opt/go'
const CACHE_INSIDE = '/opt/go-cache'
const MODULE = 'module function\n\ngo 1.24\n'
const CAPS: SandboxCaps = { ...DEFAULT_CAPS, wallMs: 300_000, resultBytes: 64 << 20 }

/** What the builder found on its node. */
export interface GoNode {
  readonly sandbox: Sandbox
  readonly toolchain: GoToolchain | NoGo
  readonly warmUp: GoWarmUp | undefined
}

/** Builds functions written in Go with the node's Go, as WASI reactors (https://go.dev/blog/wasmexport). */
export class GoBuilder implements ModuleBuilder {
  readonly language = 'Go'
  readonly #node: () => Promise<GoNode>

  /** @param node looked up at the first use: it runs programs */
  constructor(node: () => Promise<GoNode>) {
    this.#node = node
  }

  accepts(files: readonly SourceFile[]): boolean {
    return files.some((file) => file.path.endsWith('.go') && !file.path.includes('/'))
  }

  async fingerprint(): Promise<string> {
    const { toolchain } = await this.#node()
    return ['go', 'missing' in toolchain ? 'missing' : toolchain.version, ...GO_BUILD].join(' ')
  }

  async build(folder: SourceFolder, context: BuildContext): Promise<Uint8Array> {
    const { sandbox, toolchain, warmUp } = await this.#node()
    if ('missing' in toolchain) {
      throw new BuildFailure('toolchain', `Cannot build "${folder.path}": ${toolchain.missing}`)
    }
    const probe = await sandbox.probe()
    if (!probe.ok) throw missingSandbox(folder.path, probe.reason)
    await checkModule(folder)
    if ((await warmUp?.firstSetReady()) === true) {
      context.log.line(
        'step',
        `waited for ${toolchain.version}'s standard library: compiled once per node`
      )
    }
    const files = await runInSandbox(sandbox, goJob(folder, toolchain), {
      what: folder.path,
      context
    })
    const module = files.find((file) => file.path === 'main.wasm')
    if (module !== undefined) return module.content
    throw new BuildFailure('build', `Cannot build "${folder.path}": go gave no module`)
  }
}

function goJob(folder: SourceFolder, toolchain: GoToolchain): Parameters<Sandbox['run']>[0] {
  const isBelowUsr = toolchain.root.startsWith('/usr/')
  const root = isBelowUsr ? toolchain.root : ROOT_INSIDE
  return {
    argv: [`${root}/bin/go`, ...GO_BUILD, '-o', '/out/main.wasm', '.'],
    cwd: '/src',
    env: {
      ...goEnvironment(),
      PATH: `${root}/bin:/usr/bin:/bin`,
      GOROOT: root,
      GOCACHE: CACHE_INSIDE,
      GOPATH: '/work/go',
      GOTMPDIR: '/work'
    },
    sources: { at: '/src', files: withModule(folder) },
    mounts: [
      ...(isBelowUsr ? [] : [{ path: toolchain.root, at: ROOT_INSIDE }]),
      { path: toolchain.cache, at: CACHE_INSIDE }
    ],
    caps: CAPS
  }
}

/** The files of the folder, with a go.mod when it has none. */
async function* withModule(folder: SourceFolder): AsyncGenerator<SandboxFile> {
  yield* readAll(folder)
  if (folder.files.some((file) => file.path === 'go.mod')) return
  yield { path: 'go.mod', content: Buffer.from(MODULE), executable: false }
}

/** Builds have no network: what a module requires must be in its vendor folder. */
async function checkModule(folder: SourceFolder): Promise<void> {
  const manifest = folder.files.find((file) => file.path === 'go.mod')
  if (manifest === undefined) return
  const text = new TextDecoder().decode(await folder.read(manifest))
  const requires = /^\s*require\b/m.test(text)
  if (!requires || folder.files.some((file) => file.path === 'vendor/modules.txt')) return
  throw new BuildFailure(
    'build',
    `Cannot build "${folder.path}": go.mod requires modules and builds have no network; run "go mod vendor" and commit the vendor folder`
  )
}
