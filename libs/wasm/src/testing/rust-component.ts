import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const SOURCES = join(import.meta.dirname, 'rust-component')
const STD = '/usr/lib/rustlib/src/rust/library/vendor'
const NEEDED = [
  '/usr/bin/rustc',
  '/usr/bin/cargo',
  '/usr/bin/wasm-ld-22',
  STD,
  '/usr/lib/wasm32-wasi'
]
const FLAGS = [
  '-C link-self-contained=no',
  '-C linker=wasm-ld-22',
  '-L native=/usr/lib/wasm32-wasi',
  '-C link-arg=/usr/lib/wasm32-wasi/crt1-reactor.o',
  '-C link-arg=-lc',
  '-C link-arg=-zstack-size=65536'
].join(' ')

/** Why the component cannot be built on this machine; `false` when it can. */
export function missingRust(): string | false {
  const missing = NEEDED.find((path) => !existsSync(path))
  if (missing !== undefined) return `no ${missing}`
  return spawnSync('/usr/bin/cargo', ['--version']).status === 0 ? false : 'cargo does not run'
}

/**
 * A `wasi:http` component in Rust, built once per content and kept in the cache folder of the user.
 *
 * @throws {Error} when the crates are neither here nor to be had
 */
export async function buildRustComponent(): Promise<Uint8Array> {
  const files = await Promise.all(
    ['Cargo.toml', 'Cargo.lock', 'lib.rs'].map((name) => readFile(join(SOURCES, name)))
  )
  const hash = createHash('sha256').update(Buffer.concat(files)).update(FLAGS).digest('hex')
  const folder = join(homedir(), '.cache', 'taucloud', 'rust-component', hash.slice(0, 16))
  const result = join(folder, 'component.wasm')
  if (!existsSync(result)) await build(folder, result)
  return readFile(result)
}

async function build(folder: string, result: string): Promise<void> {
  await mkdir(join(folder, 'src'), { recursive: true })
  await mkdir(join(folder, '.cargo'), { recursive: true })
  await cp(join(SOURCES, 'lib.rs'), join(folder, 'src', 'lib.rs'))
  for (const name of ['Cargo.toml', 'Cargo.lock']) await cp(join(SOURCES, name), join(folder, name))
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    RUSTC: '/usr/bin/rustc',
    RUSTC_BOOTSTRAP: '1',
    RUSTFLAGS: FLAGS
  }
  const options = { cwd: folder, env, timeout: 120_000 }
  await rm(join(folder, '.cargo', 'config.toml'), { force: true })
  await run('/usr/bin/cargo', ['vendor', '--locked', 'vendor'], options)
  // Building std offline has one source for all crates: std's own are joined to these.
  for (const crate of readdirSync(STD)) {
    const link = join(folder, 'vendor', crate)
    if (!existsSync(link)) await symlink(join(STD, crate), link)
  }
  await writeFile(
    join(folder, '.cargo', 'config.toml'),
    `[source.crates-io]\nreplace-with = "vendored"\n[source.vendored]\ndirectory = "${join(folder, 'vendor')}"\n`
  )
  const target = ['--target', 'wasm32-wasip1', '-Zbuild-std=std,panic_abort']
  await run('/usr/bin/cargo', ['build', '--release', '--offline', ...target], options)
  const core = await readFile(join(folder, 'target/wasm32-wasip1/release/hello.wasm'))
  await writeFile(`${result}.new`, await componentOf(core))
  await rename(`${result}.new`, result)
}

async function componentOf(core: Uint8Array): Promise<Uint8Array> {
  const { componentNew } = await import('@bytecodealliance/jco-transpile/wasm-tools')
  const jco = dirname(dirname(createRequire(import.meta.url).resolve('@bytecodealliance/jco')))
  const adapter = await readFile(join(jco, 'lib', 'wasi_snapshot_preview1.reactor.wasm'))
  return componentNew(core, [['wasi_snapshot_preview1', adapter]])
}
