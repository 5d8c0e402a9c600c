import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isAddress, parseHost } from './request-head.ts'

test('parseHost() drops letter case, port and a trailing dot', () => {
  assert.equal(parseHost('A.Test.:8080'), 'a.test')
  assert.equal(parseHost('a.test'), 'a.test')
  assert.equal(parseHost('[::1]:80'), '[::1]')
  assert.equal(parseHost('a.test:'), 'a.test')
})

test('parseHost() refuses what is no host, also when asked again', () => {
  for (const text of [
    '',
    ':80',
    'a b',
    'a/b',
    'a.test:x',
    'user@a.test',
    '[::1',
    '-a',
    'a..',
    'é.test',
    'a.test:80:80'
  ]) {
    for (let i = 0; i < 2; i++) assert.throws(() => parseHost(text), { status: 400 }, text)
  }
})

test('parseHost() gives a host that it reads as itself, or refuses', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      let host: string
      try {
        host = parseHost(text)
      } catch {
        return
      }
      assert.equal(parseHost(host), host)
    })
  )
})

test('isAddress() knows IPv4 and bracketed IPv6 from names', () => {
  assert.ok(isAddress('127.0.0.1') && isAddress('[::1]'))
  assert.ok(!isAddress('a.test') && !isAddress('1.2.3.4.test'))
})
