import { rewriteModule } from '@taucloud/wasm'
import { compileString } from 'assemblyscript/asc'

const SOURCE = `
@external('taubyte/sdk', 'readHttpEventBody') declare function readEvent(id: u32, buffer: usize, capacity: u32, count: usize): u32
@external('taubyte/sdk', 'eventHttpWrite') declare function writeBody(id: u32, buffer: usize, length: u32, count: usize): u32
@external('taubyte/sdk', 'newHttpClient') declare function newClient(cell: usize): u32
@external('taubyte/sdk', 'newHttpRequest') declare function newRequest(client: u32, cell: usize): u32
@external('taubyte/sdk', 'setHttpRequestURL') declare function setUrl(client: u32, request: u32, url: usize, length: u32): u32
@external('taubyte/sdk', 'setHttpRequestMethod') declare function setMethod(client: u32, request: u32, method: u32): u32
@external('taubyte/sdk', 'setHttpRequestBody') declare function setBody(client: u32, request: u32, body: usize, length: u32): u32
@external('taubyte/sdk', 'addHttpRequestHeader') declare function addHeader(client: u32, request: u32, key: usize, keyLength: u32, value: usize, length: u32): u32
@external('taubyte/sdk', 'doHttpRequest') declare function send(client: u32, request: u32): u32
@external('taubyte/sdk', 'readHttpResponseBody') declare function readResponse(client: u32, request: u32, buffer: usize, capacity: u32, count: usize): u32
@external('taubyte/sdk', 'dnsNewResolver') declare function newResolver(cell: usize): u32
@external('taubyte/sdk', 'dnsRerouteResolver') declare function reroute(resolver: u32, address: usize, length: u32, net: usize, netLength: u32): u32
@external('taubyte/sdk', 'dnsLookupMXSize') declare function mxSize(resolver: u32, name: usize, length: u32, cell: usize): u32
@external('taubyte/sdk', 'dnsLookupMX') declare function mx(resolver: u32, name: usize, length: u32, buffer: usize): u32

const cell = memory.data(16)

function say(id: u32, text: string): void {
  const bytes = String.UTF8.encode(text)
  writeBody(id, changetype<usize>(bytes), bytes.byteLength, cell)
}

function asked(id: u32): ArrayBuffer {
  const piece = new Uint8Array(4096)
  readEvent(id, piece.dataStart, piece.length, cell)
  return piece.buffer.slice(0, load<u32>(cell))
}

// The body is the URL. Answers "<errors> <read> <last>" and the body of the answer.
export function fetch(id: u32): void {
  const url = asked(id)
  newClient(cell)
  const client = load<u32>(cell)
  newRequest(client, cell)
  const request = load<u32>(cell)
  let error = setUrl(client, request, changetype<usize>(url), url.byteLength)
  const key = String.UTF8.encode('x-from')
  const value = String.UTF8.encode('guest')
  error |= setMethod(client, request, 2)
  error |= addHeader(client, request, changetype<usize>(key), key.byteLength, changetype<usize>(value), value.byteLength)
  error |= setBody(client, request, changetype<usize>(value), value.byteLength)
  if (error == 0) error = send(client, request)
  say(id, client.toString() + ' ' + request.toString() + ' ' + error.toString() + ' ')
  if (error != 0) return
  const piece = new Uint8Array(65536)
  let total: u64 = 0
  while (true) {
    error = readResponse(client, request, piece.dataStart, piece.length, cell)
    const read = load<u32>(cell)
    if (total < 4096 && read > 0) writeBody(id, piece.dataStart, read < 4096 ? read : 4096, cell + 8)
    total += read
    if (error != 0) break
  }
  say(id, ' ' + total.toString() + ' ' + error.toString())
}

// The body is "server network". Answers the error and the records of example.test.
export function mail(id: u32): void {
  const parts = String.UTF8.decode(asked(id)).split(' ')
  newResolver(cell)
  const resolver = load<u32>(cell)
  const server = String.UTF8.encode(parts[0])
  const net = String.UTF8.encode(parts[1])
  reroute(resolver, changetype<usize>(server), server.byteLength, changetype<usize>(net), net.byteLength)
  const name = String.UTF8.encode('example.test')
  const error = mxSize(resolver, changetype<usize>(name), name.byteLength, cell)
  if (error != 0) { say(id, error.toString()); return }
  const records = new ArrayBuffer(load<u32>(cell))
  const first = mx(resolver, changetype<usize>(name), name.byteLength, changetype<usize>(records))
  const again = mx(resolver, changetype<usize>(name), name.byteLength, changetype<usize>(records))
  say(id, first.toString() + ' ' + again.toString() + ' ')
  writeBody(id, changetype<usize>(records), records.byteLength, cell)
}
`

/** A rewritten module whose `fetch` sends the text of its request to a URL, and whose `mail` asks a name server. */
export async function egressGuest(): Promise<Uint8Array> {
  const options = { optimizeLevel: 3, runtime: 'stub', initialMemory: 4, use: ['abort='] }
  const { error, binary } = await compileString(SOURCE, options)
  if (error !== null || binary === null)
    throw new Error('Cannot compile the test guest', { cause: error })
  return rewriteModule(binary, { maxPages: 64 }).bytes
}
