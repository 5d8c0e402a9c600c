import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SubstrateContract } from '@taucloud/protocol/substrate'
import type { Client } from '@taucloud/transport'
import { startCloud } from './testing/cloud.ts'
import type { TestCloud } from './testing/cloud.ts'
import { ask, until } from './testing/http-client.ts'
import { hostOf, projectId } from './testing/releases.ts'

let cloud: TestCloud
let client: Client<(typeof SubstrateContract)['methods']>

before(async () => {
  cloud = await startCloud()
  client = cloud.gatewayBus.client(SubstrateContract, { peer: cloud.substrateBus.peerId })
  await cloud.deploy({
    functions: {
      'GET /hello': 'hello',
      'POST /size': 'size',
      'POST /echo': 'echo',
      'GET /endless': 'endless',
      'GET /chatter': 'chatter',
      'GET /flood': 'flood',
      'GET /trap': 'trap'
    },
    files: { 'index.html': 'home', 'big.bin': new Uint8Array(1_000_000) }
  })
  await until(
    () => ask(cloud.url, '/hello'),
    ({ status }) => status === 201
  )
})

after(() => cloud.stop())

interface Answer {
  status: number
  refused: boolean
  capacity: number
  fields: string[]
  body: Buffer
}

async function* messages(
  method: string,
  target: string,
  body: AsyncIterable<Uint8Array> | undefined
): AsyncGenerator<
  Parameters<typeof client.exchange>[0] extends AsyncIterable<infer M> | Iterable<infer M>
    ? M
    : never
> {
  const head = {
    method,
    target,
    host: hostOf(),
    fields: ['host', hostOf()],
    client: '192.0.2.7',
    scheme: 'http'
  }
  yield { head: { ...head, hasBody: body !== undefined } }
  if (body !== undefined) for await (const chunk of body) yield { body: chunk }
}

async function send(
  method: string,
  target: string,
  options: { body?: AsyncIterable<Uint8Array>; signal?: AbortSignal } = {}
): Promise<Answer> {
  const { body, ...call } = options
  const parts: Uint8Array[] = []
  let answer: Answer | undefined
  for await (const message of client.exchange(messages(method, target, body), call)) {
    if (message.head !== null) answer = { ...message.head, body: Buffer.alloc(0) }
    parts.push(message.body)
  }
  if (answer === undefined) throw new Error('no head came')
  return { ...answer, body: Buffer.concat(parts) }
}

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < count; i++) yield await Promise.resolve(new Uint8Array(60_000).fill(i))
}

test('an exchange is answered as a request on the socket is', async () => {
  const { status, body, refused, capacity } = await send('GET', '/hello')
  assert.deepEqual([status, body.toString(), refused], [201, 'hello v1', false])
  assert.ok(capacity > 0)
})

test('a large file crosses whole', async () => {
  const { status, body } = await send('GET', '/big.bin')
  assert.deepEqual([status, body.length], [200, 1_000_000])
})

test('HEAD has no body', async () => {
  const { status, body } = await send('HEAD', '/big.bin')
  assert.deepEqual([status, body.length], [200, 0])
})

test('a body reaches the function in order', async () => {
  const { body } = await send('POST', '/echo', { body: chunks(10) })
  assert.equal(body.length, 600_000)
  assert.deepEqual([body[0], body[60_000], body[599_999]], [0, 1, 9])
})

test('a body that nobody wants does not hold up the exchange', async () => {
  assert.equal((await send('POST', '/nowhere', { body: chunks(100) })).status, 405)
})

test('a malformed exchange is refused', async () => {
  for (const [method, target] of [
    ['get', '/'],
    ['GET', 'x'],
    ['', '/']
  ] as const) {
    await assert.rejects(send(method, target), { code: 'invalid_argument' })
  }
  await assert.rejects(
    async () => {
      for await (const message of client.exchange([])) assert.fail(String(message.head?.status))
    },
    { code: 'invalid_argument' }
  )
})

test('a caller that goes away ends the function that was answering it', async () => {
  const gone = new AbortController()
  const answers = client.exchange(messages('GET', '/endless', undefined), { signal: gone.signal })
  const iterator = answers[Symbol.asyncIterator]()
  await iterator.next()
  await iterator.next()
  gone.abort()
  await until(
    () => ask(cloud.url, '/metrics', { host: '127.0.0.1' }),
    ({ text }) => text.includes('tau_substrate_requests_in_flight{worker="0"} 0')
  )
})

test('a caller that does not read holds back the function, not other exchanges', async () => {
  const answers = client.exchange(messages('GET', '/endless', undefined))
  const iterator = answers[Symbol.asyncIterator]()
  await iterator.next()
  for (let i = 0; i < 20; i++) assert.equal((await send('GET', '/hello')).status, 201)
  await iterator.return?.()
})

test('only gateways may forward, only auth may read what functions print', async () => {
  const own = cloud.substrateBus.client(SubstrateContract, { peer: cloud.substrateBus.peerId })
  await assert.rejects(
    async () => {
      for await (const message of own.exchange([])) assert.fail(String(message.head?.status))
    },
    { code: 'permission_denied' }
  )
  await assert.rejects(
    async () => {
      for await (const line of own.functionLogs({ project: 'p' })) assert.fail(line.text)
    },
    { code: 'permission_denied' }
  )
})

async function tail(name: string): Promise<string[]> {
  const lines: string[] = []
  const query = { project: projectId('one'), function: name, tail: 1000 }
  for await (const line of client.functionLogs(query)) lines.push(`${line.stream} ${line.text}`)
  return lines
}

test('what a function prints is kept line by line', async () => {
  await send('GET', '/chatter')
  await untilTrue(async () => (await tail('chatter')).length === 2)
  assert.deepEqual(await tail('chatter'), ['out a line', 'out half and half'])
})

test('a follower sees lines as they are written', async () => {
  const gone = new AbortController()
  const query = { project: projectId('one'), function: 'trap', follow: true }
  const lines = client.functionLogs(query, { signal: gone.signal })[Symbol.asyncIterator]()
  let came = false
  const first = lines.next().finally(() => (came = true))
  await untilTrue(async () => {
    await send('GET', '/trap')
    return came
  })
  const next = await first
  assert.match(next.done === true ? '' : next.value.text, /^error [0-9a-f]{8}: guest trapped/)
  gone.abort()
})

test('a function that floods its output is cut, and told so', async () => {
  assert.equal((await send('GET', '/flood')).status, 200)
  await untilTrue(async () => (await tail('flood')).length > 0)
  const bytes = (await tail('flood')).reduce((sum, line) => sum + line.length, 0)
  assert.ok(bytes <= 128 * 1024, String(bytes))
})

async function untilTrue(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It never came true')
  }
}
