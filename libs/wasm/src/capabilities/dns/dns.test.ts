import { CloudError } from '@taucloud/base'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GuestFunctionInit } from '../../guest/guest-function.ts'
import { bytesOf, callingHost, deploy, get } from '../../testing/guests.ts'
import type { HostCall } from '../../testing/guests.ts'
import type { DnsBackend, DnsLookupAnswer, DnsLookupRequest } from './dns-backend.ts'

const NAME_AT = 1_000
const OUT = 2_000
const OUTSIDE = 70_000
const NEW: HostCall = { name: 'dnsNewResolver', args: [OUT], data: { [NAME_AT]: 'a.test' } }

/** A backend that remembers what it was asked and gives what the test says. */
class Recorder implements DnsBackend {
  readonly requests: DnsLookupRequest[] = []
  answer: readonly string[] | CloudError = ['one', 'two']

  async lookup(request: DnsLookupRequest): Promise<DnsLookupAnswer> {
    this.requests.push(request)
    await Promise.resolve()
    if (this.answer instanceof CloudError) throw this.answer
    return { records: this.answer }
  }
}

async function run(
  calls: readonly HostCall[],
  backend = new Recorder(),
  init: Partial<GuestFunctionInit> = {}
): Promise<{ errors: number[]; dumps: string[] }> {
  const fn = deploy(callingHost(calls), { backends: { dns: backend }, ...init })
  const bytes = await bytesOf(fn.handle(get()))
  const errors: number[] = []
  const dumps: string[] = []
  let at = 0
  for (const call of calls) {
    errors.push(bytes.readInt32LE(at))
    at += 4
    for (const [, length] of call.dump ?? []) {
      dumps.push(bytes.toString('latin1', at, at + length))
      at += length
    }
  }
  return { errors, dumps }
}

const KINDS = [
  ['TxT', 'TXT', 102],
  ['Address', 'PTR', 103],
  ['CNAME', 'CNAME', 104],
  ['MX', 'MX', 105]
] as const

test('each kind of record is looked up once, kept, and read once', async () => {
  for (const [name, type] of KINDS) {
    const backend = new Recorder()
    const text = type === 'CNAME' ? 'one' : 'one\0two\0'
    const read = { name: `dnsLookup${name}`, args: [0, NAME_AT, 6, OUT] }
    const { errors, dumps } = await run(
      [
        NEW,
        { name: `dnsLookup${name}Size`, args: [0, NAME_AT, 6, OUT], dump: [[OUT, 1]] },
        { ...read, dump: [[OUT, text.length]] },
        read
      ],
      backend
    )
    assert.deepEqual(errors, [0, 0, 0, 102], type)
    assert.deepEqual(dumps, [String.fromCharCode(text.length), text], type)
    assert.deepEqual(
      backend.requests.map((each) => [each.type, each.name, each.server]),
      [[type, 'a.test', undefined]]
    )
  }
})

test('a rerouted resolver asks its server, and a reset one the node', async () => {
  const backend = new Recorder()
  const lookup = { name: 'dnsLookupTxTSize', args: [0, NAME_AT, 6, OUT] }
  const data = { 1100: '192.0.2.1:53', 1120: 'tcp' }
  const { errors } = await run(
    [
      NEW,
      { name: 'dnsRerouteResolver', args: [0, 1100, 12, 1120, 3], data },
      lookup,
      { name: 'dnsResetResolver', args: [0] },
      lookup
    ],
    backend
  )
  assert.deepEqual(errors, [0, 0, 0, 0, 0])
  assert.deepEqual(
    backend.requests.map(({ server, network }) => [server, network]),
    [
      ['192.0.2.1:53', 'tcp'],
      [undefined, undefined]
    ]
  )
})

test('a failed lookup has the number of its kind, and a denial a line in the log', async () => {
  const lines: string[] = []
  const onOutput = (stream: string, text: string): void => void lines.push(`${stream} ${text}`)
  for (const [name, , failed] of KINDS) {
    const backend = new Recorder()
    backend.answer = new CloudError('not_found', 'nothing')
    const lookup = { name: `dnsLookup${name}Size`, args: [0, NAME_AT, 6, OUT] }
    assert.deepEqual((await run([NEW, lookup], backend, { onOutput })).errors, [0, failed])
    const long = { ...lookup, args: [0, 0, 255, OUT] }
    assert.deepEqual((await run([NEW, long])).errors, [0, failed])
  }
  assert.deepEqual(lines, [])
  const denied = new Recorder()
  denied.answer = new CloudError('permission_denied', 'add a line')
  const lookup = { name: 'dnsLookupMXSize', args: [0, NAME_AT, 6, OUT] }
  assert.deepEqual((await run([NEW, lookup], denied, { onOutput })).errors, [0, 105])
  assert.deepEqual(lines, ['log add a line\n'])
})

test('records with a zero byte cannot be a list', async () => {
  const backend = new Recorder()
  backend.answer = ['a\0b']
  const lookup = { name: 'dnsLookupTxTSize', args: [0, NAME_AT, 6, OUT] }
  assert.deepEqual((await run([NEW, lookup], backend)).errors, [0, 39])
})

test('unknown resolvers are 101, ranges outside memory 3, cells 12', async () => {
  const cases: [HostCall, number][] = [
    [{ name: 'dnsNewResolver', args: [OUTSIDE] }, 12],
    [{ name: 'dnsRerouteResolver', args: [1, 0, 0, 0, 0] }, 101],
    [{ name: 'dnsRerouteResolver', args: [0, OUTSIDE, 1, 0, 0] }, 3],
    [{ name: 'dnsRerouteResolver', args: [0, 0, 0, OUTSIDE, 1] }, 3],
    [{ name: 'dnsResetResolver', args: [-1] }, 101],
    ...KINDS.flatMap(([name]): [HostCall, number][] => [
      [{ name: `dnsLookup${name}Size`, args: [1, 0, 1, OUT] }, 101],
      [{ name: `dnsLookup${name}Size`, args: [0, OUTSIDE, 1, OUT] }, 3],
      [{ name: `dnsLookup${name}Size`, args: [0, NAME_AT, 6, OUTSIDE] }, 12],
      [{ name: `dnsLookup${name}`, args: [1, 0, 1, OUT] }, 101],
      [{ name: `dnsLookup${name}`, args: [0, OUTSIDE, 1, OUT] }, 3],
      [{ name: `dnsLookup${name}`, args: [0, NAME_AT, 6, OUT] }, 102]
    ])
  ]
  for (const [call, expected] of cases)
    assert.deepEqual(
      (await run([NEW, call])).errors,
      [0, expected],
      `${call.name} ${call.args.join()}`
    )
  const lookup = { name: 'dnsLookupMXSize', args: [0, NAME_AT, 6, OUT] }
  const read = { name: 'dnsLookupMX', args: [0, NAME_AT, 6, OUTSIDE] }
  assert.deepEqual((await run([NEW, lookup, read])).errors, [0, 0, 3])
})

test('nothing of a call is there in the next one', async () => {
  const calls = [NEW, { name: 'dnsLookupMXSize', args: [0, NAME_AT, 6, OUT] }]
  const backend = new Recorder()
  const fn = deploy(callingHost(calls), { backends: { dns: backend } })
  for (let i = 0; i < 2; i++) {
    const bytes = await bytesOf(fn.handle(get()))
    assert.deepEqual([bytes.readInt32LE(0), bytes.readInt32LE(4)], [0, 0])
  }
  const dumping = deploy(callingHost([{ ...NEW, dump: [[OUT, 4]] }]), {
    backends: { dns: backend }
  })
  for (let i = 0; i < 2; i++) assert.equal((await bytesOf(dumping.handle(get()))).readInt32LE(4), 0)
})

test('without a backend the feature is absent', async () => {
  const bytes = await bytesOf(deploy(callingHost([NEW])).handle(get()))
  assert.equal(bytes.readInt32LE(0), 101)
})
