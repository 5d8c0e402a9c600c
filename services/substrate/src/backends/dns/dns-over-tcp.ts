import { randomInt } from 'node:crypto'
import { connect } from 'node:net'
import { isIPv4 } from 'node:net'
import packet from 'dns-packet'
import type { Answer, RecordType } from 'dns-packet'
import type { DnsQueries } from './lookup.ts'

/** A server at an address that was checked. */
export interface TcpServer {
  readonly address: string
  readonly port: number
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** A failure with the code that the resolver of Node gives the same one. */
class DnsError extends Error {
  readonly code: string

  constructor(code: string) {
    super(`query failed with ${code}`)
    this.code = code
  }
}

/** Questions to one server over TCP, a connection each (RFC 7766); Node's own resolver cannot be told to. */
export function askOverTcp(server: TcpServer): DnsQueries {
  const records = async (name: string, type: RecordType): Promise<Answer[]> => {
    const found = (await ask(server, name, type)).filter((answer) => answer.type === type)
    if (found.length === 0) throw new DnsError('ENODATA')
    return found
  }
  const hosts = async (name: string, type: 'PTR' | 'CNAME'): Promise<string[]> =>
    (await records(name, type)).flatMap((answer) => (answer.type === type ? [answer.data] : []))
  return {
    txt: async (name) =>
      (await records(name, 'TXT')).flatMap((answer) =>
        answer.type === 'TXT' ? [latin1(answer.data)] : []
      ),
    ptr: (address) => hosts(reverseName(address), 'PTR'),
    cname: (name) => hosts(name, 'CNAME'),
    mx: async (name) =>
      (await records(name, 'MX')).flatMap((answer) =>
        answer.type === 'MX'
          ? [{ exchange: answer.data.exchange, priority: answer.data.preference ?? 0 }]
          : []
      ),
    exists: async (name) => {
      try {
        await ask(server, name, 'A')
        return true
      } catch {
        // Whatever the reason: nothing is known of the name.
        return false
      }
    }
  }
}

async function ask(server: TcpServer, name: string, type: RecordType): Promise<Answer[]> {
  const { address, port, timeoutMs } = server
  const id = randomInt(65_536)
  const signal = AbortSignal.any([server.signal, AbortSignal.timeout(timeoutMs)])
  const socket = connect({ host: address, port, signal })
  try {
    socket.write(
      packet.streamEncode({
        type: 'query',
        id,
        flags: packet.RECURSION_DESIRED,
        questions: [{ type, name }]
      })
    )
    let received = Buffer.alloc(0)
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      received = Buffer.concat([received, chunk])
      if (received.length >= 2 && received.length >= received.readUInt16BE(0) + 2) break
    }
    // A message has at most 64 KiB, by its own length field.
    const response = packet.decode(received.subarray(2, received.readUInt16BE(0) + 2))
    if (response.id !== id || response.type !== 'response') throw new DnsError('EBADRESP')
    const rcode = (response.flags ?? 0) & 15
    if (rcode !== 0) throw new DnsError(rcode === 3 ? 'ENOTFOUND' : 'ESERVFAIL')
    return response.answers ?? []
  } catch (error) {
    throw signal.aborted && !server.signal.aborted ? new DnsError('ETIMEOUT') : error
  } finally {
    socket.destroy()
  }
}

function latin1(data: string | Buffer | (string | Buffer)[]): string {
  const parts = Array.isArray(data) ? data : [data]
  return parts.map((part) => Buffer.from(part as Buffer).toString('latin1')).join('')
}

function reverseName(address: string): string {
  if (isIPv4(address)) return `${address.split('.').reverse().join('.')}.in-addr.arpa`
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::')
  const [head = [], tail = []] = groups.map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  const digits = [...head, ...zeros, ...tail].map((group) => group.padStart(4, '0')).join('')
  return `${Array.from(digits).reverse().join('.')}.ip6.arpa`
}
