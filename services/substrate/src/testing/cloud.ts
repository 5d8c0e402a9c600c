import type { Logger } from '@taucloud/base'
import { silentLogger } from '@taucloud/base'
import { TnsContract } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { anyNode } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { startTestBuses } from '@taucloud/transport/testing'
import { Substrate } from '../service.ts'
import type { SubstrateInit } from '../service.ts'
import { MemoryContent } from './memory-content.ts'
import { ZONE, deploy } from './releases.ts'
import type { Deployment } from './releases.ts'

interface Event {
  changed?: BranchRecord
  removed?: string
  caughtUp?: boolean
}

/** The change feed of `tns` with the records that a test sets. */
export class TestNames {
  readonly #records = new Map<string, BranchRecord>()
  readonly #watchers = new Set<(event: Event) => void>()

  async serve(bus: Bus): Promise<void> {
    // Only what this service asks of tns; the rest is not reached.
    const unused = { allow: anyNode, handle: () => Promise.reject(new Error('not used here')) }
    const { publish, getBranch, listBranches, listReleases, lookupHost, selectRelease, remove } = {
      publish: unused,
      getBranch: unused,
      listBranches: unused,
      listReleases: unused,
      lookupHost: unused,
      selectRelease: unused,
      remove: unused
    }
    const watch = {
      allow: anyNode,
      handle: (_request: unknown, { signal }: { signal: AbortSignal }) => this.#events(signal)
    }
    await bus.serve(TnsContract, {
      publish,
      getBranch,
      listBranches,
      listReleases,
      lookupHost,
      selectRelease,
      remove,
      watch
    })
  }

  set(record: BranchRecord): void {
    this.#records.set(`${record.project}/${record.branch}`, record)
    for (const tell of this.#watchers) tell({ changed: record })
  }

  remove(key: string): void {
    this.#records.delete(key)
    for (const tell of this.#watchers) tell({ removed: key })
  }

  async *#events(signal: AbortSignal): AsyncGenerator<Event> {
    const queue: Event[] = [...this.#records.values()].map((changed) => ({ changed }))
    queue.push({ caughtUp: true })
    let wake = (): void => undefined
    const tell = (event: Event): void => {
      queue.push(event)
      wake()
    }
    this.#watchers.add(tell)
    signal.addEventListener('abort', () => {
      wake()
    })
    while (!signal.aborted) {
      const event = queue.shift()
      if (event !== undefined) yield event
      else await new Promise<void>((resolve) => (wake = resolve))
    }
    this.#watchers.delete(tell)
  }
}

/** One substrate over a real bus, with names and content that a test sets. */
export interface TestCloud {
  readonly substrate: Substrate
  readonly url: string
  readonly names: TestNames
  readonly content: MemoryContent
  readonly gatewayBus: Bus
  readonly substrateBus: Bus
  /** Deploys and waits for nothing. */
  deploy(deployment: Deployment): Promise<BranchRecord>
  stop(): Promise<void>
}

/** Starts it; `stop()` in the end. */
export async function startCloud(
  init: Partial<SubstrateInit> & { logger?: Logger } = {}
): Promise<TestCloud> {
  const { logger = silentLogger, ...more } = init
  const { buses, stop } = await startTestBuses([['substrate'], ['tns', 'gateway', 'auth']])
  const [substrateBus, gatewayBus] = buses
  if (substrateBus === undefined || gatewayBus === undefined) throw new Error('too few buses')
  const names = new TestNames()
  const content = new MemoryContent()
  await names.serve(gatewayBus)
  const listen = { host: '127.0.0.1', port: 0 }
  const substrate = new Substrate(
    { bus: substrateBus, content, logger },
    { listen, zone: ZONE, threads: 1, ...more }
  )
  await substrate.start()
  return {
    substrate,
    url: substrate.httpAddress(),
    names,
    content,
    gatewayBus,
    substrateBus,
    deploy: async (deployment) => {
      const record = await deploy(content, deployment)
      names.set(record)
      return record
    },
    stop: async () => {
      await substrate.stop()
      await stop()
    }
  }
}
