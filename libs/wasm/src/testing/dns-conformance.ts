import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DnsBackend, DnsRecordType } from '../capabilities/dns/dns-backend.ts'

/** The records that the server under {@link OpenedDns} has, as zone files write them; nothing else is under `example.test`. */
export const DNS_CONFORMANCE_ZONE: readonly (readonly [
  name: string,
  type: DnsRecordType | 'A',
  value: string
])[] = [
  ['example.test', 'A', '192.0.2.1'],
  ['example.test', 'TXT', 'v=one'],
  ['example.test', 'TXT', 'v=two'],
  ['example.test', 'MX', '20 second.example.test'],
  ['example.test', 'MX', '10 first.example.test'],
  ['www.example.test', 'CNAME', 'web.example.test'],
  ['web.example.test', 'CNAME', 'example.test'],
  ['8.8.8.8.in-addr.arpa', 'PTR', 'dns.example.test']
]

/** A backend, and a server on loopback (UDP and TCP) that it may ask. */
export interface OpenedDns {
  readonly backend: DnsBackend
  readonly server: string
  readonly stop: () => Promise<void>
}

/** What every {@link DnsBackend} does. The node's own servers must be the given one as well. */
export function testDnsBackend(name: string, open: () => Promise<OpenedDns>): void {
  test(`${name} looks names up as the interface says`, async (t) => {
    const { backend, server, stop } = await open()
    const { signal } = new AbortController()
    const context = { project: 'p', application: '', function: 'f', egress: [server] }
    const expected: [DnsRecordType, string, string[]][] = [
      ['TXT', 'example.test', ['v=one', 'v=two']],
      ['TXT', 'example.test.', ['v=one', 'v=two']],
      ['MX', 'example.test', ['first.example.test./10/', 'second.example.test./20/']],
      ['CNAME', 'www.example.test', ['example.test.']],
      ['CNAME', 'example.test', ['example.test.']],
      ['PTR', '8.8.8.8', ['dns.example.test.']]
    ]
    const routes = [{}, { server, network: 'udp' }, { server, network: 'tcp' }]
    try {
      for (const route of routes) {
        await t.test(`records arrive as guests read them ${JSON.stringify(route)}`, async () => {
          for (const [type, wanted, records] of expected) {
            const answer = await backend.lookup(
              { context, type, name: wanted, ...route },
              { signal }
            )
            assert.deepEqual([...answer.records].sort(), [...records].sort(), `${type} ${wanted}`)
            if (type === 'MX') assert.deepEqual(answer.records, records)
          }
          for (const type of ['TXT', 'MX', 'CNAME'] as const)
            await assert.rejects(
              backend.lookup({ context, type, name: 'nothing.example.test', ...route }, { signal }),
              { code: 'not_found' },
              type
            )
        })
      }
      await t.test('names and servers that are none are refused', async () => {
        const wrong = [
          { name: 'a b' },
          { name: '' },
          { name: 'x'.repeat(64) },
          { type: 'PTR' as const, name: 'example.test' },
          { name: 'example.test', server: 'http://x/' },
          { name: 'example.test', server, network: 'smoke' }
        ]
        for (const each of wrong)
          await assert.rejects(
            backend.lookup({ context, type: 'TXT', ...each }, { signal }),
            { code: 'invalid_argument' },
            JSON.stringify(each)
          )
      })
      await t.test('without rules nothing is asked; a server needs its own', async () => {
        const without = { ...context, egress: [] }
        const request = { type: 'TXT' as const, name: 'example.test' }
        await assert.rejects(backend.lookup({ ...request, context: without }, { signal }), {
          code: 'permission_denied',
          message: /"egress"/
        })
        for (const other of ['127.0.0.1', '192.0.2.9:5353'])
          await assert.rejects(backend.lookup({ ...request, context, server: other }, { signal }), {
            code: 'permission_denied',
            message: /add "[0-9.]+:(53|5353)" to "egress"/
          })
      })
      await t.test('private addresses are not looked up in reverse', async () => {
        const request = { context, type: 'PTR' as const, name: '10.0.0.1' }
        await assert.rejects(backend.lookup(request, { signal }), { code: 'not_found' })
      })
    } finally {
      await stop()
    }
  })
}
