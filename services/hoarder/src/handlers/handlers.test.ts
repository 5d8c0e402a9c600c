import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { TestContext } from 'node:test'
import { cidOf } from '@taucloud/content'
import {
  generateCloudRoot,
  generateNodeKey,
  issueCapability,
  issueNodeCertificate
} from '@taucloud/identity'
import type { CapabilityClaims, Role } from '@taucloud/identity'
import { JobQuotas } from '../job-quotas.ts'
import { Ledger, releaseOwner } from '../ledger.ts'
import { TestContent } from '../test-content.ts'
import { testStore } from '../test-store.ts'
import { has } from './has.ts'
import { pinStatus } from './pin-status.ts'
import { storeBlocks } from './store-blocks.ts'

const NOW = 1_800_000_000_000
const PEER = '12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA'

let rootPeerId: string
let grant: (claims?: Partial<CapabilityClaims>, role?: Role) => Promise<Uint8Array>

before(async () => {
  const root = await generateCloudRoot('test')
  const broker = await generateNodeKey()
  rootPeerId = root.peerId
  grant = async (claims = {}, role = 'patrick') => {
    const about = { cloud: 'test', peerId: broker.peerId, roles: [role], shape: role }
    const certificate = await issueNodeCertificate(root, { ...about, notAfter: NOW + 1, serial: 1 })
    const project = 'P'.repeat(46)
    const actions = ['content.store']
    const base = { peer: PEER, project, actions, job: 'j', attempt: 1, notAfter: NOW + 1 }
    return issueCapability(broker, certificate, { ...base, ...claims })
  }
})

async function setUp(context: TestContext, maxJobBytes = 1_000) {
  const content = new TestContent(new Map())
  const ledger = new Ledger(await testStore(context))
  const trust = { cloud: 'test', rootPeerId }
  const quotas = new JobQuotas(maxJobBytes)
  const parts = { content, ledger, trust, quotas, jobKeptMs: 3_600_000 }
  return { ...parts, now: () => NOW, onJob: () => undefined }
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The messages that bring these texts as raw blocks. */
async function* messages(capability: Uint8Array, ...texts: string[]) {
  let isFirst = true
  for (const text of texts) {
    await Promise.resolve()
    const data = bytesOf(text)
    yield { capability: isFirst ? capability : new Uint8Array(), cid: cidOf(data, 'raw'), data }
    isFirst = false
  }
}

test('blocks are stored, pinned for the job and counted', async (context) => {
  const node = await setUp(context)
  await node.content.put(bytesOf('known'))
  const answer = await storeBlocks(node, messages(await grant(), 'a', 'b', 'known'), PEER)
  assert.deepEqual(answer, { stored: 2, alreadyHad: 1 })
  assert.equal(node.content.pins.get('job:j')?.size, 3)
  assert.equal(node.ledger.jobs.get('j'), NOW + 3_600_000)
})

test('a block whose bytes are others is refused and not kept', async (context) => {
  const node = await setUp(context)
  const cid = cidOf(bytesOf('right'), 'raw')
  async function* lie() {
    await Promise.resolve()
    yield { capability: await grant(), cid, data: bytesOf('wrong') }
  }
  await assert.rejects(storeBlocks(node, lie(), PEER), { code: 'invalid_argument' })
  assert.equal(node.content.blocks.size, 0)
})

test('nobody stores without a capability of his own for storing, issued by a broker', async (context) => {
  const node = await setUp(context)
  const wrong: [string, Uint8Array][] = [
    ['none', new Uint8Array()],
    ['another bearer', await grant({ peer: rootPeerId })],
    ['another action', await grant({ actions: ['release.publish'] })],
    ['expired', await grant({ notAfter: NOW })],
    ['no broker', await grant({}, 'monkey')]
  ]
  for (const [what, capability] of wrong) {
    const denied = { code: 'permission_denied' }
    await assert.rejects(storeBlocks(node, messages(capability, 'a'), PEER), denied, what)
    await assert.rejects(has(node, { capability, cids: [] }, PEER), denied, what)
  }
  await assert.rejects(storeBlocks(node, messages(await grant()), PEER), {
    code: 'permission_denied'
  })
  assert.equal(node.content.blocks.size, 0)
})

test('a job stores no more than it may, over all its calls', async (context) => {
  const node = await setUp(context, 10)
  await storeBlocks(node, messages(await grant(), '123456'), PEER)
  await storeBlocks(node, messages(await grant(), '123456'), PEER)
  await assert.rejects(storeBlocks(node, messages(await grant(), '12345'), PEER), {
    code: 'resource_exhausted'
  })
})

test('has() names what is missing and keeps what is there for the job', async (context) => {
  const node = await setUp(context)
  const here = await node.content.put(bytesOf('here'))
  const missing = cidOf(bytesOf('missing'), 'raw')
  const request = { capability: await grant(), cids: [here, missing, here] }
  assert.deepEqual(await has(node, request, PEER), { missing: [missing] })
  assert.deepEqual([...(node.content.pins.get('job:j') ?? [])], [here])
})

test('has() refuses what is no content id and what is too much', async (context) => {
  const node = await setUp(context)
  const capability = await grant()
  const cids = Array.from({ length: 10_001 }, () => cidOf(bytesOf('a'), 'raw'))
  for (const wrong of [cids, ['../etc/passwd']]) {
    await assert.rejects(has(node, { capability, cids: wrong }, PEER), { code: 'invalid_argument' })
  }
})

test('pinStatus() tells a whole release from one that has only begun', async (context) => {
  const node = await setUp(context)
  const cid = await node.content.put(bytesOf('{}'), 'json')
  assert.deepEqual(await pinStatus(node, { cid }), { held: true, owners: [] })
  await node.ledger.keepRelease(cid, false)
  await node.content.pin(releaseOwner(cid), [cid])
  assert.deepEqual(await pinStatus(node, { cid }), { held: true, owners: [] })
  await node.ledger.keepRelease(cid, true)
  assert.deepEqual(await pinStatus(node, { cid }), { held: true, owners: [`release:${cid}`] })
})
