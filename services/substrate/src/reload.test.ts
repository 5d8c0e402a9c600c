import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { silentLogger } from '@taucloud/base'
import { startTestBuses } from '@taucloud/transport/testing'
import { Substrate } from './service.ts'
import type { SubstrateInit } from './service.ts'
import { startCloud } from './testing/cloud.ts'
import type { TestCloud } from './testing/cloud.ts'
import { ask, until } from './testing/http-client.ts'
import { ZONE, hostOf, projectId } from './testing/releases.ts'

async function open(t: TestContext, init: Partial<SubstrateInit> = {}): Promise<TestCloud> {
  const cloud = await startCloud(init)
  t.after(() => cloud.stop())
  return cloud
}

async function says(
  cloud: TestCloud,
  text: string,
  path = '/hello',
  host = hostOf()
): Promise<void> {
  await until(
    () => ask(cloud.url, path, { host }),
    (answer) => answer.text === text
  )
}

const HELLO = { 'GET /hello': 'hello' }

test('a redeploy under load fails no request and reaches every client', async (t) => {
  const cloud = await open(t, { threads: 2 })
  await cloud.deploy({ version: 'v1', functions: HELLO })
  await says(cloud, 'hello v1')
  const seen: string[] = []
  const load = { on: true }
  const clients = Array.from({ length: 4 }, async () => {
    while (load.on) {
      const { status, text } = await ask(cloud.url, '/hello')
      seen.push(`${String(status)} ${text}`)
    }
  })
  for (const version of ['v2', 'v3', 'v4', 'v5']) {
    await cloud.deploy({ version, functions: HELLO })
    await says(cloud, `hello ${version}`)
    const end = Date.now() + 10_000
    while (!seen.includes(`201 hello ${version}`) && Date.now() < end)
      await ask(cloud.url, '/hello')
  }
  load.on = false
  await Promise.all(clients)
  assert.deepEqual(
    seen.filter((line) => !line.startsWith('201 hello v')),
    []
  )
  assert.equal(new Set(seen).size, 5)
})

test('all of a release switches at once', async (t) => {
  const cloud = await open(t)
  const deployment = (version: string): Parameters<TestCloud['deploy']>[0] => ({
    version,
    functions: HELLO,
    files: { 'index.html': `page ${version}` }
  })
  await cloud.deploy(deployment('v1'))
  await says(cloud, 'hello v1')
  await cloud.deploy(deployment('v2'))
  await says(cloud, 'page v2', '/')
  assert.equal((await ask(cloud.url, '/hello')).text, 'hello v2')
})

test('an answer under way is finished by the release that began it', async (t) => {
  const cloud = await open(t)
  await cloud.deploy({ functions: { ...HELLO, 'GET /stream': 'stream' } })
  await says(cloud, 'hello v1')
  const answered = Promise.withResolvers<IncomingMessage>()
  request(new URL('/stream', cloud.url), { headers: { host: hostOf() } }, answered.resolve).end()
  const response = await answered.promise
  await cloud.deploy({ version: 'v2', functions: HELLO })
  await says(cloud, 'hello v2')
  let bytes = 0
  for await (const chunk of response) bytes += (chunk as Buffer).length // no encoding was set
  assert.equal(bytes, 64 * 65_536)
  assert.equal((await ask(cloud.url, '/stream')).status, 404)
})

test('a release whose module is broken leaves the one before it in place', async (t) => {
  const cloud = await open(t)
  await cloud.deploy({ version: 'v1', functions: HELLO })
  await says(cloud, 'hello v1')
  const broken = [
    await cloud.deploy({ functions: HELLO, module: Buffer.from('no wasm') }),
    await cloud.deploy({ functions: { 'GET /hello': 'absent' } })
  ]
  assert.equal(broken.length, 2)
  await cloud.deploy({ project: 'other', functions: HELLO })
  await says(cloud, 'hello v1', '/hello', hostOf('other'))
  assert.equal((await ask(cloud.url, '/hello')).text, 'hello v1')
})

test('a release whose content is not here yet is served as soon as it is', async (t) => {
  const cloud = await open(t)
  await cloud.deploy({ version: 'v1', functions: HELLO })
  await says(cloud, 'hello v1')
  cloud.content.offline = true
  await cloud.deploy({ version: 'v2', functions: HELLO })
  assert.equal((await ask(cloud.url, '/hello')).text, 'hello v1')
  cloud.content.offline = false
  await says(cloud, 'hello v2')
})

test('a function that did not change keeps its instance over a redeploy', async (t) => {
  const cloud = await open(t)
  const kept = { 'GET /kept': { entry: 'count', isolation: 'pooled' as const } }
  await cloud.deploy({ functions: kept })
  await says(cloud, '1', '/kept')
  await cloud.deploy({ functions: kept, files: { 'index.html': 'new' } })
  await says(cloud, 'new', '/')
  assert.equal((await ask(cloud.url, '/kept')).text, '2')
})

test('a branch that is removed answers 404, and what it kept is let go', async (t) => {
  const cloud = await open(t)
  await cloud.deploy({ functions: HELLO })
  await says(cloud, 'hello v1')
  cloud.names.remove(`${projectId('one')}/main`)
  const gone = await until(
    () => ask(cloud.url, '/hello'),
    ({ status }) => status === 404
  )
  assert.match(gone.text, /no project answers/)
})

test('a project cannot answer on the generated host of another', async (t) => {
  const cloud = await open(t)
  await cloud.deploy({ functions: HELLO })
  await says(cloud, 'hello v1')
  const hosts = [hostOf(), hostOf('thief')]
  await cloud.deploy({ project: 'thief', hosts, functions: { 'GET /ping': 'ping' } })
  await says(cloud, 'pong', '/ping', hostOf('thief'))
  assert.equal((await ask(cloud.url, '/ping')).status, 404)
})

test('main answers before other branches of the same host, which answer for what it lacks', async (t) => {
  const cloud = await open(t)
  await cloud.deploy({ branch: 'dev', version: 'v2', functions: { ...HELLO, 'GET /ping': 'ping' } })
  await cloud.deploy({ branch: 'main', version: 'v1', functions: HELLO })
  await says(cloud, 'hello v1')
  await says(cloud, 'pong', '/ping')
})

test('a node that joins later serves what was there before, loaded when asked for', async (t) => {
  const cloud = await open(t)
  await cloud.deploy({ functions: HELLO, files: { 'index.html': 'home' } })
  await says(cloud, 'home', '/')
  const { buses, stop } = await startTestBuses([['substrate'], ['tns']])
  const [bus, tns] = buses
  if (bus === undefined || tns === undefined) assert.fail()
  await cloud.names.serve(tns)
  const listen = { host: '127.0.0.1', port: 0 }
  const components = { bus, content: cloud.content, logger: silentLogger }
  const late = new Substrate(components, { listen, zone: ZONE, threads: 1 })
  t.after(async () => {
    await late.stop()
    await stop()
  })
  await late.start()
  cloud.content.reads.length = 0
  await until(
    () => ask(late.httpAddress(), '/readyz', { host: '127.0.0.1' }),
    ({ status }) => status === 200
  )
  assert.deepEqual(cloud.content.reads, [])
  assert.equal((await ask(late.httpAddress(), '/hello')).text, 'hello v1')
})

test('a restart serves what was served before, without tns', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'substrate-'))
  t.after(() => rm(folder, { recursive: true }))
  const first = await startCloud({ folder })
  await first.deploy({ functions: HELLO })
  await says(first, 'hello v1')
  await first.stop()

  const { buses, stop } = await startTestBuses([['substrate']])
  const [bus] = buses
  if (bus === undefined) assert.fail()
  const components = { bus, content: first.content, logger: silentLogger }
  const init = { listen: { host: '127.0.0.1', port: 0 }, zone: ZONE, threads: 1, folder }
  const second = new Substrate(components, init)
  t.after(async () => {
    await second.stop()
    await stop()
  })
  await second.start()
  assert.equal((await ask(second.httpAddress(), '/hello')).text, 'hello v1')
})

test('two nodes on one port: the second says so and what to do', async (t) => {
  for (const threads of [1, 2]) {
    const first = await open(t, { threads })
    const port = Number(new URL(first.url).port)
    const components = { bus: first.gatewayBus, content: first.content, logger: silentLogger }
    const init = { listen: { host: '127.0.0.1', port }, zone: ZONE, threads }
    await assert.rejects(new Substrate(components, init).start(), {
      code: 'failed_precondition',
      message: /the port is in use .*--port/
    })
  }
})

test('start() and stop() may be called twice, and it may be started again', async (t) => {
  const cloud = await open(t)
  await cloud.deploy({ functions: HELLO })
  await says(cloud, 'hello v1')
  await cloud.substrate.start()
  await cloud.substrate.stop()
  await cloud.substrate.stop()
  await cloud.substrate.start()
  await until(
    () => ask(cloud.substrate.httpAddress(), '/hello'),
    ({ text }) => text === 'hello v1'
  )
})
