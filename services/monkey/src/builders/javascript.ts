import { fork } from 'node:child_process'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { BuildFailure } from '../build-failure.ts'
import { isFilePath } from '@taucloud/project/release'
import type { SourceFile } from '../sources/source-tree.ts'
import type { BuildContext, ModuleBuilder, SourceFolder } from './builder.ts'
import { readAll } from './builder.ts'
import { readSdk } from './sdk-sources.ts'
import type { SdkSources } from './sdk-sources.ts'

const ENTRIES = ['index.js', 'index.mjs']
const MAX_SOURCE_BYTES = 4 << 20
const BUILD_TIMEOUT_MS = 30_000
const SDK_INSIDE = 'taucloud-sdk'
const ENTRY_INSIDE = 'taucloud-entry.js'

/** Makes a component of a function in JavaScript or, beside a package.json, TypeScript: QuickJS with the code in it. */
export class JavaScriptBuilder implements ModuleBuilder {
  readonly language = 'JavaScript'
  readonly #sdkFolder: string
  readonly #witFile: string
  #sdk: Promise<SdkSources> | undefined

  /** @param sdkFolder holds `js` and `wit` */
  constructor(sdkFolder: string) {
    this.#sdkFolder = join(sdkFolder, 'js')
    this.#witFile = join(sdkFolder, 'wit', 'function.wit')
  }

  /** A lone TypeScript file is AssemblyScript: only a package.json makes it a function in TypeScript. */
  accepts(files: readonly SourceFile[]): boolean {
    const paths = files.map((file) => file.path)
    // AssemblyScript's own projects have a package.json, too.
    if (paths.some((path) => path === 'asconfig.json' || path.startsWith('assembly/'))) return false
    return (
      ENTRIES.some((entry) => paths.includes(entry)) ||
      (paths.includes('package.json') && paths.some((path) => /\.(?:m?js|ts)$/.test(path)))
    )
  }

  async fingerprint(): Promise<string> {
    const { hash } = await this.#loadSdk()
    return ['javascript', version(), process.version, hash].join(' ')
  }

  async build(folder: SourceFolder, context: BuildContext): Promise<Uint8Array> {
    const sources = await readSources(folder)
    const entry = entryOf(folder, sources)
    const root = await mkdtemp(join(tmpdir(), 'taucloud-js-'))
    try {
      const sdk = await this.#loadSdk()
      for (const [path, text] of sdk.files) sources.set(`${SDK_INSIDE}/${path}`, text)
      sources.set(
        ENTRY_INSIDE,
        `import { serve } from './${SDK_INSIDE}/index.js'\nimport * as module from './${entry}'\nexport const http = serve(module)\n`
      )
      for (const [path, text] of sources) {
        await mkdir(dirname(join(root, path)), { recursive: true })
        await writeFile(join(root, path), text)
      }
      return await componentize(root, this.#witFile, { folder, context })
    } finally {
      await rm(root, { recursive: true, force: true })
    }
  }

  #loadSdk(): Promise<SdkSources> {
    this.#sdk ??= readSdk(this.#sdkFolder, (path) => path.endsWith('.js'))
    return this.#sdk
  }
}

async function readSources(folder: SourceFolder): Promise<Map<string, string>> {
  const sources = new Map<string, string>()
  let bytes = 0
  for await (const { path, content } of readAll(folder)) {
    if (!/\.(?:m?js|ts|json)$/.test(path) || path.endsWith('.d.ts') || !isFilePath(path)) continue
    bytes += content.length
    if (bytes > MAX_SOURCE_BYTES)
      throw new BuildFailure('limit', `Cannot build "${folder.path}": more than 4 MiB of sources`)
    const text = new TextDecoder().decode(content)
    sources.set(path, path.endsWith('.ts') ? stripped(text, `${folder.path}/${path}`) : text)
  }
  return sources
}

function stripped(text: string, path: string): string {
  try {
    return stripTypeScriptTypes(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is not TypeScript'
    throw new BuildFailure('build', `Cannot build "${path}": ${reason}`)
  }
}

function entryOf(folder: SourceFolder, sources: ReadonlyMap<string, string>): string {
  const main = mainOf(sources.get('package.json'))
  const candidates = main === undefined ? [...ENTRIES, 'index.ts'] : [main]
  const entry = candidates.find((path) => sources.has(path) && !/['"\\\n]/.test(path))
  if (entry !== undefined) return entry
  const wanted = main === undefined ? 'an index.js or index.ts' : `"${main}", its main module`
  throw new BuildFailure('build', `Cannot build "${folder.path}": it needs ${wanted}`)
}

function mainOf(manifest: string | undefined): string | undefined {
  try {
    const parsed: unknown = JSON.parse(manifest ?? '{}')
    const main =
      typeof parsed === 'object' && parsed !== null && 'main' in parsed ? parsed.main : undefined
    return typeof main === 'string' ? main.replace(/^\.\//, '') : undefined
  } catch {
    // A manifest that cannot be read names nothing.
    return undefined
  }
}

function componentize(
  root: string,
  wit: string,
  { folder, context }: { folder: SourceFolder; context: BuildContext }
): Promise<Uint8Array> {
  const file = join(import.meta.dirname, `component-process${extname(import.meta.filename)}`)
  const child = fork(file, [root, ENTRY_INSIDE, wit], {
    execArgv: ['--max-old-space-size=512'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    timeout: BUILD_TIMEOUT_MS,
    killSignal: 'SIGKILL',
    signal: context.signal
  })
  let printed = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    if (printed.length < 8_192) printed += chunk.toString('utf8')
  })
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      for (const line of printed.split('\n').filter((each) => each.trim() !== ''))
        context.log.line('err', line)
      reject(new BuildFailure('build', `Cannot build "${folder.path}": ${reason}`))
    }
    child.once('message', (reply: unknown) => {
      if (isComponentReply(reply)) resolve(reply.component)
      else fail(reasonOf(reply, root))
    })
    child.once('error', () => undefined) // the exit that follows tells
    child.once('exit', () => fail('it takes too long, too much memory or was stopped'))
  })
}

function isComponentReply(reply: unknown): reply is { component: Uint8Array } {
  return (
    typeof reply === 'object' &&
    reply !== null &&
    'component' in reply &&
    reply.component instanceof Uint8Array
  )
}

function reasonOf(reply: unknown, root: string): string {
  const text =
    typeof reply === 'object' && reply !== null && 'error' in reply ? String(reply.error) : ''
  return text.replaceAll(`${root}/`, '').replaceAll(/\s+/g, ' ').slice(0, 500)
}

function version(): string {
  const manifest: unknown = createRequire(import.meta.url)('componentize-qjs/package.json')
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : ''
}
