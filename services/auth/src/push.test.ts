import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import { line } from './testing/build-service.ts'
import { createProject, gitIn, startHost, workingCopy } from './testing/host.ts'

test('a push becomes one job with everything the build service needs, before the push returns', async (t) => {
  const host = await startHost(t)
  const { project, remote } = await createProject(host)
  const work = await workingCopy(t)
  const before = await work.run('rev-parse', 'HEAD')
  assert.equal((await work.push(remote, 'main')).status, 0)
  const after = await work.commit()
  assert.equal((await work.push('-o', 'environment=preview', remote, 'main')).status, 0)
  const [first, second] = host.builds.pushes
  assert.partialDeepStrictEqual(first, { commit: before, before: '', sequence: 1, branch: 'main' })
  assert.partialDeepStrictEqual(second, {
    project: project.id,
    projectName: 'hello',
    repository: 'hello',
    commit: after,
    before,
    sequence: 2,
    pusher: 'admin',
    environment: 'preview',
    sourcePeer: host.bus.peerId
  })
  assert.ok((second?.pushedAtMs ?? 0) > (first?.pushedAtMs ?? 0))
})

test('a pusher is shown the lines of the build as they come and then that it is live', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  const seen = Promise.withResolvers<undefined>()
  host.builds.script = async function* (job) {
    yield { job: { ...job, state: 'leased' } }
    yield line(1, 'compiling')
    // Goes on only when the pusher has read the first line.
    await seen.promise
    yield line(2, 'storing')
    yield { job: { ...job, state: 'succeeded', release: 'bafy1' } }
  }
  const { status, stderr } = await gitIn(work.folder, ['push', remote, 'main'], {
    onStderr: (text) => {
      if (text.includes('remote: compiling')) seen.resolve(undefined)
    }
  })
  assert.equal(status, 0)
  assert.match(stderr, /remote: building on 12345678/)
  assert.match(stderr, /remote: storing/)
  assert.match(stderr, /remote: LIVE: main after 1\.5 s \(release bafy1\)/)
})

test('a failing build shows its reason; the push succeeds and the text is unmistakable', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  host.builds.script = async function* (job) {
    yield {
      job: {
        ...job,
        state: 'failed',
        cause: 'config',
        message: 'functions/hello.yaml:3: no field "tmeout"\nmore'
      }
    }
  }
  const { status, stderr } = await work.push(remote, 'main')
  assert.equal(status, 0)
  assert.match(stderr, /remote: BUILD FAILED \(config\)/)
  assert.match(stderr, /remote: {3}functions\/hello\.yaml:3: no field "tmeout"/)
  assert.match(stderr, /stored, but not live\. Nothing of main is live yet/)
  await work.commit()
  const again = await work.push(remote, 'main')
  assert.match(again.stderr, /What main served before goes on being served/)
  assert.match(stderr, /remote: Full log: tau logs [0-9a-f]{32}/)
})

test('-o no-wait returns while the build goes on, and says how to follow it', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  host.builds.script = async function* (job, _after, signal) {
    yield { job: { ...job, state: 'leased' } }
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true })
    })
  }
  const { status, stderr } = await work.push('-o', 'no-wait', remote, 'main')
  assert.equal(status, 0)
  assert.match(stderr, /build of main queued; follow it with: tau logs [0-9a-f]{32}/)
  assert.equal(host.builds.pushes.length, 1)
})

test('-o skip records the push and builds nothing', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  const { stderr } = await work.push('-o', 'skip', remote, 'main')
  assert.match(stderr, /stored and not built, as you asked/)
  await work.commit()
  await work.push(remote, 'main')
  assert.deepEqual(
    host.builds.pushes.map(({ sequence }) => sequence),
    [2]
  )
})

test('an unknown push option is refused with those that exist, and nothing is written', async (t) => {
  const host = await startHost(t)
  const { bare, remote } = await createProject(host)
  const work = await workingCopy(t)
  const { status, stderr } = await work.push('-o', 'deploy=now', remote, 'main')
  assert.notEqual(status, 0)
  assert.match(
    stderr,
    /unknown push option "deploy=now", known are no-wait, skip, environment=<name>/
  )
  assert.equal((await gitIn(bare, ['for-each-ref'])).stdout, '')
})

test('a pusher that is kept longer than the cap is let go with a hint', async (t) => {
  const host = await startHost(t, { holdMs: 300 })
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  host.builds.script = async function* (job, _after, signal) {
    yield { job: { ...job, state: 'leased' } }
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  }
  const { status, stderr } = await work.push(remote, 'main')
  assert.equal(status, 0)
  assert.match(stderr, /The build goes on without you; follow it with: tau logs [0-9a-f]{32}/)
})

test('without a build service the push is stored, the pusher told, and the job submitted once there is one', async (t) => {
  const host = await startHost(t, { hasBuilds: false })
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  const { status, stderr } = await work.push(remote, 'main')
  assert.equal(status, 0)
  assert.match(
    stderr,
    /The push is stored\. No build service answers now: the build is queued here/
  )
  await host.builds.start()
  await host.builds.received(1)
  assert.equal(host.builds.pushes[0]?.commit, await work.run('rev-parse', 'HEAD'))
})

test('a watch that breaks off goes on at the line where it stopped', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  const asked: number[] = []
  host.builds.script = async function* (job, afterLine) {
    asked.push(afterLine)
    if (afterLine === 0) {
      yield line(1, 'one')
      throw new CloudError('unavailable', 'the broker went away')
    }
    yield line(2, 'two')
    yield { job: { ...job, state: 'succeeded' } }
  }
  const { stderr } = await work.push(remote, 'main')
  assert.deepEqual(asked, [0, 1])
  assert.equal(stderr.match(/remote: one/g)?.length, 1)
  assert.match(stderr, /remote: two/)
})

test('one push of several branches is one event and shows each build under its name', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  const { stderr } = await work.push(remote, 'main', 'main:dev', 'main:refs/tags/v1')
  assert.deepEqual(
    host.builds.pushes.map(({ branch, sequence }) => `${branch} ${sequence}`).sort(),
    ['dev 1', 'main 1']
  )
  assert.match(stderr, /remote: \[dev\] compiled hello/)
  assert.match(stderr, /remote: \[main\] compiled hello/)
})

test('a deleted branch is taken off the air and builds nothing', async (t) => {
  const host = await startHost(t)
  const { project, remote } = await createProject(host)
  const work = await workingCopy(t)
  await work.push(remote, 'main', 'main:dev')
  await work.push(remote, ':dev')
  assert.deepEqual(host.builds.removed, [`${project.id}/dev`])
  assert.equal(host.builds.pushes.length, 2)
})

test('a push whose client has gone is recorded and built all the same', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  const killed = new AbortController()
  host.builds.beforeSubmit = async () => killed.abort()
  await gitIn(work.folder, ['push', remote, 'main'], { signal: killed.signal })
  await host.builds.received(1)
  assert.equal(host.builds.pushes[0]?.commit, await work.run('rev-parse', 'HEAD'))
})

test('a push that cannot be recorded tells so and its job follows when the disk is well again', async (t) => {
  let isFull = true
  const host = await startHost(t, {
    wrapMap: (map) => ({
      get: (key) => map.get(key),
      delete: (key) => map.delete(key),
      list: (prefix, options) => map.list(prefix, options),
      put: (key, value, options) => {
        if (isFull && key.startsWith('pushes/')) return Promise.reject(new Error('no space left'))
        return map.put(key, value, options)
      }
    })
  })
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  const { status, stderr } = await work.push(remote, 'main')
  assert.equal(status, 0)
  assert.match(stderr, /could not be recorded; its build starts once this node can write again/)
  isFull = false
  const next = await work.commit()
  await work.push(remote, 'main:dev')
  await host.builds.received(2)
  assert.deepEqual(
    host.builds.pushes.map(({ branch, sequence }) => `${branch} ${sequence}`).sort(),
    ['dev 2', 'main 1']
  )
  assert.equal(host.builds.pushes.find(({ branch }) => branch === 'dev')?.commit, next)
})

test('of pushes racing to create one branch one wins and each winner is one job', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  for (let n = 0; n < 6; n += 1) await work.commit(String(n))
  const pushes = await Promise.all(
    [0, 1, 2, 3, 4, 5].map((n) => work.push(remote, `main~${n}:refs/heads/race`))
  )
  const winners = pushes.filter(({ status }) => status === 0)
  assert.ok(winners.length >= 1)
  assert.equal(host.builds.pushes.length, winners.length)
})
