import type { StoredFile } from '@taucloud/project'
import { checkComponent, checkModule, isComponent, rewriteModule } from '@taucloud/wasm'
import { BuildFailure, failingWith } from '../build-failure.ts'
import type { BuildContent } from './build-content.ts'
import type { ProjectMemory } from './build-memory.ts'

const PAGE_BYTES = 65_536
const MAX_PAGES = 65_536
const MAX_MODULE_BYTES = 64 << 20

/** A module in content storage: as it was built, and as it runs. */
export interface ModuleArtifact {
  readonly source: StoredFile
  readonly module: StoredFile
}

/** What a function asks of its module. */
export interface ModuleDemands {
  readonly name: string
  readonly entry: string
  readonly memoryBytes: number
}

/** Stores a module as it was built. @throws {BuildFailure} `limit` over 64 MiB */
export async function storeSource(
  content: BuildContent,
  name: string,
  module: Uint8Array
): Promise<StoredFile> {
  if (module.length > MAX_MODULE_BYTES) {
    throw new BuildFailure('limit', `Cannot deploy "${name}": its module is larger than 64 MiB`)
  }
  return content.putFile(module)
}

/**
 * Checks a stored module against what a function asks of it, rewrites and stores it.
 *
 * @param read gives the bytes of the source; only called when this was not done before
 * @throws {BuildFailure} `build` with the reason why the module cannot run
 */
export async function prepareModule(
  o: { content: BuildContent; memory: ProjectMemory },
  demands: ModuleDemands,
  source: { stored: StoredFile; read: () => Promise<Uint8Array> }
): Promise<ModuleArtifact> {
  const maxPages = Math.min(MAX_PAGES, Math.ceil(demands.memoryBytes / PAGE_BYTES))
  const key = JSON.stringify([source.stored.cid, maxPages, demands.entry])
  const known = o.memory.rewritten.get(key)
  if (known !== undefined && (await o.content.has(known.cid)))
    return { source: source.stored, module: known }
  const bytes = await source.read()
  const rewritten = await failingWith('build', () => {
    if (isComponent(bytes)) {
      checkComponent(bytes)
      return undefined
    }
    const { bytes: runnable, info } = rewriteModule(bytes, { maxPages })
    checkModule(info, { entry: demands.entry })
    return runnable
  }).catch((error: unknown) => {
    if (error instanceof BuildFailure)
      throw new BuildFailure(error.failure, `${demands.name}: ${error.message}`, { cause: error })
    throw error
  })
  // A component is taken apart where it runs: glue is code, and comes from no builder.
  const module = rewritten === undefined ? source.stored : await o.content.putFile(rewritten)
  o.memory.rewritten.set(key, module)
  return { source: source.stored, module }
}
