import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson } from '@taucloud/base'
import fc from 'fast-check'
import { compileProject } from './compiler.ts'
import { errorsOf, IDS, PROJECT_ID, shopFile, shopTree, treeOf } from './testing.ts'
import { deriveResourceId } from './ids.ts'

const MAIN = { branch: 'main', cloud: 'cloud.example' }
const EXECUTION = 'source: .\nexecution: {timeout: 1s, memory: 1MB, call: f}\n'

test('C29 the worked example compiles to the object of the format, byte for byte', () => {
  const { object } = compileProject(shopTree(), MAIN)
  assert.equal(`${canonicalJson(object)}\n`, shopFile('object.canonical'))
})

test('C35 the worked example has the index of the format, in both scopes', () => {
  const { indexes } = compileProject(shopTree(), MAIN)
  assert.deepEqual(Object.fromEntries(indexes), JSON.parse(shopFile('indexes.json')))
  assert.deepEqual([...indexes.keys()], [...indexes.keys()].sort())
})

test('the worked example leaves the project id and each host name for the cloud to check', () => {
  const { validations } = compileProject(shopTree(), MAIN)
  const domain = (value: string) => ({
    key: 'domain',
    validator: 'dns',
    value,
    context: { project: PROJECT_ID }
  })
  assert.deepEqual(validations, [
    { key: 'project_id', validator: 'project_id', value: PROJECT_ID, context: {} },
    domain('www.shop.example'),
    domain('api.shop.example')
  ])
})

test('C30 recompilation is identical, whatever the order of the files', () => {
  const encode = (tree: ReturnType<typeof shopTree>): string => {
    const { object, indexes, validations } = compileProject(tree, MAIN)
    return canonicalJson([object, [...indexes], validations])
  }
  const expected = encode(shopTree())
  const entries = [...shopTree()]
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      assert.equal(encode(new Map(shuffled)), expected)
    }),
    { numRuns: 20 }
  )
})

test('C30 index lists follow the ids of resources, not their names', () => {
  const site = (id: string) =>
    `id: ${id}\ndomains: [d]\npaths: [/]\nsource: {github: {id: 1, fullname: a/b}}\n`
  const files = {
    'domains/d.yaml': `id: ${IDS[0]}\nfqdn: a.example\n`,
    'websites/a.yaml': site(IDS[4]),
    'websites/b.yaml': site(IDS[2]),
    'websites/c.yaml': site(IDS[3])
  }
  const { indexes } = compileProject(treeOf(files), MAIN)
  assert.deepEqual(
    indexes.get('http/websites/example/a/links'),
    [IDS[2], IDS[3], IDS[4]]
      .sort()
      .map((id) => `branches/main/projects/${PROJECT_ID}/websites/${id}`)
  )
})

test('C31 C32 secure stands with http and https only, and service with p2p only', () => {
  const http = (type: string) =>
    `id: ${IDS[1]}\ntrigger: {type: ${type}, method: get, domains: [d], paths: [/], protocol: /x}\n${EXECUTION}`
  const files = (text: string) => ({
    'domains/d.yaml': `id: ${IDS[0]}\nfqdn: a.example\n`,
    'functions/f.yaml': text
  })
  const body = (text: string) =>
    compileProject(treeOf(files(text)), MAIN).object.functions?.[IDS[1]] ?? {}
  assert.equal(body(http('http')).secure, false)
  assert.equal(body(http('https')).secure, true)
  assert.equal('service' in body(http('https')), false)
  const pubsub = body(
    `id: ${IDS[1]}\ntrigger: {type: pubsub, channel: c, service: /x}\n${EXECUTION}`
  )
  assert.equal('secure' in pubsub || 'service' in pubsub, false)
  const p2p = body(`id: ${IDS[1]}\ntrigger: {type: p2p, service: /x, command: c}\n${EXECUTION}`)
  assert.equal('secure' in p2p, false)
  assert.equal(p2p.service, '/x')
})

test('a function with another trigger is not found by host, whatever domains it names', () => {
  const { indexes } = compileProject(
    treeOf({
      'domains/d.yaml': `id: ${IDS[0]}\nfqdn: a.example\n`,
      'functions/f.yaml': `id: ${IDS[1]}\ntrigger: {type: pubsub, channel: c, domains: [d]}\n${EXECUTION}`
    }),
    MAIN
  )
  assert.deepEqual(
    [...indexes.keys()].filter((key) => key.startsWith('http/')),
    []
  )
})

test('C33 network-access stands for subnet only, and local for host', () => {
  const database = (network: string) =>
    compileProject(
      treeOf({
        'databases/d.yaml': `id: ${IDS[0]}\nmatch: d\naccess: {network: ${network}}\nstorage: {size: 1B}\n`
      }),
      MAIN
    ).object.databases?.[IDS[0]]
  const rest = { name: 'd', match: 'd', size: 1n }
  assert.deepEqual(database('all'), { ...rest, local: false })
  assert.deepEqual(database('host'), { ...rest, local: true })
  assert.deepEqual(database('subnet'), { ...rest, local: false, 'network-access': 'subnet' })
})

test('C34 tags of the project are dropped, tags of resources and applications are kept', () => {
  const { object } = compileProject(
    treeOf({
      'config.yaml': `id: ${PROJECT_ID}\ntags: [a]\n`,
      'services/s.yaml': `id: ${IDS[0]}\nprotocol: /x\ntags: [b]\n`,
      'applications/app/config.yaml': `id: ${IDS[1]}\ntags: [c, "smartops:nobody"]\n`
    }),
    MAIN
  )
  assert.deepEqual(object, {
    id: PROJECT_ID,
    services: { [IDS[0]]: { name: 's', protocol: '/x', tags: ['b'] } },
    applications: { [IDS[1]]: { name: 'app', tags: ['c', 'smartops:nobody'] } }
  })
})

test('integers of 64 bits are carried losslessly', () => {
  const { object } = compileProject(
    treeOf({ 'databases/d.yaml': `id: ${IDS[0]}\nmatch: d\nstorage: {size: 9007199254740993B}\n` }),
    MAIN
  )
  assert.equal(object.databases?.[IDS[0]]?.size, 9007199254740993n)
  assert.match(canonicalJson(object), /"size":9007199254740993}/)
})

test('C23 a half entry for the target cloud is an error, for another cloud it is ignored', () => {
  const config = (entry: string) => ({
    'config.yaml': `id: ${PROJECT_ID}\nclouds:\n  cloud.example:\n    ${entry}\n`
  })
  assert.deepEqual(
    errorsOf(() => compileProject(treeOf(config('account: me')), MAIN)),
    ['/config.yaml:4:14: clouds["cloud.example"] is incomplete']
  )
  const other = compileProject(treeOf(config('account: me')), {
    branch: 'main',
    cloud: 'other.example'
  })
  assert.deepEqual(other.object, { id: PROJECT_ID })
  assert.deepEqual(compileProject(treeOf(config('account: [1]')), { branch: 'main' }).object, {
    id: PROJECT_ID
  })
  const whole = compileProject(treeOf(config('account: me\n    plan: free')), MAIN)
  assert.deepEqual(whole.object, { id: PROJECT_ID, account: 'me', plan: 'free' })
})

test('a repository that holds the whole project names no provider and may leave ids out', () => {
  const files = {
    'domains/d.yaml': 'fqdn: a.example\n',
    'websites/w.yaml': 'domains: [d]\npaths: [/]\n',
    'libraries/l.yaml': 'source: {path: src}\n',
    'applications/app/config.yaml': '{}',
    'applications/app/functions/f.yaml': `trigger: {type: http, method: GET, domains: [d], paths: [/f]}\n${EXECUTION}`
  }
  const { object, indexes } = compileProject(treeOf(files), { ...MAIN, singleRepository: true })
  const domain = deriveResourceId(PROJECT_ID, '', 'domains', 'd')
  const app = deriveResourceId(PROJECT_ID, '', 'applications', 'app')
  const fn = deriveResourceId(PROJECT_ID, 'app', 'functions', 'f')
  assert.deepEqual(object.websites, {
    [deriveResourceId(PROJECT_ID, '', 'websites', 'w')]: {
      name: 'w',
      domains: [domain],
      paths: ['/']
    }
  })
  assert.deepEqual(Object.keys(object.applications ?? {}), [app])
  assert.deepEqual(Object.keys(object.applications?.[app]?.functions ?? {}), [fn])
  assert.equal(
    [...indexes.keys()].some((key) => key.startsWith('repositories/')),
    false
  )
  const errors = errorsOf(() => compileProject(treeOf(files), MAIN))
  assert.deepEqual(
    errors.filter((error) => error.startsWith('/websites')),
    [
      "/websites/w.yaml:1:1: required attribute 'id'",
      "/websites/w.yaml:1:1: can't find match for path"
    ]
  )
})
