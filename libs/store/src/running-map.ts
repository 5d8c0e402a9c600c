import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Client } from '@taucloud/transport'
import { Announcer } from './announcer.ts'
import { AntiEntropy } from './anti-entropy.ts'
import { encodeBatch, lastOf } from './batch.ts'
import { Exchange } from './exchange.ts'
import { HybridClock } from './hybrid-clock.ts'
import { LocalWrites } from './local-writes.ts'
import { MapLog } from './map-log.ts'
import type { Plan } from './merge.ts'
import { Quorum } from './quorum.ts'
import type { ReplicatedMapComponents, ReplicatedMapInit } from './replicated-map.ts'
import type { SyncContract } from './sync-contract.ts'
import { topicOf } from './sync-contract.ts'
import { Watchers } from './watchers.ts'
import { Writers } from './writers.ts'

/** What exists while a map is started. */
export interface RunningMap {
  readonly log: MapLog
  readonly exchange: Exchange
  readonly writes: LocalWrites
  readonly announcer: Announcer
  readonly antiEntropy: AntiEntropy
  readonly quorum: Quorum
  readonly watchers: Watchers
  readonly abort: AbortController
  /** Called when the map stops. */
  readonly releases: (() => void)[]
  compaction: Promise<void> | undefined
}

interface Surroundings {
  readonly contract: SyncContract
  readonly logger: Logger
  /** Called after every change. */
  readonly changed: () => void
}

/** Opens the log of a map and puts its parts together; nothing is served yet. */
export async function openRunning(
  components: ReplicatedMapComponents,
  init: Required<ReplicatedMapInit>,
  { contract, logger, changed }: Surroundings
): Promise<RunningMap> {
  const { space, role, bus, key, certificate, trust, store } = components
  const { now, exchangeIntervalMs } = init
  const clock = new HybridClock(now)
  const log = await MapLog.open(store, clock, key.peerId)
  const writers = new Writers({ role, trust, store, now })
  await writers.admit(certificate)
  const watchers = new Watchers()
  const applied = (plan: Plan): void => {
    for (const [name, { value }] of plan.winners) watchers.tell(name, value)
    changed()
  }
  const wanted = (peer: string, delayMs: number): void => {
    antiEntropy.request(peer, delayMs)
  }
  const exchange = new Exchange({ space, log, writers, clock, logger, now, applied, wanted })
  const holders = (): string[] =>
    bus.members(role).flatMap(({ peer }) => (peer === bus.peerId ? [] : [peer]))
  const clientOf = (peer: string): Client<SyncContract['methods']> => bus.client(contract, { peer })
  const antiEntropy = new AntiEntropy({
    pull: (peer, signal) => exchange.pull(clientOf(peer), peer, signal),
    holders,
    intervalMs: exchangeIntervalMs,
    logger
  })
  const quorum = new Quorum({
    holders,
    confirm: async (peer, sequence) => {
      await clientOf(peer).confirm({ origin: log.origin, sequence })
    }
  })
  const announcer = new Announcer({
    certificate,
    publish: (data) => bus.publish(topicOf(space), data)
  })
  const writes = localWrites({
    space,
    log,
    clock,
    announcer,
    applied,
    sign: (bytes) => key.sign(bytes)
  })
  const abort = new AbortController()
  return {
    ...{ log, exchange, writes, announcer, antiEntropy, quorum, watchers, abort },
    releases: [],
    compaction: undefined
  }
}

function localWrites(init: {
  space: string
  log: MapLog
  clock: HybridClock
  announcer: Announcer
  readonly applied: (plan: Plan) => void
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>
}): LocalWrites {
  const { space, log, clock, announcer, applied, sign } = init
  return new LocalWrites({
    space,
    clock,
    position: () => ({ origin: log.origin, first: log.nextSequence() }),
    sign,
    commit: async (batch) => {
      const plan = await log.apply([batch], { mode: 'fresh', sync: true })
      if (plan.batches.length === 0) {
        throw new CloudError('aborted', 'Cannot write: the disk was rolled back, try again')
      }
      applied(plan)
      announcer.add(encodeBatch(batch), batch.origin, lastOf(batch))
    }
  })
}
