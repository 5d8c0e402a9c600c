import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Cookies } from './cookies.ts'

const SECRET = Buffer.alloc(32, 1)
const CLIENT = Buffer.from('12345678')
const NOW = 1_800_000_000_000

test('a cookie is valid at every server with the secret, at its address, for an hour', () => {
  const cookie = new Cookies(SECRET).issue(CLIENT, '192.0.2.1', NOW)
  const other = new Cookies(SECRET)
  assert.ok(other.isValid(cookie, '192.0.2.1', NOW))
  assert.ok(other.isValid(cookie, '192.0.2.1', NOW + 3_600_000))
  assert.ok(!other.isValid(cookie, '192.0.2.1', NOW + 3_601_000))
  assert.ok(!other.isValid(cookie, '192.0.2.1', NOW - 301_000))
  assert.ok(!other.isValid(cookie, '192.0.2.2', NOW))
})

test('a cookie of another secret, a changed one or a bare client cookie is not valid', () => {
  const cookies = new Cookies(SECRET)
  const foreign = new Cookies(Buffer.alloc(32, 2)).issue(CLIENT, '192.0.2.1', NOW)
  assert.ok(!cookies.isValid(foreign, '192.0.2.1', NOW))
  const own = cookies.issue(CLIENT, '192.0.2.1', NOW)
  for (let i = 0; i < own.length; i++) {
    const changed = Buffer.from(own)
    changed[i] = (changed[i] ?? 0) ^ 1
    assert.ok(!cookies.isValid(changed, '192.0.2.1', NOW), `byte ${String(i)}`)
  }
  assert.ok(!cookies.isValid(CLIENT, '192.0.2.1', NOW))
})
