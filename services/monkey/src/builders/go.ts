import { BuildFailure } from '../build-failure.ts'
import type { Sandbox, SandboxCaps, SandboxFile, SandboxJob } from '../sandbox/sandbox.ts'
import { DEFAULT_CAPS } from '../sandbox/sandbox.ts'
import type { SourceFile } from '../sources/source-tree.ts'
import type { BuildContext, ModuleBuilder, SourceFolder } from './builder.ts'
import { readAll } from './builder.ts'
import type { GoToolchain, GoWarmUp, NoGo } from './go-toolchain.ts'
import { GO_BUILD, GO_SDK, goEnvironment } from './go-toolchain.ts'
import type { SdkSources } from './sdk-sources.ts'
import { missingSandbox, runInSandbox } from './toolchain.ts'

/** Where builds see a Go that is not below /usr, and the compiled standard library. */
const ROOT_INSIDE = '/opt/go'
const CACHE_INSIDE = '/opt/go-cache'
/** The SDK is a module beside the function, joined by a workspace (https://go.dev/ref/mod#workspaces). */
const WORKSPACE = 'go 1.24\n\nuse ./function\nuse ./sdk\n'
const MODULE = 'module function\n\ngo 1.24\n'
const CAPS: SandboxCaps = { ...DEFAULT_CAPS, wallMs: 300_000, resultBytes: 64 << 20 }

/** What the builder found on its node. */
export interface GoNode {
  readonly sandbox: Sandbox
  readonly toolchain: GoToolchain | NoGo
  readonly warmUp: GoWarmUp | undefined
  readonly sdk: SdkSources
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
    const { sdk, toolchain } = await this.#node()
    return [
      'go',
      'missing' in toolchain ? 'missing' : toolchain.version,
      ...GO_BUILD,
      sdk.hash
    ].join(' ')
  }

  async build(folder: SourceFolder, context: BuildContext): Promise<Uint8Array> {
    const { sandbox, sdk, toolchain, warmUp } = await this.#node()
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
    const files = await runInSandbox(sandbox, goJob(folder, toolchain, sdk), {
      what: folder.path,
      context
    })
    const module = files.find((file) => file.path === 'main.wasm')
    if (module !== undefined) return module.content
    throw new BuildFailure('build', `Cannot build "${folder.path}": go gave no module`)
  }
}

function goJob(folder: SourceFolder, toolchain: GoToolchain, sdk: SdkSources): SandboxJob {
  const isBelowUsr = toolchain.root.startsWith('/usr/')
  const root = isBelowUsr ? toolchain.root : ROOT_INSIDE
  return {
    argv: [`${root}/bin/go`, ...GO_BUILD, '-o', '/out/main.wasm', '.'],
    cwd: '/src/function',
    env: {
      ...goEnvironment(),
      PATH: `${root}/bin:/usr/bin:/bin`,
      GOROOT: root,
      GOCACHE: CACHE_INSIDE,
      GOPATH: '/work/go',
      GOTMPDIR: '/work',
      ...(isVendored(folder) ? {} : { GOWORK: '/src/go.work' })
    },
    sources: { at: '/src', files: workspace(folder, sdk) },
    mounts: [
      ...(isBelowUsr ? [] : [{ path: toolchain.root, at: ROOT_INSIDE }]),
      { path: toolchain.cache, at: CACHE_INSIDE }
    ],
    caps: CAPS
  }
}

/** The folder, with a go.mod when it has none, and the SDK beside it. */
async function* workspace(folder: SourceFolder, sdk: SdkSources): AsyncGenerator<SandboxFile> {
  const plain = (path: string, text: string): SandboxFile => ({
    path,
    content: Buffer.from(text),
    executable: false
  })
  for await (const file of readAll(folder)) yield { ...file, path: `function/${file.path}` }
  if (!folder.files.some((file) => file.path === 'go.mod')) yield plain('function/go.mod', MODULE)
  for (const [path, text] of sdk.files) yield plain(`sdk/${path}`, text)
  yield plain('go.work', WORKSPACE)
}

function isVendored(folder: SourceFolder): boolean {
  return folder.files.some((file) => file.path === 'vendor/modules.txt')
}

/** Builds have no network: what a module requires, other than the SDK, must be in its vendor folder. */
async function checkModule(folder: SourceFolder): Promise<void> {
  const manifest = folder.files.find((file) => file.path === 'go.mod')
  if (manifest === undefined || isVendored(folder)) return
  const text = new TextDecoder().decode(await folder.read(manifest))
  const [missing] = requirementsIn(text).filter((path) => path !== GO_SDK)
  if (missing === undefined) return
  throw new BuildFailure(
    'build',
    `Cannot build "${folder.path}": go.mod requires ${missing} and builds have no network; run "go mod vendor" and commit the vendor folder`
  )
}

/** Module paths of `require` lines and blocks (https://go.dev/ref/mod#go-mod-file-require). */
function requirementsIn(manifest: string): string[] {
  const lines = manifest.split('\n').map((line) => line.replace(/\/\/.*$/, '').trim())
  let isInBlock = false
  return lines.flatMap((line) => {
    if (/^require\s*\($/.test(line)) isInBlock = true
    else if (line === ')') isInBlock = false
    else {
      const path =
        /^require\s+"?([^\s"(]+)/.exec(line)?.[1] ??
        (isInBlock ? /^"?([^\s"]+)/.exec(line)?.[1] : undefined)
      return path === undefined ? [] : [path]
    }
    return []
  })
}
