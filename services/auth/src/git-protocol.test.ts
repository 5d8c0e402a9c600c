import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { ADMIN_TOKEN, createProject, gitIn, startHost, workingCopy } from './testing/host.ts'

const RECEIVE = 'application/x-git-receive-pack-request'
const UPLOAD = 'application/x-git-upload-pack-request'

/** Sends one request as it is, without a client that would tidy it up. */
function post(url: string, headers: Record<string, string>, body: Uint8Array) {
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const authorization = `Bearer ${ADMIN_TOKEN}`
      const sent = request(
        url,
        { method: 'POST', headers: { authorization, ...headers } },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('latin1')
            resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers })
          })
        }
      )
      sent.on('error', reject)
      sent.end(body)
    }
  )
}

async function poll(isDone: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 10_000
  while (!(await isDone())) {
    assert.ok(Date.now() < until, 'not so within 10 s')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const incoming = async (bare: string): Promise<string[]> =>
  (await readdir(join(bare, 'objects'))).filter((name) => name.includes('incoming'))

test('a large push comes in chunks after a probe, and the probe is no push', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  await writeFile(join(work.folder, 'big'), randomBytes(3_000_000))
  await work.run('add', 'big')
  await work.commit()
  const trace = join(work.folder, 'trace')
  const env = { GIT_TRACE_CURL: trace, GIT_TRACE_CURL_NO_DATA: '1' }
  const { status } = await gitIn(work.folder, ['push', remote, 'main'], { env })
  assert.equal(status, 0)
  const traced = await readFile(trace, 'utf8')
  assert.ok(
    /=> Send header: transfer-encoding: chunked/i.test(traced),
    'the push did not come in chunks'
  )
  assert.equal(traced.match(/=> Send header: content-length: 4/gi)?.length, 1)
  assert.equal(host.builds.pushes.length, 1)
})

test('the 4-byte probe is answered with nothing, and Expect: 100-continue is obeyed', async (t) => {
  const host = await startHost(t)
  const { git } = await createProject(host)
  const headers = { 'content-type': RECEIVE, expect: '100-continue' }
  const answer = await post(`${git}/git-receive-pack`, headers, Buffer.from('0000'))
  assert.deepEqual([answer.status, answer.body], [200, ''])
  assert.equal(answer.headers['content-type'], 'application/x-git-receive-pack-result')
})

test('a fetch with a long history sends its haves compressed and gets what it lacks', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  await work.push(remote, 'main')
  const clone = await workingCopy(t)
  await clone.run('fetch', '--quiet', remote, 'main')
  await clone.run('reset', '--quiet', '--hard', 'FETCH_HEAD')
  // Many commits that the host does not have; fast-import makes them in one go.
  const stream = Array.from(
    { length: 300 },
    (_, n) =>
      `commit refs/heads/local\ncommitter a <a@b> ${2_000_000_000 + n} +0000\ndata 1\nx\n${n === 0 ? 'from refs/heads/main^0\n' : ''}`
  )
  const imported = await gitIn(clone.folder, ['fast-import', '--quiet'], { input: stream.join('') })
  assert.equal(imported.status, 0, imported.stderr)
  const tip = await work.commit()
  await work.push(remote, 'main')
  const trace = join(clone.folder, 'trace')
  const env = { GIT_TRACE_CURL: trace, GIT_TRACE_CURL_NO_DATA: '1' }
  const fetched = await gitIn(clone.folder, ['fetch', remote, 'main'], { env })
  assert.equal(fetched.status, 0, fetched.stderr)
  assert.ok(
    /content-encoding: gzip/i.test(await readFile(trace, 'utf8')),
    'the request was not compressed'
  )
  assert.equal(await clone.run('rev-parse', 'FETCH_HEAD'), tip)
})

test('a push from a shallow clone and a partial clone with lazy blobs work', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  await writeFile(join(work.folder, 'file'), 'content\n')
  await work.run('add', 'file')
  await work.commit()
  await work.push(remote, 'main')
  await work.run('clone', '--quiet', '--depth', '1', remote, 'shallow')
  const shallow = join(work.folder, 'shallow')
  await gitIn(shallow, ['commit', '--quiet', '--allow-empty', '-m', 'x'])
  assert.equal((await gitIn(shallow, ['push', 'origin', 'HEAD:refs/heads/s'])).status, 0)
  await work.run('clone', '--quiet', '--filter=blob:none', '--no-checkout', remote, 'partial')
  const partial = join(work.folder, 'partial')
  assert.equal((await gitIn(partial, ['checkout', '--quiet', 'main'])).status, 0)
  assert.equal(await readFile(join(partial, 'file'), 'utf8'), 'content\n')
})

test('a filter that makes the server walk for long is refused', async (t) => {
  const host = await startHost(t)
  const { remote } = await createProject(host)
  const work = await workingCopy(t)
  await work.push(remote, 'main')
  const { status, stderr } = await gitIn(work.folder, [
    'clone',
    '--filter=sparse:oid=main:f',
    remote,
    'x'
  ])
  assert.notEqual(status, 0)
  assert.match(stderr, /filter/)
})

test('one verdict for the whole push: a hidden ref among others leaves nothing written', async (t) => {
  const host = await startHost(t)
  const { bare, remote } = await createProject(host)
  const work = await workingCopy(t)
  for (const atomic of [['--atomic'], []]) {
    const { status, stderr } = await work.push(
      ...atomic,
      remote,
      'main:refs/heads/ok1',
      'main:refs/internal/x'
    )
    assert.notEqual(status, 0)
    assert.match(stderr, /only refs\/heads\/ and refs\/tags\//)
  }
  assert.equal((await gitIn(bare, ['for-each-ref'])).stdout, '')
  assert.equal(host.builds.pushes.length, 0)
})

test('a push over the limit of the pack reads why, and leaves nothing behind', async (t) => {
  const host = await startHost(t, { maxPackBytes: 6_000_000 })
  const { bare, remote } = await createProject(host)
  const work = await workingCopy(t)
  await writeFile(join(work.folder, 'big'), randomBytes(7_000_000))
  await work.run('add', 'big')
  await work.commit()
  const overGit = await work.push(remote, 'main')
  assert.notEqual(overGit.status, 0)
  assert.match(overGit.stderr, /pack exceeds maximum allowed size/)
  await writeFile(join(work.folder, 'big'), randomBytes(20_000_000))
  await work.run('add', 'big')
  await work.commit()
  const overWall = await work.push(remote, 'main')
  assert.notEqual(overWall.status, 0)
  assert.match(overWall.stderr, /pack exceeds maximum allowed size|unpacker error/)
  assert.deepEqual(await incoming(bare), [])
})

test('a client killed in the middle of a push leaves no folder, and the next push works', async (t) => {
  const host = await startHost(t)
  const { bare, remote } = await createProject(host)
  const work = await workingCopy(t)
  await writeFile(join(work.folder, 'big'), randomBytes(60_000_000))
  await work.run('add', 'big')
  await work.commit()
  const kill = new AbortController()
  const pushing = gitIn(work.folder, ['-c', 'http.postBuffer=100000', 'push', remote, 'main'], {
    signal: kill.signal
  })
  await poll(async () => (await incoming(bare)).length > 0)
  kill.abort()
  await pushing
  await poll(async () => (await incoming(bare)).length === 0)
  await work.run('reset', '--quiet', '--hard', 'HEAD~1')
  assert.equal((await work.push(remote, 'main')).status, 0)
})

test('what a token may: push, read only, nothing, and how each is refused', async (t) => {
  const host = await startHost(t)
  const { git, remote } = await createProject(host)
  const other = await createProject(host, 'other')
  const work = await workingCopy(t)
  await work.push(remote, 'main')
  const made = await host.api('/tokens', {
    method: 'POST',
    body: { owner: 'bob', project: 'hello', access: 'read' }
  })
  const { token } = (await made.json()) as { token: string }
  const as = (secret: string): string => git.replace('://', `://u:${secret}@`)
  assert.equal((await gitIn(work.folder, ['ls-remote', as(token)])).status, 0)
  const readOnly = await work.push(as(token), 'main:refs/heads/x')
  assert.match(readOnly.stderr, /403/)
  assert.match(readOnly.stderr, /remote: Cannot push to "hello": "bob" may only read it/)
  const stranger = await work.push(as(other.token), 'main:refs/heads/x')
  assert.match(stranger.stderr, /not found|404/i)
  const unknown = await work.push(as('tau_wrong'), 'main:refs/heads/x')
  assert.match(unknown.stderr, /Authentication failed/)
  const nobody = await fetch(`${git}/info/refs?service=git-upload-pack`)
  assert.equal(nobody.status, 401)
  assert.match(nobody.headers.get('www-authenticate') ?? '', /^Basic realm=/)
  const hidden = await fetch(`${host.url}/nothere.git/info/refs?service=git-upload-pack`, {
    headers: { authorization: `Bearer ${other.token}` }
  })
  assert.equal(hidden.status, 404)
})

test('a bearer header saves the round trip of a refusal', async (t) => {
  const host = await startHost(t)
  const { git, token } = await createProject(host)
  const work = await workingCopy(t)
  const trace = join(work.folder, 'trace')
  const env = { GIT_TRACE_CURL: trace, GIT_TRACE_CURL_NO_DATA: '1' }
  const header = `http.extraHeader=Authorization: Bearer ${token}`
  const { status } = await gitIn(work.folder, ['-c', header, 'push', git, 'main'], { env })
  assert.equal(status, 0)
  const traced = await readFile(trace, 'utf8')
  assert.ok(!traced.includes('HTTP/1.1 401'), 'a request was refused')
})

test('the dumb protocol, other paths, wrong types and large file storage are refused with their status', async (t) => {
  const host = await startHost(t)
  const { git } = await createProject(host)
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
  const statusOf = async (url: string, init: RequestInit = {}): Promise<number> =>
    (await fetch(url, { headers, ...init })).status
  assert.equal(await statusOf(`${git}/info/refs`), 403)
  assert.equal(await statusOf(`${git}/HEAD`), 404)
  assert.equal(await statusOf(`${git}/%2e%2e/hello.git/HEAD`), 404)
  assert.equal((await post(`${git}/git-receive-pack`, {}, Buffer.from('0000'))).status, 415)
  assert.equal(
    (await post(`${git}/git-upload-pack`, { 'content-type': RECEIVE }, Buffer.from('0000'))).status,
    415
  )
  assert.equal((await post(`${git}/info/lfs/objects/batch`, {}, Buffer.from('{}'))).status, 501)
})

test('a gzip bomb is cut off at the limit of inflated bytes', async (t) => {
  const host = await startHost(t)
  const { git } = await createProject(host)
  const bomb = gzipSync(Buffer.alloc(100_000_000))
  const headers = { 'content-type': UPLOAD, 'content-encoding': 'gzip' }
  const ended = await post(`${git}/git-upload-pack`, headers, bomb).then(
    ({ status }) => String(status),
    (error: unknown) => (error instanceof Error ? error.message : '')
  )
  assert.match(ended, /200|socket hang up|ECONNRESET/)
})

for (const [name, body] of [
  ['bytes that are no packets', 'zzzzhello'],
  ['a list that ends too early', '00a0half a line'],
  ['a malformed command', '0010not a ref\0x0000'],
  ['a client that reads no report', '']
] as const) {
  test(`a push of ${name} is refused with 400 and starts no git`, async (t) => {
    const host = await startHost(t)
    const { bare, git } = await createProject(host)
    const command = `${'0'.repeat(40)} ${'1'.repeat(40)} refs/heads/main\0 ofs-delta`
    const old = `${(command.length + 4).toString(16).padStart(4, '0')}${command}0000`
    const headers = { 'content-type': RECEIVE }
    const { status } = await post(
      `${git}/git-receive-pack`,
      headers,
      Buffer.from(body === '' ? old : body)
    )
    assert.equal(status, 400)
    assert.deepEqual(await incoming(bare), [])
  })
}

test("nothing of the machine's git configuration and no hook in a repository has effect", async (t) => {
  const host = await startHost(t)
  const { bare, remote } = await createProject(host)
  const work = await workingCopy(t)
  const proof = join(host.folder, 'proof')
  const hooks = join(bare, 'hooks')
  await mkdir(hooks, { recursive: true })
  for (const hook of ['pre-receive', 'update', 'post-receive', 'reference-transaction']) {
    await writeFile(join(hooks, hook), `#!/bin/sh\necho ran >> ${proof}\nexit 1\n`, { mode: 0o755 })
  }
  const hostile = join(host.folder, 'hostile.gitconfig')
  await writeFile(
    hostile,
    `[core]\n\thooksPath = ${hooks}\n[receive]\n\tmaxInputSize = 1\n[transfer]\n\thideRefs = refs\n`
  )
  const kept = process.env.HOME
  const set = { GIT_CONFIG_SYSTEM: hostile, GIT_CONFIG_GLOBAL: hostile, GIT_DIR: '/nonexistent' }
  Object.assign(process.env, set, { HOME: host.folder })
  try {
    assert.equal((await work.push(remote, 'main')).status, 0)
    assert.match((await gitIn(work.folder, ['ls-remote', remote])).stdout, /refs\/heads\/main/)
  } finally {
    for (const name of Object.keys(set)) Reflect.deleteProperty(process.env, name)
    process.env.HOME = kept ?? ''
  }
  await assert.rejects(readFile(proof), { code: 'ENOENT' })
})

test('start() refuses a git that is missing and says what to install', async (t) => {
  await assert.rejects(startHost(t, { searchPath: '/nonexistent' }), {
    code: 'failed_precondition',
    message: /"git" cannot be run, install git 2\.39\.5 or newer/
  })
})

test('start() refuses a git below the floor with both versions', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'tau-old-git-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'git'), '#!/bin/sh\necho git version 2.39.4.windows.1\n', {
    mode: 0o755
  })
  await assert.rejects(startHost(t, { searchPath: folder }), {
    code: 'failed_precondition',
    message: /git is 2\.39\.4, it must be 2\.39\.5 or newer/
  })
})
