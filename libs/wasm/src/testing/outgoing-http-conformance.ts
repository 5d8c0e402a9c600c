import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { OutgoingHttpBackend } from '../capabilities/http-client/outgoing-http-backend.ts'

/** A backend under test, and how to end it. */
export interface OpenedOutgoingHttp {
  readonly backend: OutgoingHttpBackend
  readonly stop: () => Promise<void>
}

/** What every {@link OutgoingHttpBackend} does. @param open makes one that may reach the given loopback pair */
export function testOutgoingHttpBackend(
  name: string,
  open: (loopback: string) => Promise<OpenedOutgoingHttp>
): void {
  test(`${name} sends requests as the interface says`, async (t) => {
    const server = createServer((request, response) => {
      if (request.url === '/away') {
        response.writeHead(302, { location: 'http://10.0.0.1/' }).end()
        return
      }
      if (request.url === '/stall') {
        response.write('x')
        return
      }
      response.writeHead(418, { 'x-method': request.method ?? '', 'x-two': ['1', '2'] })
      request.pipe(response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const place = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const { backend, stop } = await open(place)
    const controller = new AbortController()
    const { signal } = controller
    const context = { project: 'p', application: '', function: 'f', egress: [place, '*:80'] }
    const base = { context, method: 'POST', headers: [], maxRedirects: 10 }
    const url = `http://${place}/`
    try {
      await t.test('any status is an answer, with every field and the body', async () => {
        const body = Buffer.from('sent')
        const answer = await backend.request({ ...base, url, body }, { signal })
        assert.equal(answer.status, 418)
        const fields = answer.headers.map(([key, value]) => `${key.toLowerCase()}: ${value}`)
        for (const field of ['x-method: POST', 'x-two: 1', 'x-two: 2'])
          assert.ok(fields.includes(field), field)
        assert.equal(await textOf(answer.body), 'sent')
      })
      await t.test('a streamed body is sent as it comes', async () => {
        const answer = await backend.request({ ...base, url, body: pieces() }, { signal })
        assert.equal(await textOf(answer.body), 'one two')
      })
      await t.test('without a rule nothing is sent, and the text says which to add', async () => {
        for (const egress of [[], ['127.0.0.1:1'], ['*.test:80']]) {
          const denied = { ...context, egress }
          await assert.rejects(backend.request({ ...base, url, context: denied }, { signal }), {
            code: 'permission_denied',
            message: new RegExp(`add "${place}" to "egress"`)
          })
        }
      })
      await t.test('rules are checked at redirects, and addresses whatever the rules', async () => {
        await assert.rejects(backend.request({ ...base, url: `${url}away` }, { signal }), {
          code: 'permission_denied',
          message: /not public/
        })
      })
      await t.test('what is no request is refused', async () => {
        for (const wrong of [
          { url: 'no' },
          { url: 'ftp://x/' },
          { headers: [['a b', '']] as const }
        ])
          await assert.rejects(backend.request({ ...base, url, ...wrong }, { signal }), {
            code: 'invalid_argument'
          })
      })
      await t.test('the end of the call ends the exchange', async () => {
        const answer = await backend.request({ ...base, url: `${url}stall` }, { signal })
        const reading = assert.rejects(textOf(answer.body), { code: 'canceled' })
        controller.abort()
        await reading
      })
    } finally {
      await stop()
      server.closeAllConnections()
      server.close()
    }
  })
}

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (const piece of ['one ', 'two']) yield await Promise.resolve(Buffer.from(piece))
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString()
}
