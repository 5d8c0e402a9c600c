import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { silentLogger } from '@taucloud/base'
import { addHealthRoutes } from './health.ts'
import { Router } from './router.ts'
import { serveRoutes } from './routes.ts'
import type { RouteHandler } from './routes.ts'
import { serveHttp } from './server.ts'
import type { HttpListener } from './server.ts'

async function open(t: TestContext, router = testRouter()): Promise<HttpListener> {
  const handler = serveRoutes(router, { logger: silentLogger })
  const listener = await serveHttp({ host: '127.0.0.1', port: 0, handler })
  t.after(() => listener.stop(100))
  return listener
}

function testRouter(): Router<RouteHandler> {
  const router = new Router<RouteHandler>()
    .add('POST', '/echo', async (context) => ({ json: await context.json(64) }))
    .add('GET', '/fail', () => {
      throw new Error('detail of this node')
    })
    .add('GET', '/empty', () => ({}))
    .add('GET', '/where', (context) => ({
      text: `${context.host} ${context.path} ${context.query.toString()}`
    }))
  addHealthRoutes(router, { notReady: () => 'catching up', metrics: () => 'a 1\n' })
  return router
}

/** Sends bytes as they are and gives the statuses of all answers, or what else came. */
async function raw(listener: HttpListener, text: string): Promise<string> {
  const socket = connect(listener.port, '127.0.0.1')
  let received = ''
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
  socket.on('error', () => undefined) // a reset counts as closed
  socket.end(text, 'latin1')
  await once(socket, 'close')
  const statuses = [...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1])
  return statuses.join('+')
}

test('a route reads JSON and answers JSON', async (t) => {
  const { url } = await open(t)
  const response = await fetch(`${url}/echo`, { method: 'POST', body: '{"a":1}' })
  assert.equal(response.status, 200)
  assert.deepEqual(await response.json(), { a: 1 })
})

test('a body over the limit is refused with 413, declared or in chunks', async (t) => {
  const listener = await open(t)
  const declared = await fetch(`${listener.url}/echo`, { method: 'POST', body: 'x'.repeat(65) })
  assert.equal(declared.status, 413)
  const chunk = `41\r\n${'x'.repeat(0x41)}\r\n0\r\n\r\n`
  const head =
    'POST /echo HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n'
  assert.equal(await raw(listener, head + chunk), '413')
})

test('a body that is not JSON is refused with 400', async (t) => {
  const { url } = await open(t)
  const response = await fetch(`${url}/echo`, { method: 'POST', body: '{' })
  assert.equal(response.status, 400)
  assert.match(await response.text(), /invalid_argument/)
})

test('an unexpected failure answers 500 without a detail', async (t) => {
  const { url } = await open(t)
  const response = await fetch(`${url}/fail`)
  assert.equal(response.status, 500)
  assert.doesNotMatch(await response.text(), /detail/)
})

test('an unknown path answers 404 and a wrong method 405 with allow', async (t) => {
  const { url } = await open(t)
  assert.equal((await fetch(`${url}/nope`)).status, 404)
  const wrong = await fetch(`${url}/echo`)
  assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'POST'])
})

test('an empty reply answers 204', async (t) => {
  const { url } = await open(t)
  assert.equal((await fetch(`${url}/empty`)).status, 204)
})

test('the health routes tell why a service is not ready', async (t) => {
  const { url } = await open(t)
  assert.equal((await fetch(`${url}/healthz`)).status, 200)
  const ready = await fetch(`${url}/readyz`)
  assert.deepEqual([ready.status, await ready.text()], [503, 'catching up\n'])
  assert.equal(await (await fetch(`${url}/metrics`)).text(), 'a 1\n')
})

test('serveHttp() says what to do when the port is in use', async (t) => {
  const { port } = await open(t)
  const handler = (): void => undefined
  await assert.rejects(serveHttp({ host: '127.0.0.1', port, handler }), {
    code: 'failed_precondition',
    message: new RegExp(`Cannot listen on 127.0.0.1:${String(port)}: the port is in use .*--port`)
  })
})

test('stop() waits for the answer in flight and refuses new connections', async () => {
  let finish = (): void => undefined
  const started = Promise.withResolvers<undefined>()
  const listener = await serveHttp({
    host: '127.0.0.1',
    port: 0,
    handler: (_request, response) => {
      finish = () => response.end('late')
      started.resolve(undefined)
    }
  })
  const answer = fetch(listener.url)
  await started.promise
  const stopped = listener.stop()
  await assert.rejects(fetch(listener.url))
  finish()
  assert.equal(await (await answer).text(), 'late')
  await stopped
})

const HOST = 'host: a\r\n'
const CLOSE = 'connection: close\r\n'
const CHUNKED = 'transfer-encoding: chunked\r\n'
const HOSTILE: [what: string, want: RegExp, request: string][] = [
  [
    'length and chunks',
    /^400$/,
    `POST /echo HTTP/1.1\r\n${HOST}content-length: 4\r\n${CHUNKED}\r\n0\r\n\r\n`
  ],
  [
    'two lengths',
    /^400$/,
    `POST /echo HTTP/1.1\r\n${HOST}content-length: 4\r\ncontent-length: 5\r\n\r\nabcde`
  ],
  ['a signed length', /^400$/, `POST /echo HTTP/1.1\r\n${HOST}content-length: +4\r\n\r\nabcd`],
  [
    'an unknown transfer coding',
    /^400$/,
    `POST /echo HTTP/1.1\r\n${HOST}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`
  ],
  [
    'chunks that are not the last coding',
    /^400$/,
    `POST /echo HTTP/1.1\r\n${HOST}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`
  ],
  ['a space before the colon', /^400$/, `GET / HTTP/1.1\r\nhost : a\r\n\r\n`],
  ['a folded line', /^400$/, `GET / HTTP/1.1\r\n${HOST}x: a\r\n b\r\n\r\n`],
  ['bare line feeds', /^400$/, `GET / HTTP/1.1\nhost: a\n\n`],
  ['a bare carriage return', /^400$/, `GET / HTTP/1.1\r\n${HOST}x: a\rb\r\n\r\n`],
  ['a NUL', /^400$/, `GET / HTTP/1.1\r\n${HOST}x: a\0b\r\n\r\n`],
  [
    'a chunk size in C notation',
    /^400$/,
    `POST /echo HTTP/1.1\r\n${HOST}${CHUNKED}\r\n0x4\r\nabcd\r\n0\r\n\r\n`
  ],
  ['two hosts', /^400$/, `GET /where HTTP/1.1\r\n${HOST}host: b\r\n\r\n`],
  ['no host', /^400$/, `GET /where HTTP/1.1\r\n\r\n`],
  ['a host that is none', /^400$/, `GET /where HTTP/1.1\r\nhost: a/b\r\n\r\n`],
  ['TRACE', /^405$/, `TRACE /where HTTP/1.1\r\n${HOST}\r\n`],
  ['CONNECT', /^405$/, `CONNECT b:443 HTTP/1.1\r\n${HOST}\r\n`],
  ['a fragment', /^400$/, `GET /where#b HTTP/1.1\r\n${HOST}\r\n`],
  ['a target that is no path', /^400$/, `GET where HTTP/1.1\r\n${HOST}\r\n`],
  ['32 kB of fields', /^431$/, `GET /where HTTP/1.1\r\n${HOST}x: ${'a'.repeat(32_000)}\r\n\r\n`],
  ['300 fields', /^431$/, `GET /where HTTP/1.1\r\n${HOST}${'x: 1\r\n'.repeat(300)}\r\n`],
  ['chunks over HTTP/1.0', /^400$/, `POST /echo HTTP/1.0\r\n${HOST}${CHUNKED}\r\n0\r\n\r\n`],
  ['HTTP/2.0', /^(?:400|505)$/, `GET /where HTTP/2.0\r\n${HOST}\r\n`]
]

for (const [what, want, request] of HOSTILE) {
  test(`a request with ${what} is refused and nothing behind it is served`, async (t) => {
    const listener = await open(t)
    assert.match(
      await raw(listener, `${request}GET /healthz HTTP/1.1\r\n${HOST}${CLOSE}\r\n`),
      want
    )
  })
}

test('the host of an absolute target wins over the field', async (t) => {
  const { port } = await open(t)
  const socket = connect(port, '127.0.0.1')
  socket.end(`GET http://B.test:80/where?x=1 HTTP/1.1\r\n${HOST}${CLOSE}\r\n`)
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  assert.match(text, /b\.test \/where x=1$/)
})
