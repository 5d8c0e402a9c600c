import { silentLogger } from '@taucloud/base'
import type { PushEvent } from '@taucloud/protocol/patrick'
import { Broker } from '../broker.ts'
import type { BrokerInit } from '../broker-options.ts'
import { Changes } from '../changes.ts'
import { Logbook } from '../logbook.ts'
import { JobStore } from '../store.ts'
import { MemoryMap } from './memory-map.ts'

export const PROJECT = 'QmProject1'

let pushes = 0

/** A push of `main`; each call is a later one. */
export function pushOf(more: Partial<PushEvent> = {}): PushEvent {
  pushes += 1
  return {
    project: PROJECT,
    projectName: 'hello',
    repository: 'hello',
    branch: 'main',
    commit: pushes.toString(16).padStart(40, '0'),
    before: '',
    pushedAtMs: 1_700_000_000_000 + pushes,
    pusher: 'ada',
    sourcePeer: 'auth1',
    sequence: pushes,
    environment: '',
    ...more
  }
}

/** A broker over a map in memory, as a node that starts: it knows the open jobs of the map. */
export async function startBroker(
  map = new MemoryMap(),
  init: BrokerInit = {},
  peerId = 'broker1'
) {
  const store = new JobStore(map, peerId)
  const changes = new Changes()
  const logbook = new Logbook(store)
  const broker = new Broker({ store, logbook, changes, logger: silentLogger, peerId }, init)
  for await (const [project, id] of store.listOpen()) broker.open.add(project, id)
  return { broker, changes, map, store }
}
