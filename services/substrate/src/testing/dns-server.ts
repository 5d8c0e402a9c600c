import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import packet from 'dns-packet'
import type { Answer, Packet } from 'dns-packet'
import { DNS_CONFORMANCE_ZONE } from '@taucloud/wasm/testing'

/** A name server on loopback, over UDP and TCP on one port. */
export interface TestDns {
  readonly server: string
  /** Questions that were asked, as `<network> <type> <name>`. */
  readonly asked: string[]
  readonly stop: () => Promise<void>
}

/** Starts one that knows the zone of the conformance suite. */
export async function startDns(): Promise<TestDns> {
  const asked: string[] = []
  const tcp = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (bytes: Buffer) => {
      const query = packet.streamDecode(bytes)
      socket.end(packet.streamEncode(answerTo(query, 'tcp', asked)))
    })
  })
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  const { port } = tcp.address() as AddressInfo
  const udp = createSocket('udp4', (bytes, from) => {
    udp.send(packet.encode(answerTo(packet.decode(bytes), 'udp', asked)), from.port, from.address)
  })
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve))
  return {
    server: `127.0.0.1:${port}`,
    asked,
    stop: async () => {
      await new Promise<void>((resolve) => udp.close(resolve))
      await new Promise((resolve) => tcp.close(resolve))
    }
  }
}

function answerTo(query: Packet, network: string, asked: string[]): Packet {
  const { id = 0, questions = [] } = query
  const [{ name, type } = { name: '', type: 'A' as const }] = questions
  asked.push(`${network} ${type} ${name}`)
  const known = DNS_CONFORMANCE_ZONE.filter(([owner]) => owner === name.toLowerCase())
  const answers = known
    .filter((record) => record[1] === type || record[1] === 'CNAME')
    .map(([, kind, value]): Answer => {
      switch (kind) {
        case 'TXT':
          return { type: kind, name, ttl: 1, data: value }
        case 'MX': {
          const [preference, exchange = ''] = value.split(' ')
          return { type: kind, name, ttl: 1, data: { preference: Number(preference), exchange } }
        }
        default:
          return { type: kind, name, ttl: 1, data: value }
      }
    })
  const flags = packet.AUTHORITATIVE_ANSWER | (known.length === 0 ? 3 : 0)
  return { type: 'response', id, flags, questions, answers }
}
