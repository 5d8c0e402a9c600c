import { CloudError } from '@taucloud/base'
import { RUNTIME_MODULE } from '../binary/parse-sections.ts'
import type { HostFunction } from '../capabilities/capability.ts'
import { FileTable } from '../capabilities/wasi/file-table.ts'
import type { Preopen } from '../capabilities/wasi/file-table.ts'
import type { WasiStreams, WasiWorld } from '../capabilities/wasi/wasi-function.ts'
import { bindWasi, WASI_FUNCTIONS } from '../capabilities/wasi/wasi.ts'
import { sameFunctionType } from '../binary/value-types.ts'
import { CallControl } from '../guest/call-control.ts'
import { guestFailure } from '../guest/guest-failure.ts'
import type { GuestInstance } from '../guest/guest-instance.ts'
import { GuestMemory } from '../guest/guest-memory.ts'
import { GuestThread } from '../guest/guest-thread.ts'
import { OutputBuffer } from '../guest/output-buffer.ts'
import { buildSuspensionModule, HOST, RESUMED, WAIT } from '../guest/suspension-module.ts'
import type { ModuleInfo } from '../module-info.ts'
import { rewriteModule } from '../rewrite/rewrite-module.ts'

export interface WasiCommandInit {
  /** Arguments, the name of the program first. */
  readonly args: readonly string[]
  /** Variables as `NAME=value`. @default none */
  readonly env?: readonly string[]
  /** Directories that the program finds open. @default none */
  readonly preopens?: readonly Preopen[]
  readonly streams: WasiStreams
  /** Cap on the memory, in pages of 64 KiB. @default 65536 */
  readonly maxPages?: number
}

const MAX_OPEN = 4_096
/** These wait for the standard streams of a command. */
const WAITING = new Set(['fd_read', 'fd_write', 'poll_oneoff'])
const FUNCTIONS: readonly HostFunction[] = WASI_FUNCTIONS.map((entry) =>
  WAITING.has(entry.name) ? { ...entry, suspends: 'always' } : entry
)

/**
 * Runs a WASI command through the rewriter and the runtime of functions, with a world of its own and no time limit.
 *
 * @returns its exit code
 * @throws {CloudError} `invalid_argument` when the module is malformed, `failed_precondition` when it is no command or
 * imports what WASI does not have, `internal` when it traps
 */
export async function runWasiCommand(bytes: Uint8Array, init: WasiCommandInit): Promise<number> {
  const rewritten = rewriteModule(bytes, { maxPages: init.maxPages ?? 65_536 })
  const used = checkImports(rewritten.info)
  return new CommandInstance(init, rewritten.info).run(rewritten.bytes, used)
}

class CommandInstance implements GuestInstance {
  readonly context = { project: '', application: '', function: 'command' }
  readonly backends = {}
  readonly event = undefined
  readonly output = new OutputBuffer(undefined)
  readonly memory: GuestMemory
  sliceExpired = false
  readonly #thread = new GuestThread()
  readonly #world: WasiWorld
  readonly #control: CallControl
  #exitCode: number | undefined

  constructor(init: WasiCommandInit, info: ModuleInfo) {
    const pages = { initial: info.memory?.min ?? 0, maximum: info.memory?.max ?? 0 }
    this.memory = new GuestMemory(new WebAssembly.Memory(pages))
    const onSuspend = (): void => undefined
    this.#control = new CallControl({
      thread: this.#thread,
      owner: this,
      sliceMs: Infinity,
      onSuspend
    })
    this.#world = {
      args: init.args,
      env: init.env ?? [],
      files: new FileTable(init.preopens ?? [], MAX_OPEN),
      streams: init.streams,
      exit: (code) => {
        this.#exitCode ??= code
        return this.abort(new CloudError('internal', `exit code ${code}`))
      }
    }
  }

  get signal(): AbortSignal {
    return this.#control.signal
  }

  get interrupted(): boolean {
    return this.#thread.interrupted
  }

  suspend<T>(operation: PromiseLike<T>, finish: (value: T) => number): number {
    return this.#control.suspend(operation, finish)
  }

  sleep(durationMs: number, finish: () => number): number {
    return this.#control.sleep(durationMs, finish)
  }

  abort(error: CloudError): never {
    this.#control.failure ??= error
    this.#thread.interrupt()
    throw error
  }

  /** Runs `_start` to its end. */
  async run(bytes: Uint8Array, used: readonly HostFunction[]): Promise<number> {
    this.#control.begin({ timeoutMs: Infinity, signal: undefined })
    try {
      const imports = { ...this.#link(used), [RUNTIME_MODULE]: this.#runtime() }
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports)
      const start = exports._start
      if (typeof start === 'function') await WebAssembly.promising(start)()
      if (this.#control.failure !== undefined) throw this.#control.failure
      return 0
    } catch (error) {
      if (this.#exitCode !== undefined) return this.#exitCode
      throw this.#control.failure ?? guestFailure(error)
    } finally {
      this.#control.end()
    }
  }

  #runtime(): Record<string, WebAssembly.ImportValue> {
    return { memory: this.memory.memory, epoch: this.#thread.epoch }
  }

  #link(used: readonly HostFunction[]): WebAssembly.Imports {
    const imports: WebAssembly.Imports = {}
    const waiting = used.filter((entry) => entry.suspends !== undefined)
    const host: Record<string, WebAssembly.ImportValue> = {
      [WAIT]: new WebAssembly.Suspending(this.#control.wait),
      [RESUMED]: this.#control.resumed
    }
    waiting.forEach((entry, index) => {
      host[index] = bindWasi(entry.name, this, this.#world)
    })
    const between = new WebAssembly.Module(buildSuspensionModule(waiting))
    const { exports } = new WebAssembly.Instance(between, { [HOST]: host })
    for (const entry of used) {
      const place = waiting.indexOf(entry)
      const target = place < 0 ? bindWasi(entry.name, this, this.#world) : exports[place]
      if (typeof target === 'function') (imports[entry.module] ??= {})[entry.name] = target
    }
    return imports
  }
}

function checkImports(info: ModuleInfo): readonly HostFunction[] {
  if (!info.exports.some((entry) => entry.name === '_start' && entry.kind === 'function')) {
    throw refusal('it exports no function "_start", so it is no command')
  }
  const used = info.imports.map((entry) => {
    const found = FUNCTIONS.find(
      ({ module, name }) => module === entry.module && name === entry.name
    )
    const label = `"${entry.module}" "${entry.name}"`
    if (found === undefined || entry.kind !== 'function')
      throw refusal(`it imports ${label}, which WASI preview 1 does not have`)
    if (!sameFunctionType(found, entry)) throw refusal(`it imports ${label} with another type`)
    return found
  })
  return [...new Set(used)]
}

function refusal(reason: string): CloudError {
  return new CloudError('failed_precondition', `Cannot run module: ${reason}`)
}
