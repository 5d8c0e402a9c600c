import type { ModuleImport } from '../binary/module-layout.ts'
import { absentCapability } from './absent/absent.ts'
import type { Capability, HostFunction } from './capability.ts'
import { contentCapability } from './content/content.ts'
import { databaseCapability } from './database/database.ts'
import { dnsCapability } from './dns/dns.ts'
import { envCapability } from './env/env.ts'
import { eventCapability } from './event/event.ts'
import { fifosCapability } from './fifos/fifos.ts'
import { globalsCapability } from './globals/globals.ts'
import { httpClientCapability } from './http-client/http-client.ts'
import { httpCapability } from './http/http.ts'
import { ipfsClientCapability } from './ipfs-client/ipfs-client.ts'
import { memoryViewsCapability } from './memory-views/memory-views.ts'
import { p2pCapability } from './p2p/p2p.ts'
import { pubsubCapability } from './pubsub/pubsub.ts'
import { randomCapability } from './random/random.ts'
import { selfCapability } from './self/self.ts'
import { smartOpsCapability } from './smart-ops/smart-ops.ts'
import { storageCapability } from './storage/storage.ts'
import { wasiCapability } from './wasi/wasi.ts'

/** What is built, one capability per subject. */
const BUILT: readonly Capability[] = [
  eventCapability,
  httpCapability,
  httpClientCapability,
  dnsCapability,
  envCapability,
  wasiCapability,
  pubsubCapability,
  databaseCapability,
  storageCapability,
  contentCapability,
  globalsCapability,
  ipfsClientCapability,
  p2pCapability,
  smartOpsCapability,
  selfCapability,
  randomCapability,
  memoryViewsCapability,
  fifosCapability
]

/** Everything that guests may import. */
export const CAPABILITIES: readonly Capability[] = [...BUILT, absentCapability(BUILT)]

/** A function that is provided, and by what. */
export interface Provided {
  readonly capability: Capability
  readonly function: HostFunction
}

const PROVIDED = indexByName()

/** Finds what serves an import; `undefined` when nothing does. */
export function findProvided(entry: Pick<ModuleImport, 'module' | 'name'>): Provided | undefined {
  return PROVIDED.get(entry.module)?.get(entry.name)
}

/** Is this the name of a module that the host provides? */
export function isHostModule(module: string): boolean {
  return PROVIDED.has(module)
}

function indexByName(): Map<string, Map<string, Provided>> {
  const modules = new Map<string, Map<string, Provided>>()
  for (const capability of CAPABILITIES) {
    for (const entry of capability.provides()) {
      const names = modules.get(entry.module) ?? new Map<string, Provided>()
      names.set(entry.name, { capability, function: entry })
      modules.set(entry.module, names)
    }
  }
  return modules
}
