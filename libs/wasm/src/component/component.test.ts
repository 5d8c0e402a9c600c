import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { CloudError } from '@taucloud/base'
import type { OutgoingHttpBackend } from '../capabilities/http-client/outgoing-http-backend.ts'
import type { GuestRequest, GuestResponse } from '../guest/guest-request.ts'
import { GuestThread } from '../guest/guest-thread.ts'
import type { Isolation } from '../guest/slot-pool.ts'
import { startWatchdog } from '../guest/watchdog.ts'
import type { Watchdog } from '../guest/watchdog.ts'
import { buildRustComponent, missingRust } from '../testing/rust-component.ts'
import { ComponentFunction } from './component-function.ts'
import { checkCoreNames } from './component-names.ts'
import { checkComponent, isComponent } from './component-world.ts'
import type { ComponentCode } from './transpile-component.ts'
import { transpileInThread } from './transpile-thread.ts'

const thread = new GuestThread()
let watchdog: Watchdog
before(async () => {
  watchdog = startWatchdog([thread.shared])
  await watchdog.ready
})
after(() => watchdog.stop())

describe('a wasi:http component in Rust', { skip: missingRust() }, () => {
  let code: ComponentCode
  const printed: string[] = []

  before(async () => {
    code = await transpileInThread(await buildRustComponent(), { maxPages: 256 })
  })

  const open = (isolation: Isolation = 'restore', outgoingHttp?: OutgoingHttpBackend) =>
    new ComponentFunction({
      code,
      thread,
      isolation,
      timeoutMs: 5_000,
      context: { project: 'p', application: '', function: 'f' },
      onOutput: (stream, text) => printed.push(`${stream}:${text}`),
      ...(outgoingHttp === undefined ? {} : { backends: { outgoingHttp } })
    })

  test('answers with status, headers and body', async () => {
    const answer = await open().handle(get('/world'))
    assert.equal(answer.status, 200)
    assert.deepEqual(answer.headers, [['content-type', 'text/plain']])
    assert.equal(await textOf(answer), 'hello /world')
  })

  test('sees nothing of earlier requests when isolated, and what they left when pooled', async () => {
    const isolated = open()
    const pooled = open('pooled')
    const counts = async (fn: ComponentFunction): Promise<string[]> => [
      await textOf(await fn.handle(get('/count'))),
      await textOf(await fn.handle(get('/count')))
    ]
    assert.deepEqual(await counts(isolated), ['1', '1'])
    assert.deepEqual(await counts(pooled), ['1', '2'])
    assert.equal(isolated.stats().coldStarts, 1)
  })

  test('echoes 5 MB both ways while neither side holds it whole', async () => {
    const chunk = new Uint8Array(65_536).fill(7)
    let sent = 0
    let received = 0
    let ahead = 0
    async function* body(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 80; index++) {
        sent += chunk.length
        ahead = Math.max(ahead, sent - received)
        yield chunk
      }
    }
    const answer = await open().handle({ ...get('/echo'), method: 'POST', body: body() })
    assert.ok(isStream(answer.body))
    for await (const part of answer.body) {
      assert.ok(part.every((byte) => byte === 7))
      received += part.length
    }
    assert.equal(received, 80 * 65_536)
    assert.ok(ahead <= 512 * 1_024, `${ahead} bytes were under way`)
  })

  test('sends requests through the backend, in the name of its context', async () => {
    const seen: unknown[] = []
    const fn = open('restore', {
      request: async (request) => {
        seen.push([request.context.function, request.method, request.url])
        return { status: 203, headers: [], body: chunks('from ', 'there') }
      }
    })
    assert.equal(await textOf(await fn.handle(get('/fetch/a.test'))), '203 from there')
    assert.deepEqual(seen, [['f', 'GET', 'http://a.test/there']])
  })

  test('tells the guest that a request is denied, in words of the interface', async () => {
    const fn = open('restore', {
      request: () => Promise.reject(new CloudError('permission_denied', 'secret of the host'))
    })
    assert.equal(
      await textOf(await fn.handle(get('/fetch/a.test'))),
      'ErrorCode::HttpRequestDenied'
    )
  })

  test('is answered for by a trap, a spin or no answer, and serves the next request anew', async () => {
    const fn = open()
    await assert.rejects(async () => fn.handle(get('/trap')), {
      code: 'internal',
      message: /guest trapped/
    })
    await assert.rejects(async () => fn.handle(get('/spin')), { code: 'deadline_exceeded' })
    await assert.rejects(async () => fn.handle(get('/none')), { message: /gave no answer/ })
    assert.equal(await textOf(await fn.handle(get('/count'))), '1')
    assert.equal(fn.stats().traps, 3)
  })

  test('an instance that leaves handles open is not used again', async () => {
    const fn = open()
    assert.equal(await textOf(await fn.handle(get('/leak'))), 'leaked')
    assert.equal(fn.stats().slots, 0)
    assert.equal(await textOf(await fn.handle(get('/count'))), '1')
    assert.equal(fn.stats().coldStarts, 2)
  })

  test('waits for a timer while others run, and prints to the log', async () => {
    const fn = open()
    const [slept, other] = await Promise.all([fn.handle(get('/sleep')), fn.handle(get('/x'))])
    assert.equal(await textOf(slept), 'slept')
    assert.equal(await textOf(other), 'hello /x')
    await fn.handle(get('/print'))
    assert.deepEqual(printed.slice(-2), ['out:printed\n', 'err:complained\n'])
  })

  test('a caller that leaves ends a waiting call', async () => {
    const leaving = new AbortController()
    async function* never(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1)
      leaving.abort()
      await new Promise(() => undefined)
    }
    const request = { ...get('/echo'), body: never(), signal: leaving.signal }
    await assert.rejects(async () => textOf(await open().handle(request)), { code: 'canceled' })
    assert.equal(thread.suspendable, 0)
  })

  test('lets go of its memories when it is closed', async () => {
    const before = thread.memories
    const fn = open()
    await fn.handle(get('/x'))
    assert.ok(thread.memories > before)
    fn.close()
    assert.equal(thread.memories, before)
    assert.throws(() => fn.handle(get('/x')), { code: 'unavailable' })
  })
})

test('a component with unknown imports is refused with their names', () => {
  const bytes = component(importOf('wasi:nn/graph@0.2.0'), importOf('acme:x/y@1.0.0'))
  assert.ok(isComponent(bytes))
  assert.throws(() => checkComponent(bytes), {
    code: 'failed_precondition',
    message: /imports "wasi:nn\/graph@0.2.0", "acme:x\/y@1.0.0", which this cloud does not have/
  })
})

test('a component without a handler is refused', () => {
  assert.throws(() => checkComponent(component()), {
    code: 'failed_precondition',
    message: /exports neither .* it exports nothing/
  })
})

test('a core name that could end a text literal of the glue is refused', () => {
  const inline = (name: string): number[] => {
    const text = [...new TextEncoder().encode(name)]
    const entry = [1, 1, text.length, ...text, 0, 0]
    return [2, entry.length + 1, 1, ...entry]
  }
  checkCoreNames(component(inline('[method]a.b')))
  for (const name of ["'", '`', '\\', '${x}', '\n', '"', '*/'])
    assert.throws(() => checkCoreNames(component(inline(name))), { code: 'invalid_argument' })
})

test('a component that is cut off or damaged is refused, not run', async () => {
  const bytes = component([1, 4, 0, 0x61, 0x73, 0x6d])
  await assert.rejects(transpileInThread(bytes, { maxPages: 16 }), CloudError)
  await assert.rejects(transpileInThread(bytes.subarray(0, 9), { maxPages: 16 }), CloudError)
})

function component(...sections: number[][]): Uint8Array {
  return Uint8Array.from([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0, ...sections.flat()])
}

/** An import of an instance of type 0. */
function importOf(name: string): number[] {
  const text = [...new TextEncoder().encode(name)]
  const entry = [1, 0, text.length, ...text, 5, 0]
  return [10, entry.length, ...entry]
}

function get(target: string): GuestRequest {
  return { method: 'GET', target, host: 'example.test', headers: [] }
}

function isStream(body: GuestResponse['body']): body is AsyncIterable<Uint8Array> {
  return typeof body !== 'string' && !(body instanceof Uint8Array)
}

async function textOf(answer: GuestResponse): Promise<string> {
  const { body } = answer
  if (typeof body === 'string') return body
  if (!isStream(body)) return Buffer.from(body).toString('latin1')
  let text = ''
  for await (const part of body) text += Buffer.from(part).toString('latin1')
  return text
}

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}
