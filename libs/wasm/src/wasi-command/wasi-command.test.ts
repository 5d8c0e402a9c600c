import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ModuleBuilder, op } from '../testing/module-builder.ts'
import { copyFolder } from './copy-folder.ts'
import { runWasiCommand } from './wasi-command.ts'

const WASI = 'wasi_snapshot_preview1'

/** Streams that give `input` in pieces, each after a wait, and collect what is written. */
function streamsOf(input: readonly string[]) {
  const pieces = input.map((text) => Buffer.from(text))
  const output: Buffer[] = []
  return {
    output,
    read: async () => {
      await new Promise(setImmediate)
      return pieces.shift() ?? Buffer.alloc(0)
    },
    whenReadable: () => undefined,
    write: (_stream: 'out' | 'err', bytes: Uint8Array) => {
      output.push(Buffer.from(bytes))
      return new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
}

function command(code: readonly number[]): ModuleBuilder {
  const module = new ModuleBuilder()
  module.import(WASI, 'fd_read', 'iiii', 'i')
  module.import(WASI, 'fd_write', 'iiii', 'i')
  module.import(WASI, 'proc_exit', 'i', '')
  module.memory(1)
  module.function({ export: '_start', code: [code] })
  return module
}

test('a command copies its input to its output, waiting for both, and ends with its code', async () => {
  const transfer = (index: number, fd: number): number[] => [
    ...op.i32(fd),
    ...op.i32(100),
    ...op.i32(1),
    ...op.i32(104),
    ...op.call(index),
    ...op.drop
  ]
  const code = [
    ...[...op.loop, ...op.i32(104), ...op.i32(64), ...op.store(), ...transfer(0, 0)],
    ...[...transfer(1, 1), ...op.i32(104), ...op.load(), ...op.brIf(0), ...op.end],
    ...[...op.i32(33), ...op.call(2)]
  ]
  const streams = streamsOf(['ab', '\u0000c\n'])
  const module = command(code).data(100, Buffer.from(Uint32Array.from([200, 64]).buffer))
  // The count that was read, at 104, is the length that is written.
  assert.equal(await runWasiCommand(module.build(), { args: ['copy'], streams }), 33)
  assert.equal(Buffer.concat(streams.output).toString('latin1'), 'ab\0c\n')
})

test('a trap and a module that is no command are told apart', async () => {
  const streams = streamsOf([])
  await assert.rejects(
    runWasiCommand(command([...op.unreachable]).build(), { args: [], streams }),
    {
      code: 'internal',
      message: 'guest trapped: unreachable'
    }
  )
  await assert.rejects(
    runWasiCommand(new ModuleBuilder().memory(1).build(), { args: [], streams }),
    {
      code: 'failed_precondition'
    }
  )
})

test('a folder is copied with its links, which are not followed', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'taucloud-wasi-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'sub'))
  await writeFile(join(folder, 'sub/file'), 'content')
  await symlink(tmpdir(), join(folder, 'out'))
  const { root } = await copyFolder(folder, 1)
  assert.deepEqual([...root.entries.keys()].sort(), (await readdir(folder)).sort())
  assert.equal(root.entries.get('out')?.node.kind, 'symlink')
  const sub = root.entries.get('sub')?.node
  const file = sub?.kind === 'directory' ? sub.entries.get('file')?.node : undefined
  assert.equal(file?.kind === 'file' ? file.bytes.toString('utf8', 0, file.size) : '', 'content')
  await assert.rejects(copyFolder(join(folder, 'sub/file'), 1), { code: 'not_found' })
})
