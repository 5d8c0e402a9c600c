import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { openStore } from '@taucloud/store'
import { createBus } from '@taucloud/transport'
import { libp2pOf } from '@taucloud/transport/libp2p'
import { TestCloud } from '@taucloud/transport/testing'
import { join } from 'node:path'
import { createContent } from './content.ts'
import { scopeOf } from './testing/content-nodes.ts'

test('a node with the swarm key but without a certificate gets no block by bitswap', async (t) => {
  const scope = await scopeOf(t)
  const { folder } = scope
  const cloud = await TestCloud.create()
  const bus = createBus(await cloud.busInit(['hoarder']))
  await bus.start()
  scope.defer(() => bus.stop())
  const store = await openStore(join(folder, 'store'))
  scope.defer(() => store.close())
  const content = createContent({ bus, folder, store })
  await content.start()
  scope.defer(() => content.stop())

  const elsewhere = await TestCloud.create('other')
  const stranger = createBus(await elsewhere.busInit(['hoarder'], { swarmKey: cloud.swarmKey }))
  await stranger.start()
  scope.defer(() => stranger.stop())
  const connection = await libp2pOf(stranger).dial(libp2pOf(bus).getMultiaddrs())
  const stream = await connection.newStream('/ipfs/bitswap/1.2.0')
  let answers = 0
  stream.addEventListener('message', () => {
    answers += 1
  })
  // A stream that is served is ended in order after the request; this one is thrown away before anything was sent.
  const deadline = Date.now() + 5000
  while (stream.status !== 'reset' && stream.status !== 'aborted') {
    assert.ok(Date.now() < deadline, `the stream is ${stream.status}`)
    await delay(5)
  }
  assert.equal(answers, 0)
})
