import { CloudError } from '@taucloud/base'
import { checkModule, inspectModule, isComponent, transpileInThread } from '@taucloud/wasm'
import { LRUCache } from 'lru-cache'
import { readWhole } from './content-source.ts'
import type { ContentSource } from './content-source.ts'
import type { CompiledModule } from './messages.ts'

/** Largest module that is loaded. */
const MAX_MODULE_BYTES = 64 * 1024 * 1024
/** Bytes of modules kept compiled; machine code is a small multiple of them. */
const CACHE_BYTES = 64 * 1024 * 1024
const FETCH_TIMEOUT_MS = 60_000
/** Cap on each memory of a component; functions may have less. */
const MAX_COMPONENT_PAGES = 16_384

/** Compiled modules by content id. A module is compiled once per process: workers are handed the same code. */
export class ModuleCache {
  readonly #content: Pick<ContentSource, 'readFile'>
  readonly #cache = new LRUCache<string, CompiledModule & { size: number }>({
    maxSize: CACHE_BYTES,
    sizeCalculation: (module) => module.size
  })
  readonly #pending = new Map<string, Promise<CompiledModule>>()

  constructor(content: Pick<ContentSource, 'readFile'>) {
    this.#content = content
  }

  /**
   * The module, fetched from the holders and compiled when it is not here.
   *
   * @param entries exports that must be there to be called
   * @throws {CloudError} `unavailable` when its bytes cannot be had, `failed_precondition` when it may not be run
   */
  async load(cid: string, entries: readonly string[], hints: string[]): Promise<CompiledModule> {
    const compiled = this.#cache.get(cid) ?? (await this.#compile(cid, hints))
    if (compiled.component !== undefined) return compiled
    for (const entry of entries) checkModule(compiled.info, { entry })
    return compiled
  }

  #compile(cid: string, hints: string[]): Promise<CompiledModule> {
    const pending = this.#pending.get(cid)
    if (pending !== undefined) return pending
    const compiling = this.#fetchAndCompile(cid, hints).finally(() => this.#pending.delete(cid))
    this.#pending.set(cid, compiling)
    return compiling
  }

  async #fetchAndCompile(cid: string, hints: string[]): Promise<CompiledModule> {
    const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS)
    const options = { hints, signal, maxBytes: MAX_MODULE_BYTES }
    const bytes = await readWhole(this.#content, cid, options)
    if (isComponent(bytes)) {
      const taken = await loadComponent(cid, bytes, signal)
      this.#cache.set(cid, { ...taken, size: bytes.length })
      return taken
    }
    const info = inspectModule(bytes)
    if (!info.rewritten) {
      // Without the checks of the rewriter nothing could stop it.
      throw new CloudError('failed_precondition', `Cannot load module ${cid}: it was not rewritten`)
    }
    const compiled = { cid, module: new WebAssembly.Module(bytes), info, size: bytes.length }
    this.#cache.set(cid, compiled)
    return compiled
  }
}

/** Takes a component apart, off the threads that serve. */
async function loadComponent(
  cid: string,
  bytes: Uint8Array,
  signal: AbortSignal
): Promise<CompiledModule> {
  const component = await transpileInThread(bytes, { maxPages: MAX_COMPONENT_PAGES, signal })
  const [first] = component.parts
  if (first === undefined)
    throw new CloudError('failed_precondition', `Cannot load component ${cid}: it has no code`)
  return { cid, module: first.module, info: first.info, component }
}
