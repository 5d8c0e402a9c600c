import { codeOf } from '@taucloud/project/release'
import type { FunctionCode } from '@taucloud/project/release'
import type { CompiledModule, ReleaseBundle } from './messages.ts'
import type { ModuleCache } from './module-cache.ts'

const PARALLEL_MODULES = 4

/** Functions that are new or run another module or under other limits than before. */
export function changedFunctions(
  bundle: ReleaseBundle,
  before: ReleaseBundle | undefined
): FunctionCode[] {
  const known = new Set(
    before === undefined ? [] : codeOf(before.release).map((fn) => JSON.stringify(fn))
  )
  return codeOf(bundle.release).filter((fn) => !known.has(JSON.stringify(fn)))
}

/** Every module that is new must be one that can run: else the release is refused as a whole. */
export async function loadModules(
  modules: ModuleCache,
  functions: readonly FunctionCode[],
  hints: string[]
): Promise<CompiledModule[]> {
  const entries = new Map<string, string[]>()
  for (const fn of functions) entries.set(fn.module, [...(entries.get(fn.module) ?? []), fn.entry])
  const queue = [...entries]
  const compiled: CompiledModule[] = []
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      compiled.push(await modules.load(next[0], next[1], hints))
    }
  }
  await Promise.all(Array.from({ length: PARALLEL_MODULES }, lane))
  return compiled
}
