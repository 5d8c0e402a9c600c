import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from '@taucloud/base'
import { issueNodeCertificate, verifyNodeCertificate } from './certificate.ts'
import { certify, keyOf, NOW, rootOf, trustIn } from './fixtures.ts'
import { sealRecord } from './signed-record.ts'

const GOLDEN =
  '01017b22636c6f7564223a22647265616d222c226e6f744166746572223a313930303030303030303030302c22706565724964223a' +
  '22313244334b6f6f574a576f61715a6844616f454673684637526831627059396f68696846687a6357366436394c72324e4153757122' +
  '2c22726f6c6573223a5b2261757468222c227061747269636b225d2c2273657269616c223a372c227368617065223a22636f6e74726f' +
  '6c227d480bb61030f0af9a30c57b5bdea8a7dc77140fd24883f44d9f361e538dafceb091950c5e187a837fea2e34e471e9950970a018' +
  '1240b238705587b38bed1fa00f'

const root = await rootOf(1)
const trust = await trustIn(root)
const node = await keyOf(2)

test('a certificate has the bytes of the golden vector', async () => {
  const bytes = await certify(root, node.peerId, { notAfter: 1_900_000_000_000 })
  assert.equal(Buffer.from(bytes).toString('hex'), GOLDEN)
})

test('verifyNodeCertificate() gives back the claims of the golden vector', async () => {
  assert.deepEqual(await verifyNodeCertificate(Buffer.from(GOLDEN, 'hex'), trust), {
    cloud: 'dream',
    peerId: node.peerId,
    roles: ['auth', 'patrick'],
    shape: 'control',
    notAfter: 1_900_000_000_000,
    serial: 7
  })
})

test('a certificate cut at any place or grown by a byte is unauthenticated', async () => {
  const bytes = await certify(root, node.peerId)
  for (let length = 0; length < bytes.length; length++) {
    const cut = bytes.subarray(0, length)
    await assert.rejects(verifyNodeCertificate(cut, trust), { code: 'unauthenticated' })
  }
  const grown = Buffer.concat([bytes, Buffer.of(0)])
  await assert.rejects(verifyNodeCertificate(grown, trust), { code: 'unauthenticated' })
})

test('a certificate with any bit changed is unauthenticated', async () => {
  const bytes = await certify(root, node.peerId)
  const bit = fc.nat({ max: bytes.length * 8 - 1 })
  await fc.assert(
    fc.asyncProperty(bit, async (position) => {
      const changed = Uint8Array.from(bytes)
      changed[position >> 3] = (changed[position >> 3] ?? 0) ^ (1 << (position & 7))
      await assert.rejects(verifyNodeCertificate(changed, trust), { code: 'unauthenticated' })
    }),
    { numRuns: 300 }
  )
})

test('arbitrary and oversized bytes are unauthenticated', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      await assert.rejects(verifyNodeCertificate(bytes, trust), { code: 'unauthenticated' })
    })
  )
  const huge = new Uint8Array(1 << 20).fill(0x5b)
  await assert.rejects(verifyNodeCertificate(huge, trust), { code: 'unauthenticated' })
})

test('a certificate with another role written in keeps no signature', async () => {
  const text = Buffer.from(await certify(root, node.peerId)).toString('latin1')
  const escalated = Buffer.from(text.replace('"patrick"', '"gateway"'), 'latin1')
  await assert.rejects(verifyNodeCertificate(escalated, trust), { code: 'unauthenticated' })
})

test('a certificate that a node signed for itself is unauthenticated', async () => {
  const self = await certify({ ...node, name: 'dream' }, node.peerId)
  await assert.rejects(verifyNodeCertificate(self, trust), { code: 'unauthenticated' })
})

test('a certificate of another root is unauthenticated even under the same cloud name', async () => {
  const other = await certify(await rootOf(9), node.peerId)
  await assert.rejects(verifyNodeCertificate(other, trust), { code: 'unauthenticated' })
})

test('a certificate of another cloud under the same root key is denied', async () => {
  const other = await certify(await rootOf(1, 'other'), node.peerId)
  await assert.rejects(verifyNodeCertificate(other, trust), { code: 'permission_denied' })
})

test('a certificate is denied from the millisecond of its end', async () => {
  const bytes = await certify(root, node.peerId, { notAfter: NOW })
  await assert.rejects(verifyNodeCertificate(bytes, trust), { code: 'permission_denied' })
  const earlier = await verifyNodeCertificate(bytes, { ...trust, now: NOW - 1 })
  assert.equal(earlier.notAfter, NOW)
})

test('a revoked serial is denied, its neighbour is not', async () => {
  const bytes = await certify(root, node.peerId)
  const revoking = { ...trust, revoked: new Set([7]) }
  await assert.rejects(verifyNodeCertificate(bytes, revoking), { code: 'permission_denied' })
  await verifyNodeCertificate(bytes, { ...trust, revoked: new Set([6, 8]) })
})

test('a record of another kind that the root signed is no certificate', async () => {
  const claims = { cloud: 'dream', notAfter: NOW + 1, peerId: node.peerId, roles: [], serial: 1 }
  const body = { ...claims, shape: 'x' }
  const certificate = await sealRecord('certificate', body, root.sign)
  await verifyNodeCertificate(certificate, trust)
  const revocation = await sealRecord('revocation', body, root.sign)
  await assert.rejects(verifyNodeCertificate(revocation, trust), { code: 'unauthenticated' })
  const relabelled = Uint8Array.from(revocation)
  relabelled[1] = 1
  await assert.rejects(verifyNodeCertificate(relabelled, trust), { code: 'unauthenticated' })
})

test('fields of a wrong type, out of bounds, missing or unknown are refused though the root signed', async () => {
  const good = {
    cloud: 'dream',
    notAfter: NOW + 1,
    peerId: node.peerId,
    roles: ['tns'],
    serial: 1,
    shape: 'x'
  }
  const wrong: Record<string, unknown>[] = [
    { serial: '1' },
    { serial: -1 },
    { serial: 1.5 },
    { notAfter: 2 ** 53 },
    { roles: 'tns' },
    { roles: ['tns', 'tns'] },
    { roles: [1] },
    { roles: Array.from({ length: 17 }, (_, index) => 'r' + 'x'.repeat(index)) },
    { shape: '' },
    { shape: 'x'.repeat(64) },
    { cloud: 'Dream' },
    { peerId: 'QmNnooDu7bfjPFoTZYxMNLWUQJyrVwtbZg5gBMjTezGAJN' },
    { peerId: `${node.peerId.slice(0, -1)}0` },
    { peerId: undefined },
    { extra: 1 }
  ]
  for (const change of wrong) {
    const bytes = await sealRecord('certificate', { ...good, ...change }, root.sign)
    const attempt = verifyNodeCertificate(bytes, trust)
    await assert.rejects(attempt, { code: 'unauthenticated' }, canonicalJson(change))
  }
})

test('a body that is not in canonical form is refused though the root signed', async () => {
  const good = {
    cloud: 'dream',
    notAfter: NOW + 1,
    peerId: node.peerId,
    roles: ['tns'],
    serial: 1,
    shape: 'x'
  }
  const text = canonicalJson(good)
  for (const variant of [text.replace(',', ', '), text.replace('{', '{"cloud":"a",'), '[]', '1']) {
    const head = Buffer.concat([Buffer.of(1, 1), Buffer.from(variant)])
    const signed = Buffer.concat([Buffer.from('taucloud signed record\0'), head])
    const bytes = Buffer.concat([head, await root.sign(signed)])
    await assert.rejects(verifyNodeCertificate(bytes, trust), { code: 'unauthenticated' })
  }
})

test('roles that this version does not know are left out', async () => {
  const body = { cloud: 'dream', notAfter: NOW + 1, peerId: node.peerId, serial: 1, shape: 'x' }
  const bytes = await sealRecord('certificate', { ...body, roles: ['tns', 'future'] }, root.sign)
  assert.deepEqual((await verifyNodeCertificate(bytes, trust)).roles, ['tns'])
})

test('issueNodeCertificate() refuses claims of another cloud or out of bounds', async () => {
  const claims = {
    cloud: 'dream',
    peerId: node.peerId,
    roles: [],
    shape: 'x',
    notAfter: 1,
    serial: 1
  }
  for (const change of [{ cloud: 'other' }, { serial: -1 }, { shape: '' }, { peerId: 'x' }]) {
    const attempt = issueNodeCertificate(root, { ...claims, ...change })
    await assert.rejects(attempt, { code: 'invalid_argument' })
  }
})
