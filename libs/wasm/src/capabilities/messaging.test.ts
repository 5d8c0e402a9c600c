import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import type { GuestBackends } from '../guest/guest-backends.ts'
import type { GuestEvent, GuestInstance } from '../guest/guest-instance.ts'
import { GuestMemory } from '../guest/guest-memory.ts'
import { OutputBuffer } from '../guest/output-buffer.ts'
import type { GuestFunction } from '../guest/guest-function.ts'
import { deploy } from '../testing/guests.ts'
import { ModuleBuilder, op } from '../testing/module-builder.ts'
import type { BoundCapability, Capability } from './capability.ts'
import { P2PEvent } from './p2p/p2p-event.ts'
import { p2pCapability } from './p2p/p2p.ts'
import { PubSubEvent } from './pubsub/pubsub-event.ts'
import { pubsubCapability } from './pubsub/pubsub.ts'
import {
  attachResource,
  RESOURCE_TYPE,
  runSmartOps,
  SmartOpEvent
} from './smart-ops/smart-op-resource.ts'
import { smartOpsCapability } from './smart-ops/smart-ops.ts'

const LOCAL_GET = 0x20
const ADD = 0x6a
const CELL = 1000
const OUT = 2000
const END = 65_536

/** Calls functions of a capability as a guest does; a call that suspends is waited for. */
class Guest {
  readonly memory = new GuestMemory(new WebAssembly.Memory({ initial: 1, maximum: 1 }))
  readonly state: BoundCapability
  readonly #suspended: Promise<number>[] = []

  constructor(capability: Capability, o: { event?: GuestEvent; backends?: GuestBackends } = {}) {
    const instance: GuestInstance = {
      context: { project: 'p', application: '', function: 'f', branch: 'main' },
      backends: o.backends ?? {},
      signal: new AbortController().signal,
      memory: this.memory,
      output: new OutputBuffer(undefined),
      event: o.event,
      interrupted: false,
      suspend: (operation, finish) => {
        this.#suspended.push(Promise.resolve(operation).then(finish))
        return 0
      },
      sleep: () => 0,
      abort: (error) => {
        throw error
      }
    }
    this.state = capability.createState(instance)
  }

  async call(name: string, ...args: number[]): Promise<unknown> {
    // Host functions take numbers here: none has a parameter of 64 bits.
    const callable = this.state.bind(name) as (...args: number[]) => unknown
    const result = callable(...args)
    return this.#suspended.pop() ?? result
  }

  put(address: number, text: string | Uint8Array): [number, number] {
    const bytes = Buffer.from(text)
    this.memory.write(address, bytes)
    return [address, bytes.length]
  }

  text(length = this.memory.readU32(CELL), address = OUT): string {
    return this.memory.copy(address, length).toString()
  }
}

/** Backends that remember what they were asked and answer as told. */
function recorder(answers: Record<string, unknown> = {}): {
  backends: GuestBackends
  asked: Record<string, unknown>[]
} {
  const asked: Record<string, unknown>[] = []
  const method = (name: string) => (request: object) => {
    asked.push({ name, ...request })
    const answer = answers[name]
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? {})
  }
  const methods = [
    'publish',
    'subscribe',
    'unsubscribe',
    'webSocketPath',
    'resolve',
    'send',
    'listen',
    'discover'
  ]
  const all = Object.fromEntries(methods.map((name) => [name, method(name)]))
  // One object stands for both; the tests give answers of the right shape.
  return { backends: { pubsub: all, p2p: all } as unknown as GuestBackends, asked }
}

const REFUSED = new CloudError('not_found', 'no')
const message = new PubSubEvent({ topic: 'QmHash/chat/é', data: Buffer.from([1, 0, 255]), hops: 2 })
const command = (body: Record<string, unknown>, more: { from?: Uint8Array } = {}): P2PEvent =>
  new P2PEvent({
    command: 'add',
    body,
    from: Uint8Array.of(1, 114, 0, 1, 7),
    to: new Uint8Array(0),
    ...more
  })

test('a message is read by size and bytes; its channel is all behind the first slash', async () => {
  const guest = new Guest(pubsubCapability, { event: message })
  assert.equal(await guest.call('getMessageDataSize', 0, CELL), 0)
  assert.equal(guest.memory.readU32(CELL), 3)
  assert.equal(await guest.call('getMessageData', 0, OUT), 0)
  assert.deepEqual([...guest.memory.copy(OUT, 3)], [1, 0, 255])
  assert.equal(await guest.call('getMessageChannelSize', 0, CELL), 0)
  assert.equal(await guest.call('getMessageChannel', 0, OUT), 0)
  assert.equal(guest.text(), 'chat/é')
})

test('events of another id, of another type, topics without a channel and bad addresses have their numbers', async () => {
  const guest = new Guest(pubsubCapability, { event: message })
  assert.equal(await guest.call('getMessageDataSize', 1, CELL), 1)
  assert.equal(await guest.call('getMessageDataSize', 0, END - 3), 12)
  assert.equal(await guest.call('getMessageData', 0, END - 2), 3)
  assert.equal(await guest.call('getMessageData', 0, -1), 3)
  const other = new Guest(pubsubCapability, { event: command({}) })
  assert.equal(await other.call('getMessageDataSize', 0, CELL), 4)
  assert.equal(await new Guest(pubsubCapability).call('getMessageData', 0, OUT), 1)
  const bare = new Guest(pubsubCapability, {
    event: new PubSubEvent({ topic: 'x', data: new Uint8Array(0) })
  })
  assert.equal(await bare.call('getMessageChannelSize', 0, CELL), 40)
  assert.equal(await bare.call('getMessageChannel', 0, OUT), 40)
  assert.equal(await bare.call('getMessageData', 0, -1), 0)
})

test('publishing carries the scope of the host, and one more hop than the message that triggered it', async () => {
  const { backends, asked } = recorder()
  const guest = new Guest(pubsubCapability, { event: message, backends })
  const channel = guest.put(0, 'chat/b')
  const body = guest.put(100, 'hi')
  assert.equal(await guest.call('publishToChannel', ...channel, ...body), 0)
  const { name, context, channel: to, data, hops } = asked[0] ?? {}
  assert.deepEqual([name, to, String(data), hops], ['publish', 'chat/b', 'hi', 3])
  assert.equal((context as { function: string }).function, 'f')
  assert.equal(await guest.call('setSubscriptionChannel', ...guest.put(0, '/chat/b')), 0)
  assert.equal(asked[1]?.channel, 'chat/b')
})

test('what cannot be published or subscribed to has its number and asks nobody', async () => {
  const { backends, asked } = recorder()
  const guest = new Guest(pubsubCapability, { backends })
  assert.equal(await guest.call('publishToChannel', 0, 4, 0, 65_537), 3)
  assert.equal(await guest.call('publishToChannel', END - 1, 4, 0, 1), 3)
  assert.equal(await guest.call('publishToChannel', ...guest.put(0, Uint8Array.of(0xff)), 0, 1), 21)
  assert.equal(await guest.call('publishToChannel', 0, 1025, 0, 1), 21)
  assert.equal(await guest.call('setSubscriptionChannel', 0, 1025), 20)
  assert.equal(await guest.call('getWebSocketURLSize', 0, 1025, CELL), 38)
  assert.equal(asked.length, 0)
  const lost = new Guest(
    pubsubCapability,
    recorder({ publish: REFUSED, subscribe: REFUSED, webSocketPath: REFUSED })
  )
  assert.equal(await lost.call('publishToChannel', 0, 1, 0, 1), 21)
  assert.equal(await lost.call('setSubscriptionChannel', 0, 1), 20)
  assert.equal(await lost.call('getWebSocketURLSize', 0, 1, CELL), 38)
  const none = new Guest(pubsubCapability)
  assert.equal(await none.call('publishToChannel', 0, 1, 0, 1), 21)
  assert.equal(await none.call('setSubscriptionChannel', 0, 1), 20)
  assert.equal(await none.call('getWebSocketURL', 0, 1, OUT), 38)
})

test('the WebSocket path is asked for once, and again in the next call', async () => {
  const { backends, asked } = recorder({ webSocketPath: { path: 'ws-Qm/chat/a' } })
  const guest = new Guest(pubsubCapability, { backends })
  const channel = guest.put(0, 'chat/a')
  assert.equal(await guest.call('getWebSocketURLSize', ...channel, CELL), 0)
  assert.equal(await guest.call('getWebSocketURL', ...channel, OUT), 0)
  assert.equal(guest.text(), 'ws-Qm/chat/a')
  assert.equal(asked.length, 1)
  assert.equal(await guest.call('getWebSocketURL', ...channel, END - 2), 3)
  guest.state.restore?.()
  assert.equal(await guest.call('getWebSocketURL', ...channel, OUT), 0)
  assert.equal(asked.length, 2)
})

test('a command is read as the node received it', async () => {
  const event = command({ data: Buffer.from('1,2'), protocol: '/calc/v1', command: 'add' })
  const guest = new Guest(p2pCapability, { event })
  assert.equal(await guest.call('getP2PEventProtocol', 0, OUT), 45)
  for (const [name, text] of [
    ['Command', 'add'],
    ['Data', '1,2'],
    ['Protocol', '/calc/v1']
  ] as const) {
    assert.equal(await guest.call(`getP2PEvent${name}Size`, 0, CELL), 0)
    assert.equal(await guest.call(`getP2PEvent${name}`, 0, OUT), 0)
    assert.equal(guest.text(), text)
  }
  assert.equal(await guest.call('getP2PEventFromSize', 0, CELL), 0)
  assert.equal(guest.memory.readU32(CELL), 5)
  assert.equal(await guest.call('getP2PEventFrom', 0, OUT), 0)
  assert.deepEqual([...guest.memory.copy(OUT, 5)], [1, 114, 0, 1, 7])
  assert.equal(await guest.call('getP2PEventTo', 0, OUT), 47)
  assert.equal(await guest.call('writeP2PResponse', 0, ...guest.put(0, 'first')), 0)
  assert.equal(await guest.call('writeP2PResponse', 0, ...guest.put(0, '3')), 0)
  assert.equal(String(event.response), '3')
  assert.equal(await guest.call('writeP2PResponse', 0, END - 1, 2), 3)
})

test('bodies of other shapes have their numbers; one without data is JSON as a whole', async () => {
  const whole = new Guest(p2pCapability, { event: command({ a: 1 }) })
  assert.equal(await whole.call('getP2PEventData', 0, OUT), 0)
  assert.equal(await whole.call('getP2PEventDataSize', 0, CELL), 0)
  assert.equal(await whole.call('getP2PEventData', 0, OUT), 0)
  assert.equal(whole.text(), '{"a":1}')
  assert.equal(await whole.call('getP2PEventCommandSize', 0, CELL), 0)
  assert.equal(await whole.call('getP2PEventProtocolSize', 0, CELL), 45)
  const odd = new Guest(p2pCapability, {
    event: command({ data: 'text', command: 1 }, { from: new Uint8Array(65) })
  })
  assert.equal(await odd.call('getP2PEventDataSize', 0, CELL), 49)
  assert.equal(await odd.call('getP2PEventCommandSize', 0, CELL), 44)
  assert.equal(await odd.call('getP2PEventFrom', 0, OUT), 19)
  const nobody = new Guest(p2pCapability, { event: command({}, { from: new Uint8Array(0) }) })
  assert.equal(await nobody.call('getP2PEventFrom', 0, OUT), 46)
  const wrong = new Guest(p2pCapability, { event: message })
  assert.equal(await wrong.call('getP2PEventDataSize', 0, CELL), 4)
  assert.equal(await wrong.call('writeP2PResponse', 7, 0, 0), 1)
})

test('a command is opened, sent, and its answer read with the exact size', async () => {
  const { backends, asked } = recorder({ send: { data: Buffer.from('42') } })
  const guest = new Guest(p2pCapability, { event: message, backends })
  const protocol = guest.put(0, '/calc/v1')
  const name = guest.put(50, 'add')
  for (const id of [0, 1]) {
    assert.equal(await guest.call('newCommand', ...protocol, ...name, CELL), 0)
    assert.equal(guest.memory.readU32(CELL), id)
  }
  const data = guest.put(100, '1,2')
  assert.equal(await guest.call('sendCommand', 1, ...data, CELL), 0)
  assert.equal(guest.memory.readU32(CELL), 2)
  assert.equal(await guest.call('readCommandResponse', 1, OUT, 3), 89)
  assert.equal(await guest.call('readCommandResponse', 1, OUT, 2), 0)
  assert.equal(guest.text(2), '42')
  const { protocol: on, command: what, data: sent, hops, peer } = asked.at(-1) ?? {}
  assert.deepEqual([on, what, String(sent), hops, peer], ['/calc/v1', 'add', '1,2', 3, undefined])
  const cid = Buffer.concat([Uint8Array.of(1, 0x72, 0x12, 0x20), new Uint8Array(32).fill(5)])
  guest.memory.write(END - cid.length, cid) // shorter than 64 bytes: memory ends
  assert.equal(await guest.call('sendCommandTo', 0, END - cid.length, ...data, CELL), 0)
  assert.deepEqual(asked.at(-1)?.peer, cid)
  guest.state.restore?.()
  assert.equal(await guest.call('sendCommand', 0, ...data, CELL), 10)
})

test('commands that cannot be opened or sent have their numbers', async () => {
  const { backends } = recorder()
  const guest = new Guest(p2pCapability, { backends })
  assert.equal(await guest.call('newCommand', 0, 1, 0, 0, CELL), 42)
  assert.equal(await guest.call('newCommand', 0, 1, 0, 1, END), 12)
  assert.equal(await guest.call('newCommand', END, 1, 0, 1, CELL), 3)
  assert.equal(await guest.call('newCommand', 0, 1025, 0, 1, CELL), 45)
  assert.equal(await guest.call('sendCommand', 0, 0, 0, CELL), 10)
  assert.equal(await guest.call('readCommandResponse', 0, OUT, 0), 10)
  for (let i = 0; i < 1024; i++) assert.equal(await guest.call('newCommand', 0, 1, 0, 1, CELL), 0)
  assert.equal(await guest.call('newCommand', 0, 1, 0, 1, CELL), 42)
  assert.equal(await guest.call('sendCommand', 0, 0, 0, CELL), 49)
  assert.equal(await guest.call('sendCommand', 0, END, 1, CELL), 3)
  assert.equal(await guest.call('sendCommandTo', 0, 4000, 0, 0, CELL), 19)
  assert.equal(await guest.call('sendCommandTo', 0, -1, 0, 0, CELL), 3)
  const refused = new Guest(
    p2pCapability,
    recorder({ resolve: REFUSED, listen: REFUSED, discover: REFUSED })
  )
  assert.equal(await refused.call('newCommand', 0, 1, 0, 1, CELL), 45)
  assert.equal(await refused.call('listenToProtocolSize', 0, 1, CELL), 45)
  assert.equal(await refused.call('discoverPeersSize', 1, 1, CELL, CELL + 4), 117)
  const failing = new Guest(p2pCapability, recorder({ send: new CloudError('internal', 'secret') }))
  await failing.call('newCommand', 0, 1, 0, 1, CELL)
  assert.equal(await failing.call('sendCommand', 0, 0, 0, CELL), 43)
  const none = new Guest(p2pCapability)
  assert.equal(await none.call('newCommand', 0, 1, 0, 1, CELL), 42)
  assert.equal(await none.call('listenToProtocolSize', 0, 1, CELL), 48)
  assert.equal(await none.call('discoverPeersSize', 1, 1, CELL, CELL + 4), 117)
})

test('the id of a protocol and the list of peers are kept for their read calls', async () => {
  const peers = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)]
  const { backends, asked } = recorder({ listen: { protocolId: 'Qm/calc' }, discover: { peers } })
  const guest = new Guest(p2pCapability, { backends })
  assert.equal(await guest.call('listenToProtocolSize', 0, 1, CELL), 0)
  assert.equal(await guest.call('listenToProtocol', 0, 1, OUT, 6), 8)
  assert.equal(await guest.call('listenToProtocol', 0, 1, OUT, 7), 0)
  assert.equal(guest.text(7), 'Qm/calc')
  assert.equal(await guest.call('discoverPeersSize', -1, -1, CELL, CELL + 4), 0)
  assert.deepEqual([asked.at(-1)?.max, asked.at(-1)?.timeoutMs], [1000, 4294.967295])
  assert.deepEqual([guest.memory.readU32(CELL), guest.memory.readU32(CELL + 4)], [0, 8])
  assert.equal(await guest.call('discoverPeers', 0, OUT), 0)
  assert.deepEqual([...guest.memory.copy(OUT, 8)], [3, 0, 1, 2, 3, 1, 0, 4])
  assert.equal(await guest.call('discoverPeers', 9, -1), 0)
})

test('a smart op learns the type and the name of its resource, and of no other', async () => {
  const event = new SmartOpEvent()
  const node = Uint8Array.of(1, 114, 0, 1, 7)
  attachResource(event, { type: RESOURCE_TYPE.functionP2P, name: 'add', node, hasEvent: false })
  const guest = new Guest(smartOpsCapability, { event })
  assert.equal(await guest.call('getResourceType', 0, CELL), 0)
  assert.equal(guest.memory.readU32(CELL), 3)
  assert.equal(await guest.call('getFunctionP2PNameSize', 0, CELL), 0)
  assert.equal(await guest.call('getFunctionP2PName', 0, OUT), 0)
  assert.equal(guest.text(), 'add')
  assert.equal(await guest.call('getDatabaseNameSize', 0, CELL), 108)
  assert.equal(await guest.call('getResourceType', 1, CELL), 108)
  assert.equal(await guest.call('getNodeId', OUT), 0)
  assert.deepEqual([...guest.memory.copy(OUT, 5)], [...node])
  assert.equal(await guest.call('getEventId', 0, CELL), 1)
  attachResource(message, { type: RESOURCE_TYPE.functionPubSub, name: 'on', node, hasEvent: true })
  const caused = new Guest(smartOpsCapability, { event: message })
  assert.equal(await caused.call('getEventId', 0, CELL), 0)
  assert.equal(await new Guest(smartOpsCapability).call('getNodeId', OUT), 19)
  for (const { name } of smartOpsCapability.provides()) caused.state.bind(name)
})

/** A smart op that says the type of its resource plus `more`, or nothing. */
function smartOp(more: number, results = 'i'): GuestFunction {
  const module = new ModuleBuilder()
  const type = module.import('taubyte/smartops', 'getResourceType', 'ii', 'i')
  module.memory(1)
  const verdict = [...op.i32(CELL), ...op.load(), ...op.i32(more), ADD]
  module.function({
    export: 'hello',
    params: 'i',
    results,
    code: [
      [LOCAL_GET, 0, ...op.i32(CELL), ...op.call(type), ...op.drop],
      results === '' ? [] : verdict
    ]
  })
  return deploy(module.build())
}

test('smart ops are asked in order until one refuses', async () => {
  const resource = { type: RESOURCE_TYPE.service, name: 'calc', node: new Uint8Array(0) }
  const { service } = RESOURCE_TYPE
  const agrees = smartOp(-service)
  assert.equal(await runSmartOps([agrees, agrees], resource), 0)
  assert.equal(await runSmartOps([agrees, smartOp(0), smartOp(1)], resource), service)
  assert.equal(await runSmartOps([smartOp(-service - 1)], resource, message), 0xffffffff)
  assert.equal(await runSmartOps([], resource), 0)
  const silent = runSmartOps([smartOp(0, '')], resource)
  await assert.rejects(silent, { code: 'failed_precondition' })
})
