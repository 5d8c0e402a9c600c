import assert from 'node:assert/strict'
import { request } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { CloudError } from '@taucloud/base'
import type { GatewayInit } from './service.ts'
import { refuse, say, startCloud } from './testing/cloud.ts'
import type { Answer, Behaviour, TestCloud } from './testing/cloud.ts'
import { ask } from './testing/http-client.ts'
import type { HttpAnswer } from './testing/http-client.ts'

async function open(
  t: TestContext,
  behaviours: Behaviour[],
  init: Partial<GatewayInit> = {}
): Promise<TestCloud> {
  const cloud = await startCloud(behaviours, init)
  t.after(() => cloud.stop())
  const end = Date.now() + 10_000
  // The first answer that is not "the list is not complete" says that the names have arrived.
  while ((await ask(cloud.url, '/', { host: 'nobody.test' })).status !== 404) {
    if (Date.now() > end) throw new Error('The names never came')
  }
  return cloud
}

/** Counts the body. */
const count: Behaviour = async function* (_head, body) {
  let bytes = 0
  for await (const chunk of body) bytes += chunk.length
  yield* say(String(bytes))
}

const lose: Behaviour = async function* () {
  if (Date.now() > 0) throw await Promise.resolve(new CloudError('unavailable', 'lost'))
  yield {} // a generator
}

async function* chunks(n: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < n; i++) yield await Promise.resolve(new Uint8Array(65_536))
}

/** An answer without end. */
const endless: Behaviour = async function* (_head, _body, { signal }) {
  yield {
    head: { status: 200, fields: ['content-type', 'text/plain'], inFlight: 0, capacity: 100 }
  }
  while (!signal.aborted) yield await Promise.resolve({ body: new Uint8Array(65_536) })
}

test('a request is answered by a substrate, with status, fields and body', async (t) => {
  const cloud = await open(t, [() => say('hello', 201)])
  const answer = await ask(cloud.url, '/a?b=c')
  assert.deepEqual(
    [answer.status, answer.text, answer.headers['content-type']],
    [201, 'hello', 'text/plain']
  )
  const [head] = cloud.substrates[0]?.heads ?? []
  assert.deepEqual([head?.method, head?.target, head?.host], ['GET', '/a?b=c', 'known.test'])
})

test('an unknown host answers 404 and nobody is asked', async (t) => {
  const cloud = await open(t, [() => say('x')])
  const answer = await ask(cloud.url, '/', { host: 'nobody.test' })
  assert.equal(answer.status, 404)
  assert.equal(cloud.substrates[0]?.heads.length, 0)
})

test('without a substrate the answer is 503 and when to come back', async (t) => {
  const cloud = await open(t, [])
  const answer = await ask(cloud.url, '/')
  assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '1'])
})

test('what a client claims about itself is replaced, and fields of its connection stay here', async (t) => {
  const cloud = await open(t, [() => say('x')])
  const headers = {
    'x-forwarded-for': '6.6.6.6',
    forwarded: 'for=6.6.6.6',
    'x-real-ip': '6.6.6.6',
    connection: 'close, x-hop',
    'x-hop': '1',
    'x-kept': '2'
  }
  await ask(cloud.url, '/', { headers })
  const head = cloud.substrates[0]?.heads[0]
  const fields = head?.fields ?? []
  assert.equal(head?.client, '127.0.0.1')
  assert.ok(!fields.join().includes('6.6.6.6'))
  assert.ok(!fields.includes('x-hop') && fields.includes('x-kept'))
  assert.equal(
    fields[fields.indexOf('forwarded') + 1],
    'for=127.0.0.1;proto=http;host="known.test"'
  )
})

test('a body crosses with backpressure, and one over the limit answers 413', async (t) => {
  const cloud = await open(t, [count], { maxBodyBytes: 4 * 65_536 })
  const post = (n: number): Promise<HttpAnswer> =>
    ask(cloud.url, '/', { method: 'POST', body: chunks(n) })
  assert.equal((await post(3)).text, String(3 * 65_536))
  assert.equal((await post(5)).status, 413)
  const declared = await ask(cloud.url, '/', { method: 'POST', body: new Uint8Array(5 * 65_536) })
  assert.equal(declared.status, 413)
})

test('a refused request of any method goes to another node, with its body', async (t) => {
  const cloud = await open(t, [refuse, count])
  for (let i = 0; i < 4; i++) {
    const answer = await ask(cloud.url, '/', { method: 'POST', body: 'abc' })
    assert.deepEqual([answer.status, answer.text], [200, '3'])
  }
})

test('a lost request is sent again when its method may be repeated', async (t) => {
  const cloud = await open(t, [lose, () => say('ok')])
  for (let i = 0; i < 4; i++) assert.equal((await ask(cloud.url, '/')).status, 200)
})

test('a lost POST answers 502 and is not sent again, unless it carries an idempotency key', async (t) => {
  const cloud = await open(t, [lose, lose])
  assert.equal((await ask(cloud.url, '/', { method: 'POST', body: 'a' })).status, 502)
  const sent = (): number => cloud.substrates.reduce((sum, { heads }) => sum + heads.length, 0)
  assert.equal(sent(), 1)
  const headers = { 'idempotency-key': 'k' }
  assert.equal((await ask(cloud.url, '/', { method: 'POST', body: 'a', headers })).status, 502)
  assert.equal(sent(), 3)
})

test("a function's own 5xx is passed on as it is", async (t) => {
  const cloud = await open(t, [() => say('sorry', 503), () => say('sorry', 503)])
  const answer = await ask(cloud.url, '/')
  assert.deepEqual([answer.status, answer.text], [503, 'sorry'])
  assert.equal(
    cloud.substrates.reduce((sum, { heads }) => sum + heads.length, 0),
    1
  )
})

test('no answer in time is 504', async (t) => {
  const silent: Behaviour = async function* (_head, _body, { signal }) {
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve)
    })
    yield* say('late')
  }
  const cloud = await open(t, [silent], { headTimeoutMs: 100 })
  assert.equal((await ask(cloud.url, '/')).status, 504)
})

test('a substrate that stops in the middle of an answer is cut off, and the client sees no whole answer', async (t) => {
  const cloud = await open(t, [endless])
  const { bus } = cloud.substrates[0] ?? assert.fail()
  const cut = ask(cloud.url, '/')
  await untilSent(cloud, 1)
  await bus.stop()
  await assert.rejects(cut)
})

test('a substrate that is lost with a request in flight: 502 for POST, another node for GET', async (t) => {
  const hang: Behaviour = async function* (_head, _body, { signal }) {
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve)
    })
    yield* say('never')
  }
  const cloud = await open(t, [hang])
  const lost = ask(cloud.url, '/', { method: 'POST', body: 'x' })
  await untilSent(cloud, 1)
  await cloud.substrates[0]?.bus.stop()
  assert.equal((await lost).status, 502)
})

test('a client that goes away cancels its request', async (t) => {
  const canceled = Promise.withResolvers<undefined>()
  const watched: Behaviour = async function* (head, body, context) {
    context.signal.addEventListener('abort', () => {
      canceled.resolve(undefined)
    })
    yield* endless(head, body, context)
  }
  const cloud = await open(t, [watched])
  const outgoing = request(new URL('/', cloud.url), { headers: { host: 'known.test' } })
  outgoing.on('error', () => undefined) // its end is the point
  outgoing.on('response', (response) => response.once('data', () => response.destroy()))
  outgoing.end()
  await canceled.promise
})

test('a client that does not read holds back its substrate, not other clients', async (t) => {
  let produced = 0
  const counting: Behaviour = async function* (head, body, context) {
    if (head.target !== '/endless') {
      yield* say('ok')
      return
    }
    for await (const answer of endless(head, body, context)) {
      produced += answer.body?.length ?? 0
      yield answer
    }
  }
  const cloud = await open(t, [counting])
  const stalled = request(new URL('/endless', cloud.url), { headers: { host: 'known.test' } })
  stalled.on('error', () => undefined)
  stalled.on('response', (response) => response.pause())
  stalled.end()
  await untilSent(cloud, 1)
  for (let i = 0; i < 50; i++) assert.equal((await ask(cloud.url, '/')).text, 'ok')
  assert.ok(produced < 64 * 1024 * 1024, String(produced))
  stalled.destroy()
})

test('a request to leave HTTP answers 501', async (t) => {
  const cloud = await open(t, [() => say('x')])
  const socket = connect(Number(new URL(cloud.url).port), '127.0.0.1')
  socket.end(
    'GET / HTTP/1.1\r\nhost: known.test\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'
  )
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  assert.match(text, /^HTTP\/1.1 501 /)
})

test('ambiguous requests are refused and never forwarded', async (t) => {
  const cloud = await open(t, [() => say('x')])
  const host = 'host: known.test\r\n'
  for (const [want, text] of [
    [400, `GET / HTTP/1.1\r\n${host}host: other.test\r\n\r\n`],
    [400, `GET /#f HTTP/1.1\r\n${host}\r\n`],
    [405, `TRACE / HTTP/1.1\r\n${host}\r\n`],
    [400, `POST / HTTP/1.0\r\n${host}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    [
      400,
      `POST / HTTP/1.1\r\n${host}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`
    ],
    [404, `GET http://evil.test/x HTTP/1.1\r\n${host}connection: close\r\n\r\n`]
  ] as const) {
    const socket = connect(Number(new URL(cloud.url).port), '127.0.0.1')
    socket.end(text)
    let answer = ''
    for await (const chunk of socket) answer += String(chunk)
    assert.match(answer, new RegExp(`^HTTP/1.1 ${String(want)} `), text)
  }
  assert.equal(cloud.substrates[0]?.heads.length, 0)
})

test('health is told on addresses only', async (t) => {
  const cloud = await open(t, [() => say('x')])
  assert.equal((await ask(cloud.url, '/readyz', { host: '127.0.0.1' })).status, 200)
  assert.match(
    (await ask(cloud.url, '/metrics', { host: '127.0.0.1' })).text,
    /tau_gateway_requests_total \d/
  )
  assert.equal((await ask(cloud.url, '/readyz')).text, 'x')
})

test('an answer without a length is streamed as it comes', async (t) => {
  const slow: Behaviour = async function* (): AsyncGenerator<Answer> {
    yield {
      head: { status: 200, fields: ['content-type', 'text/event-stream'], inFlight: 0, capacity: 9 }
    }
    for (const text of ['a', 'b', 'c']) yield await Promise.resolve({ body: Buffer.from(text) })
  }
  const cloud = await open(t, [slow])
  assert.equal((await ask(cloud.url, '/')).text, 'abc')
})

async function untilSent(cloud: TestCloud, requests: number): Promise<void> {
  const end = Date.now() + 10_000
  while (cloud.substrates.reduce((sum, { heads }) => sum + heads.length, 0) < requests) {
    if (Date.now() > end) throw new Error('The request never came')
    await new Promise(setImmediate)
  }
}
