import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { multiaddr } from '@multiformats/multiaddr'
import type { CloudBus } from './bus-init.ts'
import { libp2pOf } from './libp2p.ts'
import { MAX_GOSSIP_BYTES } from './limits.ts'
import { until } from './testing/fixtures.ts'
import { at, busesOf, strangerOf } from './testing/nodes.ts'

const TOPIC = 'tau/tns/release/v1'

/** Collects what a bus hears on the topic. */
function hear(bus: CloudBus, topic = TOPIC): { from: string; text: string }[] {
  const heard: { from: string; text: string }[] = []
  bus.subscribe(topic, ({ from, data }) => heard.push({ from, text: Buffer.from(data).toString() }))
  return heard
}

/** Resolves when the bus knows that so many others listen. */
async function listened(bus: CloudBus, count: number, topic = TOPIC): Promise<void> {
  const { pubsub } = libp2pOf(bus).services
  await until(
    () => pubsub.getSubscribers(`/tau/test/${topic}`).length >= count,
    `${count} subscribers`
  )
}

test('the installed gossip package is the one that works with this libp2p', async () => {
  const url = import.meta.resolve('@chainsafe/libp2p-gossipsub')
  const manifest = JSON.parse(await readFile(new URL('../../package.json', url), 'utf8')) as {
    name: string
  }
  assert.equal(manifest.name, '@libp2p/gossipsub')
})

test('P2: 16 nodes on one address exchange a gossip message', async (t) => {
  const { buses } = await busesOf(
    t,
    Array.from({ length: 16 }, () => [])
  )
  const heard = buses.map((bus) => hear(bus))
  const publisher = at(buses, 5)
  await listened(publisher, 15)
  await publisher.publish(TOPIC, Buffer.from('hello'))
  await until(() => heard.filter((list) => list.length === 1).length === 15, 'all others hear it')
  assert.deepEqual(at(heard, 5), [], 'its own message does not come back')
  assert.deepEqual(at(heard, 0), [{ from: publisher.peerId, text: 'hello' }])
})

test('P26: publishing to nobody is no failure', async (t) => {
  const { buses } = await busesOf(t, [[]])
  await at(buses, 0).publish(TOPIC, Buffer.from('anyone'))
})

test('P25: a message of 64 KiB arrives, a longer one is refused instead of lost', async (t) => {
  const { buses } = await busesOf(t, [[], []])
  const [one, other] = [at(buses, 0), at(buses, 1)]
  const heard = hear(other)
  await listened(one, 1)
  await one.publish(TOPIC, Buffer.alloc(MAX_GOSSIP_BYTES, 'x'))
  await until(() => heard.length === 1, 'it arrives')
  assert.equal(heard[0]?.text.length, MAX_GOSSIP_BYTES)
  await assert.rejects(one.publish(TOPIC, new Uint8Array(MAX_GOSSIP_BYTES + 1)), {
    code: 'invalid_argument'
  })
})

test('a listener hears its own topic only, until it is stopped', async (t) => {
  const { buses } = await busesOf(t, [[], []])
  const [one, other] = [at(buses, 0), at(buses, 1)]
  const heard = hear(other)
  let extra = 0
  const stop = other.subscribe(TOPIC, () => extra++)
  await listened(one, 1)
  await one.publish('tau/tns/other/v1', Buffer.from('elsewhere'))
  await one.publish(TOPIC, Buffer.from('1'))
  await until(() => heard.length === 1 && extra === 1, 'both hear the first')
  stop()
  await one.publish(TOPIC, Buffer.from('2'))
  await until(() => heard.length === 2, 'one hears the second')
  assert.equal(extra, 1)
  assert.deepEqual(
    heard.map(({ text }) => text),
    ['1', '2']
  )
})

test('a listener that throws harms neither the process nor the others', async (t) => {
  const { buses } = await busesOf(t, [[], []])
  const [one, other] = [at(buses, 0), at(buses, 1)]
  other.subscribe(TOPIC, () => {
    throw new Error('boom')
  })
  const heard = hear(other)
  await listened(one, 1)
  await one.publish(TOPIC, Buffer.from('x'))
  await until(() => heard.length === 1, 'the other listener hears it')
})

test('a peer without certificate is not heard, though it has the swarm key and speaks gossip', async (t) => {
  const { buses, cloud } = await busesOf(t, [[], []])
  const [one, other] = [at(buses, 0), at(buses, 1)]
  const heard = [hear(one), hear(other)]
  const stranger = await strangerOf(t, cloud)
  await stranger.dial(one.multiaddrs().map((address) => multiaddr(address)))
  const full = `/tau/test/${TOPIC}`
  const { pubsub } = stranger.services
  await until(() => pubsub.getSubscribers(full).length === 1, 'the stranger sees a subscriber')
  let isRefused = false
  libp2pOf(one).services.pubsub.topicValidators.set(
    full,
    wrap(libp2pOf(one).services.pubsub.topicValidators.get(full))
  )
  await pubsub.publish(full, Buffer.from('lies'))
  await until(() => isRefused, 'the message arrives')
  await other.publish(TOPIC, Buffer.from('truth'))
  await until(() => at(heard, 0).length > 0, 'a member is heard')
  assert.deepEqual(
    at(heard, 0).map(({ text }) => text),
    ['truth']
  )
  assert.deepEqual(at(heard, 1), [])

  /** Notes when the bus has judged the message of the stranger. */
  function wrap(validator: Validator | undefined): Validator {
    assert.ok(validator !== undefined)
    return async (peer, message) => {
      const verdict = await validator(peer, message)
      if (peer.equals(stranger.peerId)) isRefused = true
      return verdict
    }
  }
})

test('a message is judged by its origin and by who passes it on', async (t) => {
  const { buses, cloud } = await busesOf(t, [[], []])
  const [one, other] = [at(buses, 0), at(buses, 1)]
  hear(one)
  const validate = libp2pOf(one).services.pubsub.topicValidators.get(`/tau/test/${TOPIC}`)
  assert.ok(validate !== undefined)
  const member = libp2pOf(other).peerId
  const stranger = (await strangerOf(t, cloud)).peerId
  const verdict = async (
    from: typeof member,
    source: typeof member,
    bytes = 1
  ): Promise<string> => {
    const key = member.publicKey
    assert.ok(key !== undefined)
    const rest = { topic: TOPIC, sequenceNumber: 1n, signature: new Uint8Array(64), key }
    return validate(source, { type: 'signed', from, data: new Uint8Array(bytes), ...rest })
  }
  assert.equal(await verdict(member, member), 'accept')
  assert.equal(await verdict(stranger, member), 'ignore')
  assert.equal(await verdict(member, stranger), 'ignore')
  assert.equal(await verdict(member, member, MAX_GOSSIP_BYTES + 1), 'ignore')
})

type Validator = NonNullable<
  ReturnType<ReturnType<typeof libp2pOf>['services']['pubsub']['topicValidators']['get']>
>
