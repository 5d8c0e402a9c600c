import type { ModuleImport } from '../binary/module-layout.ts'
import { absentCapabilities } from './absent/absent.ts'
import type { Capability, HostFunction } from './capability.ts'
import { envCapability } from './env/env.ts'
import { eventCapability } from './event/event.ts'
import { httpCapability } from './http/http.ts'
import { wasiCapability } from './wasi/wasi.ts'

/** Everything that guests may import, one capability per subject. */
export const CAPABILITIES: readonly Capability[] = [
  eventCapability,
  httpCapability,
  envCapability,
  wasiCapability,
  ...absentCapabilities
]

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
