import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { startCloud } from './testing/cloud.ts'
import type { TestCloud } from './testing/cloud.ts'
import { ask, until } from './testing/http-client.ts'
import type { HttpAnswer } from './testing/http-client.ts'
import { hostOf } from './testing/releases.ts'

const FUNCTIONS = {
  'GET /hello': 'hello',
  'GET /ping': 'ping',
  'GET /which': 'which',
  'GET /count': 'count',
  'GET /kept': { entry: 'count', name: 'kept', isolation: 'pooled' as const },
  'GET /trap': 'trap',
  'GET /spin': 'spin',
  'GET /grow': 'grow',
  'POST /echo': 'echo',
  'POST /size': 'size',
  'GET /stream': 'stream',
  'GET /endless': 'endless'
}

let cloud: TestCloud

before(async () => {
  cloud = await startCloud({ maxBodyBytes: 2 * 1024 * 1024 })
  await cloud.deploy({ functions: FUNCTIONS })
  await until(
    () => ask(cloud.url, '/hello'),
    ({ status }) => status === 201
  )
})

after(() => cloud.stop())

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < count; i++) yield await Promise.resolve(new Uint8Array(65_536))
}

async function inFlight(): Promise<number> {
  const { text } = await ask(cloud.url, '/metrics', { host: '127.0.0.1' })
  return Number(/tau_substrate_requests_in_flight\{worker="0"\} (\d+)/.exec(text)?.[1])
}

test('a function answers with the status and body that it chose', async () => {
  const answer = await ask(cloud.url, '/hello')
  assert.deepEqual([answer.status, answer.text], [201, 'hello v1'])
  assert.equal(answer.headers['content-length'], '8')
})

test('a function for GET answers HEAD without a body and sees GET', async () => {
  const answer = await ask(cloud.url, '/which', { method: 'HEAD' })
  assert.deepEqual([answer.status, answer.text, answer.headers['content-length']], [200, '', '3'])
})

test('an unknown path answers 404 and names method, host and path', async () => {
  const { status, text } = await ask(cloud.url, '/nope?x=1')
  assert.equal(status, 404)
  assert.match(text, new RegExp(`Cannot GET ${hostOf()}/nope: `))
})

test('an unknown host answers 404, and a local cloud says what there is', async () => {
  const { status, text } = await ask(cloud.url, '/hello', { host: 'nobody.test' })
  assert.equal(status, 404)
  assert.ok(text.includes(hostOf()))
})

test('the alias of the development zone reaches the same project', async () => {
  const host = hostOf().replace('.localhost', '.localtau')
  assert.equal((await ask(cloud.url, '/hello', { host: `${host}:80` })).status, 201)
})

test('a wrong method answers 405 and says which are allowed', async () => {
  const wrong = await ask(cloud.url, '/hello', { method: 'DELETE' })
  assert.deepEqual([wrong.status, wrong.headers.allow], [405, 'GET, HEAD'])
})

test('a body comes back as it was sent', async () => {
  const body = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251))
  const answer = await ask(cloud.url, '/echo', { method: 'POST', body })
  assert.equal(answer.status, 200)
  assert.ok(answer.bytes.equals(body))
})

test('a body of a megabyte in chunks reaches the function whole', async () => {
  const answer = await ask(cloud.url, '/size', { method: 'POST', body: chunks(16) })
  assert.equal(answer.text, String(16 * 65_536))
})

test('a body over the limit answers 413, declared or in chunks', async () => {
  const body = new Uint8Array(2 * 1024 * 1024 + 1)
  assert.equal((await ask(cloud.url, '/size', { method: 'POST', body })).status, 413)
  assert.equal((await ask(cloud.url, '/size', { method: 'POST', body: chunks(33) })).status, 413)
})

test('a streamed answer arrives whole', async () => {
  const answer = await ask(cloud.url, '/stream')
  assert.equal(answer.bytes.length, 64 * 65_536)
})

test('a request sees nothing of the one before it', async () => {
  const answers = [await ask(cloud.url, '/count'), await ask(cloud.url, '/count')]
  assert.deepEqual(
    answers.map(({ text }) => text),
    ['1', '1']
  )
})

test('a pooled function keeps what it remembers', async () => {
  const answers = [await ask(cloud.url, '/kept'), await ask(cloud.url, '/kept')]
  assert.deepEqual(
    answers.map(({ text }) => text),
    ['1', '2']
  )
})

test('a function that traps answers 500 without a word of the host and works again at once', async () => {
  const { status, text } = await ask(cloud.url, '/trap')
  assert.equal(status, 500)
  assert.match(text, /^The function failed \(error [0-9a-f]{8}\)\n$/)
})

test('a function that grows its memory is stopped at its limit and starts small again', async () => {
  const answers = [await ask(cloud.url, '/grow'), await ask(cloud.url, '/grow')]
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200]
  )
  assert.equal(answers[0]?.text, answers[1]?.text)
  assert.ok(Number(answers[0]?.text) <= 64)
})

test('a function that spins is ended with 504, and its neighbours are answered meanwhile and after', async () => {
  const bad = Array.from({ length: 3 }, () => ask(cloud.url, '/spin'))
  const good: HttpAnswer[] = []
  for (let i = 0; i < 10; i++) good.push(await ask(cloud.url, '/ping'))
  assert.deepEqual(new Set((await Promise.all(bad)).map(({ status }) => status)), new Set([504]))
  assert.deepEqual(new Set(good.map(({ text }) => text)), new Set(['pong']))
})

test('a client that goes away ends the function that was writing to it', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const outgoing = request(new URL('/endless', cloud.url), { headers: { host: hostOf() } })
  outgoing.on('error', () => undefined) // the end of this client is the point
  outgoing.on('response', (response) => {
    response.once('data', () => {
      response.destroy()
      resolve(undefined)
    })
  })
  outgoing.end()
  await promise
  await until(
    () => ask(cloud.url, '/metrics', { host: '127.0.0.1' }),
    ({ text }) => text.includes('tau_substrate_requests_in_flight{worker="0"} 0')
  )
})

test('a client that does not read holds back the function, not the others', async () => {
  const stalled = request(new URL('/endless', cloud.url), { headers: { host: hostOf() } })
  stalled.on('error', () => undefined)
  stalled.on('response', (response) => response.pause())
  stalled.end()
  for (let i = 0; i < 20; i++) assert.equal((await ask(cloud.url, '/ping')).text, 'pong')
  assert.ok((await inFlight()) >= 0)
  stalled.destroy()
})

test('health is told on addresses only, so that a project may have such a path', async () => {
  assert.equal((await ask(cloud.url, '/healthz', { host: '127.0.0.1' })).status, 200)
  assert.equal((await ask(cloud.url, '/readyz', { host: '127.0.0.1:80' })).status, 200)
  assert.equal((await ask(cloud.url, '/healthz')).status, 404)
})

test('two host fields are refused', async () => {
  const answer = await ask(cloud.url, '/hello', { headers: { Host: 'other.test' } })
  assert.notEqual(answer.status, 201)
})
