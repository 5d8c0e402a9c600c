import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompiledObject } from '@taucloud/project'
import { planBuild } from './plan.ts'

const LIMITS = { source: '.', call: 'run', timeout: 500_000_000n, memory: 1_000_000n }

const OBJECT: CompiledObject = {
  id: 'project',
  functions: {
    f1: { name: 'onOrder', type: 'pubsub', channel: 'orders/new', ...LIMITS },
    f2: { name: 'add', type: 'p2p', service: '/calc/v1', command: 'add', ...LIMITS },
    f3: { name: 'lost', type: 'p2p', command: 'add', ...LIMITS },
    f4: { name: 'hello', type: 'http', method: 'get', paths: ['/'], ...LIMITS }
  },
  services: { s1: { name: 'calc', protocol: '/calc/v1' } },
  applications: {
    a1: {
      name: 'shop',
      messaging: { m1: { name: 'chat', match: '^chat/', regex: true, webSocket: true } },
      functions: { f5: { name: 'onChat', type: 'pubsub', channel: 'chat/x', ...LIMITS } }
    },
    a2: { name: 'empty' }
  }
}

test('functions of messages and commands are planned with what calls them', () => {
  const { functions, triggers, leftOut } = planBuild(OBJECT, 'test')
  assert.deepEqual(
    triggers.map(({ name, application, trigger, folders, timeoutMs }) => [
      ...[name, application, trigger, folders[0], timeoutMs]
    ]),
    [
      ['onOrder', '', { type: 'pubsub', channel: 'orders/new' }, 'code/functions/onOrder', 500],
      [
        ...['add', '', { type: 'p2p', protocol: '/calc/v1', command: 'add' }],
        ...['code/functions/add', 500]
      ],
      [
        ...['onChat', 'shop', { type: 'pubsub', channel: 'chat/x' }],
        ...['code/applications/shop/functions/onChat', 500]
      ]
    ]
  )
  assert.deepEqual(
    functions.map(({ name, method }) => [name, method]),
    [['hello', 'GET']]
  )
  assert.match(leftOut.join(), /function "lost"/)
})

test('channels and services go into the release by scope, with the ids of applications', () => {
  const calc = { id: 's1', name: 'calc', protocol: '/calc/v1' }
  const chat = { name: 'chat', match: '^chat/', regex: true, webSocket: true }
  assert.deepEqual(planBuild(OBJECT, 'test').messaging, [
    { application: '', applicationId: '', channels: [], services: [calc] },
    { application: 'shop', applicationId: 'a1', channels: [chat], services: [] }
  ])
})
