import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BubblewrapSandbox } from '../sandbox/bubblewrap.ts'
import type { SandboxCaps, SandboxJob, SandboxReport } from '../sandbox/sandbox.ts'

/** Small caps, so that attacks on them end soon. */
export const SMALL_CAPS: SandboxCaps = {
  memoryBytes: 192 << 20,
  cpus: 1,
  processes: 64,
  diskBytes: 48 << 20,
  tmpBytes: 32 << 20,
  wallMs: 15_000,
  outputBytes: 256 << 10,
  resultBytes: 16 << 20
}

/** A finished job with what it printed. */
export interface FinishedJob extends SandboxReport {
  readonly text: string
}

/** A real sandbox in a temporary folder. */
export class TestSandbox {
  readonly folder: string
  readonly sandbox: BubblewrapSandbox

  constructor(init: { softCaps?: boolean } = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'monkey-sandbox-'))
    chmodSync(this.folder, 0o755)
    this.sandbox = new BubblewrapSandbox(this.folder, init)
  }

  /** Why sandbox tests cannot run here, or false: what `skip` of a test takes. */
  async missing(): Promise<string | false> {
    const probe = await this.sandbox.probe()
    return probe.ok ? false : probe.reason
  }

  async run(
    script: string,
    o: Partial<Omit<SandboxJob, 'caps'>> & {
      caps?: Partial<SandboxCaps>
      signal?: AbortSignal
    } = {}
  ): Promise<FinishedJob> {
    const lines: string[] = []
    const { caps, signal = new AbortController().signal, ...job } = o
    const report = await this.sandbox.run(
      { argv: ['/bin/sh', '-c', script], env: {}, ...job, caps: { ...SMALL_CAPS, ...caps } },
      { signal, onLine: (_stream, line) => lines.push(line) }
    )
    return { ...report, text: lines.join('\n') }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
