import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { editAndPush, git } from './support/git.ts'
import { ask, askUntil } from './support/http.ts'
import { launch, startUniverse, temporaryFolder } from './support/universe.ts'

const FUNCTION = 'libraries/hello/main.ts'
const PAGE = 'websites/site/index.html'

test('the first start of a new user, from nothing to edits served, to a second start', async (t) => {
  const folder = await temporaryFolder(t)
  const universe = await startUniverse(t, folder)
  const { ready } = universe
  const site = new URL('/', ready.url).href
  const substratePort = Number(new URL(ready.substrate).port)

  await t.test('ends with the answer of the deployed function', () => {
    assert.equal(ready.status, 200)
    assert.match(ready.body, /hello/i)
    assert.equal(new URL(ready.url).host, ready.host)
    assert.deepEqual(ready.nodes.flatMap((node) => node.services).sort(), [
      'auth',
      'gateway',
      'hoarder',
      'monkey',
      'patrick',
      'seer',
      'substrate',
      'tns'
    ])
    assert.equal(new Set(ready.nodes.map((node) => node.peerId)).size, 8)
  })

  await t.test(
    'the function reads query, headers and body, through the gateway and on the substrate itself',
    async () => {
      const query = await ask(`${ready.url}?name=Ada`)
      assert.match(query.body, /Ada/)
      const direct = await ask(`${ready.url}?name=Ada`, { port: substratePort })
      assert.deepEqual([direct.status, direct.body], [query.status, query.body])
      const posted = await ask(ready.url, { method: 'POST', body: 'Grace' })
      assert.equal(posted.status, 200)
      assert.match(posted.body, /Grace/)
    }
  )

  await t.test('the website is served beside it', async () => {
    const page = await ask(site)
    assert.equal(page.status, 200)
    assert.match(String(page.headers['content-type']), /^text\/html/)
    assert.equal(page.body, await readFile(`${ready.workdir}/${PAGE}`, 'utf8'))
  })

  await t.test(
    'an edit of the function is served after a push, and the push shows the build',
    async () => {
      const pushed = await editAndPush(ready.workdir, FUNCTION, (text) =>
        text.replace(/'hello[^']*'/, "'hello again '")
      )
      assert.equal(pushed.code, 0, pushed.output)
      assert.match(pushed.output, /remote: .*hello/)
      await askUntil(ready.url, (answer) => answer.body.includes('hello again'))
    }
  )

  await t.test('an edit of the website is served after a push', async () => {
    const pushed = await editAndPush(ready.workdir, PAGE, (text) =>
      text.replace('</body>', '<!-- edited --></body>')
    )
    assert.equal(pushed.code, 0, pushed.output)
    await askUntil(site, (answer) => answer.body.includes('<!-- edited -->'))
  })

  await t.test(
    'a build that fails keeps the previous release serving, and the push says why',
    async () => {
      const broken = await editAndPush(
        ready.workdir,
        FUNCTION,
        (text) => `${text}\nthis is not AssemblyScript\n`
      )
      assert.match(broken.output, /remote: .*main\.ts/)
      assert.match(broken.output, /goes on being served/)
      const answer = await ask(ready.url)
      assert.equal(answer.status, 200)
      assert.match(answer.body, /hello again/)
      await git(ready.workdir, 'revert', '--no-edit', 'HEAD')
      assert.equal((await git(ready.workdir, 'push')).code, 0)
    }
  )

  await t.test('a configuration that is wrong is refused with file and line', async () => {
    const wrong = await editAndPush(ready.workdir, 'config/functions/hello.yaml', (text) =>
      text.replace(/timeout:.*/, 'timeout: soon')
    )
    assert.match(wrong.output, /remote: .*functions\/hello\.yaml:\d+:\d+: invalid duration "soon"/)
    assert.equal((await ask(ready.url)).status, 200)
    await git(ready.workdir, 'revert', '--no-edit', 'HEAD')
    assert.equal((await git(ready.workdir, 'push')).code, 0)
  })

  await t.test('an unknown path, an unknown host and a wrong method are told apart', async () => {
    const unknown = await ask(`http://nobody.dream.localhost:${new URL(ready.url).port}/a/path`)
    assert.equal(unknown.status, 404)
    assert.match(unknown.body, /nobody\.dream\.localhost/)
    // The website answers every GET below its prefix, as single-page applications need it.
    const page = await ask(new URL('/no/such/path', ready.url).href)
    assert.deepEqual([page.status, page.headers['content-type']?.slice(0, 9)], [200, 'text/html'])
    const wrong = await ask(ready.url, { method: 'DELETE' })
    assert.equal(wrong.status, 405)
    assert.match(String(wrong.headers.allow), /GET/)
  })

  await t.test('a push without the right is refused in words', async () => {
    const stranger = join(folder, 'stranger')
    await git(folder, 'init', '--quiet', '--initial-branch=main', stranger)
    await git(stranger, 'commit', '--quiet', '--allow-empty', '--message', 'mine')
    const anonymous = await git(stranger, 'push', ready.git, 'HEAD:main')
    assert.notEqual(anonymous.code, 0)
    const withWrongToken = new URL(ready.git)
    withWrongToken.username = 'tau'
    withWrongToken.password = 'not-the-token-of-anybody'
    const refused = await git(stranger, 'push', withWrongToken.href, 'HEAD:main')
    assert.notEqual(refused.code, 0)
    assert.match(refused.output, /Authentication failed|403|401/)
  })

  await t.test('a push to another branch leaves what main serves alone', async () => {
    const pushed = await git(ready.workdir, 'push', 'origin', 'HEAD:other')
    assert.equal(pushed.code, 0, pushed.output)
    const after = await editAndPush(ready.workdir, FUNCTION, (text) =>
      text.replace(/'hello[^']*'/, "'hello from main '")
    )
    assert.equal(after.code, 0, after.output)
    await askUntil(ready.url, (answer) => answer.body.includes('hello from main'))
  })

  await t.test(
    'a second start on the same folder says which process has it and leaves it alone',
    async () => {
      const second = launch(folder)
      const event = await second.awaitEvent((candidate) => candidate.event === 'error')
      assert.equal(event.event === 'error' ? event.code : '', 'failed_precondition')
      await second.exited
      assert.equal(second.child.exitCode, 1)
      assert.equal((await ask(ready.url)).status, 200)
    }
  )

  await t.test(
    'Ctrl-C stops everything, and the next start finds the project deployed',
    async () => {
      assert.equal(await universe.stop(), 0)
      await assert.rejects(ask(ready.url))
      const again = await startUniverse(t, folder)
      assert.equal(again.ready.status, 200)
      assert.match(again.ready.body, /hello from main/)
      assert.equal(again.ready.workdir, ready.workdir)
      assert.ok(existsSync(`${again.ready.workdir}/.git`))
      const pushed = await editAndPush(again.ready.workdir, FUNCTION, (text) =>
        text.replace(/'hello[^']*'/, "'hello once more '")
      )
      assert.equal(pushed.code, 0, pushed.output)
      assert.match(pushed.output, /LIVE/)
      await askUntil(again.ready.url, (answer) => answer.body.includes('hello once more'))
    }
  )
})

test('a busy port is an error that says what to do', async (t) => {
  const folder = await temporaryFolder(t)
  const { createServer } = await import('node:net')
  const server = createServer().listen(0, '127.0.0.1')
  t.after(async () => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const started = launch(folder, '--port', String(port))
  const event = await started.awaitEvent((candidate) => candidate.event === 'error')
  assert.match(
    event.event === 'error' ? event.message : '',
    new RegExp(`127\\.0\\.0\\.1:${port}.*--port`)
  )
  await started.exited
  assert.equal(started.child.exitCode, 1)
})
