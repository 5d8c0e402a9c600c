import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { silentLogger } from '@taucloud/base'
import { openWebSocket } from '@taucloud/http/testing/websocket'
import type { TestWebSocket } from '@taucloud/http/testing/websocket'
import { H } from '@taucloud/project/ids'
import type { ReleaseScope } from '@taucloud/project/release'
import { SubstrateContract, SubstratePeerContract } from '@taucloud/protocol/substrate'
import type { Bus } from '@taucloud/transport'
import { startTestBuses } from '@taucloud/transport/testing'
import { Substrate } from './service.ts'
import { TestNames } from './testing/cloud.ts'
import { ask, until } from './testing/http-client.ts'
import { MemoryContent } from './testing/memory-content.ts'
import { messagingGuest } from './testing/messaging-guests.ts'
import { ZONE, deploy, hostOf, projectId } from './testing/releases.ts'

const CHAT: ReleaseScope = {
  application: '',
  applicationId: '',
  channels: [
    { name: 'chat', match: '^chat/', regex: true, webSocket: true },
    { name: 'ring', match: '^ring/', regex: true, webSocket: false },
    { name: 'closed', match: 'closed', regex: false, webSocket: false }
  ],
  services: [{ id: projectId('calc'), name: 'calc', protocol: '/calc/v1' }]
}
const APPLICATION: ReleaseScope = {
  ...CHAT,
  application: 'app',
  applicationId: projectId('app'),
  services: []
}
const command = (name: string): { type: 'p2p'; protocol: string; command: string } => ({
  type: 'p2p',
  protocol: '/calc/v1',
  command: name
})
const FUNCTIONS = Object.fromEntries(
  ['tell', 'tellNobody', 'tellLong', 'burst', 'follow', 'where', 'call', 'peers', 'startRing'].map(
    (name) => [`GET /${name}`, name]
  )
)

let buses: readonly Bus[]
let stopBuses: () => Promise<void>
let substrates: Substrate[] = []
const content = new MemoryContent()
const names = new TestNames()

function url(index = 0): string {
  return substrates[index]?.httpAddress() ?? ''
}

async function text(path: string, host = hostOf()): Promise<string> {
  const answer = await ask(url(), path, { host })
  return `${String(answer.status)} ${answer.text}`
}

before(async () => {
  const started = await startTestBuses([
    ['substrate'],
    ['substrate'],
    ['tns', 'gateway', 'auth', 'monkey']
  ])
  buses = started.buses
  stopBuses = started.stop
  const [first, second, third] = buses
  if (first === undefined || second === undefined || third === undefined) throw new Error('buses')
  await names.serve(third)
  const module = await messagingGuest()
  const triggers = {
    onMessage: { type: 'pubsub' as const, channel: 'chat/x' },
    echo: { type: 'pubsub' as const, channel: 'chat/y' },
    work: { type: 'pubsub' as const, channel: 'closed' },
    loop: { type: 'pubsub' as const, channel: 'ring/b' },
    pool: { type: 'pubsub' as const, channel: 'ring/c' },
    double: command('double'),
    mute: command('mute'),
    fail: command('fail'),
    again: command('again')
  }
  const one = { module, functions: FUNCTIONS, triggers, messaging: [CHAT, APPLICATION] }
  names.set(await deploy(content, one))
  names.set(await deploy(content, { ...one, project: 'two', triggers: {}, messaging: [CHAT] }))
  const bare = { ...one, project: 'bare', triggers: {}, messaging: [] }
  names.set(await deploy(content, bare))
  for (const bus of [first, second]) {
    const substrate = new Substrate(
      { bus, content, logger: silentLogger },
      { listen: { host: '127.0.0.1', port: 0 }, zone: ZONE, threads: 1 }
    )
    substrates.push(substrate)
    await substrate.start()
  }
  for (const index of [0, 1]) {
    for (const name of ['one', 'two', 'bare']) {
      await until(
        () => ask(url(index), '/where', { host: hostOf(name) }),
        ({ status }) => status === 200
      )
    }
  }
})

after(async () => {
  for (const substrate of substrates) await substrate.stop()
  substrates = []
  await stopBuses()
})

/** Waits until a function has logged what is wanted. */
async function logged(fn: string, wanted: (lines: string[]) => boolean): Promise<string[]> {
  const [first, , auth] = buses
  const client = auth?.client(SubstrateContract, { peer: first?.peerId ?? '' })
  const signal = AbortSignal.timeout(10_000)
  const request = {
    project: projectId('one'),
    branch: 'main',
    function: fn,
    follow: true,
    tail: 500
  }
  const lines: string[] = []
  for await (const line of client?.functionLogs(request, { signal }) ?? []) {
    lines.push(line.text)
    if (wanted(lines)) return lines
  }
  throw new Error(`only ${lines.join()}`)
}

async function chat(index = 0, channel = 'chat/a'): Promise<TestWebSocket> {
  const hash = H(projectId('one'))
  return openWebSocket(`${url(index)}/ws-${hash}/${channel}`, hostOf())
}

test('a message that a function publishes calls the functions whose resource covers the channel', async () => {
  assert.equal(await text('/tell'), '200 0')
  const lines = await logged('onMessage', (all) => all.some((line) => line.startsWith('got')))
  assert.ok(lines.includes('got chat/a 5'), lines.join())
})

test('a channel without a resource takes neither messages nor subscriptions', async () => {
  assert.equal(await text('/tellNobody'), '200 21')
  assert.equal(await text('/follow'), '200 0 20')
  assert.equal(await text('/tell', hostOf('bare')), '200 21')
  assert.equal(await text('/where', hostOf('bare')), '200 38')
})

test('a message of 64 KiB passes, a larger one is refused', async () => {
  assert.equal(await text('/tellLong'), '200 0 21')
})

test('the path for clients is the hash of the scope and the channel', async () => {
  assert.equal(await text('/where'), `200 ws-${H(projectId('one'))}/chat/a`)
})

test('what a client sends reaches a function and comes back over another channel', async () => {
  const back = await chat(0, 'chat/back')
  const out = await chat()
  out.send('ping')
  assert.equal(String((await back.waitFor(1))[0]), 'ping')
  assert.equal(out.received.length, 0)
  for (const { socket } of [back, out]) socket.terminate()
})

test('clients of one channel see each other, on other nodes too, and clients of other projects never', async () => {
  const here = await chat()
  const there = await chat(1)
  const two = await openWebSocket(`${url()}/ws-${H(projectId('two'))}/chat/a`, hostOf('two'))
  const large = new Uint8Array(65_536).fill(7)
  // Gossip takes a moment to know of a new subscriber: it is at most once.
  for (let i = 0; i < 200 && there.received.length < 2; i++) {
    here.send(large)
    await Promise.race([
      there.waitFor(there.received.length + 1),
      new Promise((resolve) => setTimeout(resolve, 100))
    ])
  }
  assert.deepEqual(there.received[0], Buffer.from(large))
  there.send('over')
  await until(
    () => ask(url(), '/where'),
    () => here.received.some((data) => String(data) === 'over')
  )
  assert.equal(two.received.length, 0)
  for (const { socket } of [here, there, two]) socket.terminate()
})

test('a client gets no channel without WebSocket, of another scope, host or with a broken name', async () => {
  const own = H(projectId('one'))
  for (const path of [
    `ws-${own}/closed`,
    `ws-${own}/other`,
    `ws-${own}/`,
    `ws-${own}`,
    `ws-${own}/chat/%ff`,
    `ws-${own}/chat/${'x'.repeat(1100)}`,
    `ws-${H(projectId('two'))}/chat/a`,
    'ws-/chat/a'
  ])
    await assert.rejects(openWebSocket(`${url()}/${path}`, hostOf()), /404/)
  await assert.rejects(openWebSocket(`${url()}/ws-${own}/chat/a`, hostOf('two')), /404/)
})

test('an application has channels of its own', async () => {
  const hash = H(projectId('one') + projectId('app'))
  const client = await openWebSocket(`${url()}/ws-${hash}/chat/a`, hostOf())
  await text('/tell')
  client.send('inside')
  await text('/tell')
  assert.equal(client.received.length, 0)
  client.socket.terminate()
})

test('two functions that publish in a circle end, and neither hears itself', async () => {
  assert.equal(await text('/startRing'), '200 0')
  const lines = await logged('loop', (all) => all.length >= 9)
  assert.ok(lines.length <= 18)
})

test('a command is answered by its function; each failure has its number', async () => {
  assert.equal(await text('/call'), '200 42.00,send 49,send 43,new 45,send 43,send 43')
  const lines = await logged('fail', (all) => all.length > 0)
  assert.match(lines[0] ?? '', /^error: guest trapped/)
})

test('a command can be sent to another node that was discovered', async () => {
  assert.equal(await text('/peers'), '200 42.00')
})

test('a function calls nothing of another project', async () => {
  assert.equal(await text('/call', hostOf('bare')), `200 ${Array(6).fill('new 45').join()}`)
  assert.match(await text('/call', hostOf('two')), /^200 send 43,/)
})

test('only substrates may send commands, and only for functions of the same release', async () => {
  const [first, second, other] = buses
  const request = {
    project: projectId('one'),
    branch: 'main',
    function: projectId('oneGET /call'),
    protocol: '/calc/v1',
    command: 'double',
    data: Buffer.from('4'),
    hops: 0
  }
  const peer = first?.peerId ?? ''
  await assert.rejects(
    async () => other?.client(SubstratePeerContract, { peer }).command(request),
    {
      code: 'permission_denied'
    }
  )
  const client = second?.client(SubstratePeerContract, { peer })
  assert.equal(Buffer.from((await client?.command(request))?.data ?? []).toString(), '8.00')
  const foreign = { ...request, function: projectId('twoGET /call') }
  await assert.rejects(async () => client?.command(foreign), { code: 'not_found' })
  await assert.rejects(async () => client?.command({ ...request, hops: 17 }), {
    code: 'resource_exhausted'
  })
})

test('a flood of messages is bounded, counted and leaves room for requests', async () => {
  await text('/burst')
  const answers: string[] = []
  for (let i = 0; i < 10; i++) answers.push(await text('/where'))
  assert.ok(answers.every((answer) => answer.startsWith('200 ws-')))
  const { text: metrics } = await until(
    () => ask(url(), '/metrics', { host: '127.0.0.1' }),
    (answer) => answer.text.includes('tau_substrate_messages_waiting 0\n')
  )
  assert.match(metrics, /tau_substrate_messages_published_total \d{4,}\n/)
  assert.match(metrics, /tau_substrate_messages_dropped_total \d+/)
})
