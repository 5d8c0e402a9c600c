import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, callingHost, deploy, get } from '../../testing/guests.ts'
import type { HostCall } from '../../testing/guests.ts'

const TMP = 4
const RIGHTS = 2 ** 30 - 1
const CREATE = 1

const wasi = (name: string, args: number[], more: Partial<HostCall> = {}): HostCall => ({
  module: 'wasi_snapshot_preview1',
  name,
  args,
  ...more
})
const PATHS = { 300: 'file', 310: 'dir', 320: '../x', 330: 'loop', 340: 'dir/inner', 350: 'bytes!' }
const create = wasi('path_open', [TMP, 0, 300, 4, CREATE, RIGHTS, RIGHTS, 0, 16], { data: PATHS })
/** A vector at 100 of 6 bytes at 350. */
const vector = { 100: Buffer.from(Uint32Array.from([350, 6]).buffer) }

async function errnos(...calls: HostCall[]): Promise<number[]> {
  const bytes = await bytesOf(deploy(callingHost(calls)).handle(get()))
  return calls.map((_, index) => bytes.readInt32LE(index * 4))
}

test('a scratch folder is found open as /tmp, and what a request wrote is gone for the next', async () => {
  const name = wasi('fd_prestat_dir_name', [TMP, 16, 4], { dump: [[16, 4]] })
  const found = await bytesOf(deploy(callingHost([name])).handle(get()))
  assert.equal(found.toString('latin1', 4), '/tmp')
  const fn = deploy(
    callingHost([
      wasi('path_filestat_get', [TMP, 0, 300, 4, 2000], { data: PATHS }),
      { ...create, data: {} },
      wasi('fd_write', [5, 100, 1, 16], { data: vector }),
      wasi('path_filestat_get', [TMP, 0, 300, 4, 2000], { dump: [[2032, 8]] })
    ])
  )
  const first = await bytesOf(fn.handle(get()))
  assert.equal(first.toString('hex'), '2c0000000000000000000000000000000600000000000000')
  assert.equal((await bytesOf(fn.handle(get()))).toString('hex'), first.toString('hex'))
  assert.equal(fn.stats().coldStarts, 1)
})

test('no path leads out of an open directory, and loops of links end', async () => {
  assert.deepEqual(
    await errnos(
      create,
      wasi('path_open', [TMP, 0, 320, 4, 0, RIGHTS, RIGHTS, 0, 16]),
      wasi('path_symlink', [330, 4, TMP, 330, 4]),
      wasi('path_open', [TMP, 1, 330, 4, 0, RIGHTS, RIGHTS, 0, 16]),
      wasi('path_create_directory', [TMP, 310, 3]),
      wasi('path_rename', [TMP, 310, 3, TMP, 340, 9]),
      wasi('path_link', [TMP, 0, 310, 3, TMP, 340, 9]),
      wasi('path_remove_directory', [TMP, 300, 4]),
      wasi('path_unlink_file', [TMP, 310, 3])
    ),
    [0, 63, 0, 32, 0, 28, 63, 54, 31]
  )
})

test('a scratch folder holds 16 MiB and 1,024 nodes', async () => {
  const most = 16 * 1024 * 1024
  assert.deepEqual(
    await errnos(
      create,
      wasi('fd_filestat_set_size', [5, most]),
      wasi('fd_filestat_set_size', [5, most + 1]),
      wasi('path_open', [TMP, 0, 310, 3, CREATE, RIGHTS, RIGHTS, 0, 16]),
      wasi('fd_allocate', [6, 0, 1]),
      wasi('fd_pwrite', [5, 100, 1, most, 16], { data: vector }),
      wasi('fd_pwrite', [5, 100, 1, 8, 16])
    ),
    [0, 0, 22, 0, 51, 22, 0]
  )
})

test('addresses outside of the memory are refused by every function that takes one', async () => {
  const out = 0x7fff_ffff
  assert.deepEqual(
    await errnos(
      create,
      wasi('path_open', [TMP, 0, out, 4, 0, 0, 0, 0, 16]),
      wasi('path_open', [TMP, 0, 300, 4, 0, 0, 0, 0, out]),
      wasi('fd_read', [5, out, 1, 16]),
      wasi('fd_write', [5, 100, 1, out]),
      wasi('fd_seek', [5, 0, 0, out]),
      wasi('fd_filestat_get', [5, out]),
      wasi('path_filestat_get', [TMP, 0, 300, 4, out]),
      wasi('fd_readdir', [TMP, out, 10, 0, 16]),
      wasi('fd_fdstat_get', [5, out])
    ),
    [0, 21, 21, 21, 21, 21, 21, 21, 21, 21]
  )
})

test('names, descriptors and folders behave as WASI says', async () => {
  const read = wasi('fd_readdir', [TMP, 2000, 200, 2, 16], { dump: [[2000, 28]] })
  const fn = deploy(
    callingHost([
      create,
      wasi('path_open', [TMP, 0, 300, 4, CREATE + 4, RIGHTS, RIGHTS, 0, 16]),
      wasi('fd_fdstat_set_rights', [5, 2, 0]),
      wasi('fd_fdstat_set_rights', [5, 2 + 64, 0]),
      wasi('fd_write', [5, 100, 1, 16], { data: vector }),
      wasi('path_open', [TMP, 0, 300, 4, 0, RIGHTS, RIGHTS, 1, 16]),
      wasi('fd_renumber', [6, 5]),
      wasi('fd_write', [6, 100, 1, 16]),
      wasi('fd_write', [5, 100, 1, 16]),
      wasi('fd_tell', [5, 16]),
      wasi('path_rename', [TMP, 300, 4, 3, 310, 3]),
      wasi('sock_shutdown', [1, 0]),
      wasi('sock_shutdown', [99, 0]),
      read
    ])
  )
  const bytes = await bytesOf(fn.handle(get()))
  const codes = Array.from({ length: 14 }, (_, index) => bytes.readInt32LE(index * 4))
  assert.deepEqual(codes, [0, 20, 0, 76, 8, 0, 0, 8, 0, 0, 69, 57, 8, 0])
  // The only entry behind "." and "..": its cookie, inode, length and type, then its name.
  const entry = bytes.subarray(56)
  assert.deepEqual([entry.readBigUInt64LE(0), entry.readUInt32LE(16), entry[20]], [3n, 4, 4])
  assert.equal(entry.toString('utf8', 24), 'file')
})
