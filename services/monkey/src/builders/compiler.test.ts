import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { Compiler } from './compiler.ts'
import type { CompileReply } from './compiler-protocol.ts'

const OPTIONS = ['-O3', '--runtime', 'stub']
const signal = new AbortController().signal
const compilers: Compiler[] = []
after(() => {
  for (const compiler of compilers) compiler.close()
})

function create(init: ConstructorParameters<typeof Compiler>[0] = {}): Compiler {
  const compiler = new Compiler(init)
  compilers.push(compiler)
  return compiler
}

function compile(
  compiler: Compiler,
  text: string,
  files: Record<string, string> = {}
): Promise<CompileReply> {
  const sources = new Map(Object.entries({ 'main.ts': text, ...files }))
  return compiler.compile({ entries: ['main.ts'], options: OPTIONS, sources }, signal)
}

/** Takes the compiler far longer than a test may last: each name is looked up in what came before. */
function endless(): string {
  const calls = Array.from(
    { length: 6000 },
    (_, index) =>
      `export function g${String(index)}(x: f64): f64 { return ${Array.from({ length: 40 }, (__, k) => `Math.pow(x, ${String(k)}.5)`).join('+')} }`
  )
  return calls.join('\n')
}

test('one process compiles one after the other, with equal results', async () => {
  const compiler = create()
  const text = 'export function add(a: i32, b: i32): i32 { return a + b }'
  const replies = await Promise.all([compile(compiler, text), compile(compiler, text)])
  const { pid } = compiler
  const again = await compile(compiler, text)
  assert.ok(again.module !== undefined && WebAssembly.validate(Uint8Array.from(again.module)))
  for (const { module } of replies) assert.deepEqual(module, again.module)
  assert.equal(compiler.pid, pid)
})

test('sources see what they were given and nothing else', async () => {
  const compiler = create()
  const files = {
    'lib/x.ts': 'export const x = 7',
    'asconfig.json': '{"options": {"transform": ["./evil.js"]}}',
    'evil.js': 'throw 1'
  }
  const good = await compile(
    compiler,
    'import { x } from "./lib/x"\nexport function f(): i32 { return x }',
    files
  )
  assert.ok(good.module, good.messages)
  const bad = await compile(
    compiler,
    'import { x } from "../../../../../../etc/passwd"\nexport function f(): i32 { return x }'
  )
  assert.equal(bad.module, undefined)
  assert.match(bad.messages, /not found/)
})

test('errors say where they are and leave the process usable', async () => {
  const compiler = create()
  const bad = await compile(compiler, 'export function f(): i32 {\n  return y\n}')
  assert.equal(bad.module, undefined)
  assert.match(bad.messages, /Cannot find name 'y'[^]*main\.ts\(2,10\)/)
  const { pid } = compiler
  assert.ok((await compile(compiler, 'export const z = 1')).module)
  assert.equal(compiler.pid, pid)
})

test('a compile over its time ends with "timeout" and takes its process with it', async () => {
  const compiler = create({ timeoutMs: 200 })
  const compiling = compile(compiler, endless())
  const { pid } = compiler
  await assert.rejects(compiling, { failure: 'timeout' })
  assert.equal(compiler.pid, undefined)
  const deadline = Date.now() + 5000
  while (existsSync(`/proc/${String(pid)}`) && Date.now() < deadline) await delay(10)
  assert.equal(existsSync(`/proc/${String(pid)}`), false)
})

test('a compile over its memory ends with "limit"', async () => {
  const compiler = create({ heapMegabytes: 64, timeoutMs: 60_000 })
  await assert.rejects(compile(compiler, endless()), { failure: 'limit' })
})

test('a canceled compile is given up at once and the warm process is kept', async () => {
  const compiler = create({ graceMs: 60_000 })
  await compiler.warm()
  const { pid } = compiler
  const abort = new AbortController()
  const sources = new Map([['main.ts', 'export const z = 1']])
  const canceled = compiler.compile(
    { entries: ['main.ts'], options: OPTIONS, sources },
    abort.signal
  )
  abort.abort()
  await assert.rejects(canceled, { failure: 'infrastructure' })
  assert.ok((await compile(compiler, 'export const z = 2')).module)
  assert.equal(compiler.pid, pid)
})

test('the process is replaced when it holds too much', async () => {
  const compiler = create({ maxResidentBytes: 1 })
  assert.ok((await compile(compiler, 'export const z = 1')).module)
  assert.equal(compiler.pid, undefined)
})
