import { rewriteModule } from '@taucloud/wasm'
import { compileString } from 'assemblyscript/asc'

const SOURCE = `
@external('taubyte/sdk', 'eventHttpWrite') declare function writeBody(id: u32, buffer: usize, length: u32, count: usize): u32
@external('taubyte/sdk', 'newDatabase') declare function newDatabase(m: usize, l: u32, id: usize): u32
@external('taubyte/sdk', 'databaseGetSize') declare function getSize(id: u32, k: usize, l: u32, size: usize): u32
@external('taubyte/sdk', 'databaseGet') declare function get(id: u32, k: usize, l: u32, data: usize): u32
@external('taubyte/sdk', 'databasePut') declare function put(id: u32, k: usize, l: u32, data: usize, size: u32): u32
@external('taubyte/sdk', 'databaseListSize') declare function listSize(id: u32, k: usize, l: u32, size: usize): u32
@external('taubyte/sdk', 'databaseList') declare function list(id: u32, k: usize, l: u32, data: usize): u32
@external('taubyte/sdk', 'storageNew') declare function storageNew(m: usize, l: u32, id: usize): u32
@external('taubyte/sdk', 'storageAddFile') declare function addFile(id: u32, n: usize, l: u32, version: usize, data: usize, size: u32, over: u32): u32
@external('taubyte/sdk', 'storageGetFile') declare function getFile(id: u32, n: usize, l: u32, version: u32, file: usize): u32
@external('taubyte/sdk', 'storageReadFile') declare function readFile(id: u32, file: u32, buffer: usize, size: u32, count: usize): u32
@external('taubyte/sdk', 'storageListFilesSize') declare function filesSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'storageListFiles') declare function files(id: u32, buffer: usize): u32
@external('taubyte/sdk', 'storageNewContent') declare function newContent(id: usize): u32
@external('taubyte/sdk', 'contentWriteFile') declare function writeContent(id: u32, b: usize, l: u32, n: usize): u32
@external('taubyte/sdk', 'contentPushFile') declare function push(id: u32, cid: usize): u32
@external('taubyte/sdk', 'storageOpenCid') declare function openCid(id: usize, cid: usize): u32
@external('taubyte/sdk', 'contentReadFile') declare function readContent(id: u32, b: usize, l: u32, n: usize): u32
@external('taubyte/sdk', 'contentSeekFile') declare function seek(id: u32, offset: i64, whence: u32, at: usize): u32
@external('taubyte/sdk', 'putGlobalValue') declare function putGlobal(n: usize, l: u32, a: u32, f: u32, v: usize, s: u32, c: u32): u32
@external('taubyte/sdk', 'getGlobalValueSize') declare function globalSize(n: usize, l: u32, a: u32, f: u32, size: usize): u32

const cell = memory.data(16)
const count = memory.data(16)
const buffer = memory.data(65536)

function say(id: u32, text: string): void {
  const bytes = String.UTF8.encode(text)
  writeBody(id, changetype<usize>(bytes), bytes.byteLength, count)
}
function bytes(text: string): ArrayBuffer { return String.UTF8.encode(text) }
function at(b: ArrayBuffer): usize { return changetype<usize>(b) }

export function count_(id: u32): void {
  const name = bytes('/db'), key = bytes('hits')
  const opened = newDatabase(at(name), name.byteLength, cell)
  if (opened != 0) { say(id, 'error ' + opened.toString()); return }
  const db = load<u32>(cell)
  let hits = 0
  const error = getSize(db, at(key), key.byteLength, cell)
  if (error == 0) {
    const size = load<u32>(cell)
    get(db, at(key), key.byteLength, buffer)
    hits = I32.parseInt(String.UTF8.decodeUnsafe(buffer, size)) as i32
  } else if (error != 29) { say(id, 'error ' + error.toString()); return }
  const next = bytes((hits + 1).toString())
  const written = put(db, at(key), key.byteLength, at(next), next.byteLength)
  if (written != 0) { say(id, 'error ' + written.toString()); return }
  listSize(db, at(key), 0, cell)
  const length = load<u32>(cell)
  list(db, at(key), 0, buffer)
  say(id, db.toString() + ' ' + (hits + 1).toString() + ' ' + String.UTF8.decodeUnsafe(buffer, length - 1))
}
export function full(id: u32): void {
  const name = bytes('/db'), key = bytes('large')
  newDatabase(at(name), name.byteLength, cell)
  say(id, put(load<u32>(cell), at(key), key.byteLength, buffer, 1001).toString())
}
export function stale(id: u32): void { const key = bytes('a'); say(id, getSize(0, at(key), key.byteLength, cell).toString()) }
export function upload(id: u32): void {
  const name = bytes('/files'), file = bytes('a.txt'), text = bytes('stored text')
  const opened = storageNew(at(name), name.byteLength, cell)
  if (opened != 0) { say(id, 'error ' + opened.toString()); return }
  const s = load<u32>(cell)
  filesSize(s, cell)
  let answer = load<u32>(cell).toString()
  answer += ' ' + addFile(s, at(file), file.byteLength, cell, at(text), text.byteLength, 0).toString()
  answer += ' ' + addFile(s, at(file), file.byteLength, cell, at(text), text.byteLength, 0).toString()
  say(id, answer)
}
export function download(id: u32): void {
  const name = bytes('/files'), file = bytes('a.txt')
  storageNew(at(name), name.byteLength, cell)
  const s = load<u32>(cell)
  const found = getFile(s, at(file), file.byteLength, 0, cell)
  if (found != 0) { say(id, 'error ' + found.toString()); return }
  const f = load<u32>(cell)
  const first = readFile(s, f, buffer, 11, cell)
  let answer = first.toString() + ' ' + String.UTF8.decodeUnsafe(buffer, load<u32>(cell))
  const second = readFile(s, f, buffer, 11, cell)
  answer += ' ' + second.toString() + ' ' + load<u32>(cell).toString()
  filesSize(s, cell)
  const length = load<u32>(cell)
  files(s, buffer)
  say(id, answer + ' ' + String.UTF8.decodeUnsafe(buffer, length - 1))
}
export function content(id: u32): void {
  const text = bytes('Hello, world')
  newContent(cell)
  const c = load<u32>(cell)
  writeContent(c, at(text), text.byteLength, cell)
  const pushed = push(c, buffer)
  const opened = openCid(cell, buffer)
  const o = load<u32>(cell)
  seek(o, -5, 2, cell)
  const read = readContent(o, buffer + 64, 100, cell)
  const n = load<u32>(cell)
  const end = readContent(o, buffer + 64 + 32, 100, cell)
  let answer = pushed.toString() + ' ' + opened.toString() + ' ' + read.toString() + ' ' + String.UTF8.decodeUnsafe(buffer + 64, n) + ' ' + end.toString() + ' '
  for (let i = 0; i < 36; i++) { const b = load<u8>(buffer + i); answer += '0123456789abcdef'.charAt(b >> 4) + '0123456789abcdef'.charAt(b & 15) }
  say(id, answer)
}
export function globals(id: u32): void {
  const name = bytes('/string/x'), value = bytes('v')
  const before = globalSize(at(name), name.byteLength, 0, 0, cell)
  putGlobal(at(name), name.byteLength, 0, 0, at(value), 1, 8)
  const after = globalSize(at(name), name.byteLength, 0, 0, cell)
  say(id, before.toString() + ' ' + after.toString() + ' ' + load<u32>(cell).toString())
}
`

/** A rewritten module that uses databases, storages, content and globals; see its exports. */
export async function dataGuest(): Promise<Uint8Array> {
  const options = { optimizeLevel: 3, runtime: 'stub', initialMemory: 3, use: ['abort='] }
  const { error, binary } = await compileString(SOURCE, options)
  if (error !== null || binary === null)
    throw new Error('Cannot compile the test guest', { cause: error })
  return rewriteModule(binary, { maxPages: 64 }).bytes
}
