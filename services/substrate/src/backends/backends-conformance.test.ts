import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentLogger } from '@taucloud/base'
import { H } from '@taucloud/project/ids'
import type { FunctionTrigger, Release, TriggeredFunction } from '@taucloud/project/release'
import { startTestBuses } from '@taucloud/transport/testing'
import type { GuestContext } from '@taucloud/wasm'
import { p2pConformance, pubsubConformance } from '@taucloud/wasm/testing'
import type { ReleaseBundle } from '../messages.ts'
import { PortCalls } from '../port-calls.ts'
import type { CallMessage } from '../port-calls.ts'
import { PortStreams } from '../port-streams.ts'
import { TRIGGER_METHODS } from '../triggers/trigger-calls.ts'
import type { TriggerCalls } from '../triggers/trigger-calls.ts'
import type { TriggerWorker } from './least-loaded.ts'
import { CommandRouter } from './p2p/command-router.ts'
import { peerCid, peerOfCid } from './p2p/peer-cid.ts'
import { MessageHub } from './pubsub/message-hub.ts'
import { partsOf, PartJoiner } from './pubsub/message-parts.ts'
import { SubscriptionQueues } from './pubsub/subscription-queues.ts'

const NO_COUNTERS = {
  ...{ requests: 0, inFlight: 0, coldStarts: 0, traps: 0 },
  ...{ deadlines: 0, residents: 0, cachedFileBytes: 0 }
}

/** A worker whose functions are those of a test, behind the same calls over a port. */
function workerOf(triggers: TriggerCalls): TriggerWorker {
  const silent = new PortStreams(() => undefined, 0)
  const toWorker = (message: CallMessage): void => {
    far.handle(structuredClone(message))
  }
  const far: PortCalls = new PortCalls((message) => {
    near.handle(structuredClone(message))
  }, silent)
  const near = new PortCalls(toWorker, silent)
  far.serve('triggers', triggers, TRIGGER_METHODS)
  return { isAlive: true, exchanges: 0, counters: NO_COUNTERS, calls: near }
}

function triggered(project: string, name: string, trigger: FunctionTrigger): TriggeredFunction {
  return {
    ...{ id: H(project + name), name, application: '', module: 'm', source: 's', entry: name },
    ...{ timeoutMs: 1000, memoryBytes: 65_536, isolation: 'restore', size: 1, trigger }
  }
}

function bundleOf(project: string, isBare = false): ReleaseBundle {
  const command = (name: string): FunctionTrigger => ({
    ...{ type: 'p2p', protocol: '/calc/v1', command: name }
  })
  const release: Release = {
    ...{ version: 1, project, projectName: project, branch: 'main', pushedAtMs: 1 },
    ...{ commits: [], config: 'c', functions: [], websites: [] },
    triggers: [
      triggered(project, 'publisher', { type: 'pubsub', channel: 'nothing' }),
      triggered(project, 'subscriber', { type: 'pubsub', channel: 'chat/x' }),
      triggered(project, 'echo', command('echo')),
      triggered(project, 'mute', command('mute'))
    ],
    messaging: isBare
      ? []
      : [
          {
            application: '',
            applicationId: '',
            channels: [
              { name: 'chat', match: '^chat/', regex: true, webSocket: true },
              { name: 'plain', match: 'plain', regex: false, webSocket: false }
            ],
            services: [{ id: H('calc'), name: 'calc', protocol: '/calc/v1' }]
          }
        ]
  }
  const key = `${project}/main`
  return { key, cid: 'r', hosts: [], release, fileTables: new Map() }
}

function contextOf(project: string, name = 'publisher'): GuestContext {
  return { project, application: '', function: H(project + name), branch: 'main' }
}

const BUNDLES = new Map(
  [bundleOf('one'), bundleOf('two'), bundleOf('bare', true)].map((each) => [each.key, each])
)

function lookUp(key: string): Promise<ReleaseBundle> {
  const bundle = BUNDLES.get(key)
  return bundle === undefined ? Promise.reject(new Error(key)) : Promise.resolve(bundle)
}

pubsubConformance('MessageHub', async () => {
  const { buses, stop } = await startTestBuses([['substrate']])
  const [bus] = buses
  assert.ok(bus)
  const heard: { channel: string; data: Uint8Array }[] = []
  const worker = workerOf({
    message: ({ branch, topic, data, function: fn }) => {
      if (branch === 'one/main' && fn === H('onesubscriber'))
        heard.push({ channel: topic.slice(topic.indexOf('/') + 1), data })
      return Promise.resolve({})
    },
    command: () => Promise.reject(new Error('not asked here')),
    broadcast: () => Promise.resolve({})
  })
  const components = { bus, bundleOf: lookUp, logger: silentLogger, workers: () => [worker] }
  const hub = new MessageHub(components)
  return {
    backend: hub,
    publisher: contextOf('one'),
    subscriber: contextOf('one', 'subscriber'),
    stranger: contextOf('two'),
    bare: contextOf('bare'),
    next: async () => {
      while (!hub.metricsText().includes('messages_waiting 0\n'))
        await new Promise((resolve) => setImmediate(resolve))
      return heard.shift()
    },
    stop: async () => {
      hub.stop()
      await stop()
    }
  }
})

p2pConformance('CommandRouter', async () => {
  const { buses, stop } = await startTestBuses([['substrate'], ['substrate']])
  const [bus] = buses
  assert.ok(bus)
  const worker = workerOf({
    message: () => Promise.reject(new Error('not asked here')),
    command: ({ data, command }) => Promise.resolve(command === 'echo' ? { data } : {}),
    broadcast: () => Promise.resolve({})
  })
  const backend = new CommandRouter({ bus, bundleOf: lookUp, workers: () => [worker] })
  return { backend, caller: contextOf('one'), stranger: contextOf('bare'), stop }
})

test('the id of a node and its CID turn into each other', () => {
  const ed25519 = '12D3KooWDpJ7As7BWAwRMfu1VU2WCqNjvq387JEYKDBj4kx6nXTN'
  assert.equal(peerOfCid(peerCid(ed25519)), ed25519)
  assert.equal(peerCid(ed25519).length, 40)
  const rsa = H('a node')
  assert.equal(peerOfCid(peerCid(rsa)), rsa)
  assert.equal(peerOfCid(peerCid(rsa).subarray(2)), rsa) // version 0
})

test('a queue runs 64 calls at once, keeps 1 024 and counts what it drops', async () => {
  let most = 0
  let running = 0
  const gate = Promise.withResolvers<undefined>()
  const queues = new SubscriptionQueues<{ data: Uint8Array; fails: boolean }>(async ({ fails }) => {
    most = Math.max(most, ++running)
    await gate.promise
    running--
    if (fails) throw new Error('the function failed')
  })
  for (let i = 0; i < 1200; i++) queues.push('f', { data: new Uint8Array(1), fails: i === 0 })
  queues.push('g', { data: new Uint8Array(1), fails: false })
  assert.equal(queues.dropped, 1200 - 64 - 1024)
  gate.resolve(undefined)
  while (queues.size > 0) await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual([most, queues.delivered, queues.failed], [65, 64 + 1024 + 1, 1])
})

test('a message in two parts is put together per sender, in any order', () => {
  const data = new Uint8Array(65_536).map((_, index) => index % 251)
  const message = { project: 'p', branch: 'b', hash: 'h', channel: 'c', data }
  const [first, second] = partsOf(message)
  assert.ok(first && second)
  const joiner = new PartJoiner()
  assert.equal(joiner.join('x', second), undefined)
  assert.equal(joiner.join('y', first), undefined)
  assert.deepEqual(joiner.join('x', first), Buffer.from(data))
  assert.equal(joiner.join('x', { ...first, parts: 3 }), undefined)
})
