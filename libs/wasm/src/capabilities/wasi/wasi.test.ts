import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_OUTPUT_BYTES } from '../../guest/output-buffer.ts'
import { bytesOf, callingHost, deploy, get } from '../../testing/guests.ts'
import type { HostCall } from '../../testing/guests.ts'
import { ModuleBuilder, op } from '../../testing/module-builder.ts'

const WASI = 'wasi_snapshot_preview1'

const wasi = (name: string, args: number[], more: Partial<HostCall> = {}): HostCall => ({
  module: WASI,
  name,
  args,
  ...more
})

/** The errnos of calls made one after the other in one instance. */
async function errnos(...calls: HostCall[]): Promise<number[]> {
  const bytes = await bytesOf(deploy(callingHost(calls)).handle(get()))
  return calls.map((_, index) => bytes.readInt32LE(index * 4))
}

/** The errno of a call and a range of memory after it. */
async function dumped(
  call: HostCall,
  address: number,
  length: number
): Promise<{ errno: number; bytes: Buffer }> {
  const bytes = await bytesOf(
    deploy(callingHost([{ ...call, dump: [[address, length]] }])).handle(get())
  )
  return { errno: bytes.readInt32LE(0), bytes: bytes.subarray(4) }
}

test('a guest has its module name as the one argument and an empty environment', async () => {
  assert.deepEqual(
    [...(await dumped(wasi('args_sizes_get', [16, 20]), 16, 8)).bytes],
    [1, 0, 0, 0, 16, 0, 0, 0]
  )
  const { bytes } = await dumped(wasi('args_get', [16, 2000]), 2000, 17)
  assert.equal(bytes.toString('latin1'), 'functions/hello\0\0')
  assert.deepEqual(
    [...(await dumped(wasi('environ_sizes_get', [16, 20]), 16, 8)).bytes],
    new Array(8).fill(0)
  )
  assert.deepEqual(await errnos(wasi('environ_get', [16, 20])), [0])
})

test('clocks run in coarse steps, and those that do not exist are refused', async () => {
  const before = BigInt(Date.now()) * 1_000_000n
  const { errno, bytes } = await dumped(wasi('clock_time_get', [0, 0, 16]), 16, 8)
  const time = bytes.readBigUInt64LE(0)
  assert.equal(errno, 0)
  assert.ok(time >= before && time <= BigInt(Date.now()) * 1_000_000n)
  assert.equal(
    (await dumped(wasi('clock_time_get', [1, 0, 16]), 16, 8)).bytes.readBigUInt64LE(0) % 100_000n,
    0n
  )
  assert.equal(
    (await dumped(wasi('clock_res_get', [1, 16]), 16, 8)).bytes.readBigUInt64LE(0),
    100_000n
  )
  assert.deepEqual(
    await errnos(wasi('clock_time_get', [2, 0, 16]), wasi('clock_res_get', [9, 16])),
    [28, 28]
  )
})

test('random numbers differ from call to call, restored instances included', async () => {
  const fn = deploy(callingHost([wasi('random_get', [2000, 16], { dump: [[2000, 16]] })]))
  const seen = new Set<string>()
  for (let round = 0; round < 5; round++)
    seen.add((await bytesOf(fn.handle(get()))).toString('hex', 4))
  assert.equal(seen.size, 5)
  assert.equal(fn.stats().coldStarts, 1)
})

test('the only directory is empty and cannot be written', async () => {
  assert.deepEqual(
    (await dumped(wasi('fd_prestat_get', [3, 16]), 16, 8)).bytes,
    Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])
  )
  assert.equal((await dumped(wasi('fd_prestat_dir_name', [3, 16, 1]), 16, 1)).bytes.toString(), '/')
  const data = { 300: '/etc/passwd../.' }
  assert.deepEqual(
    await errnos(
      wasi('fd_prestat_get', [5, 16]),
      wasi('path_open', [3, 0, 300, 11, 0, 0, 0, 0, 16], { data }),
      wasi('path_open', [3, 0, 300, 11, 1, 0, 0, 0, 16]),
      wasi('path_open', [3, 0, 311, 4, 0, 0, 0, 0, 16]),
      wasi('path_open', [3, 0, 314, 1, 0, 0, 0, 0, 16]),
      wasi('path_filestat_get', [3, 0, 300, 11, 2000]),
      wasi('path_filestat_get', [3, 0, 314, 1, 2000]),
      wasi('path_create_directory', [3, 300, 4]),
      wasi('path_unlink_file', [3, 300, 11]),
      wasi('path_symlink', [300, 4, 3, 300, 4]),
      wasi('path_open', [1, 0, 300, 11, 0, 0, 0, 0, 16]),
      wasi('fd_readdir', [3, 2000, 100, 0, 16]),
      wasi('sock_accept', [3, 0, 16])
    ),
    [8, 44, 44, 44, 0, 44, 0, 69, 44, 69, 54, 0, 57]
  )
})

test('descriptors that a request opened or closed are back for the next one', async () => {
  const calls = [
    wasi('path_open', [3, 0, 300, 1, 0, 0, 0, 0, 16], { data: { 300: '.' }, dump: [[16, 4]] }),
    wasi('fd_close', [1]),
    wasi('fd_close', [1])
  ]
  const fn = deploy(callingHost(calls))
  const answer = async (): Promise<string> => (await bytesOf(fn.handle(get()))).toString('hex')
  const first = await answer()
  assert.equal(first, Buffer.from([0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0]).toString('hex'))
  assert.equal(await answer(), first)
  assert.equal(fn.stats().coldStarts, 1)
})

test('standard input is empty, and streams cannot be moved in', async () => {
  assert.deepEqual(
    await errnos(
      wasi('fd_read', [0, 100, 1, 16]),
      wasi('fd_seek', [1, 0, 0, 16]),
      wasi('fd_read', [1, 100, 1, 16]),
      wasi('fd_seek', [9, 0, 0, 16])
    ),
    [0, 70, 8, 8]
  )
})

test('output is handed on after the call, in order, with what is not UTF-8 replaced', async () => {
  const output: [string, string][] = []
  const calls = [
    wasi('fd_write', [1, 100, 1, 16]),
    wasi('fd_write', [1, 400, 1, 16]),
    wasi('fd_write', [2, 500, 1, 16])
  ]
  const pairs = [
    [100, [200, 6]],
    [400, [300, 5]],
    [500, [600, 2]]
  ] as const
  const module = withData(calls, pairs, {
    200: 'hello ',
    300: 'world',
    600: Buffer.from([0xff, 0x41])
  })
  const fn = deploy(module, { onOutput: (stream, text) => output.push([stream, text]) })
  await fn.handle(get())
  assert.deepEqual(output, [
    ['out', 'hello world'],
    ['err', '\ufffdA']
  ])
})

test('a flood of output is cut, counted and costs no memory', async () => {
  const module = new ModuleBuilder()
  const write = module.import(WASI, 'fd_write', 'iiii', 'i')
  module.memory(1).data(100, Buffer.from(Uint32Array.from([1024, 1000]).buffer))
  module.function({
    export: 'hello',
    params: 'i',
    locals: 'i',
    code: [
      [
        ...op.loop,
        ...op.i32(1),
        ...op.i32(100),
        ...op.i32(1),
        ...op.i32(16),
        ...op.call(write),
        ...op.drop
      ],
      [
        ...op.get(1),
        ...op.i32(1),
        ...op.add,
        ...op.tee(1),
        ...op.i32(10_000),
        ...op.sub,
        ...op.brIf(0),
        ...op.end
      ]
    ]
  })
  const output: [string, number][] = []
  const fn = deploy(module.build(), {
    onOutput: (stream, text) => output.push([stream, text.length])
  })
  for (let round = 0; round < 2; round++) {
    await fn.handle(get())
    assert.deepEqual(output[0], ['out', MAX_OUTPUT_BYTES])
    assert.equal(output.length, 2)
    output.length = 0
  }
})

test('env._log goes to the log of the node', async () => {
  const output: string[] = []
  const call = { module: 'env', name: '_log', args: [200, 5], data: { 200: 'noted' } }
  await deploy(callingHost([call]), {
    onOutput: (stream, text) => output.push(`${stream}:${text}`)
  }).handle(get())
  assert.deepEqual(output, ['log:noted'])
})

test('poll_oneoff reports what is due, and sleeps when nothing is', async () => {
  // Two subscriptions at 1000: a relative clock of 1 ms, and one of an hour.
  const subscriptions = Buffer.alloc(144)
  const clock = (at: number, userData: number, ns: bigint): void => {
    subscriptions.writeBigUInt64LE(BigInt(userData), at)
    subscriptions.writeUInt32LE(1, at + 16)
    subscriptions.writeBigUInt64LE(ns, at + 24)
  }
  clock(0, 7, 1_000_000n)
  clock(48, 8, 3_600_000_000_000n)
  const polled = async (count: number): Promise<Buffer> => {
    const fn = deploy(
      withData(
        [
          wasi('poll_oneoff', [1000, 2000, count, 16], {
            dump: [
              [16, 4],
              [2000, 32]
            ]
          })
        ],
        [],
        { 1000: subscriptions }
      )
    )
    return bytesOf(fn.handle(get()))
  }
  const slept = await polled(2)
  assert.deepEqual([slept.readInt32LE(0), slept.readInt32LE(4)], [0, 1])
  assert.deepEqual([slept.readBigUInt64LE(8), slept.readUInt16LE(16), slept[18]], [7n, 0, 0])
  // Then standard input, which is always ready.
  subscriptions.writeBigUInt64LE(9n, 96)
  subscriptions[104] = 1
  const ready = await polled(3)
  assert.deepEqual([ready.readInt32LE(4), ready.readBigUInt64LE(8), ready[18]], [1, 9n, 1])
  assert.deepEqual(
    [(await polled(0)).readInt32LE(0), (await polled(2_000)).readInt32LE(0)],
    [28, 28]
  )
})

/** As callingHost(), with bytes, and pairs of address and length, laid in memory. */
function withData(
  calls: readonly HostCall[],
  vectors: readonly (readonly [number, readonly [number, number]])[],
  data: Readonly<Record<number, string | Uint8Array>>
): Uint8Array {
  const laid: Record<number, string | Uint8Array> = { ...data }
  for (const [address, pair] of vectors) laid[address] = Buffer.from(Uint32Array.from(pair).buffer)
  return callingHost(calls.map((call, index) => ({ ...call, data: index === 0 ? laid : {} })))
}
