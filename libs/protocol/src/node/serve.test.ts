import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestBuses } from '@taucloud/transport/testing'
import { NodeContract } from './contract.ts'
import { serveNode } from './serve.ts'

test('a node answers ping, info and stats to any other, and bounds what a ping carries', async (context) => {
  const cloud = await startTestBuses([['seer'], ['monkey']])
  context.after(() => cloud.stop())
  const [served, caller] = cloud.buses
  assert.ok(served !== undefined && caller !== undefined)
  await serveNode(served, {
    name: 'eye',
    version: '1.2.3',
    startedAtMs: 1_700_000_000_000,
    pid: 7,
    services: () => ['seer'],
    metrics: () => 'tau_up 1\n'
  })
  const node = caller.client(NodeContract, { peer: served.peerId })
  const payload = Uint8Array.of(1, 2, 3)
  assert.deepEqual([...(await node.ping({ payload })).payload], [1, 2, 3])
  await assert.rejects(node.ping({ payload: new Uint8Array(1025) }), { code: 'invalid_argument' })
  const info = await node.info({})
  assert.partialDeepStrictEqual(
    { ...info },
    { peer: served.peerId, name: 'eye', version: '1.2.3', services: ['seer'], pid: 7 }
  )
  assert.equal(info.startedAtMs, 1_700_000_000_000)
  assert.equal((await node.stats({})).metrics, 'tau_up 1\n')
})
