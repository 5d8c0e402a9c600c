import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issueCapability, verifyCapability } from './capability.ts'
import type { CapabilityCheck, CapabilityClaims } from './capability.ts'
import { certify, keyOf, NOW, rootOf, trustIn } from './fixtures.ts'

const GOLDEN =
  '01037b22616374696f6e73223a5b2272656c656173652e7075626c697368225d2c22617474656d7074223a322c22' +
  '6365727469666963617465223a2241514637496d4e736233566b496a6f695a484a6c595730694c434a7562335242' +
  '5a6e526c636949364d546b774d4441774d4441774d4441774d4377696347566c636b6c6b496a6f694d544a454d30' +
  '74766231644b563239686356706f5247467652555a7a61455933556d6778596e425a4f57396f615768476148706a' +
  '567a5a6b4e6a6c4d636a4a4f51564e3163534973496e4a766247567a496a7062496d4631644767694c434a775958' +
  '527961574e72496c3073496e4e6c636d6c68624349364e79776963326868634755694f694a6a62323530636d3973' +
  '496e3149433759514d5043766d6a444665317665714b666364785150306b6944394532664e6835546a615f4f734a' +
  '475644463459656f4e5f36693430354848706c516c776f426753514c4934634657487334767448364150222c226a' +
  '6f62223a226a31222c226e6f744166746572223a313830303030303030303030302c2270656572223a2231324433' +
  '4b6f6f57526e645668565a504369517748424242646737363947797250555731337a787771517966397233414e61' +
  '6261222c2270726f6a656374223a227031227d8f78774ccf67729b419d57e6f897e9c8b3c38d3a8ab4a697145613' +
  '96dd42d11c21ad80391c31cb482ee02b258b858f66fb5de9da50d01eea8d09514c0eb7db07'

const root = await rootOf(1)
const issuer = await keyOf(2)
const bearer = await keyOf(3)
const certificate = await certify(root, issuer.peerId)
const claims: CapabilityClaims = {
  peer: bearer.peerId,
  project: 'p1',
  actions: ['release.publish', 'content.store'],
  job: 'j1',
  attempt: 2,
  notAfter: NOW + 1
}
const check: CapabilityCheck = {
  trust: await trustIn(root),
  bearer: bearer.peerId,
  action: 'release.publish',
  issuerRole: 'patrick'
}
const denied = { code: 'permission_denied' }

test('a capability has the bytes of the golden vector', async () => {
  const issued = await issueCapability(
    issuer,
    await certify(root, issuer.peerId, { notAfter: 1_900_000_000_000 }),
    { ...claims, actions: ['release.publish'], notAfter: 1_800_000_000_000 }
  )
  assert.equal(Buffer.from(issued).toString('hex'), GOLDEN)
})

test('verifyCapability() gives the claims to the bearer for each named action', async () => {
  const bytes = await issueCapability(issuer, certificate, claims)
  assert.deepEqual(await verifyCapability(bytes, check), claims)
  const other = { ...check, action: 'content.store', project: 'p1' }
  assert.deepEqual(await verifyCapability(bytes, other), claims)
})

test('a capability of another bearer, action, project, role or time is denied', async () => {
  const bytes = await issueCapability(issuer, certificate, claims)
  const changes: Partial<CapabilityCheck>[] = [
    { bearer: issuer.peerId },
    { action: 'sources.read' },
    { project: 'p2' },
    { issuerRole: 'monkey' },
    { trust: { ...check.trust, now: NOW + 1 } }
  ]
  for (const change of changes) {
    await assert.rejects(verifyCapability(bytes, { ...check, ...change }), denied)
  }
})

test('a capability dies with the certificate of its issuer', async () => {
  const bytes = await issueCapability(issuer, certificate, { ...claims, notAfter: NOW + 1e9 })
  for (const change of [{ revoked: new Set([7]) }, { now: NOW + 1000 }, { cloud: 'other' }]) {
    const trust = { ...check.trust, ...change }
    await assert.rejects(verifyCapability(bytes, { ...check, trust }), denied)
  }
})

test('a node cannot issue under the certificate of another node', async () => {
  const bytes = await issueCapability(await keyOf(4), certificate, claims)
  await assert.rejects(verifyCapability(bytes, check), denied)
})

test('a capability whose issuer another root certified is denied', async () => {
  const foreign = await certify(await rootOf(9), issuer.peerId)
  await assert.rejects(
    verifyCapability(await issueCapability(issuer, foreign, claims), check),
    denied
  )
})

test('a certificate, a cut capability and an oversized one are denied', async () => {
  const bytes = await issueCapability(issuer, certificate, claims)
  await assert.rejects(verifyCapability(certificate, check), denied)
  for (let length = 0; length < bytes.length; length += 7) {
    await assert.rejects(verifyCapability(bytes.subarray(0, length), check), denied)
  }
  await assert.rejects(verifyCapability(new Uint8Array(1 << 20).fill(0x7b), check), denied)
})

test('issueCapability() refuses claims out of bounds', async () => {
  const changes: Partial<CapabilityClaims>[] = [
    { peer: 'x' },
    { project: '' },
    { project: 'p'.repeat(129) },
    { actions: ['not an action'] },
    { actions: Array.from({ length: 17 }, (_, index) => `a.${'x'.repeat(index + 1)}`) },
    { attempt: -1 },
    { notAfter: Number.NaN }
  ]
  for (const change of changes) {
    const attempt = issueCapability(issuer, certificate, { ...claims, ...change })
    await assert.rejects(attempt, { code: 'invalid_argument' })
  }
})
