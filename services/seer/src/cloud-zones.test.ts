import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { CloudZones } from './cloud-zones.ts'
import { nameKey, TYPE } from './dns/wire.ts'
import { beacon } from './test-beacon.ts'

const ZONE = 'dream.localhost'
const ALIAS = 'dream.localtau'
const HOST = `hello-3tdaqn3t.${ZONE}`

function setUp() {
  const zones = new CloudZones({ apexes: [ZONE, ALIAS], random: () => 0.5 })
  const ask = (name: string, type: number = TYPE.A, turn = 0) => {
    const zone = zones.zones[name.endsWith(ALIAS) ? 1 : 0]
    const reply = zone?.answer(nameKey(name), type, turn)
    return { rcode: reply?.rcode, answers: reply?.answers, ips: ipsOf(reply?.body, type) }
  }
  return { zones, ask }
}

/** The addresses of a body whose records all answer the question. */
function ipsOf(body: Buffer | undefined, type: number): string[] {
  if (body === undefined || type !== TYPE.A) return []
  const ips: string[] = []
  for (let at = 0; at + 16 <= body.length && body[at + 3] === TYPE.A; at += 16) {
    ips.push(body.subarray(at + 12, at + 16).join('.'))
  }
  return ips
}

function record(changes: Partial<BranchRecord> = {}): BranchRecord {
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
    previous: [],
    ...changes
  }
}

const gateway = (peer: string, ip: string, changes = {}) =>
  beacon(peer, {
    httpAddress: `${ip}:443`,
    multiaddrs: [`/ip4/${ip}/tcp/1/p2p/${peer}`],
    ...changes
  })

test('a name exists, in the zone and its alias, from when a release claims it until none does', () => {
  const { zones, ask } = setUp()
  zones.setNodes([gateway('g', '192.0.2.1')], 0)
  assert.equal(ask(HOST).rcode, 3)
  zones.setBranch('P/main', record())
  zones.setBranch('P/dev', record({ branch: 'dev' }))
  assert.deepEqual(ask(HOST).ips, ['192.0.2.1'])
  assert.deepEqual(ask(HOST.replace(ZONE, ALIAS)).ips, ['192.0.2.1'])
  zones.setBranch('P/main', undefined)
  assert.equal(ask(HOST).answers, 1)
  zones.setBranch('P/dev', record({ branch: 'dev', hosts: [] }))
  assert.equal(ask(HOST).rcode, 3)
})

test('an unknown name is SERVFAIL while the list of hosts is not whole', () => {
  const { zones, ask } = setUp()
  zones.setBranch('P/main', record())
  zones.setComplete(false)
  assert.equal(ask(`other.${ZONE}`).rcode, 2)
  assert.equal(ask(HOST).rcode, 0)
  zones.setComplete(true)
  assert.equal(ask(`other.${ZONE}`).rcode, 3)
})

test('hosts point to live gateways, without one to substrates, without any to the last for ten minutes', () => {
  const { zones, ask } = setUp()
  const substrate = gateway('s', '192.0.2.9', { services: ['substrate'] })
  zones.setBranch('P/main', record())
  assert.deepEqual([ask(HOST).rcode, ask(HOST).answers], [0, 0])
  zones.setNodes([gateway('g', '192.0.2.1'), substrate], 0)
  assert.deepEqual(ask(HOST).ips, ['192.0.2.1'])
  zones.setNodes([gateway('g', '192.0.2.1', { draining: true }), substrate], 1)
  assert.deepEqual(ask(HOST).ips, ['192.0.2.9'])
  zones.setNodes([], 599_999)
  assert.deepEqual(ask(HOST).ips, ['192.0.2.9'])
  zones.setNodes([], 700_000)
  assert.equal(ask(HOST).answers, 0)
})

test('answers take turns among many gateways, four at most and never one twice', () => {
  const zones = new CloudZones({ apexes: [ZONE], random: Math.random })
  zones.setBranch('P/main', record())
  zones.setNodes(
    Array.from({ length: 8 }, (_, i) => gateway(`g${String(i)}`, `192.0.2.${String(i)}`)),
    0
  )
  const seen = new Set<string>()
  for (let turn = 0; turn < 16; turn++) {
    const body = zones.zones[0]?.answer(nameKey(HOST), TYPE.A, turn).body
    const ips = ipsOf(body, TYPE.A)
    assert.equal(new Set(ips).size, 4)
    for (const ip of ips) seen.add(ip)
  }
  assert.ok(seen.size > 4)
})

test('a gateway that listens everywhere is where its bus is; loopback only when there is no more', () => {
  const { zones, ask } = setUp()
  zones.setBranch('P/main', record())
  const multiaddrs = ['/ip4/127.0.0.1/tcp/1/p2p/g', '/ip4/198.51.100.7/tcp/1/p2p/g']
  zones.setNodes([beacon('g', { httpAddress: '0.0.0.0:80', multiaddrs })], 0)
  assert.deepEqual(ask(HOST).ips, ['198.51.100.7'])
  zones.setNodes([beacon('g', { httpAddress: '127.0.0.1:80', multiaddrs: [] })], 1)
  assert.deepEqual(ask(HOST).ips, ['127.0.0.1'])
})

test('services, nodes and name servers have names; those of a node that left are gone', () => {
  const { zones, ask } = setUp()
  const seer = gateway('s', '192.0.2.3', { services: ['seer'], httpAddress: '', name: 'eye' })
  zones.setNodes([seer], 0)
  assert.deepEqual(ask(`seer.${ZONE}`).ips, ['192.0.2.3'])
  assert.deepEqual(ask(`eye.node.${ZONE}`).ips, ['192.0.2.3'])
  assert.equal(ask(`seer.${ZONE}`, TYPE.TXT).answers, 1)
  assert.equal(ask(`_dnsaddr.seer.${ZONE}`, TYPE.TXT).answers, 1)
  assert.equal(ask(ZONE, TYPE.NS).answers, 1)
  zones.setNodes([gateway('g', '192.0.2.1', { name: 'door' })], 1)
  assert.equal(ask(`eye.node.${ZONE}`).rcode, 3)
  assert.deepEqual(ask(`door.node.${ZONE}`).ips, ['192.0.2.1'])
})

test('of two nodes that call themselves the same the first by peer has the name', () => {
  const { zones, ask } = setUp()
  zones.setNodes(
    [gateway('a', '192.0.2.1', { name: 'n' }), gateway('b', '192.0.2.2', { name: 'n' })],
    0
  )
  assert.deepEqual(ask(`n.node.${ZONE}`).ips, ['192.0.2.1'])
})

test('two seers that hold the same releases have the same serial, whatever order they came in', () => {
  const older = record({ branch: 'a', pushedAtMs: 1_600_000_000_000 })
  const newer = record({ branch: 'b', pushedAtMs: 1_700_000_000_000 })
  const bodies = [
    [older, newer],
    [newer, older]
  ].map((order) => {
    const { zones } = setUp()
    for (const entry of order) zones.setBranch(entry.branch, entry)
    return zones.zones[0]?.answer(nameKey(ZONE), TYPE.SOA, 0).body.toString('hex')
  })
  assert.equal(bodies[0], bodies[1])
  assert.match(bodies[0] ?? '', new RegExp((1_700_000_000).toString(16)))
})
