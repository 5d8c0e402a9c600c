import { createRequire } from 'node:module'
import { BuildFailure } from '../build-failure.ts'
import type { SourceFile } from '../sources/source-tree.ts'
import type { BuildContext, ModuleBuilder, SourceFolder } from './builder.ts'
import type { Compiler } from './compiler.ts'
import { GUEST_ABORT, GUEST_ABORT_FILE, GUEST_ABORT_OPTIONS } from './guest-abort.ts'
import { readSdk } from './sdk-sources.ts'
import type { SdkSources } from './sdk-sources.ts'

/** The import name under which functions find the SDK. */
const SDK = '@taucloud/sdk'
/** `incremental` frees memory within a request and between requests of a pooled instance (docs/decisions/0061). */
const OPTIONS = ['-O3', '--runtime', 'incremental', ...GUEST_ABORT_OPTIONS]
const ENTRIES = ['main.ts', 'index.ts', 'assembly/index.ts']
const MAX_SOURCE_BYTES = 4 << 20
/** Where the compiler says an error is: `in main.ts(3,5)`, and in the SDK `in ~lib/@taucloud/sdk/http.ts(3,5)`. */
const PLACE = /\bin ([^\s()~]+\.ts)\((\d+),(\d+)\)/g

/** Builds functions written in AssemblyScript, without a sandbox: the compiler runs no code of the sources. */
export class AssemblyScriptBuilder implements ModuleBuilder {
  readonly language = 'AssemblyScript'
  readonly #compiler: Compiler
  readonly #sdkFolder: string
  #sdk: Promise<SdkSources> | undefined

  /** @param sdkFolder the AssemblyScript SDK's sources, `index.ts` at its root */
  constructor(compiler: Compiler, sdkFolder: string) {
    this.#compiler = compiler
    this.#sdkFolder = sdkFolder
  }

  accepts(files: readonly SourceFile[]): boolean {
    return files.some((file) => file.path.endsWith('.ts'))
  }

  async fingerprint(): Promise<string> {
    const { hash } = await this.#loadSdk()
    return ['assemblyscript', compilerVersion(), ...OPTIONS, GUEST_ABORT, hash].join(' ')
  }

  /** Makes the next build fast. */
  async warm(): Promise<void> {
    await Promise.all([this.#compiler.warm(), this.#loadSdk()])
  }

  async build(folder: SourceFolder, context: BuildContext): Promise<Uint8Array> {
    const entry = entryOf(folder)
    const sdk = await this.#loadSdk()
    const sources = new Map([
      ...(await readSources(folder)),
      ...named(sdk),
      [GUEST_ABORT_FILE, GUEST_ABORT]
    ])
    const reply = await this.#compiler.compile(
      { entries: [entry, GUEST_ABORT_FILE], options: OPTIONS, sources },
      context.signal
    )
    for (const line of printable(reply.messages, folder.path)) {
      context.log.line(reply.module === undefined ? 'err' : 'out', line)
    }
    if (reply.module !== undefined) return reply.module
    throw new BuildFailure(
      'build',
      `Cannot compile "${folder.path}": ${firstError(reply.messages)}`
    )
  }

  #loadSdk(): Promise<SdkSources> {
    this.#sdk ??= readSdk(this.#sdkFolder, isSdkSource)
    return this.#sdk
  }
}

function entryOf(folder: SourceFolder): string {
  const paths = folder.files.map((file) => file.path)
  const named = ENTRIES.find((entry) => paths.includes(entry))
  if (named !== undefined) return named
  const here = paths.filter((each) => each.endsWith('.ts') && !each.includes('/'))
  const [only] = here
  if (only !== undefined && here.length === 1) return only
  throw new BuildFailure(
    'build',
    `Cannot compile "${folder.path}": it needs a main.ts, an index.ts or a single .ts file`
  )
}

async function readSources(folder: SourceFolder): Promise<[string, string][]> {
  const files = folder.files.filter((file) => file.path.endsWith('.ts'))
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  if (bytes > MAX_SOURCE_BYTES) {
    throw new BuildFailure('limit', `Cannot compile "${folder.path}": more than 4 MiB of sources`)
  }
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => [
      file.path,
      new TextDecoder().decode(await folder.read(file))
    ])
  )
}

function isSdkSource(path: string): boolean {
  return path.endsWith('.ts') && !/\.(?:d|test)\.ts$/.test(path)
}

/** Every source of the SDK under the name that the compiler asks for. */
function named(sdk: SdkSources): [string, string][] {
  return [...sdk.files].map(([name, text]) => [`node_modules/${SDK}/${name}`, text])
}

function compilerVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('assemblyscript/package.json')
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : ''
}

function printable(messages: string, folder: string): string[] {
  return messages
    .replace(
      PLACE,
      (_match, file: string, line: string, column: string) =>
        `in ${folder}/${file}:${line}:${column}`
    )
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('FAILURE '))
}

function firstError(messages: string): string {
  const text =
    /^(?:ERROR|the compiler failed):? ?(.*)$/m.exec(messages)?.[1] ?? 'the compiler gives no module'
  const place = /\bin ([^\s()]+)\((\d+),(\d+)\)/.exec(messages)
  return place === null
    ? text
    : `${String(place[1])}:${String(place[2])}:${String(place[3])}: ${text}`
}
