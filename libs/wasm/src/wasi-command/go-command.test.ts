import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { FileSystem } from '../capabilities/wasi/file-system.ts'
import { whyNoGo } from '../testing/go-toolchain.ts'
import { runWasiCommand } from './wasi-command.ts'

const PROGRAM = `package main

import (
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	must(os.Mkdir("/data/sub", 0o755))
	must(os.WriteFile("/data/sub/a", []byte("one"), 0o644))
	must(os.Rename("/data/sub/a", "/data/sub/b"))
	must(os.Symlink("b", "/data/sub/link"))
	content, err := os.ReadFile("/data/sub/link")
	must(err)
	entries, err := os.ReadDir("/data/sub")
	must(err)
	start := time.Now()
	time.Sleep(5 * time.Millisecond)
	random := make([]byte, 8)
	_, err = rand.Read(random)
	must(err)
	input, err := io.ReadAll(os.Stdin)
	must(err)
	fmt.Println(string(content), len(entries), entries[0].Name(), time.Since(start) >= 5*time.Millisecond,
		os.Args[1], os.Getenv("NAME"), string(input))
	_, err = os.ReadFile("/data/../../etc/passwd")
	fmt.Println(err != nil)
	os.Exit(7)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
`

test(
  'a Go program finds files, clocks, random numbers and streams',
  { timeout: 240_000 },
  async (t) => {
    const reason = await whyNoGo()
    if (reason !== undefined) {
      t.skip(reason)
      return
    }
    const folder = await mkdtemp(join(tmpdir(), 'taucloud-go-wasi-'))
    t.after(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'main.go'), PROGRAM)
    const env = { ...process.env, GOOS: 'wasip1', GOARCH: 'wasm', GOFLAGS: '', GOWORK: 'off' }
    const args = ['build', '-ldflags=-s -w', '-o', 'main.wasm', 'main.go']
    await promisify(execFile)('go', args, { cwd: folder, env })
    const input = [Buffer.from('in'), Buffer.from('put')]
    let output = ''
    const code = await runWasiCommand(await readFile(join(folder, 'main.wasm')), {
      args: ['main.wasm', 'first'],
      env: ['NAME=ann'],
      preopens: [
        { path: '/data', system: new FileSystem({ maxBytes: 1_000, maxNodes: 10, device: 1 }) }
      ],
      streams: {
        read: () => Promise.resolve(input.shift() ?? Buffer.alloc(0)),
        whenReadable: () => undefined,
        write: (_stream, bytes) => {
          output += Buffer.from(bytes).toString()
          return undefined
        }
      }
    })
    assert.equal(output, 'one 2 b true first ann input\ntrue\n')
    assert.equal(code, 7)
  }
)
