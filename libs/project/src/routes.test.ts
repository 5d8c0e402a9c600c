import assert from 'node:assert/strict'
import { test } from 'node:test'
import { H } from './ids.ts'
import type { FileTable, Release, ReleaseFunction, ReleaseWebsite } from './release.ts'
import { RouteTable } from './routes.ts'

const CID = 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'

function fn(name: string, method: string, paths: string[], host = 'a.example'): ReleaseFunction {
  return {
    id: H(name),
    name,
    application: '',
    hosts: [host],
    method,
    paths,
    module: CID,
    source: CID,
    entry: 'handle',
    timeoutMs: 1000,
    memoryBytes: 1_000_000,
    isolation: 'restore',
    size: 1
  }
}

function site(name: string, paths: string[], host = 'a.example'): ReleaseWebsite {
  return { id: H(name), name, application: '', hosts: [host], paths, files: CID }
}

function table(
  functions: ReleaseFunction[],
  websites: ReleaseWebsite[] = [],
  files: Record<string, string[]> = {}
): RouteTable {
  const release: Release = {
    version: 1,
    project: H('p'),
    projectName: 'p',
    branch: 'main',
    pushedAtMs: 0,
    commits: [],
    config: CID,
    functions,
    websites
  }
  const tables = Object.entries(files).map(([name, paths]): [string, FileTable] => [
    H(name),
    {
      version: 1,
      files: Object.fromEntries(paths.map((path) => [path, { cid: CID, size: 1, type: 'a/b' }]))
    }
  ])
  return RouteTable.of(release, new Map(tables))
}

/** `function hello`, `site:path`, `405 GET,HEAD` or `none`. */
function answer(routes: RouteTable, method: string, path: string, host = 'a.example'): string {
  const match = routes.match(host, method, path)
  switch (match.kind) {
    case 'function':
      return `function ${match.fn.name}`
    case 'file':
      return `${match.website.name}:${match.path}`
    case 'method':
      return `405 ${match.allow.join(',')}`
    case 'none':
      return 'none'
  }
}

test('C40 a function matches its method and exact path only', () => {
  const routes = table([fn('hello', 'GET', ['/hello'])])
  assert.equal(answer(routes, 'GET', '/hello'), 'function hello')
  assert.equal(answer(routes, 'GET', '/hello/'), 'none')
  assert.equal(answer(routes, 'GET', '/hello/x'), 'none')
  assert.equal(answer(routes, 'GET', '/Hello'), 'none')
  assert.equal(answer(routes, 'get', '/hello'), '405 GET')
})

test('C40 the longest website prefix that ends at a segment wins, and a trailing slash matches only itself', () => {
  const routes = table([], [site('root', ['/']), site('docs', ['/docs']), site('odd', ['/odd/'])], {
    root: ['index.html'],
    docs: ['index.html'],
    odd: ['index.html']
  })
  assert.equal(answer(routes, 'GET', '/'), 'root:index.html')
  assert.equal(answer(routes, 'GET', '/docs'), 'docs:index.html')
  assert.equal(answer(routes, 'GET', '/docs/'), 'docs:index.html')
  assert.equal(answer(routes, 'GET', '/docs/a/b'), 'docs:index.html')
  assert.equal(answer(routes, 'GET', '/docsx'), 'root:index.html')
  assert.equal(answer(routes, 'GET', '/odd/'), 'odd:index.html')
  assert.equal(answer(routes, 'GET', '/odd'), 'root:index.html')
  assert.equal(answer(routes, 'GET', '/odd/x'), 'root:index.html')
})

test('C40 a file of a website beats a longer prefix of another website', () => {
  const routes = table([], [site('docs', ['/docs']), site('root', ['/'])], {
    root: ['index.html', 'docs/old.txt'],
    docs: ['index.html', 'new.txt']
  })
  assert.equal(answer(routes, 'GET', '/docs/old.txt'), 'root:docs/old.txt')
  assert.equal(answer(routes, 'GET', '/docs/new.txt'), 'docs:new.txt')
  assert.equal(answer(routes, 'GET', '/docs/other'), 'docs:index.html')
})

test('C40 of two websites with the full score the first wins', () => {
  const both = { one: ['index.html', 'b/x'], two: ['index.html', 'x'] }
  assert.equal(
    answer(table([], [site('one', ['/']), site('two', ['/b'])], both), 'GET', '/b/x'),
    'one:b/x'
  )
  assert.equal(
    answer(table([], [site('two', ['/b']), site('one', ['/'])], both), 'GET', '/b/x'),
    'two:x'
  )
})

test('C40 only the best prefix of a website counts', () => {
  const routes = table([], [site('s', ['/', '/docs'])], { s: ['index.html', 'x', 'docs/y'] })
  assert.equal(answer(routes, 'GET', '/docs/x'), 's:x')
  assert.equal(answer(routes, 'GET', '/docs/y'), 's:index.html')
})

test('an exact function beats a covering website, and a website with that very file or path beats it', () => {
  const functions = [fn('api', 'GET', ['/api', '/page', '/']), fn('post', 'POST', ['/page'])]
  const routes = table(functions, [site('web', ['/'])], { web: ['index.html', 'page'] })
  assert.equal(answer(routes, 'GET', '/api'), 'function api')
  assert.equal(answer(routes, 'GET', '/page'), 'web:page')
  assert.equal(answer(routes, 'GET', '/'), 'web:index.html')
  assert.equal(answer(routes, 'POST', '/page'), 'function post')
})

test('a website answers GET and HEAD, other methods get 405 with everything that is allowed', () => {
  const routes = table([fn('post', 'POST', ['/x'])], [site('web', ['/'])], { web: ['index.html'] })
  assert.equal(answer(routes, 'HEAD', '/x'), 'web:index.html')
  assert.equal(answer(routes, 'DELETE', '/x'), '405 GET,HEAD,POST')
  assert.equal(answer(routes, 'DELETE', '/y'), '405 GET,HEAD')
})

test('a directory serves its index, an unknown path the root index, and a site without one nothing', () => {
  const routes = table([], [site('web', ['/']), site('bare', ['/'], 'b.example')], {
    web: ['index.html', 'docs/index.html', 'docs/a.css'],
    bare: ['a.txt']
  })
  assert.equal(answer(routes, 'GET', '/docs'), 'web:docs/index.html')
  assert.equal(answer(routes, 'GET', '/docs/'), 'web:docs/index.html')
  assert.equal(answer(routes, 'GET', '/docs/a.css'), 'web:docs/a.css')
  assert.equal(answer(routes, 'GET', '/about/us'), 'web:index.html')
  assert.equal(answer(routes, 'GET', '/a.txt', 'b.example'), 'bare:a.txt')
  assert.equal(answer(routes, 'GET', '/nothing', 'b.example'), 'none')
  assert.equal(answer(routes, 'POST', '/nothing', 'b.example'), 'none')
})

test('a percent-encoded path finds the file of the plain name, and a broken encoding finds none', () => {
  const routes = table([], [site('web', ['/'])], { web: ['index.html', 'a b/ü.txt'] })
  assert.equal(answer(routes, 'GET', '/a%20b/%C3%BC.txt'), 'web:a b/ü.txt')
  assert.equal(answer(routes, 'GET', '/%E0%A4%A'), 'web:index.html')
  assert.equal(answer(routes, 'GET', '/..%2f..%2fetc/passwd'), 'web:index.html')
})

test('the host is matched without letter case, port and trailing dot, and other hosts have no route', () => {
  const routes = table([fn('hello', 'GET', ['/hello'])])
  assert.equal(answer(routes, 'GET', '/hello', 'A.Example:8080'), 'function hello')
  assert.equal(answer(routes, 'GET', '/hello', 'a.example.'), 'function hello')
  assert.equal(answer(routes, 'GET', '/hello', 'b.example'), 'none')
  assert.equal(answer(routes, 'GET', '/hello', ''), 'none')
  assert.deepEqual(routes.hosts, ['a.example'])
})

test('odd request targets match like any other text', () => {
  const routes = table([], [site('web', ['/']), site('deep', ['/a/b'])], {
    web: ['index.html'],
    deep: ['index.html']
  })
  for (const path of ['', '*', '//', 'x', '/a//b', '/'.repeat(10_000), '/a/bc']) {
    assert.equal(answer(routes, 'GET', path), 'web:index.html', path.slice(0, 20))
  }
  assert.equal(answer(routes, 'GET', `/a/b${'/x'.repeat(5_000)}`), 'deep:index.html')
  assert.equal(answer(routes, 'GET', '/a/b//'), 'deep:index.html')
})
