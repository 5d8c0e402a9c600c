import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  canonicalHost,
  generatedHost,
  hostClaim,
  isFqdn,
  mayClaimHost,
  normalizeHost,
  reverseHost
} from './hosts.ts'

const PROJECT = 'Qmf1ryjRXdaiiDymMwWcDcZAQNgw4kYKH3BYEv3tDaQN3T'
const ZONE = 'dream.localhost'

test('C17 host names are checked label by label', () => {
  const label = 'a'.repeat(63)
  const good = ['_x.example', 'a', 'A.example.', '1.2.3.a', `${label}.example`, 'a-b.c_d']
  const bad = [
    '',
    '.',
    'a..b',
    '-a.b',
    'a-.b',
    '1.2.3.4',
    `${label}a.example`,
    'a b',
    '*.a',
    'a:1',
    'a/b',
    'ü.de'
  ]
  for (const name of good) assert.equal(isFqdn(name), true, name)
  for (const name of bad) assert.equal(isFqdn(name), false, name)
  const longest = `${label}.${label}.${label}.${'b'.repeat(61)}`
  assert.equal(longest.length, 253)
  assert.equal(isFqdn(longest), true)
  assert.equal(isFqdn(`${longest}.`), true)
  assert.equal(isFqdn(`${longest}b`), false)
})

test('C44 a generated host carries the suffix of the project and is its own to claim', () => {
  assert.equal(generatedHost(PROJECT, 'tau.example', 0), '3tdaqn3t0.tau.example')
  assert.equal(
    generatedHost(PROJECT, ZONE, 12, 'Hello_World'),
    'hello-world-3tdaqn3t12.dream.localhost'
  )
  assert.equal(generatedHost(PROJECT, ZONE, 0, '_!_'), '3tdaqn3t0.dream.localhost')
  const long = generatedHost(PROJECT, ZONE, 0, 'x'.repeat(100))
  assert.equal(long.split('.')[0]?.length, 63)
  for (const host of [long, generatedHost(PROJECT, ZONE, 3, 'api')]) {
    assert.equal(isFqdn(host), true)
    assert.equal(mayClaimHost(PROJECT, host, ZONE), true)
  }
  assert.throws(() => generatedHost('short', ZONE, 0), { code: 'invalid_argument' })
})

test('C44 a host in the zone without the suffix of the project is refused, also under the alias', () => {
  for (const host of [
    'api.dream.localhost',
    'api.dream.localtau',
    ZONE,
    'dream.localtau',
    'a.3tdaqn3t.dream.localhost'
  ]) {
    assert.equal(hostClaim(PROJECT, host, ZONE), 'refused', host)
    assert.equal(mayClaimHost(PROJECT, host, ZONE), false, host)
  }
  assert.equal(hostClaim(PROJECT, 'API-3TDAQN3T.dream.localtau:80', ZONE), 'generated')
  assert.equal(hostClaim(PROJECT, 'not a host', ZONE), 'refused')
})

test('a host outside the zone needs a proof, which only a development cloud skips', () => {
  assert.equal(hostClaim(PROJECT, 'shop.example', ZONE), 'proof')
  assert.equal(mayClaimHost(PROJECT, 'shop.example', ZONE), true)
  assert.equal(mayClaimHost(PROJECT, 'shop.example', 'tau.example'), false)
  assert.equal(hostClaim(PROJECT, 'eviltau.example', 'tau.example'), 'proof')
  assert.equal(hostClaim(PROJECT, 'x.dream.localtau', 'tau.example'), 'proof')
})

test('normalizeHost() drops case, port and trailing dot, canonicalHost() also the alias of the zone', () => {
  assert.equal(normalizeHost('API.shop.example:443'), 'api.shop.example')
  assert.equal(normalizeHost('a.example.'), 'a.example')
  assert.equal(normalizeHost('[::1]:80'), '[::1]')
  assert.equal(canonicalHost('A.Dream.Localtau:8080', ZONE), 'a.dream.localhost')
  assert.equal(canonicalHost('a.other.localtau', ZONE), 'a.other.localtau')
  assert.equal(canonicalHost('a.tau.localtau', 'tau.example'), 'a.tau.localtau')
  assert.equal(reverseHost('api.shop.example'), 'example/shop/api')
})
