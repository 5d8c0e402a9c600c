import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileProject } from './compiler.ts'
import { PROJECT_ID, shopTree } from './testing.ts'
import {
  findCommand,
  findStore,
  instanceKey,
  openChannel,
  subscribersOf,
  webSocketPath
} from './instances.ts'
import {
  assetHash,
  assetOf,
  bestPrefix,
  functionScore,
  lookUpHttp,
  resolveModule,
  resourcesOfRepository
} from './lookups.ts'
import { Directory } from './publishing.ts'

const ID = {
  add: 'QmfWdHFSVF1eLzDgXMzoqcsi3W3aCksu4ykvAbgzm5ucnL',
  backend: 'QmQy7gnjRkbbNgaFGiF5fQXd8V6oLP3A2W72qjg34HntPf',
  calc: 'QmXijFzcSj7nCXRBZSkGtN1oCcwCvQGiErKDoFmUh4vGaA',
  carts: 'QmPbUCBaYy1qHD86ZKpzrjdX4oFRi5fFqfpYLp3qpAmnN8',
  hello: 'QmQWedySNyKVxS6hNzHY2uTXcBLnhaz2mbJRTyzo6AZURe',
  listOrders: 'QmWsjYSTfA7U2SMz7sHPcyzkBNEhRicVS2mJfmYs31cPBY',
  onOrder: 'Qmd9UjpYPxuTZJHdFtbLv9TY28TDLtD9dSbs3snCqiHiYf',
  orders: 'QmfTvs7YLmB9eXNRCMQLSY7G5bSRSar2sniqBZhnyYjpEa',
  site: 'QmUFevyHdrJj91ossik1opw4pSZ8Fsij6T8R3jJAfM4M48',
  util: 'QmVzYtfNoaJBGyAnjPrS9yqc6HpjyyGAZpv1FpZo9vJtaq'
}
const BRANCHES = ['main', 'master']
const SHOP_HASH = 'Qmac59WrAR754Vi1qErpWvZR9gFfPaM23YwvVR9evLcrNd'

const { object } = compileProject(shopTree(), { branch: 'main', cloud: 'cloud.example' })
const directory = new Directory()
directory.publish({ object, branch: 'main', commit: 'c1' })

const http = (host: string, method: string, path: string, files: string[] = []) =>
  lookUpHttp(directory, BRANCHES, { host, method, path }, (_site, file) => files.includes(file))
const inBackend = { applicationId: ID.backend }

test('C40 a website scores by its best prefix, which ends at a segment', () => {
  assert.deepEqual(bestPrefix(['/', '/a', '/a/b'], '/a/b/c'), { prefix: '/a/b', score: 5 })
  assert.deepEqual(bestPrefix(['/', '/a'], '/a'), { prefix: '/a', score: 256 })
  assert.deepEqual(bestPrefix(['/', '/a'], '/ab'), { prefix: '/', score: 1 })
  assert.deepEqual(bestPrefix(['/a'], '/b'), { prefix: '', score: 0 })
  assert.deepEqual(bestPrefix(['/a/'], '/a/'), { prefix: '/a/', score: 256 })
  assert.deepEqual(bestPrefix(['/a/'], '/a/b'), { prefix: '', score: 0 })
  assert.equal(bestPrefix([`/${'a'.repeat(400)}`], `/${'a'.repeat(400)}/b`).score, 255)
})

test('C40 a function scores for its exact path and method, whose case in the file does not matter', () => {
  const body = { method: 'get', paths: ['/a'] }
  assert.equal(functionScore(body, { method: 'GET', path: '/a' }), 256)
  assert.equal(functionScore(body, { method: 'get', path: '/a' }), 0)
  assert.equal(functionScore(body, { method: 'GET', path: '/a/' }), 0)
})

test('C41 requests find the function or website of the example, or nothing', () => {
  const hello = http('API.shop.example:443', 'GET', '/hello')
  assert.deepEqual([hello?.id, hello?.score], [ID.hello, 256])
  assert.equal(http('api.shop.example', 'GET', '/hello/'), undefined)
  assert.equal(http('api.shop.example', 'POST', '/hello'), undefined)
  const orders = http('api.shop.example', 'GET', '/orders')
  assert.deepEqual([orders?.id, orders?.applicationId], [ID.listOrders, ID.backend])
  const about = http('www.shop.example', 'GET', '/about')
  assert.deepEqual([about?.id, about?.score], [ID.site, 1])
  assert.equal(http('www.shop.example', 'GET', '/about', ['about'])?.score, 256)
  assert.equal(http('www.shop.example', 'POST', '/about', ['about']), undefined)
  assert.equal(http('other.example', 'GET', '/'), undefined)
})

test('C41 databases are found by scope, and their instance is of the caller, not of the resource', () => {
  assert.equal(findStore(object, 'databases', {}, 'carts/bob').id, ID.carts)
  assert.throws(() => findStore(object, 'databases', {}, 'orders'), {
    code: 'not_found',
    message: 'Cannot open database "orders": no database matches'
  })
  assert.equal(findStore(object, 'databases', inBackend, 'orders').id, ID.orders)
  const inherited = findStore(object, 'databases', inBackend, 'carts/bob')
  assert.deepEqual([inherited.id, inherited.applicationId], [ID.carts, undefined])
  const keys = [
    instanceKey(PROJECT_ID, {}, 'carts/bob'),
    instanceKey(PROJECT_ID, inBackend, 'carts/bob'),
    instanceKey(PROJECT_ID, {}, 'carts/amy')
  ]
  assert.equal(new Set(keys).size, 3)
})

test('an exact match comes before an expression, then the application before the project, then the id', () => {
  const database = (match: string, useRegex = false) => ({ name: 'd', match, useRegex })
  const shadowing = {
    id: PROJECT_ID,
    databases: { b: database('x'), c: database('^', true), a: database('', true) },
    applications: { app: { name: 'app', databases: { e: database('x'), d: database('^y', true) } } }
  }
  const find = (applicationId: string | undefined, name: string) =>
    findStore(shadowing, 'databases', applicationId === undefined ? {} : { applicationId }, name).id
  assert.equal(find(undefined, 'x'), 'b')
  assert.equal(find('app', 'x'), 'e')
  assert.equal(find('app', 'y'), 'd')
  assert.equal(find('app', 'z'), 'a')
  assert.throws(() => findStore({ id: 'p', storages: { s: { name: 's' } } }, 'storages', {}, ''), {
    code: 'not_found'
  })
})

test('C41 a channel has its topic, its WebSocket path and its subscribers', () => {
  assert.equal(openChannel(object, {}, 'orders/new'), `${SHOP_HASH}/orders/new`)
  assert.equal(webSocketPath(object, {}, 'orders/new'), `/ws-${SHOP_HASH}/orders/new`)
  assert.deepEqual(
    subscribersOf(object, {}, 'orders/new').map(({ id }) => id),
    [ID.onOrder]
  )
  assert.throws(() => openChannel(object, {}, 'orders/old'), { code: 'not_found' })
  assert.throws(() => webSocketPath(object, {}, 'orders/old'), { code: 'not_found' })
  assert.deepEqual(subscribersOf(object, {}, 'orders/old'), [])
})

test('a subscriber receives every channel of the expression that covers its own', () => {
  const chat = {
    id: PROJECT_ID,
    messaging: { m: { name: 'm', match: '^chat/', regex: true } },
    functions: {
      f: { name: 'f', type: 'pubsub', channel: 'chat/a' },
      g: { name: 'g', type: 'pubsub', channel: 'news' },
      h: { name: 'h', type: 'http', channel: 'chat/a' }
    }
  }
  assert.deepEqual(
    subscribersOf(chat, {}, 'chat/b').map(({ id }) => id),
    ['f']
  )
  assert.throws(() => webSocketPath(chat, {}, 'chat/b'), {
    code: 'not_found',
    message: /no messaging exposes it/
  })
})

test('C41 a command finds its service and its function', () => {
  const { service, fn } = findCommand(object, {}, '/calc/v1', 'add')
  assert.deepEqual([service.id, fn.id], [ID.calc, ID.add])
  assert.throws(() => findCommand(object, {}, '/calc/v1', 'sub'), {
    message: /no function serves it/
  })
  assert.throws(() => findCommand(object, {}, '/calc/v2', 'add'), {
    message: /no service declares it/
  })
})

test('C41 a push to a repository finds what is built from it', () => {
  assert.deepEqual(resourcesOfRepository(object, 'github', '222222222'), [
    { group: 'websites', id: ID.site }
  ])
  assert.deepEqual(resourcesOfRepository(object, 'github', '111111111'), [
    { group: 'libraries', id: ID.util }
  ])
  assert.deepEqual(resourcesOfRepository(object, 'gitea', '111111111'), [])
})

test('modules are imported by name, of the own application before the project', () => {
  const from = (applicationId?: string) => ({
    project: PROJECT_ID,
    ...(applicationId === undefined ? {} : { applicationId })
  })
  const find = (module: string, applicationId?: string) =>
    resolveModule(directory, BRANCHES, from(applicationId), module)?.id
  assert.equal(find('libraries/util', ID.backend), ID.util)
  assert.equal(find('functions/list_orders', ID.backend), ID.listOrders)
  assert.equal(find('functions/list_orders'), undefined)
  assert.equal(find('functions'), undefined)
})

test('C43 an asset that is absent is reported as not built, and a library serves its functions', () => {
  const hello = http('api.shop.example', 'GET', '/hello') ?? assert.fail('no match')
  const orders = http('api.shop.example', 'GET', '/orders') ?? assert.fail('no match')
  assert.throws(() => assetOf(directory, hello), {
    code: 'unavailable',
    message: 'Cannot use functions "hello": it is not built yet'
  })
  const hash = assetHash(PROJECT_ID, ID.util, 'main')
  assert.equal(hash, 'QmYJ7brjPVqapey2P5AV77TDyYKoaBP5FkDnFfFn7fnrHM')
  directory.publishAsset(hash, 'library')
  directory.publishAsset('QmapnyuUNK3Lsw5C74EWR97SGLfa9AnVSxHEfsAEMhoSRL', 'own')
  assert.equal(assetOf(directory, orders), 'library')
  assert.equal(assetOf(directory, hello), 'own')
})
