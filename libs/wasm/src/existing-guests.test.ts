import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { compileAssemblyScript } from './testing/assemblyscript.ts'
import { buildGo, downloadModules, whyNoGo } from './testing/go-toolchain.ts'
import { deploy, get, SDK, textOf } from './testing/guests.ts'
import { ModuleBuilder, op } from './testing/module-builder.ts'

/** Handlers as users of the existing SDKs have them: they must answer unchanged. */

const GO_SDK = 'github.com/taubyte/go-sdk@v0.3.9'
const GO_SYMBOLS = 'github.com/taubyte/go-sdk-symbols@v0.2.7'

const GO_HANDLER = `package main

import (
	"io"
	"strings"

	"github.com/taubyte/go-sdk/event"
)

func main() {}

//export hello
func hello(e event.Event) uint32 {
	h, err := e.HTTP()
	if err != nil {
		return 1
	}
	name, err := h.Query().Get("name")
	if err != nil {
		name = "nobody"
	}
	method, _ := h.Method()
	path, _ := h.Path()
	host, _ := h.Host()
	kind, _ := h.Headers().Get("Content-Type")
	keys, err := h.Headers().List()
	if err != nil {
		return 2
	}
	body, err := io.ReadAll(h.Body())
	if err != nil {
		return 3
	}
	h.Headers().Set("X-Kind", kind)
	h.Return(201)
	h.Write([]byte("hello " + name + " " + method + " " + host + path + " " + strings.Join(keys, ",") + " " + string(body)))
	return 0
}
`

const REQUEST = get('/greet?name=ann', {
  method: 'POST',
  headers: [
    ['host', 'example.test'],
    ['content-type', 'text/x']
  ],
  body: Buffer.from('the body')
})

test('a handler of the existing Go SDK answers', { timeout: 240_000 }, async (t) => {
  const folders = await goModules(t)
  if (folders === undefined) return
  const [, symbols = ''] = folders
  // The module that declares the imports is substituted by one that declares them for the standard toolchain.
  const substitute = Object.fromEntries(
    readdirSync(symbols, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('wasm_imports.go'))
      .map((name) => [
        join('symbols', name),
        toWasmImports(readFileSync(join(symbols, name), 'utf8'))
      ])
  )
  const [sdkModule, version] = GO_SDK.split('@')
  const [symbolsModule] = GO_SYMBOLS.split('@')
  const files = {
    ...substitute,
    'symbols/go.mod': readFileSync(join(symbols, 'go.mod'), 'utf8'),
    'go.mod': `module example.test/hello

go 1.24

require ${sdkModule} ${version}

replace ${symbolsModule} => ./symbols
`,
    'main.go': GO_HANDLER
  }
  const module = await buildGo(files, {
    'main.go': GO_HANDLER.replaceAll('//export ', '//go:wasmexport ')
  })
  const fn = deploy(module, { maxPages: 1_024 })
  for (let round = 0; round < 3; round++) {
    const answer = await fn.handle(REQUEST)
    assert.equal(answer.status, 201)
    assert.deepEqual(answer.headers, [['X-Kind', 'text/x']])
    assert.equal(await textOf(answer), 'hello ann POST example.test/greet Content-Type the body')
  }
  assert.equal(await textOf(fn.handle(get('/'))), 'hello  GET example.test/  ')
  assert.deepEqual([fn.stats().coldStarts, fn.stats().traps], [1, 0])
})

test('a guest with the imports and calls of the existing AssemblyScript SDK answers', async () => {
  // It declares the handler's parameter as a class whose first field is the event number, so it reads that number from
  // the guest's own memory at the address that is the event id; it exports _start and links WASI for its abort.
  const source = `
    @external('taubyte/sdk', 'getEventType') declare function getEventType(id: usize, type: usize): void
    @external('taubyte/sdk', 'eventHttpWrite')
    declare function eventHttpWrite(id: u32, buffer: usize, size: u32, written: usize): u32
    @external('wasi_snapshot_preview1', 'fd_write')
    declare function fd_write(fd: u32, vectors: usize, count: u32, written: usize): u32
    @external('wasi_snapshot_preview1', 'proc_exit') declare function proc_exit(code: u32): void
    @unmanaged class Event { number: u32 }
    export function hello(event: Event): u32 {
      const cell = memory.data(8)
      store<u32>(cell, 0)
      getEventType(changetype<usize>(event), cell)
      if (load<u32>(cell) != 1) {
        fd_write(2, cell, 0, cell + 4)
        proc_exit(1)
      }
      const text = String.UTF8.encode('hello from assemblyscript')
      eventHttpWrite(event.number, changetype<usize>(text), text.byteLength, cell + 4)
      return 0
    }`
  const fn = deploy(await compileAssemblyScript(source, { options: ['--exportStart', '_start'] }))
  for (let round = 0; round < 3; round++) {
    assert.equal(await textOf(fn.handle(get())), 'hello from assemblyscript')
  }
  assert.equal(fn.stats().coldStarts, 1)
})

test('a guest with the imports and calls of the existing Rust SDK answers', async () => {
  // No start function, no WASI, 17 pages of which the first 16 are stack, empty ranges at address 1.
  const module = new ModuleBuilder()
  const type = module.import(SDK, 'getEventType', 'ii', '')
  const read = module.import(SDK, 'readHttpEventBody', 'iiii', 'i')
  const write = module.import(SDK, 'eventHttpWrite', 'iiii', 'i')
  module.memory(17)
  const stack = module.global('i', op.i32(1_048_576))
  const buffer = 1_048_600
  module.function({
    export: 'hello',
    params: 'i',
    locals: 'ii',
    code: [
      [...op.globalGet(stack), ...op.i32(16), ...op.sub, ...op.tee(1), ...op.globalSet(stack)],
      [...op.get(1), ...op.i32(0), ...op.store(), ...op.get(0), ...op.get(1), ...op.call(type)],
      [...op.get(1), ...op.load(), ...op.i32(1), ...op.sub, ...op.if, ...op.unreachable, ...op.end],
      [
        ...op.get(0),
        ...op.i32(1),
        ...op.i32(0),
        ...op.get(1),
        ...op.call(write),
        ...op.if,
        ...op.unreachable,
        ...op.end
      ],
      [...op.block, ...op.loop],
      [...op.get(0), ...op.i32(buffer), ...op.i32(7), ...op.get(1), ...op.call(read), ...op.set(2)],
      [
        ...op.get(0),
        ...op.i32(buffer),
        ...op.get(1),
        ...op.load(),
        ...op.get(1),
        ...op.call(write),
        ...op.drop
      ],
      // The first ErrorEOF ends the body; its count is valid.
      [...op.get(2), ...op.brIf(1), ...op.br(0), ...op.end, ...op.end],
      [...op.get(1), ...op.i32(16), ...op.add, ...op.globalSet(stack)]
    ]
  })
  const fn = deploy(module.build())
  for (const body of ['', 'short', 'a body of more than seven bytes']) {
    assert.equal(
      await textOf(fn.handle(get('/', { method: 'POST', body: Buffer.from(body) }))),
      body
    )
  }
  assert.deepEqual([fn.stats().coldStarts, fn.stats().traps], [1, 0])
})

/** The folders of the existing SDK, or a reason to skip. */
async function goModules(t: TestContext): Promise<string[] | undefined> {
  const reason = await whyNoGo()
  const folders = reason === undefined ? await downloadModules([GO_SDK, GO_SYMBOLS]) : undefined
  if (folders === undefined) t.skip(reason ?? 'the Go module proxy cannot be reached')
  return folders
}

/** Rewrites declarations made for TinyGo as those of the standard toolchain. */
function toWasmImports(source: string): string {
  return source.replaceAll(/\/\/go:wasm-module (\S+)\n\/\/ ?export (\S+)/g, '//go:wasmimport $1 $2')
}
