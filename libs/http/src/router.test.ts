import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Router } from './router.ts'

const router = new Router<string>()
  .add('GET', '/', 'root')
  .add('GET', '/repos', 'list')
  .add('POST', '/repos', 'create')
  .add('GET', '/repos/:owner/:name', 'get')
  .add('GET', '/repos/:owner/search', 'search')
  .add('POST', '/git/:name/*rest', 'git')

test('match() gives the route with its parameters', () => {
  const params = { owner: 'a b', name: 'c' }
  assert.deepEqual(router.match('GET', '/repos/a%20b/c'), { kind: 'found', route: 'get', params })
})

test('match() prefers a fixed segment to a named one', () => {
  assert.deepEqual(router.match('GET', '/repos/a/search'), {
    kind: 'found',
    route: 'search',
    params: { owner: 'a' }
  })
})

test('match() names the methods of a path that has others', () => {
  assert.deepEqual(router.match('PUT', '/repos'), {
    kind: 'method',
    allow: ['GET', 'HEAD', 'POST']
  })
})

test('match() answers HEAD with the route of GET', () => {
  assert.equal(router.match('HEAD', '/').kind, 'found')
})

test('match() gives the rest of a path, slashes and all, and also an empty rest', () => {
  const at = (path: string): unknown => {
    const match = router.match('POST', path)
    return match.kind === 'found' ? match.params.rest : match.kind
  }
  assert.equal(at('/git/x/info/refs'), 'info/refs')
  assert.equal(at('/git/x'), '')
})

test('match() finds nothing behind an encoded slash, an encoded NUL or a broken escape', () => {
  for (const path of [
    '/repos/a%2fb/c',
    '/repos/a/%00',
    '/repos/a/%zz',
    '/repos//c',
    '/nothing',
    ''
  ]) {
    assert.deepEqual(router.match('GET', path), { kind: 'none' }, path)
  }
})

test('match() never throws, whatever the path', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('GET', 'POST', '__proto__'), (path, method) => {
      router.match(method, path)
    })
  )
})

test('add() refuses the same route twice and a rest that is not last', () => {
  assert.throws(() => router.add('GET', '/repos', 'again'), TypeError)
  assert.throws(() => router.add('GET', '/a/*x/b', 'x'), TypeError)
})
