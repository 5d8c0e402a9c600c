import { silentLogger } from '@taucloud/base'
import type { ExchangeRequest, RequestHead } from '@taucloud/protocol/substrate'
import { SubstrateContract } from '@taucloud/protocol/substrate'
import { TnsContract } from '@taucloud/protocol/tns'
import { anyNode } from '@taucloud/transport'
import type { Bus, CallContext } from '@taucloud/transport'
import { startTestBuses } from '@taucloud/transport/testing'
import { Gateway } from '../service.ts'
import type { GatewayInit } from '../service.ts'

export interface Answer {
  head?: {
    status: number
    fields?: string[]
    inFlight?: number
    capacity?: number
    refused?: boolean
  }
  body?: Uint8Array
}

/** What a test substrate does with a request. */
export type Behaviour = (
  head: RequestHead,
  body: AsyncIterable<Uint8Array>,
  context: CallContext
) => AsyncIterable<Answer>

/** A gateway, names, and substrates that behave as a test wants. */
export interface TestCloud {
  readonly gateway: Gateway
  readonly url: string
  readonly substrates: TestSubstrate[]
  stop(): Promise<void>
}

export class TestSubstrate {
  readonly bus: Bus
  /** Requests received. */
  readonly heads: RequestHead[] = []
  behaviour: Behaviour

  constructor(bus: Bus, behaviour: Behaviour) {
    this.bus = bus
    this.behaviour = behaviour
  }

  async serve(): Promise<void> {
    await this.bus.serve(SubstrateContract, {
      exchange: { allow: anyNode, handle: this.#exchange.bind(this) },
      functionLogs: { allow: anyNode, handle: () => nothing() }
    })
  }

  async *#exchange(
    requests: AsyncIterable<ExchangeRequest>,
    context: CallContext
  ): AsyncGenerator<Answer> {
    const received = requests[Symbol.asyncIterator]()
    const first = await received.next()
    if (first.done === true || first.value.head === null) throw new Error('no head')
    this.heads.push(first.value.head)
    yield* this.behaviour(first.value.head, bodyOf(received), context)
  }
}

async function* bodyOf(received: AsyncIterator<ExchangeRequest>): AsyncGenerator<Uint8Array> {
  for (let next = await received.next(); next.done !== true; next = await received.next())
    yield next.value.body
}

async function* nothing(): AsyncGenerator<never> {
  // No line.
}

/** Answers with a text. */
export async function* say(text: string, status = 200): AsyncGenerator<Answer> {
  const body = await Promise.resolve(Buffer.from(text))
  const fields = ['content-type', 'text/plain', 'content-length', String(body.length)]
  yield { head: { status, fields, inFlight: 0, capacity: 100 }, body }
}

/** Refuses before anything was started. */
export async function* refuse(): AsyncGenerator<Answer> {
  yield await Promise.resolve({ head: { status: 503, fields: [], refused: true } })
}

/** Starts it with so many substrates; the host `known.test` is routed. */
export async function startCloud(
  behaviours: Behaviour[],
  init: Partial<GatewayInit> = {}
): Promise<TestCloud> {
  const shapes = behaviours.map((): ['substrate'] => ['substrate'])
  const { buses, stop } = await startTestBuses([['gateway', 'tns'], ...shapes])
  const [bus, ...others] = buses
  if (bus === undefined) throw new Error('no bus')
  await serveNames(bus)
  const substrates = others.map(
    (other, i) => new TestSubstrate(other, behaviours[i] ?? (() => refuse()))
  )
  await Promise.all(substrates.map((substrate) => substrate.serve()))
  const listen = { host: '127.0.0.1', port: 0 }
  const gateway = new Gateway(
    { bus, logger: silentLogger },
    { listen, zone: 'dream.localhost', ...init }
  )
  await gateway.start()
  return {
    gateway,
    url: gateway.httpAddress(),
    substrates,
    stop: async () => {
      await gateway.stop()
      await stop()
    }
  }
}

/** Serves a change feed in which `known.test` is routed. */
export async function serveNames(bus: Bus): Promise<void> {
  const unused = { allow: anyNode, handle: () => Promise.reject(new Error('not used here')) }
  const changed = { project: 'p', branch: 'main', release: 'r', hosts: ['known.test'] }
  await bus.serve(TnsContract, {
    publish: unused,
    getBranch: unused,
    listBranches: unused,
    listReleases: unused,
    lookupHost: unused,
    selectRelease: unused,
    remove: unused,
    watch: {
      allow: anyNode,
      handle: async function* (_request: unknown, { signal }: { signal: AbortSignal }) {
        yield { changed }
        yield { caughtUp: true }
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve)
        })
      }
    }
  })
}
