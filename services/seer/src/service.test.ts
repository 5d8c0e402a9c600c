import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { silentLogger } from '@taucloud/base'
import type { Role } from '@taucloud/identity'
import { BEACON_TOPIC, BeaconCodec, SeerContract, startBeacon } from '@taucloud/protocol/seer'
import type { NodeDescription } from '@taucloud/protocol/seer'
import { TnsContract } from '@taucloud/protocol/tns'
import type { BranchRecord, WatchEvent } from '@taucloud/protocol/tns'
import { anyNode } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { startTestBuses } from '@taucloud/transport/testing'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { answerOf, decode, framed, query, rcodeOf, tcp } from './dns/test-client.ts'
import { Seer } from './service.ts'
import { beacon } from './test-beacon.ts'

const ZONE = 'dream.localhost'
const HOST = `hello-3tdaqn3t.${ZONE}`

async function until(what: string, probe: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await probe())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within 15 s`)
    await delay(20)
  }
}

function describe(name: string, services: string[], httpAddress = ''): () => NodeDescription {
  const { loadPercent, memoryMb, draining, version } = beacon(name)
  return () => ({
    name,
    services,
    httpAddress,
    multiaddrs: [],
    loadPercent,
    memoryMb,
    draining,
    version
  })
}

/** A cloud whose first node is the seer; every bus and seer is stopped after the test. */
async function startCloud(context: TestContext, ...others: Role[][]) {
  const cloud = await startTestBuses([['seer'], ...others])
  const [bus, ...rest] = cloud.buses
  assert.ok(bus !== undefined)
  const seer = new Seer(
    { bus, logger: silentLogger },
    { zone: ZONE, dns: { host: '127.0.0.1', port: 0 } }
  )
  await seer.start()
  context.after(async () => {
    await seer.stop()
    await cloud.stop()
  })
  return { bus, rest, seer, cloud }
}

const nodesOf = async (bus: Bus, service = '') => {
  const { nodes } = await bus.client(SeerContract, { service: 'seer' }).listNodes({ service })
  return nodes.map(({ beacon: of, healthy }) => `${of?.name ?? ''} ${healthy ? 'up' : 'down'}`)
}

test('every node that beacons is listed by the seer, the seer itself too', async (context) => {
  const { bus, rest } = await startCloud(context, ['gateway'], ['monkey'])
  const [gateway, monkey] = rest
  assert.ok(gateway !== undefined && monkey !== undefined)
  const senders = [
    startBeacon(bus, describe('eye', ['seer'])),
    startBeacon(gateway, describe('door', ['gateway'])),
    startBeacon(monkey, describe('ape', ['monkey', 'gateway']))
  ]
  await until('all listed', async () => (await nodesOf(monkey)).length === 3)
  assert.deepEqual((await nodesOf(monkey)).sort(), ['ape up', 'door up', 'eye up'])
  // A role that the certificate does not name is not believed.
  assert.deepEqual(await nodesOf(monkey, 'gateway'), ['door up'])
  await senders[1]?.stop()
  await until('goodbye heard', async () => (await nodesOf(monkey, 'gateway'))[0] === 'door down')
  await Promise.all(senders.map((sender) => sender.stop()))
})

test('a beacon in the name of another node is refused, by call and by gossip', async (context) => {
  const { rest } = await startCloud(context, ['gateway'], ['monkey'])
  const [gateway, liar] = rest
  assert.ok(gateway !== undefined && liar !== undefined)
  const forged = beacon(gateway.peerId, { name: 'forged', sequence: Date.now() + 1000 })
  const client = liar.client(SeerContract, { service: 'seer' })
  await assert.rejects(client.announce({ beacon: forged }), { code: 'permission_denied' })
  await liar.publish(BEACON_TOPIC, BeaconCodec.encode(forged))
  const sender = startBeacon(gateway, describe('door', ['gateway']), { intervalMs: 50 })
  await until('the real one listed', async () => (await nodesOf(liar)).includes('door up'))
  assert.ok(!(await nodesOf(liar)).some((node) => node.startsWith('forged')))
  await sender.stop()
})

test('a node that is killed is gone from the list of the healthy and from DNS', async (context) => {
  const { bus, rest, seer } = await startCloud(context, ['gateway'], ['tns'])
  const [gateway, tns] = rest
  assert.ok(gateway !== undefined && tns !== undefined)
  await serveNames(tns, [record()])
  const sender = startBeacon(gateway, describe('door', ['gateway'], '192.0.2.7:443'))
  context.after(() => sender.stop())
  const { port } = seer.dnsAddress()
  const ips = async () => {
    const answers = decode(await answerOf(port, query(HOST))).answers ?? []
    return answers.map((answer) => (answer.type === 'A' ? answer.data : ''))
  }
  await until('the gateway in DNS', async () => (await ips())[0] === '192.0.2.7')
  await gateway.stop()
  await until('the gateway down', async () => (await nodesOf(bus))[0] === 'door down')
})

test('DNS answers over UDP and TCP for deployed hosts, and never NXDOMAIN before it knows', async (context) => {
  const { rest, seer } = await startCloud(context, ['gateway'], ['tns'])
  const [gateway, tns] = rest
  assert.ok(gateway !== undefined && tns !== undefined)
  const { port } = seer.dnsAddress()
  assert.equal(rcodeOf(await answerOf(port, query(HOST))), 2)
  const sender = startBeacon(gateway, describe('door', ['gateway'], '127.0.0.1:8080'))
  context.after(() => sender.stop())
  await serveNames(tns, [record()])
  await until('host known', async () => {
    return decode(await answerOf(port, query(HOST))).answers?.length === 1
  })
  for (const host of [HOST, HOST.replace('localhost', 'localtau')]) {
    const [overTcp = Buffer.alloc(12)] = await tcp(port, [framed(query(host))])
    for (const answer of [await answerOf(port, query(host)), overTcp]) {
      assert.partialDeepStrictEqual(decode(answer).answers, [{ name: host, data: '127.0.0.1' }])
    }
  }
  assert.equal(rcodeOf(await answerOf(port, query(`nothing.${ZONE}`))), 3)
  assert.equal(rcodeOf(await answerOf(port, query('example.org'))), 5)
  const ns = decode(await answerOf(port, query(ZONE, 'NS'))).answers?.[0]
  assert.ok(ns?.type === 'NS')
  assert.ok((decode(await answerOf(port, query(ns.data))).answers ?? []).length > 0)
})

test('a second seer on the port of the first is refused with what to do', async (context) => {
  const { bus, seer } = await startCloud(context)
  const second = new Seer({ bus, logger: silentLogger }, { zone: ZONE, dns: seer.dnsAddress() })
  await assert.rejects(second.start(), { code: 'failed_precondition', message: /another program/ })
})

function record(): BranchRecord {
  return {
    project: 'P',
    projectName: 'p',
    branch: 'main',
    release: 'bafy',
    pushedAtMs: 1_700_000_000_000,
    job: 'j',
    hosts: [HOST],
    holders: [],
    selected: false,
    attempt: 1,
    previous: []
  }
}

/** Serves the watch of tns with a fixed list. */
async function serveNames(bus: Bus, records: BranchRecord[]): Promise<void> {
  const unused = { allow: () => false, handle: () => Promise.reject(new Error('not served here')) }
  await bus.serve(TnsContract, {
    publish: unused,
    getBranch: unused,
    listBranches: unused,
    listReleases: unused,
    lookupHost: unused,
    selectRelease: unused,
    remove: unused,
    watch: {
      allow: anyNode,
      handle: async function* (_, { signal }): AsyncGenerator<Partial<WatchEvent>> {
        for (const changed of records) yield { changed }
        yield { caughtUp: true }
        await once(signal, 'abort')
      }
    }
  })
}
