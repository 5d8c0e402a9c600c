import type { FileTable, Release } from '@taucloud/project/release'
import type { ComponentCode, ModuleInfo } from '@taucloud/wasm'
import type { CallMessage } from './port-calls.ts'
import type { StreamMessage } from './port-streams.ts'

// What the main thread and a worker say to each other. Both run the same build, so nothing is versioned or checked.

/** Given to a worker when it starts. */
export interface WorkerStart {
  readonly host: string
  readonly port: number
  readonly reusePort: boolean
  /** False: this worker only answers exchanges of the bus. */
  readonly listens: boolean
  readonly zone: string
  readonly limits: WorkerLimits
  /** Names of the backends that the node has for guests. */
  readonly backends: readonly string[]
  /** Memory that the guests' thread shares with the watchdog. */
  readonly epoch: WebAssembly.Memory
  /** How many workers share the budgets of the process. */
  readonly threads: number
  /** One cell that the worker counts up while its event loop turns. */
  readonly pulse: SharedArrayBuffer
}

/** Bounds of one worker. */
export interface WorkerLimits {
  readonly maxInFlight: number
  readonly maxBodyBytes: number
  readonly fileCacheBytes: number
  readonly residentFunctions: number
}

/** A branch as known from its record: enough to tell that a host exists, before anything is loaded. */
export interface KnownBranch {
  /** `<project>/<branch>` */
  readonly key: string
  readonly project: string
  readonly branch: string
  readonly hosts: readonly string[]
}

export interface CompiledModule {
  readonly cid: string
  readonly module: WebAssembly.Module
  readonly info: ModuleInfo
  /** Present for a component; `module` and `info` are then those of its first part. */
  readonly component?: ComponentCode
}

/** A release with everything that a worker needs to route it. */
export interface ReleaseBundle {
  readonly key: string
  /** CID of the release. */
  readonly cid: string
  /** Those that the project may claim. */
  readonly hosts: readonly string[]
  readonly release: Release
  /** By id of the website. */
  readonly fileTables: ReadonlyMap<string, FileTable>
}

/** A request of a gateway. `body` is the id of the stream that carries it. */
export interface ExchangeStart {
  readonly id: number
  readonly method: string
  readonly target: string
  readonly host: string
  /** Names and values in turn. */
  readonly headers: readonly string[]
  readonly client: string
  readonly body: number | undefined
}

export type ToWorker =
  | StreamMessage
  | CallMessage
  | { kind: 'known'; branch: KnownBranch }
  | { kind: 'removed'; key: string }
  /** Get ready for a release, with instances of the functions in `warm`; answered by `prepared` or `refused`. */
  | {
      kind: 'prepare'
      ticket: number
      bundle: ReleaseBundle
      modules: CompiledModule[]
      warm: string[]
    }
  /** Serve what was prepared under the ticket from now on. */
  | { kind: 'switch'; ticket: number }
  | { kind: 'discard'; ticket: number }
  /** A branch that was asked for cannot be loaded now. */
  | { kind: 'branch-failed'; key: string; code: string; message: string }
  | { kind: 'module'; module: CompiledModule }
  | { kind: 'module-failed'; cid: string; code: string; message: string }
  | { kind: 'exchange'; start: ExchangeStart }
  | { kind: 'cancel'; id: number }
  | { kind: 'ready'; ready: boolean }
  | { kind: 'metrics'; ticket: number; text: string }
  | { kind: 'stop'; graceMs: number }

export type FromWorker =
  | StreamMessage
  | CallMessage
  | { kind: 'listening'; port: number }
  | { kind: 'listen-failed'; message: string }
  | { kind: 'prepared'; ticket: number }
  | { kind: 'refused'; ticket: number; message: string }
  /** A request arrived for a branch that is not loaded. */
  | { kind: 'want-branch'; key: string }
  | { kind: 'want-module'; cid: string; branch: string }
  /** Send the bytes of a file on a stream. `end` is exclusive. */
  | { kind: 'want-file'; stream: number; cid: string; branch: string; start: number; end: number }
  | { kind: 'output'; line: OutputLine }
  /** The head of an answer. `body` is the whole of it, or the id of the stream that carries it. */
  | {
      kind: 'answer'
      id: number
      status: number
      headers: readonly string[]
      body: string | Uint8Array | number | undefined
    }
  | { kind: 'exchange-refused'; id: number }
  | { kind: 'want-metrics'; ticket: number }
  | { kind: 'counters'; counters: WorkerCounters }
  | { kind: 'stopped' }

/** A line that a function wrote. */
export interface OutputLine {
  readonly project: string
  readonly branch: string
  readonly function: string
  readonly stream: 'out' | 'err' | 'log' | 'system'
  readonly atMs: number
  readonly text: string
}

/** What a worker has counted since it started. */
export interface WorkerCounters {
  requests: number
  inFlight: number
  coldStarts: number
  traps: number
  deadlines: number
  residents: number
  cachedFileBytes: number
}
