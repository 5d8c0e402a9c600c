import { CloudError } from '@taucloud/base'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ERRNO } from '../../gen/abi.ts'
import type { GuestFunctionInit } from '../../guest/guest-function.ts'
import { bytesOf, callingHost, CONTEXT, deploy, get } from '../../testing/guests.ts'
import type { HostCall } from '../../testing/guests.ts'
import type {
  OutgoingHttpAnswer,
  OutgoingHttpBackend,
  OutgoingHttpRequest
} from './outgoing-http-backend.ts'

const URL_AT = 1_000
const KEY_AT = 1_100
const VALUE_AT = 1_200
const OUT = 2_000
const URL_TEXT = 'http://x.test/a'
const OUTSIDE = 70_000

/** A backend that remembers what it was asked and gives what the test says. */
class Recorder implements OutgoingHttpBackend {
  readonly requests: OutgoingHttpRequest[] = []
  readonly signals: AbortSignal[] = []
  closed = 0
  answer: Partial<OutgoingHttpAnswer> | CloudError = {}
  chunks: readonly (string | CloudError)[] = []

  async request(
    request: OutgoingHttpRequest,
    { signal }: { signal: AbortSignal }
  ): Promise<OutgoingHttpAnswer> {
    this.requests.push(request)
    this.signals.push(signal)
    await Promise.resolve()
    if (this.answer instanceof CloudError) throw this.answer
    return { status: 200, headers: [], body: this.#body(), ...this.answer }
  }

  async *#body(): AsyncGenerator<Uint8Array> {
    try {
      for (const chunk of this.chunks) {
        if (chunk instanceof CloudError) throw chunk
        yield await Promise.resolve(Buffer.from(chunk))
      }
    } finally {
      this.closed++
    }
  }
}

const SETUP: HostCall[] = [
  { name: 'newHttpClient', args: [OUT] },
  { name: 'newHttpRequest', args: [0, OUT] },
  {
    name: 'setHttpRequestURL',
    args: [0, 0, URL_AT, URL_TEXT.length],
    data: { [URL_AT]: URL_TEXT }
  }
]

function guest(
  calls: readonly HostCall[],
  backend: Recorder | 'none',
  init: Partial<GuestFunctionInit> = {}
) {
  return deploy(callingHost(calls), {
    ...(backend === 'none' ? {} : { backends: { outgoingHttp: backend } }),
    ...init
  })
}

/** The results of the calls and what they dumped, of one call of a guest. */
async function run(
  calls: readonly HostCall[],
  backend: Recorder | 'none' = new Recorder(),
  init: Partial<GuestFunctionInit> = {}
): Promise<{ errors: number[]; dumps: string[] }> {
  return split(calls, await bytesOf(guest(calls, backend, init).handle(get())))
}

function split(calls: readonly HostCall[], bytes: Buffer): { errors: number[]; dumps: string[] } {
  const errors: number[] = []
  const dumps: string[] = []
  let at = 0
  for (const call of calls) {
    errors.push(bytes.readInt32LE(at))
    at += 4
    for (const [, length] of call.dump ?? []) {
      dumps.push(bytes.toString('latin1', at, at + length))
      at += length
    }
  }
  assert.equal(at, bytes.length)
  return { errors, dumps }
}

const cell = (value: number): string => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes.toString('latin1')
}

const headerCall = (name: string, key: string, value: string, at = 0): HostCall => ({
  name,
  args: [0, 0, KEY_AT + at, key.length, VALUE_AT + at, value.length],
  data: { [KEY_AT + at]: key, [VALUE_AT + at]: value }
})

test('clients and requests count from 0, requests per client', async () => {
  const dump = [[OUT, 4]] as const
  const { dumps } = await run([
    { name: 'newHttpClient', args: [OUT], dump },
    { name: 'newHttpClient', args: [OUT], dump },
    { name: 'newHttpRequest', args: [0, OUT], dump },
    { name: 'newHttpRequest', args: [0, OUT], dump },
    { name: 'newHttpRequest', args: [1, OUT], dump }
  ])
  assert.deepEqual(dumps, [cell(0), cell(1), cell(0), cell(1), cell(0)])
})

test('a request is sent with method, headers, and the body as it is in memory then', async () => {
  const backend = new Recorder()
  const { errors } = await run(
    [
      ...SETUP,
      { name: 'setHttpRequestMethod', args: [0, 0, 3] },
      { name: 'getHttpRequestMethod', args: [0, 0, OUT], dump: [[OUT, 4]] },
      headerCall('setHttpRequestHeader', 'x-list', 'a\0b\0'),
      headerCall('addHttpRequestHeader', 'X-LIST', 'plain', 20),
      headerCall('addHttpRequestHeader', 'content-type', 'text\0', 40),
      // The body is at OUT, where the method number was written meanwhile.
      { name: 'setHttpRequestBody', args: [0, 0, OUT, 4] },
      { name: 'newHttpClient', args: [OUT] },
      { name: 'doHttpRequest', args: [0, 0] }
    ],
    backend
  )
  assert.deepEqual(
    errors,
    Array.from({ length: 11 }, () => 0)
  )
  const [request] = backend.requests
  assert.deepEqual([request?.method, request?.url, request?.maxRedirects], ['PUT', URL_TEXT, 10])
  assert.deepEqual(request?.headers, [
    ['X-List', 'a'],
    ['X-List', 'b'],
    ['X-List', 'plain'],
    ['Content-Type', 'text']
  ])
  assert.deepEqual(request.body, Buffer.from([1, 0, 0, 0]))
  assert.deepEqual(request.context, CONTEXT)
})

test('headers of a request are read and removed in any letter case', async () => {
  const list = 'a\0b\0'
  const { errors, dumps } = await run([
    ...SETUP,
    headerCall('setHttpRequestHeader', 'x-list', list),
    { name: 'getHttpRequestHeaderKeysSize', args: [0, 0, OUT], dump: [[OUT, 4]] },
    { name: 'getHttpRequestHeaderKeys', args: [0, 0, OUT, 7], dump: [[OUT, 7]] },
    { name: 'getHttpRequestHeaderSize', args: [0, 0, KEY_AT, 6, OUT], dump: [[OUT, 4]] },
    { name: 'getHttpRequestHeader', args: [0, 0, KEY_AT, 6, OUT], dump: [[OUT, 4]] },
    { name: 'setHttpRequestHeader', args: [0, 0, KEY_AT, 6, VALUE_AT, 0] },
    { name: 'getHttpRequestHeaderSize', args: [0, 0, KEY_AT, 6, OUT], dump: [[OUT, 4]] },
    { name: 'deleteHttpRequestHeader', args: [0, 0, KEY_AT, 6] },
    { name: 'getHttpRequestHeaderSize', args: [0, 0, KEY_AT, 6, OUT], dump: [[OUT, 4]] }
  ])
  assert.deepEqual(new Set(errors), new Set([0]))
  assert.deepEqual(dumps, [cell(7), 'X-List\0', cell(4), list, cell(4), cell(0)])
})

test('an answer is read in pieces, with an end of its own', async () => {
  const backend = new Recorder()
  backend.answer = {
    headers: [
      ['x-a', '1'],
      ['X-A', '\xe9'],
      ['b', '']
    ]
  }
  backend.chunks = ['hello']
  const read = { name: 'readHttpResponseBody', args: [0, 0, OUT, 3, OUT + 8] }
  const { errors, dumps } = await run(
    [
      ...SETUP,
      { name: 'doHttpRequest', args: [0, 0], data: { [KEY_AT]: 'X-a' } },
      { name: 'getHttpResponseHeaderKeysSize', args: [0, 0, OUT], dump: [[OUT, 4]] },
      { name: 'getHttpResponseHeaderKeys', args: [0, 0, OUT, 6], dump: [[OUT, 6]] },
      { name: 'getHttpResponseHeaderSize', args: [0, 0, KEY_AT, 3, OUT], dump: [[OUT, 4]] },
      { name: 'getHttpResponseHeader', args: [0, 0, KEY_AT, 3, OUT], dump: [[OUT, 4]] },
      {
        ...read,
        dump: [
          [OUT, 3],
          [OUT + 8, 4]
        ]
      },
      {
        ...read,
        dump: [
          [OUT, 2],
          [OUT + 8, 4]
        ]
      },
      { ...read, dump: [[OUT + 8, 4]] },
      { name: 'closeHttpResponseBody', args: [0, 0] },
      read,
      { name: 'closeHttpResponseBody', args: [0, 0] }
    ],
    backend
  )
  assert.deepEqual(errors.slice(4), [0, 0, 0, 0, 0, 0, 8, 0, 6, 0])
  assert.deepEqual(dumps, [
    ...[cell(6), 'X-A\0B\0', cell(4), '1\0\xe9\0'],
    ...['hel', cell(3), 'lo', cell(2), cell(0)]
  ])
})

test('what fails has its number, and nothing of the host reaches the guest', async () => {
  const backend = new Recorder()
  backend.answer = new CloudError('unavailable', 'secret')
  const failed = await run([...SETUP, { name: 'doHttpRequest', args: [0, 0] }], backend)
  assert.equal(failed.errors.at(-1), ERRNO.HTTP_REQUEST_FAILED)
  const broken = new Recorder()
  broken.chunks = [new CloudError('unavailable', 'secret')]
  const read = { name: 'readHttpResponseBody', args: [0, 0, OUT, 3, OUT + 8] }
  const { errors } = await run([...SETUP, { name: 'doHttpRequest', args: [0, 0] }, read], broken)
  assert.deepEqual(errors.slice(3), [0, ERRNO.HTTP_READ_BODY])
})

test('a denial is one line in the log of the function; other failures are none', async () => {
  const lines: string[] = []
  const onOutput = (stream: string, text: string): void => void lines.push(`${stream} ${text}`)
  const backend = new Recorder()
  const calls = [...SETUP, { name: 'doHttpRequest', args: [0, 0] }]
  backend.answer = new CloudError('permission_denied', 'add "x.test:80"')
  assert.equal((await run(calls, backend, { onOutput })).errors.at(-1), 13)
  backend.answer = new CloudError('unavailable', 'no')
  await run(calls, backend, { onOutput })
  assert.deepEqual(lines, ['log add "x.test:80"\n'])
})

test('each function checks handles, then memory', async () => {
  const functions: [name: string, rest: number[]][] = [
    ['setHttpRequestURL', [URL_AT, 3]],
    ['setHttpRequestMethod', [1]],
    ['getHttpRequestMethod', [OUT]],
    ['setHttpRequestBody', [OUT, 1]],
    ['setHttpRequestHeader', [KEY_AT, 1, VALUE_AT, 1]],
    ['addHttpRequestHeader', [KEY_AT, 1, VALUE_AT, 1]],
    ['deleteHttpRequestHeader', [KEY_AT, 1]],
    ['getHttpRequestHeaderSize', [KEY_AT, 1, OUT]],
    ['getHttpRequestHeader', [KEY_AT, 1, OUT]],
    ['getHttpRequestHeaderKeysSize', [OUT]],
    ['getHttpRequestHeaderKeys', [OUT, 1]],
    ['doHttpRequest', []],
    ['readHttpResponseBody', [OUT, 1, OUT]],
    ['closeHttpResponseBody', []],
    ['getHttpResponseHeaderSize', [KEY_AT, 1, OUT]],
    ['getHttpResponseHeader', [KEY_AT, 1, OUT]],
    ['getHttpResponseHeaderKeysSize', [OUT]],
    ['getHttpResponseHeaderKeys', [OUT, 1]]
  ]
  for (const [name, rest] of functions) {
    const { errors } = await run([
      ...SETUP,
      { name, args: [1, 0, ...rest] },
      { name, args: [0, 1, ...rest] }
    ])
    assert.deepEqual(errors.slice(3), [ERRNO.CLIENT_NOT_FOUND, ERRNO.ADDRESS_OUT_OF_MEMORY], name)
    if (name.includes('Response')) {
      const early = await run([...SETUP, { name, args: [0, 0, ...rest] }])
      assert.equal(early.errors.at(-1), ERRNO.NIL_ADDRESS, name)
    }
  }
})

test('ranges outside memory are 3, cells are 12, wrong values have their own numbers', async () => {
  const cases: [HostCall, number][] = [
    [{ name: 'newHttpClient', args: [OUTSIDE] }, 12],
    [{ name: 'newHttpRequest', args: [0, OUTSIDE] }, 12],
    [{ name: 'setHttpRequestURL', args: [0, 0, OUTSIDE, 1] }, 3],
    [{ name: 'setHttpRequestURL', args: [0, 0, URL_AT, -1] }, 3],
    [{ name: 'setHttpRequestURL', args: [0, 0, URL_AT + 20, 3] }, 11],
    [{ name: 'setHttpRequestMethod', args: [0, 0, 0] }, 14],
    [{ name: 'setHttpRequestMethod', args: [0, 0, 10] }, 14],
    [{ name: 'setHttpRequestMethod', args: [0, 0, -1] }, 14],
    [{ name: 'getHttpRequestMethod', args: [0, 0, 65_533] }, 12],
    [{ name: 'setHttpRequestBody', args: [0, 0, 65_530, 7] }, 3],
    [{ name: 'setHttpRequestBody', args: [0, 0, OUTSIDE, 0] }, 0],
    [{ name: 'addHttpRequestHeader', args: [0, 0, OUTSIDE, 1, 0, 1] }, 3],
    [{ name: 'addHttpRequestHeader', args: [0, 0, 0, 1, OUTSIDE, 1] }, 3],
    [{ name: 'addHttpRequestHeader', args: [0, 0, 0, 4, 0, 65_535] }, 39],
    [{ name: 'getHttpRequestHeaderSize', args: [0, 0, 0, 1, OUTSIDE] }, 12],
    [{ name: 'getHttpRequestHeaderKeysSize', args: [0, 0, OUTSIDE] }, 12]
  ]
  for (const [call, expected] of cases) {
    const { errors } = await run([...SETUP, call])
    assert.equal(errors.at(-1), expected, `${call.name}(${call.args.join()})`)
  }
  const read = { name: 'readHttpResponseBody' }
  const after = await run([
    ...SETUP,
    { name: 'doHttpRequest', args: [0, 0] },
    { ...read, args: [0, 0, OUTSIDE, 1, OUT] },
    { ...read, args: [0, 0, OUT, 1, OUTSIDE] }
  ])
  assert.deepEqual(after.errors.slice(4), [3, 12])
})

test('an instance has so many requests at most', async () => {
  const calls = Array.from({ length: 1_025 }, () => ({ name: 'newHttpRequest', args: [0, OUT] }))
  const { errors } = await run([{ name: 'newHttpClient', args: [OUT] }, ...calls])
  assert.equal(errors.lastIndexOf(0), 1_024)
  assert.equal(errors.at(-1), ERRNO.NEW_REQUEST_FAILED)
})

test('the end of a call closes its answers, in every isolation; restored guests begin anew', async () => {
  const calls = [
    ...SETUP.slice(0, 2),
    { ...SETUP[2], name: 'setHttpRequestURL', args: [0, 0, URL_AT, URL_TEXT.length] },
    { name: 'doHttpRequest', args: [0, 0] },
    { name: 'readHttpResponseBody', args: [0, 0, OUT, 1, OUT + 8] }
  ]
  for (const isolation of ['restore', 'fresh', 'pooled'] as const) {
    const backend = new Recorder()
    backend.chunks = ['ab', 'cd']
    const fn = guest(calls, backend, { isolation })
    const first = split(calls, await bytesOf(fn.handle(get())))
    assert.deepEqual(first.errors, [0, 0, 0, 0, 0], isolation)
    await Promise.resolve()
    assert.equal(backend.closed, 1, isolation)
    assert.equal(backend.signals[0]?.aborted, true, isolation)
    const second = split(calls, await bytesOf(fn.handle(get())))
    // A pooled guest's first client is still there, but its requests are not.
    const expected = isolation === 'pooled' ? [0, 0, 3, 3, 3] : [0, 0, 0, 0, 0]
    assert.deepEqual(second.errors, expected, isolation)
    fn.close()
  }
})

test('without a backend the feature is absent', async () => {
  const { errors } = await run(SETUP, 'none')
  assert.deepEqual(errors, [10, 10, 10])
})
