import assert from 'node:assert/strict'
import { test } from 'node:test'
import { H } from './ids.ts'
import { Messaging } from './messaging.ts'
import { encodeRelease, parseRelease, releaseCids } from './release.ts'
import type { FunctionTrigger, Release, ReleaseScope, TriggeredFunction } from './release.ts'

const CID = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'

function fn(name: string, trigger: FunctionTrigger, application = ''): TriggeredFunction {
  return {
    ...{ id: H(application + name), name, application, module: CID, source: CID, entry: name },
    ...{ timeoutMs: 1000, memoryBytes: 65_536, isolation: 'restore', size: 1, trigger }
  }
}

function scope(
  application: string,
  channels: [string, boolean][],
  protocols: string[]
): ReleaseScope {
  return {
    application,
    applicationId: application === '' ? '' : H(application),
    channels: channels.map(([match, regex]) => ({ name: 'm', match, regex, webSocket: regex })),
    services: protocols.map((protocol) => ({ id: H(application + protocol), name: 's', protocol }))
  }
}

const pubsub = (channel: string): FunctionTrigger => ({ type: 'pubsub', channel })
const p2p = (protocol: string, command: string): FunctionTrigger => ({
  ...{ type: 'p2p', protocol, command }
})

const RELEASE: Release = {
  ...{ version: 1, project: H('p'), projectName: 'p', branch: 'main', pushedAtMs: 1, commits: [] },
  ...{ config: CID, functions: [], websites: [] },
  triggers: [
    fn('a', pubsub('chat/a')),
    fn('b', pubsub('plain')),
    fn('add', p2p('/calc/v1', 'add')),
    fn('inner', pubsub('chat/a'), 'app'),
    fn('add', p2p('/calc/v1', 'add'), 'app'),
    fn('own', p2p('/own/v1', 'x'), 'app')
  ],
  messaging: [
    scope(
      '',
      [
        ['^chat/', true],
        ['plain', false]
      ],
      ['/calc/v1']
    ),
    scope('app', [['chat/a', false]], ['/own/v1'])
  ]
}

test('a release with triggers is read as it was written, and keeps their modules alive', () => {
  assert.deepEqual(parseRelease(encodeRelease(RELEASE)), RELEASE)
  assert.ok(releaseCids({ ...RELEASE, config: 'other' }).includes(CID))
})

for (const [what, change] of [
  [
    'an unknown kind of trigger',
    { triggers: [{ ...fn('x', pubsub('y')), trigger: { type: 'cron' } }] }
  ],
  ['a channel without a name', { triggers: [fn('x', pubsub(''))] }],
  ['an id that appears twice', { triggers: [fn('x', pubsub('y')), fn('x', pubsub('z'))] }],
  ['a scope that appears twice', { messaging: [scope('', [], []), scope('', [], [])] }],
  [
    'too many channels',
    {
      messaging: [
        scope(
          '',
          Array.from({ length: 257 }, (): [string, boolean] => ['x', false]),
          []
        )
      ]
    }
  ],
  ['control characters in a protocol', { messaging: [scope('', [], ['/a\n'])] }]
] as const) {
  test(`a release with ${what} is refused`, () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...RELEASE, ...change }))
    assert.throws(() => parseRelease(bytes), { code: 'invalid_argument' })
  })
}

test('a message calls the functions whose channel the same resource covers, in the same scope only', () => {
  const messaging = new Messaging(RELEASE)
  const outer = messaging.scopeOf(H('a'))
  assert.deepEqual(
    outer?.subscribers('chat/other').map(({ name }) => name),
    ['a']
  )
  assert.deepEqual(
    outer.subscribers('plain').map(({ name }) => name),
    ['b']
  )
  assert.deepEqual(outer.subscribers('nothing'), [])
  const inner = messaging.scopeOf(H('appinner'))
  assert.deepEqual(
    inner?.subscribers('chat/a').map(({ name }) => name),
    ['inner']
  )
  assert.equal(inner.allows('chat/b'), false)
  assert.equal(inner.hash, H(H('p') + H('app')))
  assert.equal(messaging.scopeAt(inner.hash), inner)
  assert.equal(messaging.scopeOf('unknown'), undefined)
  assert.deepEqual([outer.allowsWebSocket('chat/a'), outer.allowsWebSocket('plain')], [true, false])
})

test('a protocol is that of the application before that of the project, and so is the function', () => {
  const messaging = new Messaging(RELEASE)
  const outer = messaging.serviceFor(H('a'), '/calc/v1')
  assert.equal(outer?.functionOf('add')?.application, '')
  assert.equal(outer.functionOf('other'), undefined)
  assert.equal(messaging.serviceFor(H('a'), '/own/v1'), undefined)
  const inner = messaging.serviceFor(H('appinner'), '/calc/v1')
  assert.deepEqual([inner?.service, inner?.functionOf('add')?.application], [H('/calc/v1'), 'app'])
  assert.equal(messaging.serviceFor(H('appinner'), '/own/v1')?.service, H('app/own/v1'))
  assert.equal(messaging.serviceFor('unknown', '/calc/v1'), undefined)
})
