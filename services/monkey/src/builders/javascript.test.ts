import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ComponentFunction, GuestThread, startWatchdog, transpileInThread } from '@taucloud/wasm'
import { JavaScriptBuilder } from './javascript.ts'
import { SDK_FOLDER } from './sdk-sources.ts'

const thread = new GuestThread()
const watchdog = startWatchdog([thread.shared])
before(() => watchdog.ready)
after(() => watchdog.stop())

const builder = new JavaScriptBuilder(SDK_FOLDER)
const signal = new AbortController().signal

function folderOf(sources: Record<string, string>) {
  const files = Object.keys(sources).map((path) => ({
    path,
    id: path,
    size: sources[path]?.length ?? 0,
    executable: false
  }))
  const read = (file: { path: string }) => Promise.resolve(Buffer.from(sources[file.path] ?? ''))
  return { path: 'functions/f', files, read }
}

function build(sources: Record<string, string>): Promise<Uint8Array> {
  return builder.build(folderOf(sources), { log: { line: () => undefined }, signal })
}

async function open(sources: Record<string, string>): Promise<ComponentFunction> {
  const code = await transpileInThread(await build(sources), { maxPages: 512 })
  const context = { project: 'p', application: '', function: 'f' }
  return new ComponentFunction({ code, thread, isolation: 'restore', timeoutMs: 2_000, context })
}

async function call(fn: ComponentFunction, target: string, body = ''): Promise<[number, string]> {
  const request = { method: 'POST', target, host: 'a.test', headers: [], body: Buffer.from(body) }
  const answer = await fn.handle(request)
  const text = typeof answer.body === 'string' ? answer.body : ''
  return [answer.status, Buffer.from(text, 'latin1').toString('utf8')]
}

test('a function in JavaScript answers, and a request sees nothing of the one before', async () => {
  const fn = await open({
    'index.js': `import { greet } from './lib/greet.js'
      let calls = 0
      export default (request) => {
        if (request.path === '/spin') for (;;);
        if (request.path === '/throw') throw new Error('no')
        if (request.path === '/json') return Response.json({ n: request.json().n + 1 }, { status: 201 })
        return new Response(greet(request.query('name')) + ' ' + ++calls)
      }`,
    'lib/greet.js': 'export const greet = (name) => `héllo ${name}`'
  })
  assert.deepEqual(await call(fn, '/?name=z%C3%BC+b'), [200, 'héllo zü b 1'])
  assert.deepEqual(await call(fn, '/?name=b'), [200, 'héllo b 1'])
  assert.deepEqual(await call(fn, '/json', '{"n":1}'), [201, '{"n":2}'])
  assert.equal(fn.stats().coldStarts, 1)
  await assert.rejects(call(fn, '/throw'), { code: 'internal' })
  await assert.rejects(call(fn, '/spin'), { code: 'deadline_exceeded' })
  assert.deepEqual(await call(fn, '/?name=c'), [200, 'héllo c 1'])
})

test('a function in TypeScript is one with a package.json', async () => {
  const sources = {
    'package.json': '{ "main": "./src/main.ts" }',
    'src/main.ts':
      'interface A { b: string }\nexport default { fetch(r: Request): string { const a: A = { b: r.method }; return a.b } }'
  }
  assert.ok(builder.accepts(folderOf(sources).files))
  assert.ok(!builder.accepts(folderOf({ 'index.ts': '' }).files))
  const assemblyScript = { 'package.json': '{}', 'asconfig.json': '{}', 'assembly/index.ts': '' }
  assert.ok(!builder.accepts(folderOf(assemblyScript).files))
  assert.deepEqual(await call(await open(sources), '/'), [200, 'POST'])
})

test('what cannot be built says why, without a path of the machine', async () => {
  await assert.rejects(build({ 'index.js': 'export default (' }), (error: Error) => {
    assert.match(error.message, /^Cannot build "functions\/f": /)
    assert.doesNotMatch(error.message, /taucloud-js-/)
    return true
  })
  await assert.rejects(
    build({ 'package.json': '{"main":"a.js"}', 'index.js': '' }),
    /needs "a.js", its main module/
  )
})
