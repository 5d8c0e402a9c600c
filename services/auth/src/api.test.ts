import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { silentLogger } from '@taucloud/base'
import { AuthContract } from '@taucloud/protocol/auth'
import { SubstrateContract } from '@taucloud/protocol/substrate'
import { anyNode } from '@taucloud/transport'
import { digestOf } from './access.ts'
import { jobOf, line } from './testing/build-service.ts'
import { ADMIN_TOKEN, createProject, startHost, workingCopy } from './testing/host.ts'
import type { Host } from './testing/host.ts'

async function failure(
  response: Response
): Promise<{ status: number; code: string; message: string }> {
  const { error } = (await response.json()) as { error: { code: string; message: string } }
  return { status: response.status, ...error }
}

async function tokenOf(host: Host, body: object, token?: string): Promise<string> {
  const response = await host.api('/tokens', { method: 'POST', body, ...(token && { token }) })
  assert.equal(response.status, 201)
  return ((await response.json()) as { token: string }).token
}

test('a new project has an id, an empty repository and a token, and is found by name and id', async (t) => {
  const host = await startHost(t, { publicUrl: 'https://git.example.test' })
  const response = await host.api('/projects', { method: 'POST', body: { name: 'hello' } })
  assert.equal(response.status, 201)
  const made = (await response.json()) as { project: { id: string }; git: string; token: string }
  assert.match(made.project.id, /^Qm[1-9A-HJ-NP-Za-km-z]{44}$/)
  assert.equal(made.git, 'https://git.example.test/hello.git')
  assert.match(made.token, /^tau_[\w-]{43}$/)
  for (const name of ['hello', made.project.id]) {
    const found = (await (await host.api(`/projects/${name}`)).json()) as { project: object }
    assert.partialDeepStrictEqual(found.project, {
      id: made.project.id,
      name: 'hello',
      git: made.git
    })
  }
  const auth = host.bus.client(AuthContract, { service: 'auth' })
  const { project } = await auth.getProject({ name: 'hello' })
  assert.equal(project?.id, made.project.id)
  assert.deepEqual((await auth.listProjects({})).projects, [project])
})

test('names that are taken or malformed are refused with their reason', async (t) => {
  const host = await startHost(t)
  const create = (body: unknown) => host.api('/projects', { method: 'POST', body })
  const racing = await Promise.all([create({ name: 'hello' }), create({ name: 'hello' })])
  assert.deepEqual(racing.map(({ status }) => status).sort(), [201, 409])
  for (const name of ['', '-a', 'a-', 'Hello', 'a/b', '..', 'a'.repeat(64), 7, null]) {
    assert.partialDeepStrictEqual(await failure(await create({ name })), {
      status: 400,
      code: 'invalid_argument'
    })
  }
  assert.equal((await create([])).status, 400)
  const tooLarge = await create({ name: 'x', more: 'x'.repeat(20_000) })
  assert.equal(tooLarge.status, 413)
})

test('requests without a valid token are refused with a challenge, and the token stands nowhere in clear', async (t) => {
  const host = await startHost(t)
  const { token } = await createProject(host)
  for (const wrong of ['', 'tau_wrong', 'x'.repeat(300)]) {
    const response = await host.api('/projects', { token: wrong })
    assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer/)
    assert.partialDeepStrictEqual(await failure(response), { status: 401, code: 'unauthenticated' })
  }
  let isDigestThere = false
  for await (const [key, value] of host.map.list('')) {
    const entry = `${key} ${Buffer.from(value).toString('latin1')}`
    assert.ok(!entry.includes(token) && !entry.includes(ADMIN_TOKEN), key)
    isDigestThere ||= key.includes(digestOf(token))
  }
  assert.ok(isDigestThere)
})

test('a token ends when its time is over', async (t) => {
  const host = await startHost(t)
  const token = await tokenOf(host, { owner: 'ada', expiresInSeconds: 60 })
  assert.equal((await host.api('/projects', { token })).status, 200)
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 61_000 })
  assert.equal((await host.api('/projects', { token })).status, 401)
})

test('people see and change their own projects only', async (t) => {
  const host = await startHost(t)
  const ada = await tokenOf(host, { owner: 'ada' })
  const bob = await tokenOf(host, { owner: 'bob' })
  await host.api('/projects', { method: 'POST', body: { name: 'adas' }, token: ada })
  const list = async (token: string): Promise<string[]> => {
    const { projects } = (await (await host.api('/projects', { token })).json()) as {
      projects: { name: string }[]
    }
    return projects.map(({ name }) => name)
  }
  assert.deepEqual([await list(ada), await list(bob)], [['adas'], []])
  assert.equal((await host.api('/projects/adas', { token: bob })).status, 404)
  assert.equal((await host.api('/projects/adas', { method: 'DELETE', token: bob })).status, 404)
  const forSelf = { owner: 'bob', project: 'adas' }
  assert.equal(
    (await host.api('/tokens', { method: 'POST', body: forSelf, token: bob })).status,
    404
  )
  for (const body of [{ owner: 'ada', project: 'adas' }, { owner: 'bob' }, { owner: 'admin' }]) {
    const refused = await host.api('/tokens', { method: 'POST', body, token: bob })
    assert.partialDeepStrictEqual(await failure(refused), {
      status: 403,
      code: 'permission_denied'
    })
  }
  const readOnly = await tokenOf(host, { project: 'adas', access: 'read' }, ada)
  assert.equal((await host.api('/projects/adas', { token: readOnly })).status, 200)
  assert.equal(
    (await host.api('/projects/adas', { method: 'DELETE', token: readOnly })).status,
    403
  )
  assert.equal(
    (await host.api('/projects', { method: 'POST', body: { name: 'x' }, token: readOnly })).status,
    403
  )
})

test('a deleted project is off the air, its builds ended, its tokens dead, its name free', async (t) => {
  const host = await startHost(t)
  const { bare, project, remote, token } = await createProject(host)
  const work = await workingCopy(t)
  await work.push(remote, 'main')
  assert.equal((await host.api('/projects/hello', { method: 'DELETE' })).status, 204)
  assert.deepEqual(host.builds.removed, [`${project.id}/`])
  assert.equal(host.builds.canceled.length, 1)
  await assert.rejects(stat(bare), { code: 'ENOENT' })
  assert.equal((await host.api('/projects/hello', { token })).status, 401)
  const again = await createProject(host)
  assert.notEqual(again.project.id, project.id)
  await work.push(again.remote, 'main')
  assert.equal(host.builds.pushes.at(-1)?.sequence, 1)
})

test('a project stays whole when its releases cannot be taken off the air', async (t) => {
  const host = await startHost(t, { hasBuilds: false })
  const { bare } = await createProject(host)
  const refused = await host.api('/projects/hello', { method: 'DELETE' })
  assert.partialDeepStrictEqual(await failure(refused), { status: 503, code: 'unavailable' })
  assert.equal((await host.api('/projects/hello')).status, 200)
  await stat(join(bare, 'HEAD'))
})

test('builds are listed, shown, followed to their end and cancelled', async (t) => {
  const host = await startHost(t)
  const { remote, token } = await createProject(host)
  const work = await workingCopy(t)
  await work.push(remote, 'main')
  const [push] = host.builds.pushes
  assert.ok(push !== undefined)
  const id = jobOf(push)
  const listed = (await (await host.api('/builds?project=hello&limit=5', { token })).json()) as {
    builds: object[]
  }
  assert.partialDeepStrictEqual(listed.builds, [
    { id, projectName: 'hello', branch: 'main', commit: push.commit }
  ])
  const shown = (await (await host.api(`/builds/${id}`, { token })).json()) as { build: object }
  assert.partialDeepStrictEqual(shown.build, { id, pusher: 'admin' })
  const log = await (await host.api(`/builds/${id}/log`, { token })).text()
  const lines = log
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as object)
  assert.partialDeepStrictEqual(lines, [
    { build: { state: 'leased' } },
    { line: { number: 1, text: 'compiled hello' } },
    { build: { state: 'succeeded', release: 'bafyrelease' } }
  ])
  assert.equal((await host.api(`/builds/${id}/cancel`, { method: 'POST', token })).status, 200)
  assert.deepEqual(host.builds.canceled, [id])
})

test('builds of a project are hidden from those who may not see it', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const other = await createProject(host, 'other')
  const work = await workingCopy(t)
  await work.push(remote, 'main')
  const [push] = host.builds.pushes
  assert.ok(push !== undefined)
  const { token } = other
  for (const [path, method] of [
    ['/builds?project=hello', 'GET'],
    [`/builds/${jobOf(push)}`, 'GET'],
    [`/builds/${jobOf(push)}/log`, 'GET'],
    [`/builds/${jobOf(push)}/cancel`, 'POST'],
    ['/functions/hello/logs', 'GET'],
    ['/builds/nonsense', 'GET']
  ] as const) {
    assert.equal((await host.api(path, { token, method })).status, 404, path)
  }
  assert.equal((await host.api('/builds?project=hello&limit=9999')).status, 400)
})

test('whoever stops reading a log ends the watch of the job', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  const ended = Promise.withResolvers<undefined>()
  await work.push('-o', 'no-wait', remote, 'main')
  host.builds.script = async function* (_job, _after, signal) {
    yield line(1, 'one')
    signal.addEventListener('abort', () => ended.resolve(undefined), { once: true })
    await ended.promise
  }
  const [push] = host.builds.pushes
  assert.ok(push !== undefined)
  const response = await host.api(`/builds/${jobOf(push)}/log`)
  await response.body?.cancel()
  await ended.promise
})

test('the logs of functions come from every node that runs them', async (t) => {
  const host = await startHost(t)
  const { project } = await createProject(host)
  const refused = await host.api('/functions/hello/logs')
  assert.partialDeepStrictEqual(await failure(refused), { status: 503, code: 'unavailable' })
  const members = host.bus.members.bind(host.bus)
  t.mock.method(host.bus, 'members', (role?: string) =>
    members(role === 'substrate' ? 'auth' : role)
  )
  const asked: unknown[] = []
  await host.bus.serve(SubstrateContract, {
    exchange: {
      allow: anyNode,
      handle: () => {
        throw new Error('not part of this test')
      }
    },
    functionLogs: {
      allow: anyNode,
      handle: async function* (request) {
        asked.push(request)
        yield { atMs: 5, function: 'hello', stream: 'out', text: 'hi' }
      }
    }
  })
  const text = await (await host.api('/functions/hello/logs?tail=3&function=hello')).text()
  assert.deepEqual(JSON.parse(text), { atMs: 5, function: 'hello', stream: 'out', text: 'hi' })
  assert.deepEqual(asked, [
    { project: project.id, branch: '', function: 'hello', follow: false, tail: 3 }
  ])
})

test('the cloud tells its name, zone and nodes, also without discovery', async (t) => {
  const host = await startHost(t)
  const cloud = (await (await host.api('/cloud')).json()) as object
  assert.partialDeepStrictEqual(cloud, {
    name: 'test',
    zone: 'test.localhost',
    nodes: [{ peer: host.bus.peerId, healthy: true }]
  })
  assert.equal((await fetch(`${host.url}/healthz`)).status, 200)
  assert.match(await (await fetch(`${host.url}/metrics`)).text(), /tau_auth_pushes_total 0/)
})

test('another admin token in the configuration replaces the one before it', async (t) => {
  const host = await startHost(t)
  await host.auth.stop()
  const { Auth } = await import('./service.ts')
  const init = {
    folder: join(host.folder, 'git'),
    listen: { host: '127.0.0.1', port: 0 },
    zone: 'z'
  }
  const { bus, busInit, map } = host
  const next = new Auth(
    { bus, trust: busInit.trust, map, logger: silentLogger },
    { ...init, adminToken: 'another-admin-token' }
  )
  await next.start()
  t.after(() => next.stop())
  const statusWith = async (token: string): Promise<number> =>
    (
      await fetch(`http://${next.httpAddress()}/api/v1/projects`, {
        headers: { authorization: `Bearer ${token}` }
      })
    ).status
  assert.deepEqual(
    [await statusWith(ADMIN_TOKEN), await statusWith('another-admin-token')],
    [401, 200]
  )
})
