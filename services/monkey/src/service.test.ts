import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { findExecutable } from './executables.ts'
import { exampleFiles, exampleProject } from './testing/example.ts'
import { TestSandbox } from './testing/sandboxes.ts'
import { TestCloud } from './testing/test-cloud.ts'
import { TestRepository } from './testing/test-repository.ts'

const project = exampleProject()
const MAIN = 'libraries/hello/main.ts'
const UNCHANGED = /^step: hello: AssemblyScript, .*unchanged$/
const box = new TestSandbox()
const noSandbox = await box.missing()
const go = await findExecutable('go')
let repository: TestRepository
let cloud: TestCloud

async function open(): Promise<void> {
  repository = new TestRepository()
  cloud = await TestCloud.start(repository)
}

async function close(): Promise<void> {
  await cloud.stop()
  repository.remove()
}

after(() => {
  box.remove()
})

const commit = (files: Record<string, string | Uint8Array | undefined> = {}): string =>
  repository.commit({ ...exampleFiles(), ...files })
const edited = (text: string): Record<string, string> => ({
  [MAIN]: (exampleFiles()[MAIN] ?? '').replace("'hello '", JSON.stringify(text))
})

const FAILING: Record<
  string,
  { files: Record<string, string | Uint8Array | undefined>; cause: string; message: RegExp }
> = {
  'a project without configuration': {
    files: { 'config/config.yaml': undefined },
    cause: 'config',
    message: /config\/config\.yaml is missing/
  },
  'the id of another project': {
    files: {
      'config/config.yaml': 'id: QmQWedySNyKVxS6hNzHY2uTXcBLnhaz2mbJRTyzo6AZURe\nname: x\n'
    },
    cause: 'config',
    message: /another id/
  },
  'a missing folder': {
    files: { [MAIN]: undefined },
    cause: 'build',
    message: /libraries\/hello has no files/
  },
  'an entry that the module does not export': {
    files: { [MAIN]: 'export function other(): void {}' },
    cause: 'build',
    message: /hello/
  },
  'an import that no host offers': {
    files: {
      [MAIN]:
        '@external("nowhere", "x") declare function x(): void\nexport function hello(id: u32): void { x() }'
    },
    cause: 'build',
    message: /nowhere/
  },
  'an import out of the folder': {
    files: {
      [MAIN]: 'import { x } from "../../secret"\nexport function hello(id: u32): void { x() }',
      'secret.ts': 'export function x(): void {}'
    },
    cause: 'build',
    message: /secret/
  },
  'a Git LFS pointer in a website': {
    files: {
      'websites/site/photo.jpg': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`
    },
    cause: 'source',
    message: /photo\.jpg.*Git LFS/
  },
  'a website whose sources nobody built': {
    files: { 'websites/site/package.json': '{"scripts": {"build": "vite build"}}' },
    cause: 'build',
    message: /package\.json has a build script/
  },
  'a file that is called .wasm only': {
    files: { [MAIN]: undefined, 'libraries/hello/main.wasm': 'not a module' },
    cause: 'build',
    message: /not WebAssembly/
  },
  'sources in a language that nobody builds': {
    files: { [MAIN]: undefined, 'libraries/hello/main.zig': '' },
    cause: 'build',
    message: /neither AssemblyScript/
  },
  'Go without a tool chain': {
    files: {
      'config/functions/time.yaml': (exampleFiles()['config/functions/time.yaml'] ?? '').replace(
        '[optional]',
        '[]'
      )
    },
    cause: 'toolchain',
    message: /install (?:Go|bubblewrap)/
  }
}
describe('a build that is refused', () => {
  before(open)
  after(close)

  for (const [name, { files, cause, message }] of Object.entries(FAILING)) {
    test(`fails for ${name} with the cause "${cause}"`, async () => {
      const end = await cloud.push(commit(files), { project })
      assert.deepEqual([end.state, end.cause], ['failed', cause], end.message)
      assert.match(end.message, message)
      const added = Object.keys(files).filter((path) => !(path in exampleFiles()))
      commit(Object.fromEntries(added.map((path) => [path, undefined])))
    })
  }

  test('leaves the builder able to build the next', async () => {
    assert.equal((await cloud.push(commit(), { project })).state, 'succeeded')
  })
})

describe('a builder', () => {
  beforeEach(open)
  afterEach(close)

  test('the example is built, stored and published; an optional function without its tool chain is skipped', async () => {
    const end = await cloud.push(commit(), { project })
    assert.equal(end.state, 'succeeded', end.message)
    assert.ok(end.release)
    const { config, functions, websites } = end.release
    assert.deepEqual(
      functions.map(({ name, method }) => [name, method]),
      [
        ['hello', 'GET'],
        ['hello_post', 'POST']
      ]
    )
    const [get, post] = functions
    assert.equal(get?.module, post?.module)
    // What is missing here depends on the machine; the line names it.
    assert.ok(end.lines.some((line) => /time: skipped: .*install (Go|bubblewrap)/.test(line)))
    const table = cloud.storedTable(websites[0])
    const page = table.files['index.html']
    assert.deepEqual(Object.keys(table.files).sort(), ['app.js', 'index.html', 'style.css'])
    assert.equal(page?.type, 'text/html;charset=utf-8')
    for (const cid of [get?.module, get?.source, config, page.cid, page.encodings?.br?.cid]) {
      assert.ok(cloud.stored.has(cid ?? ''), `a hoarder holds ${cid ?? 'nothing'}`)
    }
  })

  test('an edit builds what changed and nothing else', async () => {
    const first = await cloud.push(commit(), { project })
    const page = await cloud.push(commit({ 'websites/site/index.html': 'new' }), { project })
    assert.ok(
      page.lines.some((line) => UNCHANGED.test(line)),
      page.lines.join('\n')
    )
    assert.ok(page.lines.some((line) => line.startsWith('step: site: 3 files, 1 new')))
    assert.equal(page.release?.functions[0]?.module, first.release?.functions[0]?.module)
    const code = await cloud.push(commit(edited('hi ')), { project })
    assert.notEqual(code.release?.functions[0]?.module, first.release?.functions[0]?.module)
    assert.ok(code.lines.some((line) => line.startsWith('step: site: 3 files, 1 new')))
  })

  test('equal sources give equal content ids on two builders', async () => {
    const other = await TestCloud.start(repository)
    try {
      const sources = commit()
      const [one, two] = await Promise.all([
        cloud.push(sources, { project, pushedAtMs: 1000 }),
        other.push(sources, { project, pushedAtMs: 1000 })
      ])
      assert.equal(one.state, 'succeeded', one.message)
      assert.deepEqual(one.release, two.release)
    } finally {
      await other.stop()
    }
  })

  test('a function that does not compile fails the build with file, line and column, and publishes nothing', async () => {
    const end = await cloud.push(
      commit({ [MAIN]: 'export function hello(): void {\n  foo()\n}\n' }),
      { project }
    )
    assert.deepEqual([end.state, end.cause], ['failed', 'build'])
    assert.match(end.message, /main\.ts:2:3: .*foo/)
    assert.ok(end.lines.some((line) => line.includes('in libraries/hello/main.ts:2:3')))
    assert.equal(end.release, undefined)
    assert.equal(cloud.stored.size, 0)
  })

  test('configuration errors fail the build with each place', async () => {
    const end = await cloud.push(
      commit({ 'config/functions/hello.yaml': 'source: .\ntrigger: 3\n' }),
      { project }
    )
    assert.deepEqual([end.state, end.cause], ['failed', 'config'])
    assert.ok(end.lines.some((line) => /^err: config\/functions\/hello\.yaml:\d+:\d+: /.test(line)))
    assert.match(end.message, /config\/functions\/hello\.yaml:\d+:\d+/)
  })

  test('hosts of another project are refused before anything is built', async () => {
    await cloud.stop()
    cloud = await TestCloud.start(repository, { zone: 'dream.localhost' })
    const files = { 'config/domains/main.yaml': 'fqdn: hello-aaaaaaaa.dream.localhost\n' }
    const end = await cloud.push(commit(files), { project })
    assert.deepEqual([end.state, end.cause], ['failed', 'config'])
    assert.match(end.message, /must contain/)
  })

  test('a folder with one module deploys it as it is', async () => {
    const built = await cloud.push(commit(), { project })
    const module =
      cloud.content.blocks.get(built.release?.functions[0]?.source ?? '') ?? new Uint8Array(0)
    const end = await cloud.push(
      commit({ [MAIN]: undefined, 'libraries/hello/any.wasm': module }),
      {
        project
      }
    )
    assert.equal(end.state, 'succeeded', end.message)
    assert.equal(end.release?.functions[0]?.source, built.release?.functions[0]?.source)
  })

  test('a build that comes after a newer push is superseded', async () => {
    const sources = commit()
    assert.equal((await cloud.push(sources, { project, pushedAtMs: 2000 })).state, 'succeeded')
    assert.equal((await cloud.push(sources, { project, pushedAtMs: 1000 })).state, 'superseded')
  })

  test('a job that the broker no longer wants stops at once', { skip: noSandbox }, async () => {
    const files = {
      'libraries/hello/.taubyte/config.yaml': 'workflow: [build]\n',
      'libraries/hello/.taubyte/build.sh': 'echo begun\nsleep 300\n'
    }
    cloud.queue(commit(files), { project })
    await cloud.said(/begun/)
    cloud.isCanceled = true
    await cloud.said(/stopped/)
    cloud.isCanceled = false
    const end = await cloud.push(
      commit({
        'libraries/hello/.taubyte/config.yaml': undefined,
        'libraries/hello/.taubyte/build.sh': undefined
      }),
      { project }
    )
    assert.equal(end.state, 'succeeded', end.message)
  })

  test('a broker that comes back is found again', async () => {
    await cloud.loseBroker()
    const sources = commit()
    const ending = cloud.push(sources, { project })
    await cloud.restoreBroker()
    assert.equal((await ending).state, 'succeeded')
  })

  test('a restarted builder remembers what it built', async () => {
    const sources = commit()
    await cloud.push(sources, { project })
    await cloud.restartMonkey()
    const end = await cloud.push(sources, { project })
    assert.ok(
      end.lines.some((line) => UNCHANGED.test(line)),
      end.lines.join('\n')
    )
  })

  test('what only an earlier release needed is not kept on the builder', async () => {
    const first = await cloud.push(commit(), { project })
    await cloud.push(commit(edited('hi ')), { project })
    assert.equal(cloud.content.blocks.has(first.release?.functions[0]?.source ?? ''), false)
    assert.equal(cloud.content.pins.size, 1)
  })

  test(
    'a workflow builds with the programs of the node and may not reach out',
    { skip: noSandbox },
    async () => {
      const files = {
        'websites/site/.taubyte/config.yaml':
          'environment:\n  image: none\n  variables: \n    WORD: built\nworkflow:\n  - one\n  - two\n',
        'websites/site/.taubyte/one.sh':
          'echo "<p>$WORD</p>" > index.html; cat /etc/shadow > leak.html 2>/dev/null; true',
        'websites/site/.taubyte/two.sh':
          'mkdir $OUT/sub; cp index.html leak.html $OUT/; cp index.html $OUT/sub/; ln -s /etc/passwd $OUT/link'
      }
      const end = await cloud.push(commit(files), { project })
      assert.equal(end.state, 'succeeded', end.message)
      const table = cloud.storedTable(end.release?.websites[0])
      assert.deepEqual(Object.keys(table.files).sort(), [
        'index.html',
        'leak.html',
        'sub/index.html'
      ])
      assert.equal(
        Buffer.from(cloud.stored.get(table.files['index.html']?.cid ?? '') ?? []).toString(),
        '<p>built</p>\n'
      )
      assert.equal(table.files['leak.html']?.size, 0)
      assert.ok(
        end.lines.some((line) => line.includes('left out of the result: "./link": symbolic link'))
      )
    }
  )

  test('a workflow that fails tells its code and its last words', { skip: noSandbox }, async () => {
    const files = {
      'websites/site/.taubyte/config.yaml': 'workflow: [build]\n',
      'websites/site/.taubyte/build.sh': 'echo no luck >&2; exit 3\n'
    }
    const end = await cloud.push(commit(files), { project })
    assert.deepEqual([end.state, end.cause], ['failed', 'build'])
    assert.match(end.message, /code 3/)
    assert.ok(end.lines.includes('err: no luck'))
  })

  test(
    'Go is built in the sandbox, equal each time, and leaves no job folder',
    { skip: noSandbox || (go === undefined && 'no Go') },
    async () => {
      await cloud.stop()
      cloud = await TestCloud.start(repository, { goCommand: 'go' })
      const end = await cloud.push(commit(), { project })
      const time = end.release?.functions.find(({ name }) => name === 'time')
      assert.ok(time !== undefined, end.message + end.lines.join('\n'))
      await cloud.push(commit({ 'code/functions/time/extra.go': 'package main\n' }), { project })
      await cloud.restartMonkey()
      const again = await cloud.push(
        commit({ 'code/functions/time/extra.go': undefined, 'code/functions/time/README.md': 'x' }),
        { project }
      )
      assert.equal(
        again.release?.functions.find(({ name }) => name === 'time')?.source,
        time.source
      )
      const failing = await cloud.push(
        commit({ 'code/functions/time/main.go': 'package main\n\nfunc main() { foo() }\n' }),
        { project }
      )
      assert.deepEqual([failing.state, failing.cause], ['failed', 'build'])
      assert.ok(failing.lines.some((line) => line.includes('main.go:3:15: undefined: foo')))
      const requiring = await cloud.push(
        commit({
          'code/functions/time/go.mod': 'module x\n\ngo 1.24\n\nrequire example.org/y v1.0.0\n'
        }),
        { project }
      )
      assert.match(requiring.message, /go mod vendor/)
      assert.deepEqual(readdirSync(join(cloud.folder, 'builds/jobs/sandbox/j')), [])
    }
  )
})
