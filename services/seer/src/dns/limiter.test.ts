import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf, ResponseLimiter } from './limiter.ts'

test('a flood from one /24 gets a handful of answers while a bystander is always served', () => {
  const limiter = new ResponseLimiter()
  const count = { send: 0, truncate: 0, drop: 0 }
  for (let ms = 0; ms < 10_000; ms++) {
    count[limiter.check(`198.51.100.${String(ms % 250)}`, 'negative', ms)]++
    if (ms % 1000 === 0) assert.equal(limiter.check('203.0.113.9', 'negative', ms), 'send')
  }
  assert.ok(count.send >= 230 && count.send <= 241, `${String(count.send)} answers`)
  assert.ok(Math.abs(count.truncate - count.drop) <= 1)
})

test('one kind of answer does not use up another', () => {
  const limiter = new ResponseLimiter({ perSecond: 1, burst: 1 })
  assert.equal(limiter.check('192.0.2.1', 'a', 0), 'send')
  assert.equal(limiter.check('192.0.2.1', 'a', 0), 'drop')
  assert.equal(limiter.check('192.0.2.1', 'b', 0), 'send')
})

test('what is remembered is bounded', () => {
  const limiter = new ResponseLimiter({ maxBuckets: 100 })
  for (let i = 0; i < 5000; i++) limiter.check(`10.${String(i >> 8)}.${String(i & 255)}.1`, 'a', 0)
  assert.equal(limiter.size, 100)
})

test('a clock that goes back gives no tokens', () => {
  const limiter = new ResponseLimiter({ perSecond: 20, burst: 1 })
  assert.equal(limiter.check('192.0.2.1', 'a', 10_000), 'send')
  assert.equal(limiter.check('192.0.2.1', 'a', 0), 'drop')
})

test('networkOf() gives the /24 of IPv4, also in IPv6 form, and the /48 of IPv6', () => {
  assert.equal(networkOf('192.0.2.77'), '192.0.2')
  assert.equal(networkOf('::ffff:192.0.2.77'), '192.0.2')
  assert.equal(networkOf('2001:db8:7:1::9'), '2001:db8:7')
  assert.equal(networkOf('2001:db8::9'), '2001:db8:0')
  assert.equal(networkOf('::1'), '0:0:0')
})
