import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deriveResourceId, H, isContentId, mintId, parseContentId } from './ids.ts'

const SHOP = 'Qmf1ryjRXdaiiDymMwWcDcZAQNgw4kYKH3BYEv3tDaQN3T'

test('C36 the hash of keys gives the vectors of the format', () => {
  const pair =
    'QmTz6X9hTn18fpKxrnbE3BvmkZHy3r1mRyHzfXK3gVZLxRQmZvW43kx7p8v5dZ1qV8WFtxtBnJA6Cr6pcZXp6p4L9kC3'
  const ids = {
    hello: 'QmQWedySNyKVxS6hNzHY2uTXcBLnhaz2mbJRTyzo6AZURe',
    onOrder: 'Qmd9UjpYPxuTZJHdFtbLv9TY28TDLtD9dSbs3snCqiHiYf',
    util: 'QmVzYtfNoaJBGyAnjPrS9yqc6HpjyyGAZpv1FpZo9vJtaq',
    site: 'QmUFevyHdrJj91ossik1opw4pSZ8Fsij6T8R3jJAfM4M48'
  }
  assert.equal(H(pair), 'QmUgRE95oaisf5cK1DNaKizPQS7mqtd3zZ68wuUEKfoWoB')
  assert.equal(H(SHOP), 'Qmac59WrAR754Vi1qErpWvZR9gFfPaM23YwvVR9evLcrNd')
  assert.equal(H(`${SHOP}${ids.hello}main`), 'QmapnyuUNK3Lsw5C74EWR97SGLfa9AnVSxHEfsAEMhoSRL')
  assert.equal(H(`${SHOP}${ids.onOrder}main`), 'QmYzz74bjACspMLgrLXf9cR5bsn9AGWBs2yX9z9C4Bh8Zz')
  assert.equal(H(`${SHOP}${ids.util}main`), 'QmYJ7brjPVqapey2P5AV77TDyYKoaBP5FkDnFfFn7fnrHM')
  assert.equal(H(`${SHOP}${ids.site}main`), 'QmNhxKPNDMZhkJF7HvTU3JNd468aUHpUZGJm4P3q157MsP')
})

test('content ids are accepted in their usual text forms', () => {
  for (const text of [
    SHOP,
    'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
    'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi',
    'BAFYBEIGDYRZT5SFP7UDM7HU76UH7Y26NF3EFUYLQABF3OCLGTQY55FBZDI',
    'zdj7WWeQ43G6JJvLWQWZpyHuAMq6uYWRjkBXFad11vE2LHhQ7',
    'k2jmtxw8rjh1z69c6not3wtdxb0u3urbzhyll1t9jg6ox26dhi5sfi1m'
  ]) {
    assert.equal(isContentId(text), true, text)
  }
})

test('content ids that are truncated, extended or of another alphabet are refused', () => {
  for (const text of [
    '',
    'Qm',
    'hello',
    SHOP.slice(0, -1),
    `${SHOP}a`,
    SHOP.replace('f', '0'),
    `Qm${'z'.repeat(44)}`,
    'bafkrei',
    'b'.repeat(200),
    'zzzzzzzzzz',
    'f0155'
  ]) {
    assert.equal(isContentId(text), false, text)
  }
  assert.throws(() => parseContentId('nope'), {
    code: 'invalid_argument',
    message: "failed parsing 'nope' as a content id"
  })
})

test('the digest of a version 1 id must be as long as it says', () => {
  const digest = 'ab'.repeat(32)
  assert.equal(isContentId(`f01551220${digest}`), true)
  assert.equal(isContentId(`f01551220${digest.slice(2)}`), false)
  assert.equal(isContentId(`f01551220${digest}ab`), false)
})

test('every hash and every minted id is a content id, and minted ids differ', () => {
  fc.assert(fc.property(fc.string(), (text) => isContentId(H(text))))
  assert.equal(isContentId(mintId()), true)
  assert.notEqual(mintId(), mintId())
})

test('a derived id depends on project, scope, group and name, and on nothing else', () => {
  const id = deriveResourceId(SHOP, '', 'functions', 'hello')
  assert.equal(id, 'QmcCozwUPWLmQ5cwYQjX1KMLhG4QWibgGMo9QCqSL3ox34')
  const others = [
    deriveResourceId(H('x'), '', 'functions', 'hello'),
    deriveResourceId(SHOP, 'app', 'functions', 'hello'),
    deriveResourceId(SHOP, '', 'websites', 'hello'),
    deriveResourceId(SHOP, '', 'functions', 'hello2')
  ]
  assert.equal(new Set([id, ...others]).size, 5)
})
