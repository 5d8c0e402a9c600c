import { CloudError } from '@taucloud/base'
import type { BoundCapability, Capability, HostFunction } from '../capabilities/capability.ts'
import { findProvided } from '../capabilities/registry.ts'
import { checkModule } from '../check-module.ts'
import type { ModuleInfo } from '../module-info.ts'
import type { GuestBackends } from './guest-backends.ts'
import type { GuestContext, GuestInstance } from './guest-instance.ts'
import type { GuestThread } from './guest-thread.ts'
import type { OutputStream } from './output-buffer.ts'
import { buildSuspensionModule } from './suspension-module.ts'

export const PAGE_BYTES = 65_536

/** What a guest runs with; see GuestFunctionInit for the meaning of each. */
export interface GuestProgramInit {
  readonly module: WebAssembly.Module
  readonly info: ModuleInfo
  readonly thread: GuestThread
  readonly entry: string
  readonly memoryBytes: number
  readonly cpuSliceMs: number
  readonly context: GuestContext
  readonly backends: GuestBackends
  readonly onOutput: ((stream: OutputStream, text: string) => void) | undefined
}

/** An import that the guest uses, and where its implementation comes from. */
interface UsedImport {
  readonly module: string
  readonly name: string
  readonly capability: Capability
  /** Place in the suspension module, when the function may wait. */
  readonly suspending: number | undefined
}

/** What all instances of a function have in common: compiled code, the imports it uses, sizes. */
export class GuestProgram {
  readonly init: GuestProgramInit
  readonly minPages: number
  readonly maxPages: number
  /** Name of the export that starts an instance. */
  readonly startExport: '_initialize' | '_start' | undefined
  /** Does the guest import functions that wait whenever they are used? Then each call runs on a stack of its own. */
  readonly waits: boolean
  /** Does it import functions that wait for streamed bodies? */
  readonly streams: boolean
  readonly #imports: readonly UsedImport[]
  readonly #suspending: readonly HostFunction[]
  #suspensionModule: WebAssembly.Module | undefined

  /** @throws {CloudError} `failed_precondition` when the module was not rewritten, does not fit or cannot be linked */
  constructor(init: GuestProgramInit) {
    const { info } = init
    if (!info.rewritten) throw refusal('it was not rewritten')
    checkModule(info, { entry: init.entry })
    this.init = init
    this.minPages = info.memory?.min ?? 0
    this.maxPages = pagesAllowed(info, init.memoryBytes)
    if (this.minPages > this.maxPages) {
      throw refusal(
        `it needs ${this.minPages * PAGE_BYTES} bytes of memory, more than ${init.memoryBytes}`
      )
    }
    const exported = (name: string): boolean => info.exports.some((entry) => entry.name === name)
    this.startExport = exported('_initialize')
      ? '_initialize'
      : exported('_start')
        ? '_start'
        : undefined
    const provided = info.imports.flatMap((entry) => {
      const found = findProvided(entry)
      return found === undefined ? [] : [{ ...found, function: asImported(found.function, entry) }]
    })
    this.#suspending = [...new Set(provided.map((entry) => entry.function))].filter(
      (entry) => entry.suspends !== undefined
    )
    this.waits = this.#suspending.some((entry) => entry.suspends === 'always')
    this.streams = this.#suspending.some((entry) => entry.suspends === 'streaming')
    this.#imports = provided.map((entry) => {
      const suspending = this.#suspending.indexOf(entry.function)
      const { module, name } = entry.function
      return {
        module,
        name,
        capability: entry.capability,
        suspending: suspending < 0 ? undefined : suspending
      }
    })
  }

  /** Compiles, once, what stands between the guest and functions that may wait. */
  get suspensionModule(): WebAssembly.Module | undefined {
    if (this.#suspending.length === 0) return undefined
    this.#suspensionModule ??= new WebAssembly.Module(buildSuspensionModule(this.#suspending))
    return this.#suspensionModule
  }

  /** Builds the state of each capability that the guest uses, and the functions it imports. */
  bindImports(instance: GuestInstance): {
    states: BoundCapability[]
    plain: WebAssembly.Imports
    suspending: Record<string, WebAssembly.HostCallable>
  } {
    const states = new Map<Capability, BoundCapability>()
    const plain: WebAssembly.Imports = {}
    const suspending: Record<string, WebAssembly.HostCallable> = {}
    for (const entry of this.#imports) {
      let state = states.get(entry.capability)
      if (state === undefined) {
        state = entry.capability.createState(instance)
        states.set(entry.capability, state)
      }
      if (entry.suspending !== undefined) suspending[entry.suspending] = state.bind(entry.name)
      else (plain[entry.module] ??= {})[entry.name] = state.bind(entry.name)
    }
    return { states: [...states.values()], plain, suspending }
  }

  /** The imports that go through the suspension module, with the export that stands for each. */
  suspendingImports(): { module: string; name: string; exportName: string }[] {
    return this.#imports.flatMap(({ module, name, suspending }) =>
      suspending === undefined ? [] : [{ module, name, exportName: String(suspending) }]
    )
  }
}

/** The function under the type that the module imports it with, which may be that of an older toolchain. */
function asImported(
  entry: HostFunction,
  { params, results }: ModuleInfo['imports'][number]
): HostFunction {
  return params.length === entry.params.length ? entry : { ...entry, params, results }
}

function pagesAllowed(info: ModuleInfo, memoryBytes: number): number {
  const cap = info.memory?.max ?? 0
  return memoryBytes <= 0 ? cap : Math.min(cap, Math.ceil(memoryBytes / PAGE_BYTES))
}

function refusal(reason: string): CloudError {
  return new CloudError('failed_precondition', `Cannot run module: ${reason}`)
}
