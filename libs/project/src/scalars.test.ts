import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  checkFormat,
  formatDuration,
  formatSize,
  HTTP_METHODS,
  parseDuration,
  parseSize
} from './scalars.ts'

const int64 = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n })

test('C15 durations are sums of number and unit', () => {
  const good: [string, bigint][] = [
    ['10s', 10_000_000_000n],
    ['1h15m', 4_500_000_000_000n],
    ['300ms', 300_000_000n],
    ['1.5h', 5_400_000_000_000n],
    ['0', 0n],
    ['-1s', -1_000_000_000n],
    ['.5us', 500n],
    ['1.µs', 1_000n],
    ['0.9ns', 0n],
    ['1m30s', 90_000_000_000n]
  ]
  for (const [text, value] of good) assert.equal(parseDuration(text), value, text)
  for (const text of [
    '10',
    '20x',
    '',
    '1d',
    's',
    '1 s',
    '1s ',
    '.s',
    '1s2',
    '1e3s',
    '9999999h',
    '1S'
  ]) {
    assert.equal(parseDuration(text), undefined, text)
  }
})

test('C16 sizes are sums of number and unit of one family', () => {
  const good: [string, bigint][] = [
    ['32MB', 32_000_000n],
    ['64MiB', 67_108_864n],
    ['1.5GB', 1_500_000_000n],
    ['0', 0n],
    ['1kB', 1000n],
    ['1KB', 1000n],
    ['1GB500MB', 1_500_000_000n],
    ['1KiB1B', 1025n],
    ['1.5B', 1n],
    ['8EB', 8n * 10n ** 18n]
  ]
  for (const [text, value] of good) assert.equal(parseSize(text), value, text)
  for (const text of [
    '32',
    '32mb',
    '5XB',
    '1MB1MiB',
    '',
    'MB',
    '1K',
    '1M',
    '1MBs',
    '8EiB',
    '10EB'
  ]) {
    assert.equal(parseSize(text), undefined, text)
  }
})

test('every duration and size of 64 bits survives being written and read', () => {
  fc.assert(
    fc.property(int64, (value) => assert.equal(parseDuration(formatDuration(value)), value))
  )
  fc.assert(fc.property(int64, (value) => assert.equal(parseSize(formatSize(value)), value)))
})

test('durations and sizes are written in the units that people use', () => {
  assert.deepEqual(
    [90_000_000_000n, 500_000_000n, 0n, 5_400_000_000_000n, 1n].map(formatDuration),
    ['1m30s', '500ms', '0', '1h30m', '1ns']
  )
  assert.deepEqual([10n ** 9n, 67_108_864n, 0n, 1_500_000n].map(formatSize), [
    '1GB',
    '67108864B',
    '0',
    '1500KB'
  ])
})

test('reading a hostile quantity takes no time', () => {
  assert.equal(parseDuration('1'.repeat(1_000_000)), undefined)
  assert.equal(parseSize(`${'1'.repeat(127)}B`), undefined)
})

test('C18 methods are accepted in any letter case', () => {
  for (const method of [...HTTP_METHODS, 'get', 'Get']) {
    assert.equal(checkFormat('http-method', method), undefined, method)
  }
  for (const method of ['FETCH', '', 'GET ']) {
    assert.equal(checkFormat('http-method', method), 'invalid http method')
  }
})

test('each format says what is wrong in the words of the format', () => {
  assert.equal(checkFormat('cid', 'x'), "failed parsing 'x' as a content id")
  assert.equal(checkFormat('varname', '1a'), 'invalid variable name')
  assert.equal(checkFormat('fqdn', 'a..b'), 'invalid fqdn')
  assert.equal(checkFormat('duration', '1d'), 'invalid duration "1d"')
  assert.equal(checkFormat('bytes', '1K'), 'invalid size "1K"')
  assert.equal(checkFormat('source', 'lib'), 'must be "." or start with "libraries/", got "lib"')
  assert.equal(
    checkFormat('source', 'libraries/'),
    'must be "." or start with "libraries/", got "libraries/"'
  )
  assert.equal(checkFormat('path', 'a'), 'must start with "/", got "a"')
})

test('an email is one address, with or without a name', () => {
  for (const email of [
    'ops@shop.example',
    'Ops Team <ops@shop.example>',
    'a.b+c@x',
    '"a b"@x.de'
  ]) {
    assert.equal(checkFormat('email', email), undefined, email)
  }
  for (const email of [
    '',
    'ops',
    '@x',
    'a@',
    'a b@x',
    'a@b@c d',
    '<a@b> c',
    'a..b@x',
    'a@-x',
    'a@b\n'
  ]) {
    assert.equal(checkFormat('email', email), 'invalid email address', email)
  }
})
