import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { compileAssemblyScript } from './testing/assemblyscript.ts'
import { buildGo, whyNoGo } from './testing/go-toolchain.ts'
import { deploy, get, textOf } from './testing/guests.ts'
import type { GuestFunction } from './guest/guest-function.ts'

const SDK = new URL('../../../sdk/', import.meta.url)

/** The first example of a README in a language. */
function example(readme: string, language: string): string {
  const source = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(
    readFileSync(new URL(readme, SDK), 'utf8')
  )?.[1]
  assert.ok(source !== undefined, `${readme} has an example`)
  return source
}

async function greets(fn: GuestFunction): Promise<void> {
  assert.equal(await textOf(fn.handle(get('/?name=ann'))), 'hello ann')
  const body = Buffer.from('wörld '.repeat(2_000))
  const answer = await fn.handle(
    get('/', { method: 'POST', body, headers: [['User-Agent', 'test/1']] })
  )
  assert.equal(await textOf(answer), `hello ${body.toString()}`)
  assert.deepEqual(answer.headers[0], ['Content-Type', 'text/plain'])
  assert.deepEqual([fn.stats().coldStarts, fn.stats().traps], [1, 0])
}

test('the example of the AssemblyScript SDK greets', async () => {
  await greets(deploy(await compileAssemblyScript(example('assemblyscript/README.md', 'ts'))))
})

test('a hello in AssemblyScript is at most 6 kB', async () => {
  const source = `
    import { Event } from '@taucloud/sdk'
    export function hello(id: u32): void {
      const http = new Event(id).http()
      http.addHeader('content-type', 'text/plain')
      http.write('hello ' + http.query('name'))
    }`
  const bytes = await compileAssemblyScript(source)
  assert.ok(bytes.length <= 6_000, `${bytes.length} bytes`)
})

test('all of the AssemblyScript SDK works', async () => {
  const source = `
    import { Event, EventType } from '@taucloud/sdk'
    export function hello(id: u32): void {
      const event = new Event(id)
      assert(event.type == EventType.Http)
      const http = event.http()
      if (http.path == '/away') { http.redirect('/there', 308); return }
      const piece = new Uint8Array(4)
      const count = http.read(piece)
      assert(!http.addHeader('X-Bad', 'a\\r\\nb'))
      assert(http.addHeader('X-Names', http.headerNames.join(',') + http.header('X-ONE')))
      assert(http.setStatus(203))
      assert(http.writeBytes(piece.subarray(0, count)))
      assert(http.flush())
      assert(http.write([http.host, http.method, http.queryNames.join(',')].join(' ')))
      assert(http.read(piece) == 0)
    }`
  const fn = deploy(await compileAssemblyScript(source))
  const request = get('/x?a=1&b=2', { body: Buffer.from('ab'), headers: [['x-one', '1']] })
  const answer = await fn.handle(request)
  assert.deepEqual([answer.status, answer.headers], [203, [['X-Names', 'X-One1']]])
  assert.equal(await textOf(answer), 'abexample.test GET a,b')
  const away = await fn.handle(get('/away'))
  assert.deepEqual([away.status, away.headers[0]], [308, ['Location', '/there']])
})

test('the example of the Go SDK builds and greets', { timeout: 240_000 }, async (t) => {
  const reason = await whyNoGo()
  if (reason !== undefined) {
    t.skip(reason)
    return
  }
  const module = await buildGo({
    'main.go': example('go/README.md', 'go'),
    'go.mod': `module example.test/hello

go 1.24

require taucloud.dev/sdk v0.0.0

replace taucloud.dev/sdk => ${fileURLToPath(new URL('go', SDK))}
`
  })
  await greets(deploy(module, { maxPages: 1_024 }))
})

test('a Go guest that sleeps is suspended', { timeout: 240_000 }, async (t) => {
  const reason = await whyNoGo()
  if (reason !== undefined) {
    t.skip(reason)
    return
  }
  const main = `package main

import "time"

//go:wasmexport hello
func hello(id uint32) {
	time.Sleep(time.Hour)
}

func main() {}
`
  const fn = deploy(
    await buildGo({ 'main.go': main, 'go.mod': 'module example.test/sleeper\n\ngo 1.24\n' }),
    {
      maxPages: 1_024,
      timeoutMs: 100
    }
  )
  const calls = [fn, fn].map(async (each) => each.handle(get()))
  for (const result of await Promise.allSettled(calls)) {
    assert.equal(
      result.status === 'rejected' && (result.reason as { code: string }).code,
      'deadline_exceeded'
    )
  }
})
