import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import type { CloudBus } from './bus-init.ts'
import { anyNode } from './contract.ts'
import type { Contract } from './contract.ts'
import { unary } from './contract.ts'
import { membersReach } from './testing.ts'
import { text, until } from './testing/fixtures.ts'
import { at, busesOf } from './testing/nodes.ts'

const methods = { who: unary(text, text), safe: unary(text, text, { idempotent: true }) }
const Named: Contract<typeof methods> = { protocol: '/tau/hoarder/1', methods }

/** Serves a node's index; requests that begin with "wait" answer when they are released. */
async function serve(
  bus: CloudBus,
  name: string,
  more: { fail?: CloudError } = {}
): Promise<{ calls: number; release(): void }> {
  const gate = Promise.withResolvers<undefined>()
  const log = { calls: 0, release: () => gate.resolve(undefined) }
  const handle = async (request: string): Promise<string> => {
    log.calls++
    if (more.fail !== undefined) throw more.fail
    if (request.startsWith('wait')) await gate.promise
    return name
  }
  await bus.serve(Named, { who: { allow: anyNode, handle }, safe: { allow: anyNode, handle } })
  return log
}

test('a call to a service goes to a live node with the role, and to this node first if it serves', async (t) => {
  const { buses } = await busesOf(t, [['hoarder'], ['tns'], ['hoarder']])
  await serve(at(buses, 0), 'first')
  await serve(at(buses, 2), 'third')
  for (let round = 0; round < 10; round++) {
    assert.match(await at(buses, 1).client(Named, { service: 'hoarder' }).who(''), /first|third/)
    assert.equal(await at(buses, 2).client(Named, { service: 'hoarder' }).who(''), 'third')
  }
})

test('the node with the fewest calls under way is chosen', async (t) => {
  const { buses } = await busesOf(t, [['hoarder'], ['tns'], ['hoarder']])
  const logs = [await serve(at(buses, 0), 'a'), await serve(at(buses, 2), 'b')]
  const client = at(buses, 1).client(Named, { service: 'hoarder' })
  const waiting: Promise<string>[] = []
  for (let index = 0; index < 40; index++) {
    waiting.push(client.who('wait'))
    await until(() => at(logs, 0).calls + at(logs, 1).calls === index + 1, 'the call arrives')
  }
  assert.deepEqual(
    logs.map(({ calls }) => calls),
    [20, 20]
  )
  for (const log of logs) log.release()
  await Promise.all(waiting)
})

test('a call that could not be sent goes to another node, whatever the method', async (t) => {
  const { buses } = await busesOf(t, [['hoarder'], ['tns'], ['hoarder']])
  await serve(at(buses, 2), 'third')
  // The first has the role but does not serve yet.
  const client = at(buses, 1).client(Named, { service: 'hoarder' })
  for (let round = 0; round < 10; round++) assert.equal(await client.who(''), 'third')
})

test('a call that may have been carried out is sent again only when the method is idempotent', async (t) => {
  const { buses } = await busesOf(t, [['hoarder'], ['tns'], ['hoarder']])
  const fail = new CloudError('unavailable', 'Cannot serve: going down')
  const failing = await serve(at(buses, 0), 'first', { fail })
  await serve(at(buses, 2), 'third')
  const client = at(buses, 1).client(Named, { service: 'hoarder' })
  for (let round = 0; failing.calls === 0; round++) {
    assert.ok(round < 100)
    assert.equal(await client.safe(''), 'third')
  }
  await assert.rejects(
    (async () => {
      for (let round = 0; round < 100; round++) await client.who('')
    })(),
    { code: 'unavailable' }
  )
})

test('an idempotent call is tried three times and no more, other failures once', async (t) => {
  const { buses } = await busesOf(t, [['hoarder'], ['tns']])
  const log = await serve(at(buses, 0), 'x', { fail: new CloudError('unavailable', 'busy') })
  const client = at(buses, 1).client(Named, { peer: at(buses, 0).peerId })
  await assert.rejects(client.safe(''), { code: 'unavailable' })
  assert.equal(log.calls, 3)
  await at(buses, 0).unserve(Named.protocol)
  const other = await serve(at(buses, 0), 'x', { fail: new CloudError('not_found', 'nothing') })
  await assert.rejects(client.safe(''), { code: 'not_found' })
  assert.equal(other.calls, 1)
})

test('calls under way on a node that dies fail at once, later ones go elsewhere', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['hoarder'], ['hoarder']])
  await serve(at(buses, 1), 'one')
  const client = at(buses, 0).client(Named, { service: 'hoarder' })
  const call = assert.rejects(client.who('wait'), { code: 'unavailable' })
  await client.who('')
  await serve(at(buses, 2), 'two')
  const stopped = at(buses, 1).stop()
  await membersReach(at(buses, 0), 2)
  await call
  await stopped
  assert.equal(await client.who(''), 'two')
})

test('stop() waits for unary calls under way', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['hoarder']])
  const log = await serve(at(buses, 1), 'last')
  const client = at(buses, 0).client(Named, { service: 'hoarder' })
  const call = client.who('wait')
  await until(() => log.calls === 1, 'the call arrives')
  const stopped = at(buses, 1).stop()
  log.release()
  assert.equal(await call, 'last')
  await stopped
})
