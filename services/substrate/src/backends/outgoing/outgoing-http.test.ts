import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { testOutgoingHttpBackend } from '@taucloud/wasm/testing'
import { EgressPolicy } from './egress-policy.ts'
import { InFlight } from './in-flight.ts'
import { OutgoingHttp } from './outgoing-http.ts'

testOutgoingHttpBackend('OutgoingHttp', (place) => {
  const backend = new OutgoingHttp(new EgressPolicy({ loopback: [place] }))
  return Promise.resolve({ backend, stop: () => backend.stop() })
})

const context = { project: 'p', application: '', function: 'f' }

test('an operator may open the public internet, and private addresses stay closed', async () => {
  const backend = new OutgoingHttp(new EgressPolicy({ mode: 'public' }))
  const request = {
    context,
    method: 'GET',
    url: 'http://127.0.0.1:9999/',
    headers: [],
    maxRedirects: 0
  }
  await assert.rejects(backend.request(request, { signal: new AbortController().signal }), {
    code: 'permission_denied',
    message: /not public/
  })
  new EgressPolicy({ mode: 'public' }).assertAllowed(context, 'example.org', 443)
  new EgressPolicy({ mode: 'public' }).assertLookups(context)
  await backend.stop()
})

test('a function, a project and the node have so many requests in progress at most', () => {
  const inFlight = new InFlight({ perFunction: 1, perProject: 2, total: 3 })
  const full = { code: 'resource_exhausted' }
  const leave = inFlight.enter(context)
  assert.throws(() => inFlight.enter(context), full)
  inFlight.enter({ ...context, function: 'g' })
  assert.throws(() => inFlight.enter({ ...context, function: 'h' }), full)
  inFlight.enter({ ...context, project: 'q' })
  assert.throws(() => inFlight.enter({ ...context, project: 'r' }), full)
  leave()
  leave()
  assert.equal(inFlight.total, 2)
  inFlight.enter(context)
})

test('a request counts until its answer is read, or its call has ended', async () => {
  const server = createServer((_request, response) => response.end('x'.repeat(100_000)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const backend = new OutgoingHttp(new EgressPolicy({ loopback: [place] }), {
    inFlight: { perFunction: 1, perProject: 1, total: 1 }
  })
  const call = new AbortController()
  const request = {
    ...{ method: 'GET', url: `http://${place}/`, headers: [], maxRedirects: 0 },
    context: { ...context, egress: [place] }
  }
  const answer = await backend.request(request, { signal: call.signal })
  await assert.rejects(backend.request(request, { signal: call.signal }), {
    code: 'resource_exhausted'
  })
  for await (const chunk of answer.body) assert.ok(chunk.length > 0)
  while (backend.inFlight > 0) await new Promise(setImmediate)
  await backend.request(request, { signal: call.signal })
  call.abort()
  while (backend.inFlight > 0) await new Promise(setImmediate)
  await backend.stop()
  server.close()
})
