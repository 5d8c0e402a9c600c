import { rewriteModule } from '@taucloud/wasm'
import { compileString } from 'assemblyscript/asc'

/** The functions of the test guest, by path. */
const SOURCE = `
@external('taubyte/sdk', 'getHttpEventMethodSize') declare function methodSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getHttpEventMethod') declare function readMethod(id: u32, buffer: usize, length: u32): u32
@external('taubyte/sdk', 'getHttpEventPathSize') declare function pathSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getHttpEventPath') declare function readPath(id: u32, buffer: usize, length: u32): u32
@external('taubyte/sdk', 'readHttpEventBody') declare function readBody(id: u32, buffer: usize, capacity: u32, count: usize): u32
@external('taubyte/sdk', 'eventHttpWrite') declare function writeBody(id: u32, buffer: usize, length: u32, count: usize): u32
@external('taubyte/sdk', 'eventHttpFlush') declare function flush(id: u32): u32
@external('taubyte/sdk', 'eventHttpRetCode') declare function setStatus(id: u32, code: u32): u32
@external('wasi_snapshot_preview1', 'fd_write') declare function fdWrite(fd: u32, iovs: usize, count: u32, written: usize): u32

const cell = memory.data(16)
let counter = 0

function say(id: u32, text: string): void {
  const bytes = String.UTF8.encode(text)
  writeBody(id, changetype<usize>(bytes), bytes.byteLength, cell)
}

function print(text: string): void {
  const bytes = String.UTF8.encode(text)
  store<u32>(cell, changetype<usize>(bytes) as u32)
  store<u32>(cell + 4, bytes.byteLength)
  fdWrite(1, cell, 1, cell + 8)
}

function method(id: u32): string {
  methodSize(id, cell)
  const buffer = new ArrayBuffer(load<u32>(cell))
  readMethod(id, changetype<usize>(buffer), buffer.byteLength)
  return String.UTF8.decode(buffer)
}

export function hello(id: u32): void { setStatus(id, 201); say(id, 'hello VERSION') }
export function ping(id: u32): void { say(id, 'pong') }
export function which(id: u32): void { say(id, method(id)) }
export function count(id: u32): void { counter++; say(id, counter.toString()) }
export function trap(id: u32): void { unreachable() }
export function spin(id: u32): void { while (true) {} }
export function grow(id: u32): void { let n = 0; while (memory.grow(1) >= 0) n++; say(id, n.toString()) }
export function chatter(id: u32): void { print('a line\\n'); print('half '); print('and half\\n'); say(id, 'ok') }
export function flood(id: u32): void {
  const line = 'x'.repeat(1000) + '\\n'
  for (let i = 0; i < 1000; i++) print(line)
  say(id, 'ok')
}
export function echo(id: u32): void {
  const piece = new Uint8Array(65536)
  while (true) {
    const error = readBody(id, piece.dataStart, piece.length, cell)
    const read = load<u32>(cell)
    if (read > 0) writeBody(id, piece.dataStart, read, cell)
    if (error != 0 || read == 0) return
  }
}
export function size(id: u32): void {
  const piece = new Uint8Array(65536)
  let total: u64 = 0
  while (true) {
    const error = readBody(id, piece.dataStart, piece.length, cell)
    const read = load<u32>(cell)
    total += read
    if (error != 0 || read == 0) break
  }
  say(id, total.toString())
}
export function stream(id: u32): void {
  const piece = new Uint8Array(65536)
  for (let i = 0; i < 64; i++) { writeBody(id, piece.dataStart, piece.length, cell); flush(id) }
}
export function endless(id: u32): void {
  const piece = new Uint8Array(65536)
  while (writeBody(id, piece.dataStart, piece.length, cell) == 0) flush(id)
}
`

const PING = `
@external('taubyte/sdk', 'eventHttpWrite') declare function writeBody(id: u32, buffer: usize, length: u32, count: usize): u32
const cell = memory.data(4)
const text = memory.data<u8>([112, 111, 110, 103])
export function ping(id: u32): void { writeBody(id, text, 4, cell) }
`

/** A rewritten module whose only export `ping` answers `pong`, and which needs nothing else of the host. */
export function pingGuest(): Promise<Uint8Array> {
  return compileGuest(PING)
}

const compiled = new Map<string, Promise<Uint8Array>>()

/**
 * The test guest as a rewritten module: exports `hello` (status 201, its version), `ping`, `which`, `count`, `trap`,
 * `spin`, `grow`, `chatter`, `flood`, `echo`, `size`, `stream` (4 MiB) and `endless`.
 */
export function testGuest(version = 'v1'): Promise<Uint8Array> {
  let module = compiled.get(version)
  if (module === undefined)
    compiled.set(version, (module = compileGuest(SOURCE.replace('VERSION', version))))
  return module
}

/** Compiles AssemblyScript and rewrites it as a build does. */
export async function compileGuest(source: string): Promise<Uint8Array> {
  const options = { optimizeLevel: 3, runtime: 'stub', initialMemory: 1, use: ['abort='] }
  const { error, binary } = await compileString(source, options)
  if (error !== null || binary === null)
    throw new Error('Cannot compile the test guest', { cause: error })
  return rewriteModule(binary, { maxPages: 64 }).bytes
}
