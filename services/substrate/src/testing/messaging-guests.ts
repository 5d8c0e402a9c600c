import { compileGuest } from './guests.ts'

const SOURCE = `
@external('taubyte/sdk', 'eventHttpWrite') declare function writeBody(id: u32, buffer: usize, length: u32, count: usize): u32
@external('taubyte/sdk', 'publishToChannel') declare function publish(channel: usize, length: u32, body: usize, size: u32): u32
@external('taubyte/sdk', 'setSubscriptionChannel') declare function subscribe(channel: usize, length: u32): u32
@external('taubyte/sdk', 'getWebSocketURLSize') declare function urlSize(channel: usize, length: u32, size: usize): u32
@external('taubyte/sdk', 'getWebSocketURL') declare function readUrl(channel: usize, length: u32, buffer: usize): u32
@external('taubyte/sdk', 'getMessageDataSize') declare function dataSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getMessageData') declare function readData(id: u32, buffer: usize): u32
@external('taubyte/sdk', 'getMessageChannelSize') declare function channelSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getMessageChannel') declare function readChannel(id: u32, buffer: usize): u32
@external('taubyte/sdk', 'newCommand') declare function newCommand(protocol: usize, protocolLength: u32, command: usize, commandLength: u32, id: usize): u32
@external('taubyte/sdk', 'sendCommand') declare function sendCommand(id: u32, data: usize, length: u32, size: usize): u32
@external('taubyte/sdk', 'sendCommandTo') declare function sendCommandTo(id: u32, cid: usize, data: usize, length: u32, size: usize): u32
@external('taubyte/sdk', 'readCommandResponse') declare function readResponse(id: u32, buffer: usize, length: u32): u32
@external('taubyte/sdk', 'discoverPeersSize') declare function discoverSize(max: u32, ns: u32, id: usize, size: usize): u32
@external('taubyte/sdk', 'discoverPeers') declare function discover(id: u32, buffer: usize): u32
@external('taubyte/sdk', 'getP2PEventDataSize') declare function commandSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getP2PEventData') declare function readCommand(id: u32, buffer: usize): u32
@external('taubyte/sdk', 'writeP2PResponse') declare function respond(id: u32, buffer: usize, length: u32): u32
@external('wasi_snapshot_preview1', 'fd_write') declare function fdWrite(fd: u32, iovs: usize, count: u32, written: usize): u32

const cell = memory.data(16)

function say(id: u32, text: string): void {
  const bytes = String.UTF8.encode(text)
  writeBody(id, changetype<usize>(bytes), bytes.byteLength, cell)
}
function print(text: string): void {
  const bytes = String.UTF8.encode(text + '\\n')
  store<u32>(cell, changetype<usize>(bytes) as u32)
  store<u32>(cell + 4, bytes.byteLength)
  fdWrite(1, cell, 1, cell + 8)
}
function send(channel: string, body: ArrayBuffer): u32 {
  const name = String.UTF8.encode(channel)
  return publish(changetype<usize>(name), name.byteLength, changetype<usize>(body), body.byteLength)
}
function message(id: u32): ArrayBuffer {
  dataSize(id, cell)
  const buffer = new ArrayBuffer(load<u32>(cell))
  readData(id, changetype<usize>(buffer))
  return buffer
}

export function tell(id: u32): void { say(id, send('chat/a', String.UTF8.encode('hello')).toString()) }
export function tellNobody(id: u32): void { say(id, send('other', String.UTF8.encode('x')).toString()) }
export function tellLong(id: u32): void {
  const most = send('chat/a', new ArrayBuffer(65536))
  say(id, most.toString() + ' ' + send('chat/a', new ArrayBuffer(65537)).toString())
}
export function burst(id: u32): void {
  const body = String.UTF8.encode('burst')
  for (let i = 0; i < 1500; i++) send('chat/work', body)
  say(id, 'sent')
}
export function follow(id: u32): void {
  const good = String.UTF8.encode('/chat/a')
  const bad = String.UTF8.encode('other')
  const first = subscribe(changetype<usize>(good), good.byteLength)
  say(id, first.toString() + ' ' + subscribe(changetype<usize>(bad), bad.byteLength).toString())
}
export function where(id: u32): void {
  const name = String.UTF8.encode('chat/a')
  const error = urlSize(changetype<usize>(name), name.byteLength, cell)
  if (error != 0) { say(id, error.toString()); return }
  const buffer = new ArrayBuffer(load<u32>(cell))
  readUrl(changetype<usize>(name), name.byteLength, changetype<usize>(buffer))
  say(id, String.UTF8.decode(buffer))
}
export function onMessage(id: u32): void {
  channelSize(id, cell)
  const buffer = new ArrayBuffer(load<u32>(cell))
  readChannel(id, changetype<usize>(buffer))
  print('got ' + String.UTF8.decode(buffer) + ' ' + message(id).byteLength.toString())
}
export function echo(id: u32): void { send('chat/back', message(id)) }
export function loop(id: u32): void { print('round'); send('ring/a', message(id)) }
export function pool(id: u32): void { print('round'); send('ring/a', message(id)) }
export function startRing(id: u32): void { say(id, send('ring/a', new ArrayBuffer(1)).toString()) }
export function work(id: u32): void { let n: u64 = 0; for (let i: u64 = 0; i < 2000000; i++) n ^= i * i; if (n == 42) print('never') }
export function fail(id: u32): void { unreachable() }

function ask(id: u32, protocol: string, command: string, data: string, peer: ArrayBuffer | null): string {
  const p = String.UTF8.encode(protocol), c = String.UTF8.encode(command), d = String.UTF8.encode(data)
  let error = newCommand(changetype<usize>(p), p.byteLength, changetype<usize>(c), c.byteLength, cell)
  if (error != 0) return 'new ' + error.toString()
  const handle = load<u32>(cell)
  error = peer === null
    ? sendCommand(handle, changetype<usize>(d), d.byteLength, cell)
    : sendCommandTo(handle, changetype<usize>(peer), changetype<usize>(d), d.byteLength, cell)
  if (error != 0) return 'send ' + error.toString()
  const answer = new ArrayBuffer(load<u32>(cell))
  error = readResponse(handle, changetype<usize>(answer), answer.byteLength)
  return error != 0 ? 'read ' + error.toString() : String.UTF8.decode(answer)
}
export function call(id: u32): void {
  say(id, ask(id, '/calc/v1', 'double', '21', null) + ',' + ask(id, '/calc/v1', 'mute', '', null) + ',' +
    ask(id, '/calc/v1', 'nope', '', null) + ',' + ask(id, '/none/v1', 'double', '', null) + ',' +
    ask(id, '/calc/v1', 'fail', '', null) + ',' + ask(id, '/calc/v1', 'again', '', null))
}
export function peers(id: u32): void {
  discoverSize(10, 1000000, cell, cell + 4)
  const list = new ArrayBuffer(load<u32>(cell + 4))
  discover(load<u32>(cell), changetype<usize>(list))
  if (list.byteLength == 0) { say(id, 'none'); return }
  const cid = new ArrayBuffer(64)
  memory.copy(changetype<usize>(cid), changetype<usize>(list) + 2, load<u16>(changetype<usize>(list)))
  say(id, ask(id, '/calc/v1', 'double', '21', cid))
}
export function double(id: u32): void {
  const error = commandSize(id, cell)
  const buffer = new ArrayBuffer(load<u32>(cell))
  readCommand(id, changetype<usize>(buffer))
  const text = String.UTF8.encode((parseInt(String.UTF8.decode(buffer)) * 2).toString() + error.toString())
  respond(id, changetype<usize>(text), text.byteLength)
}
export function mute(id: u32): void {}
export function again(id: u32): void {
  const text = String.UTF8.encode(ask(id, '/calc/v1', 'again', '', null))
  respond(id, changetype<usize>(text), text.byteLength)
}
`

let compiled: Promise<Uint8Array> | undefined

/** A rewritten module whose exports publish, subscribe, send and answer commands. */
export function messagingGuest(): Promise<Uint8Array> {
  return (compiled ??= compileGuest(SOURCE))
}
