import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { CloudError } from '@taucloud/base'
import { encodeRelease } from '@taucloud/project/release'
import { branchKey } from '@taucloud/protocol/tns'
import { hostOf, NOW, releaseFor, startBuilder } from '../test-builder.ts'
import type { Attempt } from '../test-builder.ts'
import { PROJECT_A, PROJECT_B } from '../test-entry.ts'
import type { TnsContext } from './context.ts'
import { publish } from './publish.ts'

let builder: Awaited<ReturnType<typeof startBuilder>>

before(async () => {
  builder = await startBuilder()
})

const KEY = branchKey({ project: PROJECT_A, branch: 'main' })

async function send(context: TnsContext, attempt: Attempt = {}) {
  return publish(context, await builder.request(attempt), builder.peer)
}

const push = (pushedAtMs: number, hosts?: string[]) => releaseFor({ pushedAtMs }, hosts)

test('publish() makes a release live and names it by its content', async () => {
  const node = builder.node()
  const { current, isCurrent } = await send(node)
  assert.ok(isCurrent)
  assert.match(current?.release ?? '', /^bagu/)
  assert.partialDeepStrictEqual(current, {
    project: PROJECT_A,
    branch: 'main',
    hosts: [hostOf(PROJECT_A)],
    pushedAtMs: NOW,
    selected: false
  })
})

test('publish() again changes nothing and answers the same', async () => {
  const node = builder.node()
  const first = await send(node)
  assert.deepEqual(await send(node), first)
  assert.equal(node.view.history(KEY).length, 1)
})

test('a build of an older push that ends later does not become live', async () => {
  const node = builder.node()
  const newer = await send(node, { release: push(NOW) })
  const older = await send(node, { release: push(NOW - 5_000) })
  assert.equal(older.isCurrent, false)
  assert.equal(older.current?.release, newer.current?.release)
})

test('a later attempt of a job fences the earlier one', async () => {
  const node = builder.node()
  const job = 'j'
  await send(node, { job, attempt: 2 })
  await assert.rejects(send(node, { job, attempt: 1 }), {
    code: 'failed_precondition',
    message: /attempt 2 of job "j" has published/
  })
})

test('an earlier attempt that published first is replaced by the later one', async () => {
  const node = builder.node()
  const job = 'j'
  const first = await send(node, { job, attempt: 1 })
  const other = releaseFor({ commits: [] })
  const second = await send(node, { job, attempt: 2, release: other })
  assert.ok(second.isCurrent)
  assert.notEqual(second.current?.release, first.current?.release)
})

const lies: [string, Attempt, string][] = [
  [
    'a capability of another builder',
    { claims: { peer: '12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA' } },
    'permission_denied'
  ],
  ['a capability for another project', { claims: { project: PROJECT_B } }, 'permission_denied'],
  ['a capability for another job', { claims: { job: 'other' } }, 'permission_denied'],
  ['a capability for another branch', { claims: { branch: 'other' } }, 'permission_denied'],
  ['a capability for another push', { claims: { pushedAtMs: 1 } }, 'permission_denied'],
  ['a capability for another attempt', { claims: { attempt: 7 } }, 'permission_denied'],
  [
    'a capability without the action',
    { claims: { actions: ['content.store'] } },
    'permission_denied'
  ],
  ['a capability that has expired', { claims: { notAfter: NOW } }, 'permission_denied'],
  ['a capability that no broker has issued', { issuerRole: 'monkey' }, 'permission_denied'],
  ['a release that is no release', { bytes: Buffer.from('{}') }, 'invalid_argument'],
  [
    'a release in another form than the canonical',
    { bytes: Buffer.from(` ${Buffer.from(encodeRelease(releaseFor())).toString()}`) },
    'invalid_argument'
  ],
  ['a push in the future', { release: push(NOW + 60_001) }, 'failed_precondition'],
  [
    'a host of the zone that is not its own',
    { release: push(NOW, ['shop.dream.localhost']) },
    'permission_denied'
  ],
  [
    'a host that is generated for another',
    { release: push(NOW, [hostOf(PROJECT_B)]) },
    'permission_denied'
  ],
  ['an attempt out of bounds', { attempt: 1_000_000 }, 'invalid_argument']
]

for (const [what, lie, code] of lies) {
  test(`publish() refuses ${what} and stores nothing`, async () => {
    const node = builder.node()
    await assert.rejects(send(node, lie), { code })
    assert.equal(node.map.stats().keys, 0)
  })
}

test('publish() refuses a malformed capability', async () => {
  const node = builder.node()
  const request = { ...(await builder.request()), capability: Buffer.from('nonsense') }
  await assert.rejects(publish(node, request, builder.peer), { code: 'permission_denied' })
})

test('a host that another project answers for is refused by name', async () => {
  const node = builder.node()
  await send(node, { release: push(NOW, ['shop.test']) })
  const rival = releaseFor({ project: PROJECT_B }, ['shop.test'])
  await assert.rejects(send(node, { release: rival }), {
    code: 'already_exists',
    message: `Cannot publish release: host "shop.test" belongs to project "shop" (${PROJECT_A})`
  })
})

test('a host is free again once its project has let it go', async () => {
  const node = builder.node()
  await send(node, { release: push(NOW - 1, ['shop.test']) })
  await send(node, { release: push(NOW, [hostOf(PROJECT_A)]) })
  const { current } = await send(node, {
    release: releaseFor({ project: PROJECT_B }, ['shop.test'])
  })
  assert.deepEqual(current?.hosts, ['shop.test'])
})

test('the alias of the zone is the same host', async () => {
  const node = builder.node()
  const host = hostOf(PROJECT_A)
  const { current } = await send(node, {
    release: push(NOW, [host.replace('.localhost', '.localtau'), host])
  })
  assert.deepEqual(current?.hosts, [host])
})

test('no more than twenty releases of a branch stay stored, the newest ones', async () => {
  const node = builder.node()
  for (let i = 0; i < 23; i++) await send(node, { release: push(NOW - ((i * 7) % 23)) })
  assert.equal(node.map.stats().keys, 20)
  assert.equal(node.view.history(KEY)[19]?.record.pushedAtMs, NOW - 19)
})

test('however publications interleave over two nodes that meet now and then, no older push is served over a newer', async () => {
  const requests = await Promise.all(
    [1, 2, 3, 4, 5].flatMap((n) =>
      [1, 2].map((attempt) =>
        builder.request({ release: push(NOW - 10 + n), job: `j${String(n)}`, attempt })
      )
    )
  )
  const step = fc.oneof(
    fc.record({ request: fc.nat(requests.length - 1), node: fc.nat(1) }),
    fc.constant('meet' as const)
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
      const nodes = [builder.node(), builder.node()] as const
      const served = [0, 0]
      let newest = 0
      for (const action of steps) {
        if (action === 'meet') {
          nodes[0].map.meet(nodes[1].map)
          nodes[1].map.meet(nodes[0].map)
        } else {
          const request = requests[action.request]
          const node = nodes[action.node]
          assert.ok(request !== undefined && node !== undefined)
          const accepted = await publish(node, request, builder.peer).then(
            () => true,
            (error: unknown) => {
              assert.ok(error instanceof CloudError && error.code === 'failed_precondition')
              return false
            }
          )
          if (accepted) newest = Math.max(newest, NOW - 9 + Math.floor(action.request / 2))
        }
        for (const [index, node] of nodes.entries()) {
          const now = node.view.record(KEY)?.pushedAtMs ?? 0
          assert.ok(now >= (served[index] ?? 0))
          served[index] = now
        }
      }
      nodes[0].map.meet(nodes[1].map)
      nodes[1].map.meet(nodes[0].map)
      assert.equal(nodes[0].view.record(KEY)?.pushedAtMs ?? 0, newest)
      assert.deepEqual(nodes[0].view.record(KEY), nodes[1].view.record(KEY))
    }),
    { numRuns: 60 }
  )
})
