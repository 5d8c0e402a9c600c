import { CloudError, isErrorCode } from '@taucloud/base'
import type { FunctionCode } from '@taucloud/project/release'
import { ComponentFunction, GuestFunction } from '@taucloud/wasm'
import type { GuestBackends, GuestThread, ModuleInfo } from '@taucloud/wasm'
import { LRUCache } from 'lru-cache'
import type { CompiledModule } from '../messages.ts'
import type { LoadedBranch } from './branches.ts'
import type { OutputGate } from './output-gate.ts'

/** A function that can be called at once. It stays open while calls are in flight, whatever happens around it. */
export interface Resident {
  readonly guest: GuestFunction | ComponentFunction
  /** Equal when an unchanged function of the next release may go on with the same instance. */
  readonly identity: string
  /** The commit it was told of, when it asks for that: it then ends with the release. */
  readonly commit: string | undefined
  inFlight: number
  retired: boolean
  /** It has answered at once, so it never waits, except for a body that is still on its way. */
  isDirect: boolean
}

export interface FunctionsComponents {
  readonly thread: GuestThread
  readonly output: OutputGate
  readonly backends: GuestBackends
  /** Asks the main thread for a module; the answer comes by `deliver` or `fail`. */
  readonly wantModule: (cid: string, branch: string) => void
}

/** The functions that live in this thread: at most so many, the longest unused goes first. */
export class Functions {
  readonly #components: FunctionsComponents
  readonly #residents: LRUCache<string, Resident>
  readonly #waiting = new Map<string, PromiseWithResolvers<CompiledModule>>()
  coldStarts = 0

  constructor(components: FunctionsComponents, maxResidents: number) {
    this.#components = components
    this.#residents = new LRUCache({
      max: maxResidents,
      dispose: (resident) => {
        retire(resident)
      }
    })
  }

  get size(): number {
    return this.#residents.size
  }

  /** The function if it lives here and is unchanged. */
  get(branch: LoadedBranch, fn: FunctionCode): Resident | undefined {
    const resident = branch.residents.get(fn.id)
    if (resident?.retired === false) return resident
    const adopted = this.#residents.get(slotOf(branch, fn))
    if (adopted?.identity !== identityOf(fn)) return undefined
    if (adopted.commit !== undefined && adopted.commit !== branch.commit) return undefined
    branch.residents.set(fn.id, adopted)
    return adopted
  }

  /** Tells that a function was used, for the order in which functions leave. Called now and then, not for every call. */
  touch(branch: LoadedBranch, fn: FunctionCode): void {
    this.#residents.get(slotOf(branch, fn))
  }

  /**
   * The function, opened when it does not live here yet.
   *
   * @throws {CloudError} what kept its module from being fetched or its instance from being made
   */
  async load(branch: LoadedBranch, fn: FunctionCode): Promise<Resident> {
    const known = this.get(branch, fn)
    if (known !== undefined) return known
    const resident = this.open(branch, fn, await this.#module(fn.module, branch.key))
    // Opened for a request that began on a release which was replaced meanwhile: it ends with that request.
    if (branch.served) this.#residents.set(slotOf(branch, fn), resident)
    else resident.retired = true
    return resident
  }

  /** Makes an instance. @throws {CloudError} when the module cannot be started */
  open(branch: LoadedBranch, fn: FunctionCode, compiled: CompiledModule): Resident {
    const known = this.get(branch, fn) // two requests may have waited for one module
    if (known !== undefined) return known
    const { thread, output, backends } = this.#components
    const { project, name: branchName } = branch
    const init = {
      thread,
      isolation: fn.isolation,
      memoryBytes: fn.memoryBytes,
      timeoutMs: fn.timeoutMs,
      onOutput: output.writer({ project, branch: branchName, function: fn.name }),
      context: {
        project,
        application: applicationOf(fn),
        function: fn.id,
        branch: branchName,
        commit: branch.commit,
        egress: fn.egress ?? []
      },
      backends
    }
    const { component: code, module, info } = compiled
    const guest =
      code === undefined
        ? new GuestFunction({ ...init, module, info, entry: fn.entry })
        : new ComponentFunction({ ...init, code })
    const resident = {
      guest,
      identity: identityOf(fn),
      commit: info.imports.some(isCommitRead) ? branch.commit : undefined,
      inFlight: 0,
      retired: false,
      isDirect: false
    }
    branch.residents.set(fn.id, resident)
    this.coldStarts += 1
    return resident
  }

  /** Puts the functions of a release that is now served under the bound; those they replace leave when idle. */
  adopt(branch: LoadedBranch): void {
    for (const [id, resident] of branch.residents)
      this.#residents.set(`${branch.key}/${id}`, resident)
  }

  /** Lets go of the functions of a release that is served no more, except those that the next one keeps. */
  release(old: LoadedBranch, next: LoadedBranch | undefined): void {
    for (const [id, resident] of old.residents) {
      if (next?.residents.get(id) === resident) continue
      const slot = `${old.key}/${id}`
      if (this.#residents.peek(slot) === resident) this.#residents.delete(slot)
      else retire(resident)
    }
  }

  /** Takes a module that the main thread sends. */
  deliver(module: CompiledModule): void {
    this.#waiting.get(module.cid)?.resolve(module)
    this.#waiting.delete(module.cid)
  }

  /** Takes the news that a module cannot be had now. */
  fail(cid: string, code: string, message: string): void {
    this.#waiting.get(cid)?.reject(new CloudError(isErrorCode(code) ? code : 'internal', message))
    this.#waiting.delete(cid)
  }

  #module(cid: string, branch: string): Promise<CompiledModule> {
    const waiting = this.#waiting.get(cid)
    if (waiting !== undefined) return waiting.promise
    const wanted = Promise.withResolvers<CompiledModule>()
    this.#waiting.set(cid, wanted)
    this.#components.wantModule(cid, branch)
    return wanted.promise
  }
}

/** Marks the end of a call, and closes a function that nobody needs any more. */
export function leave(resident: Resident): void {
  resident.inFlight -= 1
  if (resident.retired && resident.inFlight === 0) resident.guest.close()
}

function retire(resident: Resident): void {
  if (resident.retired) return
  resident.retired = true
  if (resident.inFlight === 0) resident.guest.close()
}

function isCommitRead({ module, name }: ModuleInfo['imports'][number]): boolean {
  return module === 'taubyte/sdk' && (name === 'selfCommit' || name === 'selfCommitSize')
}

/** Releases of older builders know the application by name only. */
function applicationOf({ application, applicationId }: FunctionCode): string {
  return applicationId ?? application
}

function slotOf(branch: LoadedBranch, fn: FunctionCode): string {
  return `${branch.key}/${fn.id}`
}

function identityOf(fn: FunctionCode): string {
  const { module, entry, timeoutMs, memoryBytes, isolation, name, egress } = fn
  return JSON.stringify([
    ...[module, entry, timeoutMs, memoryBytes, isolation, name, applicationOf(fn)],
    egress ?? []
  ])
}
