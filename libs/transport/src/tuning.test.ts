import assert from 'node:assert/strict'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { createLogger } from '@taucloud/base'
import type { MessageStream, Stream } from '@libp2p/interface'
import { grantLazily, joinWrites } from './stream-tuning.ts'
import { all, Test, testHandlers } from './testing/fixtures.ts'
import { at, busesOf } from './testing/nodes.ts'

/** Counts the system calls that sockets of this process write with. */
async function writesDuring(work: () => Promise<unknown>): Promise<number> {
  const names = ['_write', '_writev'] as const
  const originals = names.map((name): unknown => Reflect.get(Socket.prototype, name))
  let count = 0
  for (const [index, name] of names.entries()) {
    const original = originals[index]
    assert.ok(typeof original === 'function')
    Reflect.set(Socket.prototype, name, function (this: Socket, ...args: unknown[]) {
      count++
      Reflect.apply(original, this, args)
    })
  }
  try {
    await work()
  } finally {
    for (const [index, name] of names.entries())
      Reflect.set(Socket.prototype, name, originals[index])
  }
  return count
}

test('X19: a unary call costs at most 1.2 writes per side', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['auth']])
  await at(buses, 0).serve(Test, testHandlers())
  const client = at(buses, 1).client(Test, { service: 'tns' })
  await client.echo('open the link')
  const calls = 200
  const writes = await writesDuring(async () => {
    for (let index = 0; index < calls; index++) await client.echo('x'.repeat(200))
  })
  assert.ok(writes <= 2 * 1.2 * calls, `${writes} writes for ${calls} calls`)
})

test('X19: an exchange of one message each way costs at most 1.2 writes per side', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['auth']])
  await at(buses, 0).serve(Test, testHandlers())
  const client = at(buses, 1).client(Test, { service: 'tns' })
  await client.echo('open the link')
  const calls = 200
  const writes = await writesDuring(async () => {
    for (let index = 0; index < calls; index++)
      assert.deepEqual(await all(client.chat(['x'])), ['X'])
  })
  assert.ok(writes <= 2 * 1.2 * calls, `${writes} writes for ${calls} exchanges`)
})

test('E7: calls that begin in one turn share a write, whatever event began them', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['auth']])
  await at(buses, 0).serve(Test, testHandlers())
  const client = at(buses, 1).client(Test, { service: 'tns' })
  await client.echo('open the link')
  const writes = await writesDuring(async () => {
    const begun = Array.from(
      { length: 64 },
      async () => new Promise((resolve) => setImmediate(() => resolve(client.echo('x'))))
    )
    await Promise.all(begun)
  })
  assert.ok(writes <= 8, `${writes} writes for 64 calls`)
})

test('X19: calls to several services of a peer in one turn share a write', async (t) => {
  const { buses } = await busesOf(t, [['tns'], ['auth']])
  const protocols = ['tns', 'seer', 'hoarder', 'patrick'].map((name) => `/tau/${name}/1`)
  const clients = protocols.map((protocol) =>
    at(buses, 1).client({ ...Test, protocol }, { peer: at(buses, 0).peerId })
  )
  for (const protocol of protocols) await at(buses, 0).serve({ ...Test, protocol }, testHandlers())
  for (const client of clients) await client.echo('open the link')
  const rounds = 50
  const writes = await writesDuring(async () => {
    for (let round = 0; round < rounds; round++) {
      await Promise.all(clients.map(async (client) => client.echo('x')))
    }
  })
  assert.ok(writes <= 2 * 1.2 * rounds, `${writes} writes for ${rounds} rounds of four calls`)
})

test('X20: a library that renamed what is tuned gives one warning and works untuned', () => {
  const lines: string[] = []
  const logger = createLogger({ write: (line) => lines.push(line) })
  const connection = { remoteAddr: '/ip4/127.0.0.1/tcp/1' } as unknown as MessageStream
  const stream = {} as unknown as Stream
  joinWrites(connection, logger)
  grantLazily(stream, logger)
  joinWrites(connection, logger)
  assert.equal(lines.length, 1)
  assert.match(lines[0] ?? '', /"msg":"carrier not tuned"/)
})
