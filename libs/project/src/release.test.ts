import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson } from '@taucloud/base'
import fc from 'fast-check'
import { H } from './ids.ts'
import { ISOLATIONS } from './isolation.ts'
import {
  encodeFileTable,
  encodeRelease,
  fileTableCids,
  hostsOf,
  parseFileTable,
  parseRelease,
  releaseCids
} from './release.ts'
import type { FileTable, Release } from './release.ts'
import { HTTP_METHODS } from './scalars.ts'

const CID = 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'
const OTHER = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'

const RELEASE: Release = {
  version: 1,
  project: H('project'),
  projectName: 'hello',
  branch: 'main',
  pushedAtMs: 1_700_000_000_000,
  commits: [{ repository: 'hello', commit: 'a'.repeat(40) }],
  config: CID,
  functions: [
    {
      id: H('f'),
      name: 'f',
      application: '',
      hosts: ['b.example', 'a.example'],
      method: 'GET',
      paths: ['/f'],
      module: CID,
      source: OTHER,
      entry: 'handle',
      timeoutMs: 10_000,
      memoryBytes: 32_000_000,
      isolation: 'restore',
      size: 1000
    }
  ],
  websites: [
    { id: H('w'), name: 'w', application: 'app', hosts: ['a.example'], paths: ['/'], files: OTHER }
  ]
}

const TABLE: FileTable = {
  version: 1,
  files: {
    'index.html': { cid: CID, size: 3, type: 'text/html; charset=utf-8' },
    'a/b.js': {
      cid: CID,
      size: 9,
      type: 'text/javascript',
      encodings: { br: { cid: OTHER, size: 2 } }
    }
  }
}

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value))
const refused = (value: unknown, pattern: RegExp): void =>
  assert.throws(() => parseRelease(bytes(value)), { code: 'invalid_argument', message: pattern })

const cid = fc.constantFrom(CID, OTHER)
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/)
const path = fc.stringMatching(/^\/[a-zA-Z0-9/_.é-]{0,30}$/)
const host = fc.stringMatching(/^[a-z]{1,10}\.[a-z]{2,5}$/)
const fnOf = fc.record({
  name,
  application: fc.oneof(fc.constant(''), name),
  hosts: fc.uniqueArray(host, { minLength: 1, maxLength: 3 }),
  method: fc.constantFrom(...HTTP_METHODS),
  paths: fc.uniqueArray(path, { minLength: 1, maxLength: 3 }),
  module: cid,
  source: cid,
  entry: name,
  timeoutMs: fc.integer({ min: 1, max: 86_400_000 }),
  memoryBytes: fc.integer({ min: 1, max: 2 ** 32 }),
  isolation: fc.constantFrom(...ISOLATIONS),
  size: fc.nat()
})
const release = fc.record({
  version: fc.constant(1 as const),
  project: name.map(H),
  projectName: name,
  branch: fc.constantFrom('main', 'feature/x', 'v1.2'),
  pushedAtMs: fc.maxSafeNat(),
  commits: fc.array(fc.record({ repository: name, commit: fc.stringMatching(/^[0-9a-f]{40}$/) }), {
    maxLength: 3
  }),
  config: cid,
  // A host of its own per function, so that no route appears twice.
  functions: fc
    .array(fnOf, { maxLength: 4 })
    .map((fns) => fns.map((fn, i) => ({ ...fn, id: H(`f${i}`), hosts: [`f${i}.example`] }))),
  websites: fc
    .array(
      fc.record({
        name,
        application: fc.constant(''),
        hosts: fc.array(host, { minLength: 1, maxLength: 3 }),
        paths: fc.array(path, { minLength: 1, maxLength: 3 }),
        files: cid
      }),
      { maxLength: 4 }
    )
    .map((sites) => sites.map((site, i) => ({ ...site, id: H(`w${i}`) })))
})

test('any release survives encoding, and its bytes do not depend on the order of members', () => {
  fc.assert(
    fc.property(release, (value) => {
      const encoded = encodeRelease(value)
      const parsed = parseRelease(encoded)
      // A clone, because fast-check also makes objects without a prototype.
      assert.deepEqual(parsed, structuredClone(value))
      const reversed = Object.fromEntries(Object.entries(parsed).reverse())
      assert.deepEqual(bytes(reversed), encoded)
    })
  )
})

test('the bytes of a release are golden', () => {
  const { functions, websites, ...rest } = RELEASE
  assert.equal(
    new TextDecoder().decode(encodeRelease({ ...rest, functions: [], websites })),
    `{"branch":"main","commits":[{"commit":"${'a'.repeat(40)}","repository":"hello"}],"config":"${CID}",` +
      `"functions":[],"project":"${H('project')}","projectName":"hello","pushedAtMs":1700000000000,"version":1,` +
      `"websites":[{"application":"app","files":"${OTHER}","hosts":["a.example"],"id":"${H('w')}","name":"w","paths":["/"]}]}`
  )
  assert.equal(functions.length, 1)
})

test('parseRelease() leaves out members it does not know', () => {
  assert.deepEqual(parseRelease(bytes({ ...RELEASE, later: true })), RELEASE)
})

test('parseRelease() refuses bytes that are not a release', () => {
  const good = encodeRelease(RELEASE)
  for (const bad of [
    new Uint8Array(),
    good.slice(0, -1),
    Uint8Array.of(0xff, 0xfe),
    bytes([]),
    bytes(null)
  ]) {
    assert.throws(() => parseRelease(bad), { code: 'invalid_argument' })
  }
  const padded = new Uint8Array(1024 * 1024 + 1).fill(0x20)
  padded.set(good)
  assert.throws(() => parseRelease(padded), { code: 'invalid_argument', message: /1048577 bytes/ })
})

test('parseRelease() never fails in any other way, whatever is changed in a good one', () => {
  const text = new TextDecoder().decode(encodeRelease(RELEASE))
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(20), fc.string(), (at, cut, insert) => {
      const changed = text.slice(0, at) + insert + text.slice(at + cut)
      try {
        parseRelease(new TextEncoder().encode(changed))
      } catch (error) {
        assert.equal(error instanceof Error && 'code' in error && error.code, 'invalid_argument')
      }
    }),
    { numRuns: 500 }
  )
})

test('parseRelease() refuses a member that is out of bounds', () => {
  const [fn] = RELEASE.functions
  const withFunction = (change: object) => ({ ...RELEASE, functions: [{ ...fn, ...change }] })
  refused({ ...RELEASE, version: 2 }, /version/)
  refused({ ...RELEASE, project: 'nope' }, /project: not a content id/)
  refused({ ...RELEASE, config: H('v0 is no block here') }, /config: not a CID/)
  refused({ ...RELEASE, branch: 'a b' }, /branch/)
  refused({ ...RELEASE, branch: '../x' }, /branch/)
  refused({ ...RELEASE, pushedAtMs: 2 ** 53 }, /pushedAtMs/)
  refused({ ...RELEASE, pushedAtMs: -1 }, /pushedAtMs/)
  refused({ ...RELEASE, commits: [{ repository: 'r', commit: 'HEAD' }] }, /commits.0.commit/)
  refused(withFunction({ method: 'get' }), /functions.0.method/)
  refused(withFunction({ paths: ['hello'] }), /functions.0.paths.0/)
  refused(withFunction({ paths: ['/a\nb'] }), /control characters/)
  refused(withFunction({ hosts: [] }), /functions.0.hosts/)
  refused(withFunction({ hosts: ['A.example'] }), /lower-case host/)
  refused(withFunction({ hosts: ['a.example/x'] }), /lower-case host/)
  refused(withFunction({ name: 'a/b' }), /slash/)
  refused(withFunction({ timeoutMs: 0 }), /timeoutMs/)
  refused(withFunction({ memoryBytes: 1.5 }), /memoryBytes/)
  refused(withFunction({ isolation: 'none' }), /isolation/)
})

test('parseRelease() refuses an id or a route that appears twice', () => {
  const [fn] = RELEASE.functions
  refused({ ...RELEASE, functions: [fn, fn] }, /id ".*" appears twice/)
  refused(
    { ...RELEASE, functions: [fn, { ...fn, id: H('g') }] },
    /route "GET b\.example\/f" appears twice/
  )
})

test('parseRelease() bounds the routes and hosts of a whole release', () => {
  const [fn] = RELEASE.functions
  const paths = Array.from({ length: 256 }, (_, i) => `/${i}`)
  const hosts = (n: number, from: number) =>
    Array.from({ length: n }, (_, i) => `h${from + i}.example`)
  const many = (n: number, count: number) =>
    Array.from({ length: n }, (_, i) => ({
      ...fn,
      id: H(`${i}`),
      hosts: hosts(count, i * count),
      paths
    }))
  refused({ ...RELEASE, functions: many(2, 64) }, /32769 routes/)
  const spread = many(5, 60).map((f) => ({ ...f, paths: ['/'] }))
  refused({ ...RELEASE, functions: spread }, /301 hosts/)
})

test('encodeRelease() refuses what parseRelease() would for its size', () => {
  const commits = Array.from({ length: 20_000 }, () => ({
    repository: 'r',
    commit: 'a'.repeat(40)
  }))
  assert.throws(() => encodeRelease({ ...RELEASE, commits }), { code: 'resource_exhausted' })
})

test('releaseCids() and hostsOf() name everything once, sorted', () => {
  assert.deepEqual(releaseCids(RELEASE), [OTHER, CID])
  assert.deepEqual(hostsOf(RELEASE), ['a.example', 'b.example'])
})

test('a file table survives encoding and names its content', () => {
  assert.deepEqual(parseFileTable(encodeFileTable(TABLE)), TABLE)
  assert.deepEqual(fileTableCids(TABLE), [OTHER, CID])
})

test('parseFileTable() refuses paths that climb, media types that break a header, and wrong sizes', () => {
  const entry = { cid: CID, size: 1, type: 'text/plain' }
  const bad = [
    { '../a': entry },
    { '/a': entry },
    { 'a//b': entry },
    { 'a/./b': entry },
    { 'a\\b': entry },
    { '': entry },
    { 'a\u0000': entry },
    { a: { ...entry, type: 'text/html\r\nset-cookie: a=b' } },
    { a: { ...entry, type: 'html' } },
    { a: { ...entry, size: -1 } },
    { a: { ...entry, cid: 'x' } },
    { a: { ...entry, encodings: { br: { cid: CID } } } },
    Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`f${i}`, entry]))
  ]
  for (const files of bad) {
    assert.throws(() => parseFileTable(bytes({ version: 1, files })), { code: 'invalid_argument' })
  }
})
