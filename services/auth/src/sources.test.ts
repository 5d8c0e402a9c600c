import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { issueCapability } from '@taucloud/identity'
import type { CapabilityClaims } from '@taucloud/identity'
import { AuthContract } from '@taucloud/protocol/auth'
import { createProject, gitIn, startHost, workingCopy } from './testing/host.ts'

/** A node that hosts, is a broker and a builder, with one pushed repository of two commits. */
async function start(t: TestContext) {
  const host = await startHost(t)
  const { project, remote } = await createProject(host)
  const work = await workingCopy(t)
  await writeFile(join(work.folder, 'a.txt'), 'one\n'.repeat(1000))
  await work.run('add', 'a.txt')
  const first = await work.commit()
  await writeFile(join(work.folder, 'a.txt'), `${'one\n'.repeat(1000)}two\n`)
  await work.run('add', 'a.txt')
  const second = await work.commit()
  await work.push(remote, 'main')
  const grant = (more: Partial<CapabilityClaims> = {}): Promise<Uint8Array> =>
    issueCapability(host.busInit.key, host.busInit.certificate, {
      peer: host.bus.peerId,
      project: project.id,
      actions: ['sources.read'],
      job: 'a'.repeat(32),
      attempt: 1,
      notAfter: Date.now() + 60_000,
      ...more
    })
  const auth = host.bus.client(AuthContract, { service: 'auth' })
  const fetchBundle = async (request: {
    capability?: Uint8Array
    commit: string
    have?: string[]
    repository?: string
  }) => {
    const chunks: Uint8Array[] = []
    const wish = { repository: 'hello', have: [], ...request }
    const capability = request.capability ?? (await grant())
    for await (const { data } of auth.fetchSources({ ...wish, capability })) chunks.push(data)
    assert.ok(chunks.every(({ length }) => length <= 256 * 1024))
    return Buffer.concat(chunks)
  }
  const receiver = join(work.folder, 'receiver')
  await mkdir(receiver)
  await gitIn(receiver, ['init', '--quiet', '--bare'])
  const receive = async (bundle: Buffer) => {
    await writeFile(join(receiver, 'b'), bundle)
    return gitIn(receiver, [
      '-c',
      'fetch.fsckObjects=true',
      'fetch',
      'b',
      '+refs/heads/build:refs/heads/build'
    ])
  }
  return { fetchBundle, first, grant, host, project, receive, receiver, second, work }
}

test('fetchSources() sends a bundle that git fetches, then only what is missing', async (t) => {
  const { fetchBundle, first, receive, receiver, second } = await start(t)
  const whole = await fetchBundle({ commit: first })
  const received = await receive(whole)
  assert.equal(received.status, 0, received.stderr)
  const delta = await fetchBundle({ commit: second, have: [first, '1'.repeat(40)] })
  assert.ok(delta.length < 500, `the difference of one line takes ${delta.length} bytes`)
  assert.equal(delta.toString('latin1').split('\n')[1], `-${first}`)
  assert.equal((await receive(delta)).status, 0)
  assert.equal((await gitIn(receiver, ['rev-parse', 'build'])).stdout.trim(), second)
  assert.equal((await gitIn(receiver, ['fsck', '--full'])).status, 0)
})

test('a receiver that has the very commit gets a bundle that git still accepts', async (t) => {
  const { fetchBundle, first, receive, second } = await start(t)
  await receive(await fetchBundle({ commit: second }))
  for (const commit of [second, first]) {
    const again = await receive(await fetchBundle({ commit, have: [commit] }))
    assert.equal(again.status, 0, again.stderr)
  }
})

test('a commit of a branch that is gone is still served to the holder of its job', async (t) => {
  const { fetchBundle, receive, work, host, second } = await start(t)
  const remote = `${host.url.replace('://', '://u:admin-token-of-the-tests@')}/hello.git`
  await work.run('reset', '--quiet', '--hard', 'HEAD~1')
  await work.push('--force', remote, 'main')
  assert.equal((await receive(await fetchBundle({ commit: second }))).status, 0)
})

test('sources are refused without a capability that names bearer, project, action and time', async (t) => {
  const { fetchBundle, grant, host, second } = await start(t)
  const stranger = await host.cloud.busInit(['monkey'])
  const wrong: Partial<CapabilityClaims>[] = [
    { peer: stranger.key.peerId },
    { project: 'QmOther' },
    { actions: ['release.publish'] },
    { notAfter: Date.now() - 1 }
  ]
  for (const claims of wrong) {
    const capability = await grant(claims)
    await assert.rejects(fetchBundle({ commit: second, capability }), { code: 'permission_denied' })
  }
  const forged = await issueCapability(stranger.key, stranger.certificate, {
    peer: host.bus.peerId,
    project: 'QmOther',
    actions: ['sources.read'],
    notAfter: Date.now() + 60_000
  })
  for (const capability of [forged, new Uint8Array(), Buffer.from('{}')]) {
    await assert.rejects(fetchBundle({ commit: second, capability }), { code: 'permission_denied' })
  }
})

test('an unknown commit, an object that is none and malformed requests have their own refusals', async (t) => {
  const { fetchBundle, second, work } = await start(t)
  const tree = await work.run('rev-parse', 'HEAD^{tree}')
  await assert.rejects(fetchBundle({ commit: '1'.repeat(40) }), { code: 'not_found' })
  await assert.rejects(fetchBundle({ commit: tree }), { code: 'not_found' })
  const malformed = [
    { commit: 'HEAD' },
    { commit: '--all' },
    { commit: second, have: ['x'] },
    { commit: second, have: Array.from({ length: 33 }, () => second) },
    { commit: second, repository: '../hello' }
  ]
  for (const request of malformed) {
    await assert.rejects(fetchBundle(request), { code: 'invalid_argument' })
  }
  await assert.rejects(fetchBundle({ commit: second, repository: 'nothere' }), {
    code: 'permission_denied'
  })
})

test('a reader that goes away ends the packing', async (t) => {
  const { host, grant, second } = await start(t)
  const auth = host.bus.client(AuthContract, { service: 'auth' })
  const stream = auth.fetchSources({
    repository: 'hello',
    commit: second,
    capability: await grant()
  })
  for await (const { data } of stream) {
    assert.match(Buffer.from(data).toString('latin1'), /^# v2 git bundle\n/)
    break
  }
  // More than there are places: each is free again once its stream was left.
  for (let n = 0; n < 40; n += 1) {
    const request = { repository: 'hello', commit: second, capability: await grant() }
    const next = auth.fetchSources(request)[Symbol.asyncIterator]()
    assert.equal((await next.next()).done, false)
    await next.return?.()
  }
})
