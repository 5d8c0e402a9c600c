import { BuildFailure, failingWith } from '../build-failure.ts'
import type { Sandbox, SandboxJob, SandboxReport } from '../sandbox/sandbox.ts'
import { readTar } from '../sandbox/tar-reader.ts'
import type { TarFile } from '../sandbox/tar-reader.ts'
import type { BuildContext } from './builder.ts'

const RESULT_FILES = 20_000

/** Runs a build that executes foreign code, and turns the ways in which it can end into files or a typed failure. */
export async function runInSandbox(
  sandbox: Sandbox,
  job: SandboxJob,
  o: { what: string; context: BuildContext }
): Promise<readonly TarFile[]> {
  const probe = await sandbox.probe()
  if (!probe.ok) throw missingSandbox(o.what, probe.reason)
  const report = await sandbox.run(job, {
    signal: o.context.signal,
    onLine: (stream, line) => {
      o.context.log.line(stream, line)
    }
  })
  if (report.status !== 'ok') throw failureOf(report, job, o.what)
  return readResult(report.result, job, o)
}

/** A failure that says what the operator of the node should install. */
export function missingSandbox(what: string, reason: string): BuildFailure {
  return new BuildFailure(
    'toolchain',
    `Cannot build "${what}": this node has no build sandbox (${reason}); install bubblewrap on it`
  )
}

async function readResult(
  result: Uint8Array,
  job: SandboxJob,
  o: { what: string; context: BuildContext }
): Promise<readonly TarFile[]> {
  if (result.length === 0)
    throw new BuildFailure('build', `Cannot build "${o.what}": /out is empty`)
  const limits = { files: RESULT_FILES, bytes: job.caps.resultBytes }
  const content = await failingWith('build', () => readTar(result, limits))
  for (const { name, reason } of content.refused) {
    o.context.log.line('err', `left out of the result: ${name}: ${reason}`)
  }
  if (content.files.length === 0)
    throw new BuildFailure('build', `Cannot build "${o.what}": /out has no files`)
  return content.files
}

function failureOf(report: SandboxReport, job: SandboxJob, what: string): BuildFailure {
  const cannot = `Cannot build "${what}"`
  const mib = (bytes: number): string => `${String(Math.round(bytes / 2 ** 20))} MiB`
  switch (report.status) {
    case 'timeout':
      return new BuildFailure(
        'timeout',
        `${cannot}: it takes longer than ${String(job.caps.wallMs / 1000)} s`
      )
    case 'oom':
      return new BuildFailure(
        'limit',
        `${cannot}: it needs more memory than ${mib(job.caps.memoryBytes)}`
      )
    case 'output-limit':
      return new BuildFailure(
        'limit',
        `${cannot}: it prints more than ${mib(job.caps.outputBytes)}`
      )
    case 'result-limit':
      return new BuildFailure(
        'limit',
        `${cannot}: its result is larger than ${mib(job.caps.resultBytes)}`
      )
    case 'canceled':
      return new BuildFailure('infrastructure', `${cannot}: the build was stopped`)
    case 'engine-error':
      return new BuildFailure('infrastructure', `${cannot}: the sandbox of this node failed`)
    case 'ok':
    case 'exit': {
      const how = report.exitSignal ?? `code ${String(report.exitCode ?? '?')}`
      return new BuildFailure('build', `${cannot}: the command ended with ${how}`)
    }
  }
}
