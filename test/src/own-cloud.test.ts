import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { git } from './support/git.ts'
import { askUntil } from './support/http.ts'
import { isolatedEnvironment, temporaryFolder } from './support/universe.ts'

const TAU = fileURLToPath(new URL('../../tools/cli/src/main.ts', import.meta.url))

test('an operator makes a cloud of three nodes by hand, as the README says, and a developer pushes to it', async (t) => {
  const folder = await temporaryFolder(t)
  const ports = await freePorts(8)
  const [n1 = 0, n2 = 0, n3 = 0] = ports
  // The HTTP ports of a node are three in a row; two far apart starts avoid each other.
  const first = await freeRun()
  const second = await freeRun()
  const tau = async (...args: string[]) => run(folder, args)

  await tau('cloud', 'init', 'acme', '--dir', 'acme')
  await tau(
    'node',
    'add',
    '--dir',
    'acme',
    '--name',
    'n1',
    '--listen',
    `127.0.0.1:${n1}`,
    '--http',
    String(first),
    '--dns',
    String(ports[3]),
    'auth',
    'tns',
    'patrick',
    'seer'
  )
  await tau(
    'node',
    'add',
    '--dir',
    'acme',
    '--name',
    'n2',
    '--listen',
    `127.0.0.1:${n2}`,
    'monkey',
    'hoarder'
  )
  await tau(
    'node',
    'add',
    '--dir',
    'acme',
    '--name',
    'n3',
    '--listen',
    `127.0.0.1:${n3}`,
    '--http',
    String(second),
    'substrate',
    'gateway'
  )

  for (const name of ['n1', 'n2', 'n3']) await startNode(t, folder, name)

  const token = await readFile(join(folder, 'acme/admin.token'), 'utf8')
  const login = await tau('login', `http://127.0.0.1:${first + 1}`, '--token', token)
  assert.match(login, /Logged in to "acme"/)
  const made = await tau('new', 'project', 'hello')
  const host = /answer on (\S+)\./.exec(made)?.[1] ?? ''
  assert.match(host, /\.acme\.localhost$/)
  const pushed = await git(join(folder, 'hello'), 'push')
  assert.equal(pushed.code, 0, pushed.output)
  const answer = await askUntil(
    `http://${host}:${second}/hello`,
    (candidate) => candidate.status === 200,
    30_000
  )
  assert.match(answer.body, /hello/i)
  assert.match(await tau('curl', `http://${host}:${second}/hello?name=Ada`), /Ada/)

  const builds = (await tau('builds', '--project', 'hello', '--json'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { state: string }) // one object per line
  assert.deepEqual(
    builds.map((build) => build.state),
    ['succeeded']
  )
})

async function startNode(
  t: { after(work: () => Promise<void>): void },
  folder: string,
  name: string
): Promise<void> {
  const args = [
    '--conditions=@taucloud/source',
    TAU,
    'node',
    'start',
    '--config',
    `acme/${name}/node.json`
  ]
  const node = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: isolatedEnvironment(folder)
  })
  let errors = ''
  node.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  t.after(async () => stopNode(node))
  const lines = createInterface({ input: node.stdout })
  const ready = once(lines, 'line')
  await Promise.race([
    ready,
    once(node, 'exit').then(() => assert.fail(`node ${name} ended: ${errors}`))
  ])
}

async function stopNode(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null) return
  const exited = once(node, 'exit')
  node.kill('SIGTERM')
  await exited
}

async function run(folder: string, args: string[]): Promise<string> {
  const child = spawn(process.execPath, ['--conditions=@taucloud/source', TAU, ...args], {
    cwd: folder,
    env: isolatedEnvironment(folder),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  await once(child, 'close')
  assert.equal(child.exitCode, 0, `tau ${args.join(' ')}: ${errors}`)
  return output
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map(async (server) => once(server, 'listening')))
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  })
  await Promise.all(servers.map(async (server) => once(server.close(), 'close')))
  return ports
}

/** The first of three free ports in a row, below the range that the system gives to clients. */
async function freeRun(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000)
    const free = await Promise.all([0, 1, 2].map(async (offset) => isFree(first + offset)))
    if (free.every(Boolean)) return first
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
    return true
  } catch {
    // Taken: the caller draws another.
    return false
  } finally {
    server.close()
  }
}
