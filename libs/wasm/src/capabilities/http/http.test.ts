import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GuestRequest, GuestResponse } from '../../guest/guest-request.ts'
import { bytesOf, callingHost, deploy, get } from '../../testing/guests.ts'
import type { HostCall } from '../../testing/guests.ts'

const PAGE = 65_536
const REQUEST: GuestRequest = {
  method: 'POST',
  target: '/a%20b/%C3%A9?name=w%C3%B6rld+x&n=1&name=2&bad=%zz&semi;colon=1&empty&n%00ul=1',
  host: 'example.test:8080',
  headers: [
    ['host', 'example.test:8080'],
    ['user-agent', 'test/1'],
    ['X-Twice', 'first'],
    ['x-twice', 'second'],
    ['x-utf8', 'caf\xc3\xa9']
  ],
  body: Buffer.from('the body')
}

/** Makes one call and gives its error number and the memory asked for. */
async function call(
  hostCall: HostCall,
  request: GuestRequest = REQUEST
): Promise<{ errno: number; dump: string }> {
  const { body } = await deploy(callingHost([hostCall])).handle(request)
  assert.ok(typeof body === 'string')
  const bytes = Buffer.from(body, 'latin1')
  return { errno: bytes.readInt32LE(0), dump: bytes.toString('latin1', 4) }
}

/** Calls a size function and the read function of its pair as an SDK does. */
async function sized(size: HostCall, read: HostCall, request = REQUEST): Promise<string> {
  const { errno, dump } = await call({ ...size, dump: [[16, 4]] }, request)
  assert.equal(errno, 0)
  const length = Buffer.from(dump, 'latin1').readUInt32LE(0)
  const result = await call({ ...read, dump: [[2000, length + 1]] }, request)
  assert.equal(result.errno, 0)
  assert.equal(result.dump.at(-1), '\0', 'nothing is written beyond the size')
  return Buffer.from(result.dump.slice(0, -1), 'latin1').toString('utf8')
}

const plain = (
  name: string,
  readArgs: number[] = [0, 2000, 0],
  request = REQUEST
): Promise<string> =>
  sized({ name: `${name}Size`, args: [0, 16] }, { name, args: readArgs }, request)

const keyed = (name: string, key: string): Promise<string> => {
  const data = { 100: key }
  return sized(
    { name: `${name}Size`, args: [0, 16, 100, key.length], data },
    { name, args: [0, 100, key.length, 2000, 0], data }
  )
}

/** The answer to calls that write it. */
async function answerOf(
  calls: readonly HostCall[],
  request: GuestRequest = REQUEST
): Promise<GuestResponse & { errnos: number[] }> {
  const answer = await deploy(callingHost(calls)).handle(request)
  assert.ok(typeof answer.body === 'string')
  const bytes = Buffer.from(answer.body, 'latin1')
  // Results are written between the guest's own output, so tests that look at them write none.
  const errnos =
    bytes.length % 4 === 0
      ? Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32LE(index * 4))
      : []
  return { ...answer, errnos }
}

const headerAdd = (name: string, value: string, at = 100): HostCall => ({
  name: 'eventHttpHeaderAdd',
  args: [0, at, Buffer.byteLength(name), at + 200, Buffer.byteLength(value)],
  data: { [at]: name, [at + 200]: value }
})

test('a guest learns its event type, and nothing about other ids', async () => {
  assert.equal(
    (await call({ name: 'getEventType', args: [0, 16], dump: [[16, 4]] })).dump,
    '\x01\0\0\0'
  )
  assert.equal(
    (await call({ name: 'getEventType', args: [1, 16], data: { 16: 'keep' }, dump: [[16, 4]] }))
      .dump,
    'keep'
  )
  assert.equal((await call({ name: 'getHttpEventPathSize', args: [1, 16] })).errno, 1)
  assert.equal((await call({ name: 'eventHttpRetCode', args: [-1, 200] })).errno, 1)
})

test('a guest reads method, host, path and user agent', async () => {
  assert.equal(await plain('getHttpEventMethod', [0, 2000, 4]), 'POST')
  assert.equal(await plain('getHttpEventHost'), 'example.test:8080')
  assert.equal(await plain('getHttpEventPath'), '/a b/é')
  assert.equal(await plain('getHttpEventUserAgent'), 'test/1')
  assert.equal(await plain('getHttpEventPath', [0, 2000, 0], get('?x')), '/')
  assert.equal(await plain('getHttpEventPath', [0, 2000, 0], get('/%zz%41')), '/%zz%41')
})

test('the method is read only with its exact length', async () => {
  for (const length of [0, 3, 5, -1]) {
    assert.equal((await call({ name: 'getHttpEventMethod', args: [0, 2000, length] })).errno, 2)
  }
})

test('a guest reads headers by name in any case, the first value each, but never the host', async () => {
  assert.equal(await keyed('getHttpEventHeaders', 'X-TWICE'), 'first')
  assert.equal(await keyed('getHttpEventHeaders', 'x-utf8'), 'café')
  assert.equal(await keyed('getHttpEventHeaders', 'absent'), '')
  assert.equal(await keyed('getHttpEventHeaders', 'Host'), '')
})

test('header names are listed under both names of the function', async () => {
  const list = 'User-Agent\0X-Twice\0X-Utf8\0'
  assert.equal(await plain('getHttpEventRequestHeaderKeys'), list)
  assert.equal(
    await sized(
      { name: 'getHttpEventHeaderVarNameByIdSize', args: [0, 16] },
      { name: 'getHttpEventHeaderVarNameById', args: [0, 2000] }
    ),
    list
  )
})

test('a guest reads decoded query parameters and their distinct names', async () => {
  assert.equal(await keyed('getHttpEventQueryValueByName', 'name'), 'wörld x')
  assert.equal(await keyed('getHttpEventQueryValueByName', 'empty'), '')
  assert.equal(await keyed('getHttpEventQueryValueByName', 'bad'), '')
  assert.equal(await plain('getHttpEventRequestQueryKeys'), 'name\0n\0empty\0')
})

test('the body is read up to the capacity and ends with a read of its own', async () => {
  const read = { name: 'readHttpEventBody', args: [0, 2000, 5, 16] }
  const dump = [
    [16, 4],
    [2000, 5]
  ] as const
  const hex = await bytesOf(
    deploy(
      callingHost([
        { ...read, dump },
        { ...read, dump },
        { ...read, dump }
      ])
    ).handle(REQUEST)
  )
  assert.equal(hex.readInt32LE(0), 0)
  assert.equal(hex.readInt32LE(4), 5)
  assert.equal(hex.toString('latin1', 8, 13), 'the b')
  assert.equal(hex.readInt32LE(13), 0)
  assert.equal(hex.readInt32LE(17), 3)
  assert.equal(hex.readInt32LE(26), 8, 'ErrorEOF')
  assert.equal(hex.readInt32LE(30), 0)
  const closed = await answerOf([{ name: 'closeHttpEventBody', args: [0] }, read])
  assert.deepEqual(closed.errnos, [0, 6])
})

test('an answer takes headers, then the first status, then the body', async () => {
  const answer = await answerOf([
    headerAdd('X-One', '1'),
    headerAdd('X-One', 'caf\u00e9', 1000),
    { name: 'eventHttpRetCode', args: [0, 404] },
    { name: 'eventHttpRetCode', args: [0, 500] },
    headerAdd('X-Late', 'no', 2000)
  ])
  // The results themselves are written to the body, so the first one commits; statuses come first here.
  assert.equal(answer.status, 200)
  const ordered = await answerOf([{ name: 'eventHttpRetCode', args: [0, 404] }])
  assert.deepEqual([ordered.status, ordered.errnos], [404, [0]])
  assert.deepEqual(answer.headers, [['X-One', '1']])
  assert.deepEqual(
    answer.errnos,
    [0, 0, 0, 0, 0],
    'what comes too late has no effect and is no error'
  )
})

test('status codes outside 100 to 999 are refused, informational ones have no effect', async () => {
  for (const code of [0, 99, 1000, -1]) {
    assert.deepEqual((await answerOf([{ name: 'eventHttpRetCode', args: [0, code] }])).errnos, [5])
  }
  const informational = await answerOf([{ name: 'eventHttpRetCode', args: [0, 101] }])
  assert.deepEqual([informational.status, informational.errnos], [200, [0]])
  assert.equal((await answerOf([{ name: 'eventHttpRetCode', args: [0, 999] }])).status, 999)
})

test('headers that could break the message are refused', async () => {
  const injections: [string, string][] = [
    ['X-A', 'a\r\nSet-Cookie: x'],
    ['X-A', 'a\nb'],
    ['X-A', 'a\0b'],
    ['X-A', 'a\rb'],
    ['X A', 'b'],
    ['X:A', 'b'],
    ['X\r\nB', 'b'],
    ['', 'b']
  ]
  for (const [name, value] of injections) {
    const answer = await answerOf([headerAdd(name, value)])
    assert.deepEqual([answer.errnos, answer.headers], [[5], []], JSON.stringify([name, value]))
  }
})

test('a guest cannot frame the message or speak for the connection', async () => {
  for (const name of [
    'Transfer-Encoding',
    'connection',
    'Content-Length',
    'Upgrade',
    'Keep-Alive',
    'TE',
    'Trailer'
  ]) {
    const answer = await answerOf([headerAdd(name, '5')])
    assert.deepEqual([answer.errnos, answer.headers], [[0], []], name)
  }
  const head = { ...REQUEST, method: 'HEAD' }
  assert.deepEqual((await answerOf([headerAdd('Content-Length', '12')], head)).headers, [
    ['Content-Length', '12']
  ])
  assert.deepEqual((await answerOf([headerAdd('Content-Length', '1e3')], head)).headers, [])
})

test('the head of an answer is bounded', async () => {
  const one = await answerOf(
    [headerAdd('X-Long', 'v'.repeat(33_000), 1000)].map((entry) => ({
      ...entry,
      data: { 1000: 'X-Long', 1200: 'v'.repeat(33_000) }
    }))
  )
  assert.deepEqual(one.errnos, [5])
})

test('a body larger than the limit is refused and the count says so', async () => {
  const write = {
    name: 'eventHttpWrite',
    args: [0, 0, 50_000, 16],
    data: { 16: 'keep' },
    dump: [[16, 4]] as const
  }
  const fn = deploy(callingHost([write]), { maxResponseBytes: 40_000 })
  const { body } = await fn.handle(REQUEST)
  assert.equal(body, '\x05\0\0\0\0\0\0\0')
  const large = await deploy(callingHost([write])).handle(REQUEST)
  assert.ok(large.body instanceof Uint8Array)
  assert.equal(large.body.length, 50_008)
})

test('redirects resolve the address and refuse what could break the message', async () => {
  const redirect = (url: string, code = 307): HostCall => ({
    name: 'eventHttpRedirect',
    args: [0, 100, Buffer.byteLength(url), code],
    data: { 100: url }
  })
  const location = async (url: string): Promise<string | undefined> => {
    const answer = await deploy(callingHost([redirect(url)])).handle({
      ...REQUEST,
      target: '/dir/page?x'
    })
    return answer.headers.find(([name]) => name === 'Location')?.[1]
  }
  assert.equal(await location('https://other.test/?q'), 'https://other.test/?q')
  assert.equal(await location('//other.test/a'), '//other.test/a')
  assert.equal(await location('/root/../x/'), '/x/')
  assert.equal(await location('next?y=../z'), '/dir/next?y=../z')
  assert.equal(await location('/é'), '/%c3%a9')
  assert.equal(await location('/a\r\nX: y'), undefined)
  const page = await deploy(callingHost([redirect('/a?b&"c')])).handle({
    ...REQUEST,
    method: 'GET'
  })
  assert.equal(page.status, 307)
  assert.deepEqual(page.headers[1], ['Content-Type', 'text/html; charset=utf-8'])
  assert.match(
    typeof page.body === 'string' ? page.body : '',
    /^<a href="\/a\?b&amp;&#34;c">Temporary Redirect<\/a>\.\n/
  )
  assert.deepEqual((await answerOf([redirect('/a', 99)])).errnos, [5])
})

test('ranges and cells outside the memory are told apart, and empty ranges are valid anywhere', async () => {
  const end = PAGE
  const cases: [string, number[], number][] = [
    ['getHttpEventMethodSize', [0, end - 3], 12],
    ['getHttpEventMethodSize', [0, end - 4], 0],
    ['getHttpEventMethodSize', [0, -1], 12],
    ['getHttpEventMethodSize', [0, -4], 12],
    ['getHttpEventMethod', [0, end - 3, 4], 3],
    ['getHttpEventHost', [0, -2, 17], 3],
    ['getHttpEventPath', [0, end, 7], 3],
    ['getHttpEventUserAgent', [0, -1, 6], 3],
    ['getHttpEventHeadersSize', [0, 16, end - 1, 2], 3],
    ['getHttpEventHeadersSize', [0, 16, 4, -1], 3],
    ['getHttpEventHeadersSize', [0, end, 4, 1], 12],
    ['getHttpEventHeadersSize', [0, 16, -1, 0], 0],
    ['getHttpEventHeaders', [0, -1, 2, 0, 0], 3],
    ['getHttpEventHeaders', [0, 0, 0, end + 9, 0], 0],
    ['getHttpEventRequestHeaderKeys', [0, end - 1, 0], 3],
    ['getHttpEventHeaderVarNameById', [0, end - 1], 3],
    ['getHttpEventQueryValueByNameSize', [0, end - 1, 0, 0], 12],
    ['getHttpEventQueryValueByName', [0, 0x7fffffff, 0x7fffffff, 0, 0], 3],
    ['getHttpEventRequestQueryKeys', [0, end - 1], 3],
    ['readHttpEventBody', [0, end - 1, 2, 16], 3],
    ['readHttpEventBody', [0, 0, -1, 16], 3],
    ['readHttpEventBody', [0, 0, 4, end - 3], 12],
    ['eventHttpWrite', [0, end - 1, 2, 16], 3],
    ['eventHttpWrite', [0, 0, 1, end - 3], 12],
    ['eventHttpWrite', [0, -1, 0, 16], 0],
    ['eventHttpHeaderAdd', [0, -1, 1, 0, 0], 3],
    ['eventHttpHeaderAdd', [0, 0, 1, end, 1], 3],
    ['eventHttpRedirect', [0, end, 1, 302], 3]
  ]
  for (const [name, args, errno] of cases) {
    assert.equal((await call({ name, args })).errno, errno, `${name}(${args.join(', ')})`)
  }
})
