import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { nodeKeyFromSeed } from '@taucloud/identity'
import { createBus } from '../src/index.ts'
import type { CloudBus } from '../src/index.ts'
import { TestCloud } from '../src/testing.ts'
import { BULK, Echo, PAYLOAD_BYTES } from './echo-contract.ts'
import type { ServerPorts, ServerSetup } from './echo-server.ts'
import { grpcEcho } from './grpc-echo.ts'

/** One figure against its baseline of the same run. `goal` is a ratio of the two, or a bound of the value itself. */
export interface Measure {
  readonly measure: string
  readonly value: number
  readonly unit: string
  readonly baseline: number
  readonly goal: string
  readonly met: boolean
}

type Call = (body: Buffer) => Promise<unknown>

const WARM_UP = 3_000
const SEQUENTIAL = 3_000
const CONCURRENT = 40_000
const IN_FLIGHT = 64
const BULK_BYTES = 256 * 1024 * 1024
const CHUNK_BYTES = 256 * 1024
/** Runs of each measure, interleaved with those of the baseline; the median counts. */
const ROUNDS = 3

/** Measures the bus against gRPC and raw TCP, server in a process of its own. */
export async function run(): Promise<Measure[]> {
  const { bus, peer, ports, server } = await startPair()
  const client = bus.client(Echo, { peer })
  const grpc = grpcEcho(ports.grpc)
  const calls: [string, Call][] = [
    ['bus', async (body) => client.echo(body)],
    ['exchange', async (body) => first(client.exchange([body]))],
    ['grpc', async (body) => grpc.echo(body)]
  ]
  try {
    const p50 = await rounds(calls, latencyP50)
    const rate = await rounds(calls, rateAt64)
    const bulk = await rounds(
      [
        ['bus', async () => bulkMegabytes(bus, peer)],
        ['tcp', async () => tcpMegabytes(ports.tcp)]
      ],
      async (measure) => measure()
    )
    return [
      below('rpc p50', 'µs', { value: p50('bus'), baseline: p50('grpc'), ratio: 0.7 }),
      below('rpc bidi exchange p50', 'µs', {
        value: p50('exchange'),
        baseline: p50('grpc'),
        ratio: 1
      }),
      above('rpc rate at 64 in flight', 'calls/s', {
        value: rate('bus'),
        baseline: rate('grpc'),
        ratio: 4
      }),
      above('rpc bidi exchange rate at 64 in flight', 'calls/s', {
        value: rate('exchange'),
        baseline: rate('grpc'),
        ratio: 2
      }),
      above('bulk stream behind the swarm key', 'MB/s', {
        value: bulk('bus'),
        baseline: bulk('tcp'),
        ratio: 0.12
      })
    ]
  } finally {
    grpc.close()
    await bus.stop()
    server.kill()
  }
}

async function startPair(): Promise<{
  bus: CloudBus
  peer: string
  ports: ServerPorts
  server: ChildProcess
}> {
  const cloud = await TestCloud.create()
  const seed = randomBytes(32)
  const key = await nodeKeyFromSeed(seed)
  const init = await cloud.busInit(['tns'], { key })
  const { certificate, trust, swarmKey, listen, bootstrap } = init
  const setup: ServerSetup = {
    seed: seed.toString('hex'),
    certificate: Buffer.from(certificate).toString('hex'),
    ...{ trust, swarmKey, listen, bootstrap, profile: 'dev' }
  }
  const server = fork(new URL('echo-server.ts', import.meta.url))
  server.send(setup)
  const [ports] = (await once(server, 'message')) as [ServerPorts]
  const bus = createBus(await cloud.busInit(['auth'], { bootstrap: ports.multiaddrs }))
  await bus.start()
  return { bus, peer: key.peerId, ports, server }
}

/** Runs each subject in turn, several times; gives the median per subject. */
async function rounds<T>(
  subjects: readonly [string, T][],
  measure: (subject: T) => Promise<number>
): Promise<(name: string) => number> {
  const values = new Map<string, number[]>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, subject] of subjects) {
      values.set(name, [...(values.get(name) ?? []), await measure(subject)])
    }
  }
  return (name) => quantile(values.get(name) ?? [], 0.5)
}

async function latencyP50(call: Call): Promise<number> {
  const body = randomBytes(PAYLOAD_BYTES)
  for (let index = 0; index < WARM_UP; index++) await call(body)
  const micros: number[] = []
  for (let index = 0; index < SEQUENTIAL; index++) {
    const started = performance.now()
    await call(body)
    micros.push((performance.now() - started) * 1000)
  }
  return quantile(micros, 0.5)
}

async function rateAt64(call: Call): Promise<number> {
  const body = randomBytes(PAYLOAD_BYTES)
  let left = CONCURRENT
  const started = performance.now()
  const worker = async (): Promise<void> => {
    while (left-- > 0) await call(body)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
  return (CONCURRENT / (performance.now() - started)) * 1000
}

async function bulkMegabytes(bus: CloudBus, peer: string): Promise<number> {
  const chunk = randomBytes(CHUNK_BYTES)
  const stream = await bus.openBulk(peer, BULK)
  const started = performance.now()
  for (let sent = 0; sent < BULK_BYTES; sent += CHUNK_BYTES) await stream.write(chunk)
  await stream.end()
  const answer = Buffer.from((await stream.read()) ?? []).toString()
  if (Number(answer) !== BULK_BYTES) throw new Error(`The bulk server got ${answer} bytes`)
  return BULK_BYTES / 1000 / (performance.now() - started)
}

async function tcpMegabytes(port: number): Promise<number> {
  const chunk = randomBytes(CHUNK_BYTES)
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const started = performance.now()
  for (let sent = 0; sent < BULK_BYTES; sent += CHUNK_BYTES) {
    if (!socket.write(chunk)) await once(socket, 'drain')
  }
  socket.end()
  await once(socket, 'data')
  return BULK_BYTES / 1000 / (performance.now() - started)
}

async function first(answers: AsyncIterable<unknown>): Promise<unknown> {
  let answer: unknown
  for await (const item of answers) answer = item
  return answer
}

interface Compared {
  readonly value: number
  readonly baseline: number
  readonly ratio: number
}

function below(measure: string, unit: string, { value, baseline, ratio }: Compared): Measure {
  return { measure, value, unit, baseline, goal: `<= ${ratio}x`, met: value <= ratio * baseline }
}

function above(measure: string, unit: string, { value, baseline, ratio }: Compared): Measure {
  return { measure, value, unit, baseline, goal: `>= ${ratio}x`, met: value >= ratio * baseline }
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0
}

if (import.meta.main) {
  for (const { measure, value, unit, baseline, goal, met } of await run()) {
    const ratio = (value / baseline).toFixed(2)
    console.log(
      `${met ? 'ok  ' : 'MISS'} ${measure}: ${value.toFixed(0)} ${unit}, ${ratio}x of ${baseline.toFixed(0)} (goal ${goal})`
    )
  }
}
