import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const BUILD_TIMEOUT_MS = 180_000
/** First release with go:wasmexport. */
const MIN_MINOR = 24

/** Why Go guests cannot be built here; `undefined` when they can. */
export async function whyNoGo(): Promise<string | undefined> {
  try {
    const { stdout } = await run('go', ['env', 'GOVERSION'])
    const minor = Number(/^go1\.(\d+)/.exec(stdout)?.[1] ?? 0)
    return minor >= MIN_MINOR ? undefined : `Go 1.${MIN_MINOR} is needed, this is ${stdout.trim()}`
  } catch {
    return 'the go command is not on this machine'
  }
}

/** Downloads modules into Go's cache and gives the folder of each; `undefined` when the module proxy cannot be reached. */
export async function downloadModules(modules: readonly string[]): Promise<string[] | undefined> {
  try {
    const { stdout } = await run('go', ['mod', 'download', '-json', ...modules], options(tmpdir()))
    return [...stdout.matchAll(/"Dir": "([^"]+)"/g)].map((match) => match[1] ?? '')
  } catch {
    return undefined
  }
}

/**
 * Builds a reactor from files of a program. `overlay` replaces files by absolute path while it is built.
 */
export async function buildGo(
  files: Readonly<Record<string, string>>,
  overlay: Readonly<Record<string, string>> = {}
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'taucloud-go-guest-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeInto(folder, name, content)
    const replaced: Record<string, string> = {}
    for (const [index, [path, content]] of Object.entries(overlay).entries()) {
      replaced[path.startsWith('/') ? path : join(folder, path)] = await writeInto(
        folder,
        `overlay/${index}.txt`,
        content
      )
    }
    await writeInto(folder, 'overlay.json', JSON.stringify({ Replace: replaced }))
    const flags = ['-mod=mod', '-buildvcs=false', '-buildmode=c-shared', '-ldflags=-s -w']
    await run(
      'go',
      ['build', ...flags, '-overlay', 'overlay.json', '-o', 'guest.wasm', '.'],
      options(folder)
    )
    return await readFile(join(folder, 'guest.wasm'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeInto(folder: string, name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

function options(cwd: string): {
  cwd: string
  env: NodeJS.ProcessEnv
  timeout: number
  maxBuffer: number
} {
  const env = {
    ...process.env,
    GOOS: 'wasip1',
    GOARCH: 'wasm',
    GOFLAGS: '',
    GOSUMDB: 'off',
    GOWORK: 'off'
  }
  return { cwd, env, timeout: BUILD_TIMEOUT_MS, maxBuffer: 16 * 1024 * 1024 }
}
