import * as host from './host'

const END_OF_BODY: u32 = 8
const READ_BYTES: i32 = 4096
/** Where the host writes sizes and counts. */
const CELL: usize = memory.data(4)

/**
 * An HTTP request and its answer. The answer is sent in the order headers, status, body: the first byte of the body
 * commits status 200 when none was set.
 */
export class HttpEvent {
  private id: u32

  constructor(id: u32) {
    this.id = id
  }

  /** Upper case, as in `GET`. */
  get method(): string {
    host.methodSize(this.id, CELL)
    const buffer = new ArrayBuffer(load<u32>(CELL))
    host.readMethod(this.id, changetype<usize>(buffer), buffer.byteLength)
    return String.UTF8.decode(buffer)
  }

  /** The host that was asked, with its port if any. */
  get host(): string {
    host.hostSize(this.id, CELL)
    const buffer = new ArrayBuffer(load<u32>(CELL))
    host.readHost(this.id, changetype<usize>(buffer), buffer.byteLength)
    return String.UTF8.decode(buffer)
  }

  /** The decoded path, without the query. */
  get path(): string {
    host.pathSize(this.id, CELL)
    const buffer = new ArrayBuffer(load<u32>(CELL))
    host.readPath(this.id, changetype<usize>(buffer), buffer.byteLength)
    return String.UTF8.decode(buffer)
  }

  /** The first value of a header, by name in any case; empty when absent. */
  header(name: string): string {
    const key = String.UTF8.encode(name)
    const address = changetype<usize>(key)
    host.headerSize(this.id, CELL, address, key.byteLength)
    const buffer = new ArrayBuffer(load<u32>(CELL))
    host.readHeader(this.id, address, key.byteLength, changetype<usize>(buffer), buffer.byteLength)
    return String.UTF8.decode(buffer)
  }

  /** The names of the headers, as in `Content-Type`. */
  get headerNames(): string[] {
    host.headerNamesSize(this.id, CELL)
    const buffer = new ArrayBuffer(load<u32>(CELL))
    host.readHeaderNames(this.id, changetype<usize>(buffer), buffer.byteLength)
    return decodeList(buffer)
  }

  /** The first value of a query parameter, decoded; empty when absent. */
  query(name: string): string {
    const key = String.UTF8.encode(name)
    const address = changetype<usize>(key)
    host.querySize(this.id, CELL, address, key.byteLength)
    const buffer = new ArrayBuffer(load<u32>(CELL))
    host.readQuery(this.id, address, key.byteLength, changetype<usize>(buffer), buffer.byteLength)
    return String.UTF8.decode(buffer)
  }

  /** The names of the query parameters. */
  get queryNames(): string[] {
    host.queryNamesSize(this.id, CELL)
    const buffer = new ArrayBuffer(load<u32>(CELL))
    host.readQueryNames(this.id, changetype<usize>(buffer))
    return decodeList(buffer)
  }

  /**
   * Reads up to `buffer.length` bytes of the body.
   *
   * @returns how many were read; 0 at the end, -1 when the client failed
   */
  read(buffer: Uint8Array): i32 {
    const error = host.readBody(this.id, buffer.dataStart, buffer.length, CELL)
    if (error != 0 && error != END_OF_BODY) return -1
    return load<u32>(CELL) as i32
  }

  /** The whole body as text. */
  text(): string {
    let body = new ArrayBuffer(READ_BYTES)
    let length = 0
    for (;;) {
      const room = body.byteLength - length
      const error = host.readBody(this.id, changetype<usize>(body) + length, room, CELL)
      if (error != 0 && error != END_OF_BODY) break
      length += load<u32>(CELL)
      if (error == END_OF_BODY) break
      if (length == body.byteLength) {
        const grown = new ArrayBuffer(length * 2)
        memory.copy(changetype<usize>(grown), changetype<usize>(body), length)
        body = grown
      }
    }
    return String.UTF8.decodeUnsafe(changetype<usize>(body), length)
  }

  /** Adds a header to the answer. @returns `false` when it is refused, as text with a line break is */
  addHeader(name: string, value: string): bool {
    const key = String.UTF8.encode(name)
    const content = String.UTF8.encode(value)
    const keyAddress = changetype<usize>(key)
    const contentAddress = changetype<usize>(content)
    return (
      host.addHeader(this.id, keyAddress, key.byteLength, contentAddress, content.byteLength) == 0
    )
  }

  /** Sets the status and commits the headers; the first call wins. */
  setStatus(code: u32): bool {
    return host.setStatus(this.id, code) == 0
  }

  /** Appends text to the body. @returns `false` when nobody receives it */
  write(text: string): bool {
    const bytes = String.UTF8.encode(text)
    return host.writeBody(this.id, changetype<usize>(bytes), bytes.byteLength, CELL) == 0
  }

  /** Appends bytes to the body. @returns `false` when nobody receives them */
  writeBytes(bytes: Uint8Array): bool {
    return host.writeBody(this.id, bytes.dataStart, bytes.length, CELL) == 0
  }

  /** Sends what was written so far: from here on the answer is a stream. */
  flush(): bool {
    return host.flushBody(this.id) == 0
  }

  /** Sends the client elsewhere. */
  redirect(url: string, code: u32 = 307): bool {
    const target = String.UTF8.encode(url)
    return host.redirectTo(this.id, changetype<usize>(target), target.byteLength, code) == 0
  }
}

/** Items are UTF-8, each followed by a zero byte. */
function decodeList(buffer: ArrayBuffer): string[] {
  const items = new Array<string>()
  const end = changetype<usize>(buffer) + buffer.byteLength
  let begin = changetype<usize>(buffer)
  for (let at = begin; at < end; at++) {
    if (load<u8>(at) == 0) {
      items.push(String.UTF8.decodeUnsafe(begin, at - begin))
      begin = at + 1
    }
  }
  return items
}
