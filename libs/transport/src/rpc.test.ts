import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { CloudError } from '@taucloud/base'
import type { CloudBus } from './bus-init.ts'
import type { Client } from './contract.ts'
import { startTestBuses } from './testing.ts'
import type { TestBuses } from './testing.ts'
import { all, seen, slowly, Test, testHandlers, until } from './testing/fixtures.ts'

// Every promise of a call, once over a socket and once within the node: a caller must see no difference.

for (const where of ['another node', 'its own node'] as const) {
  suite(`a call to ${where}`, () => {
    const log = seen()
    let cloud: TestBuses
    let caller: CloudBus
    let server: CloudBus
    let client: Client<typeof Test.methods>

    before(async () => {
      cloud = await startTestBuses([['tns'], ['auth']])
      const [first, second] = cloud.buses
      assert.ok(first !== undefined && second !== undefined)
      server = first
      caller = where === 'its own node' ? first : second
      await server.serve(Test, testHandlers(log))
      client = caller.client(Test, { service: 'tns' })
    })
    after(() => cloud.stop())

    test('answers one message with one', async () => {
      assert.equal(await client.echo('hello'), 'hello')
      assert.equal(await client.echo(''), '')
    })

    test('tells the handler who calls, with certificate, roles and meta', async () => {
      await client.echo('who', { meta: { trace: 't1' } })
      const context = log.contexts.at(-1)
      assert.equal(context?.caller.peer, caller.peerId)
      assert.deepEqual(context.caller.certificate, caller.certificate)
      assert.deepEqual(context.caller.roles, caller.certificate.roles)
      assert.deepEqual({ ...context.meta }, { trace: 't1' })
    })

    test('gives the code and text that the handler threw', async () => {
      const { code, message } = await client.echo('fail:not_found').then(
        () => assert.fail(),
        (error: unknown) => error as CloudError
      )
      assert.deepEqual([code, message], ['not_found', 'Cannot find "x": gone'])
    })

    test('hides what went wrong unexpectedly', async () => {
      await assert.rejects(client.echo('fail:unexpected'), (error: CloudError) => {
        assert.doesNotMatch(error.message, /secret/)
        assert.equal(error.cause, undefined)
        return error.code === 'internal'
      })
    })

    test('is denied a method that its roles do not allow', async () => {
      await assert.rejects(client.restricted('x'), { code: 'permission_denied' })
    })

    test('answers invalid_argument when the request cannot be decoded', async () => {
      await assert.rejects(client.echo('bad request'), { code: 'invalid_argument' })
      await assert.rejects(all(client.count('bad')), { code: 'invalid_argument' })
      await assert.rejects(client.join(['a', 'bad']), { code: 'invalid_argument' })
      await assert.rejects(all(client.chat(slowly(['a', 'bad']))), { code: 'invalid_argument' })
      assert.equal(await client.echo('still here'), 'still here')
    })

    test('refuses a message over the bound of its method on either side', async () => {
      assert.equal(await client.small('12345678'), '12345678')
      await assert.rejects(client.small('123456789'), { code: 'invalid_argument' })
      await assert.rejects(client.small('long'), { code: 'internal' })
    })

    test('carries a message of 4 MiB and refuses one byte more', async () => {
      const most = 'x'.repeat(4 * 1024 * 1024)
      assert.equal((await client.echo(most)).length, most.length)
      await assert.rejects(client.echo(`${most}x`), { code: 'invalid_argument' })
    })

    test('ends with deadline_exceeded on both sides', async () => {
      log.aborted = []
      await assert.rejects(client.hang('x', { timeoutMs: 30 }), { code: 'deadline_exceeded' })
      await until(() => log.aborted.length === 1, 'the handler is told')
      assert.match(log.aborted[0] ?? '', /deadline_exceeded|canceled/)
      await assert.rejects(client.quick('x'), { code: 'deadline_exceeded' })
      await until(() => log.aborted.length === 2, 'the second handler is told')
    })

    test('tells the handler of the deadline even when the caller is silent about it', async () => {
      log.aborted = []
      const answers = client.deaf(slowly([]), { timeoutMs: 40 })
      await assert.rejects(all(answers), { code: 'deadline_exceeded' })
      await until(() => log.aborted.length === 1, 'the handler is told')
    })

    test('is cancelled by its signal, and the handler is told', async () => {
      log.aborted = []
      const abort = new AbortController()
      const calls = log.calls
      const call = client.hang('x', { signal: abort.signal })
      await until(() => log.calls > calls, 'the handler runs')
      abort.abort()
      await assert.rejects(call, { code: 'canceled' })
      await until(() => log.aborted.length === 1, 'the handler is told')
      assert.deepEqual(log.aborted, ['canceled'])
    })

    test('does not begin with a signal that fired', async () => {
      const calls = log.calls
      const signal = AbortSignal.abort()
      await assert.rejects(client.echo('x', { signal }), { code: 'canceled' })
      await assert.rejects(all(client.count('1', { signal })), { code: 'canceled' })
      await client.retried('x')
      assert.equal(log.calls, calls + 1)
    })

    test('keeps the code of the reason that its signal fired with', async () => {
      const late = AbortSignal.timeout(20)
      await assert.rejects(client.hang('x', { signal: late }), { code: 'deadline_exceeded' })
      const own = AbortSignal.abort(new CloudError('aborted', 'enough'))
      await assert.rejects(client.hang('x', { signal: own }), { code: 'aborted' })
    })

    test('streams answers in order past the credit window', async () => {
      const items = await all(client.count('1000'))
      assert.deepEqual(
        items,
        Array.from({ length: 1000 }, (_, index) => String(index))
      )
      assert.deepEqual(await all(client.count('0')), [])
    })

    test('gives the items before a failure in the middle of a stream its code', async () => {
      const answers = client.count('3.5')
      await assert.rejects(all(answers), { code: 'data_loss', message: 'Cannot go on: torn' })
    })

    test('streams requests in order past the credit window', async () => {
      const parts = Array.from({ length: 500 }, (_, index) => `${index},`)
      assert.equal(await client.join(parts), parts.join(''))
      assert.equal(await client.join(slowly(parts.slice(0, 100))), parts.slice(0, 100).join(''))
      assert.equal(await client.join([]), '')
    })

    test('streams both ways at once', async () => {
      const parts = Array.from({ length: 300 }, (_, index) => `p${index}`)
      const expected = parts.map((part) => part.toUpperCase())
      assert.deepEqual(await all(client.chat(parts)), expected)
      assert.deepEqual(await all(client.chat(slowly(parts))), expected)
    })

    test('lets the server speak first when the requests take their time', async () => {
      const { promise: never } = Promise.withResolvers<string>()
      const requests = (async function* () {
        yield await never
      })()
      for await (const answer of client.deaf(requests)) {
        assert.equal(answer, 'listening')
        break
      }
    })

    test('stops a source of requests that nobody needs any more', async () => {
      let isReleased = false
      const endless = (async function* () {
        try {
          for (;;) {
            await new Promise((resolve) => setImmediate(resolve))
            yield 'more'
          }
        } finally {
          isReleased = true
        }
      })()
      assert.equal(await client.early(endless), 'more')
      await until(() => isReleased, 'the source is let go')
    })

    test('fails with the error of its own source and cancels the handler', async () => {
      const source = (async function* () {
        yield 'a'
        await new Promise((resolve) => setImmediate(resolve))
        throw new CloudError('data_loss', 'the file is torn')
      })()
      await assert.rejects(client.join(source), { code: 'data_loss' })
    })

    test('ends the handler when the reader leaves the loop', async () => {
      const finished = log.finished
      for await (const item of client.forever('x')) {
        assert.equal(item, 'x')
        break
      }
      await until(() => log.finished === finished + 1, 'finally ran')
    })

    test('parks the handler of a stalled reader after one window of items', async () => {
      log.calls = 0
      const answers = client.forever('x')[Symbol.asyncIterator]()
      await answers.next()
      await until(() => log.calls >= 64, 'the window is used')
      for (let turn = 0; turn < 20; turn++) await client.small('ping')
      assert.ok(log.calls <= 66, `${log.calls} items were made for a reader that took one`)
      await answers.return?.()
    })

    test('parks a fast source when the handler does not read', async () => {
      let made = 0
      const source = (async function* () {
        for (;;) {
          made++
          yield 'x'.repeat(1000)
        }
      })()
      const answers = client.deaf(source)[Symbol.asyncIterator]()
      await answers.next()
      for (let turn = 0; turn < 20; turn++) await client.small('ping')
      assert.ok(made <= 65, `${made} requests were made for a handler that reads none`)
      await answers.return?.()
    })

    test('runs a thousand times at once', async () => {
      const texts = Array.from({ length: 1000 }, (_, index) => `t${index}`)
      assert.deepEqual(await Promise.all(texts.map(async (one) => client.echo(one))), texts)
    })

    test('runs a hundred streams at once', async () => {
      const lists = await Promise.all(
        Array.from({ length: 100 }, async () => all(client.count('150')))
      )
      assert.ok(lists.every((list) => list.length === 150 && list[149] === '149'))
    })

    test('is unavailable when nobody serves, unimplemented when the named peer does not', async () => {
      const other = { protocol: '/tau/monkey/1', methods: Test.methods }
      await assert.rejects(caller.client(other, { service: 'monkey' }).echo('x'), {
        code: 'unavailable'
      })
      const named = caller.client(other, { peer: server.peerId })
      await assert.rejects(named.echo('x'), { code: 'unimplemented' })
      await assert.rejects(all(named.count('1')), { code: 'unimplemented' })
    })

    test('refuses meta that is too large before anything is sent', async () => {
      const meta = { note: 'x'.repeat(5000) }
      await assert.rejects(client.echo('x', { meta }), { code: 'invalid_argument' })
      await assert.rejects(all(client.count('1', { meta })), { code: 'invalid_argument' })
    })
  })
}

test('serve() refuses a protocol twice, and unserve() ends its calls', async () => {
  const started = await startTestBuses([['tns'], ['auth']])
  try {
    const [server, caller] = started.buses
    assert.ok(server !== undefined && caller !== undefined)
    await server.serve(Test, testHandlers())
    await assert.rejects(server.serve(Test, testHandlers()), { code: 'already_exists' })
    const remote = caller.client(Test, { peer: server.peerId })
    const local = server.client(Test, { peer: server.peerId })
    const calls = Promise.allSettled([remote.hang('x'), local.hang('x')])
    await Promise.all([remote.echo('x'), local.echo('x')])
    await server.unserve(Test.protocol)
    for (const call of await calls) {
      assert.equal(call.status, 'rejected')
      assert.equal((call.reason as CloudError).code, 'unavailable')
    }
    await assert.rejects(remote.echo('x'), { code: 'unimplemented' })
    await assert.rejects(local.echo('x'), { code: 'unimplemented' })
    await server.serve(Test, testHandlers())
    assert.equal(await remote.echo('again'), 'again')
  } finally {
    await started.stop()
  }
})
