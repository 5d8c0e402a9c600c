/** Bounds of one job. All of them hold for the job with everything it starts. */
export interface SandboxCaps {
  /** Real memory, the job's own file systems included. */
  readonly memoryBytes: number
  /** Processors, 0.5 is half of one. */
  readonly cpus: number
  /** Processes and threads at one time. */
  readonly processes: number
  /** Room in `/work` and in `/out` each. */
  readonly diskBytes: number
  /** Room in `/tmp`. */
  readonly tmpBytes: number
  readonly wallMs: number
  /** Standard output and standard error together. */
  readonly outputBytes: number
  /** The result as it leaves. */
  readonly resultBytes: number
}

export const DEFAULT_CAPS: SandboxCaps = {
  memoryBytes: 2 * 2 ** 30,
  cpus: 2,
  processes: 512,
  diskBytes: 2 ** 30,
  tmpBytes: 256 << 20,
  wallMs: 600_000,
  outputBytes: 4 << 20,
  resultBytes: 128 << 20
}

/** A folder or file of this node that the job sees read-only. */
export interface SandboxMount {
  readonly path: string
  readonly at: string
}

/** An untrusted command without network. Whatever it leaves in `/out` is its result. */
export interface SandboxJob {
  readonly argv: readonly string[]
  /** @default '/work' */
  readonly cwd?: string
  readonly env: Readonly<Record<string, string>>
  /** Files put into a folder of their own before the job starts, and where the job sees it. */
  readonly sources?: { readonly at: string; readonly files: AsyncIterable<SandboxFile> }
  readonly mounts?: readonly SandboxMount[]
  readonly caps: SandboxCaps
}

/** One file of a job's sources. The path was checked by whoever read it. */
export interface SandboxFile {
  readonly path: string
  readonly content: Uint8Array
  readonly executable: boolean
}

/**
 * How a job ended. `exit`: with another code than 0. `engine-error`: the sandbox itself could not run it, which is no
 * fault of the job.
 */
export type SandboxStatus =
  'ok' | 'exit' | 'timeout' | 'oom' | 'output-limit' | 'result-limit' | 'canceled' | 'engine-error'

export interface SandboxReport {
  readonly status: SandboxStatus
  readonly exitCode: number | undefined
  /** The signal that ended the job, as a name. */
  readonly exitSignal: string | undefined
  readonly wallMs: number
  readonly cpuMs: number
  readonly memoryPeakBytes: number
  readonly processesPeak: number
  /** `/out` as a tar stream: hostile until `readTar` has judged it. Empty unless the status is `ok`. */
  readonly result: Uint8Array
}

/** Whether an engine works on this node, found by running a job. */
export type SandboxProbe =
  | {
      readonly ok: true
      /** `soft`: memory and processors are only watched. */ readonly caps: 'hard' | 'soft'
    }
  | { readonly ok: false; readonly reason: string }

/** Hears of a running job. Lines come without control characters, each at most 4 KiB. */
export interface SandboxWatch {
  readonly signal: AbortSignal
  onLine(stream: 'out' | 'err', line: string): void
}

/** Runs untrusted commands. One engine per implementation, all pass the attacks of `attacks.test.ts`. */
export interface Sandbox {
  readonly name: string
  /** Runs a real job and looks at what it could reach. The outcome holds until the node restarts. */
  probe(): Promise<SandboxProbe>
  run(job: SandboxJob, watch: SandboxWatch): Promise<SandboxReport>
  /** Ends and removes whatever an earlier life of this node left behind; returns how much that was. */
  sweep(): Promise<number>
}
