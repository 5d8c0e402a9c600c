import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { silentLogger } from '@taucloud/base'
import { createReplicatedMap, openStore } from '@taucloud/store'
import { createBus } from '@taucloud/transport'
import { TestCloud } from '@taucloud/transport/testing'
import { Auth } from '../service.ts'
import type { AuthInit } from '../service.ts'
import type { AuthMap } from '../store.ts'
import { BuildService } from './build-service.ts'

export const ADMIN_TOKEN = 'admin-token-of-the-tests'

export interface HostOptions extends Partial<AuthInit> {
  /** Serve builds from the beginning. @default true */
  hasBuilds?: boolean
  wrapMap?: (map: AuthMap) => AuthMap
}

/** A running auth over a real bus and a real store, in its own folder. */
export async function startHost(t: TestContext, options: HostOptions = {}) {
  const { hasBuilds = true, wrapMap = (map: AuthMap) => map, ...init } = options
  const folder = await mkdtemp(join(tmpdir(), 'tau-auth-'))
  const cloud = await TestCloud.create()
  const busInit = await cloud.busInit(['auth', 'patrick', 'tns', 'monkey'])
  const bus = createBus(busInit)
  const store = await openStore(join(folder, 'store'))
  const { certificate, key, trust } = busInit
  const map = createReplicatedMap({
    space: 'auth',
    role: 'auth',
    bus,
    key,
    certificate,
    trust,
    store
  })
  const builds = new BuildService(bus)
  await bus.start()
  await map.start()
  if (hasBuilds) await builds.start()
  const listen = { host: '127.0.0.1', port: 0 }
  const auth = new Auth(
    { bus, trust, map: wrapMap(map), logger: silentLogger },
    {
      folder: join(folder, 'git'),
      listen,
      zone: 'test.localhost',
      adminToken: ADMIN_TOKEN,
      ...init
    }
  )
  t.after(async () => {
    await auth.stop()
    await map.stop()
    await bus.stop()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  await auth.start()
  const url = `http://${auth.httpAddress()}`
  const api = (path: string, more: { token?: string; method?: string; body?: unknown } = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method: more.method ?? 'GET',
      headers: { authorization: `Bearer ${more.token ?? ADMIN_TOKEN}` },
      ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) })
    })
  return { api, auth, builds, bus, busInit, cloud, folder, map, url }
}

export type Host = Awaited<ReturnType<typeof startHost>>

/** Makes a project and returns what a person needs to push to it. */
export async function createProject(host: Pick<Host, 'api' | 'folder'>, name = 'hello') {
  const response = await host.api('/projects', { method: 'POST', body: { name } })
  const made = (await response.json()) as { project: { id: string }; git: string; token: string }
  const remote = made.git.replace('://', `://u:${made.token}@`)
  const bare = join(host.folder, 'git', 'repositories', made.project.id, `${name}.git`)
  return { ...made, bare, remote }
}

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const CLIENT_ENV = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@b',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@b',
  GIT_TERMINAL_PROMPT: '0'
}

export interface RunOptions {
  env?: Record<string, string>
  input?: string | Uint8Array
  onStderr?: (text: string) => void
  signal?: AbortSignal
}

/** The git client of a person, cut off from the configuration of the machine. */
export async function gitIn(
  folder: string,
  args: readonly string[],
  options: RunOptions = {}
): Promise<Ran> {
  const env = { ...CLIENT_ENV, ...options.env }
  // A group of its own, so that a killed client takes its transport with it.
  const child = spawn('git', args, { cwd: folder, env, detached: true })
  const out: Buffer[] = []
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
    options.onStderr?.(stderr)
  })
  const kill = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }
  options.signal?.addEventListener('abort', kill, { once: true })
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.input ?? '')
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  options.signal?.removeEventListener('abort', kill)
  return { status, stdout: Buffer.concat(out).toString(), stderr }
}

/** A working copy with one commit, and git bound to it; a command that fails rejects. */
export async function workingCopy(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'tau-work-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const run = async (...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await gitIn(folder, args)
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout.trim()
  }
  const commit = async (message = 'change'): Promise<string> => {
    await run('commit', '--quiet', '--allow-empty', '-m', message)
    return run('rev-parse', 'HEAD')
  }
  await run('init', '--quiet', '-b', 'main')
  await commit('first')
  const push = (...args: string[]): Promise<Ran> => gitIn(folder, ['push', ...args])
  return { commit, folder, push, run }
}
