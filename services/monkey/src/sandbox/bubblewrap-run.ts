import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { searchPath } from '../executables.ts'
import { bubblewrapOptions, DESCRIPTORS, resourceLimits } from './bubblewrap-options.ts'
import type { GroupDriver, JobGroup } from './cgroup.ts'
import { killPid } from './cgroup.ts'
import type { JobFolders } from './job-folders.ts'
import { OutputLines } from './output-lines.ts'
import type { SandboxJob, SandboxReport, SandboxStatus, SandboxWatch } from './sandbox.ts'

const POLL_MS = 50
/** Pipes of a killed job may be held open for a moment by processes that are being torn down. */
const PIPES_MS = 500
/** Exit code of the wrapper when the result could not be packed. */
const PACK_FAILED = 97

/**
 * Runs inside, around the command: closes what was inherited by accident, and packs the result. Exit 1 of tar is a file
 * that changed while it was read.
 */
const CLOSE_INHERITED =
  'for f in /proc/self/fd/*; do n=${f##*/}; [ "$n" -gt 2 ] && eval "exec $n>&-" 2>/dev/null; done; exec "$@"'
const WRAPPER = `
if [ -x /bin/bash ]; then /bin/bash -c '${CLOSE_INHERITED.replaceAll("'", `'"'"'`)}' bash "$@"; else "$@" 3>&-; fi
rc=$?
if [ $rc = 0 ] && [ -n "$(ls -A /out)" ]; then
  tar -C /out --format=gnu --numeric-owner -cf - . >&3
  [ $? -le 1 ] || rc=${String(PACK_FAILED)}
fi
exit $rc`

/** How jobs are started on this node. */
export interface BubblewrapSetup {
  readonly bubblewrap: string
  readonly prlimit: string
  readonly folders: JobFolders
  readonly groups: GroupDriver
  readonly seccomp: string
}

/** One started job. */
export class BubblewrapRun {
  readonly #watch: SandboxWatch
  readonly #job: SandboxJob
  readonly #group: JobGroup
  readonly #child: ChildProcess
  readonly #output: OutputLines
  readonly #startedAt = performance.now()
  readonly #exited: Promise<unknown[]>
  #stopped: SandboxStatus | undefined
  #first: number | undefined
  #result: Uint8Array[] = []
  #resultBytes = 0
  #errorText = ''

  constructor(o: {
    setup: BubblewrapSetup
    job: SandboxJob
    mounts: NonNullable<SandboxJob['mounts']>
    watch: SandboxWatch
    group: JobGroup
    uid: number | undefined
  }) {
    this.#job = o.job
    this.#watch = o.watch
    this.#group = o.group
    this.#output = new OutputLines({
      maxBytes: o.job.caps.outputBytes,
      onLine: (stream, line) => {
        o.watch.onLine(stream, line)
      },
      onFull: () => {
        this.#stop('output-limit')
      }
    })
    this.#child = start(o.setup, o.job, { mounts: o.mounts, uid: o.uid })
    this.#exited = once(this.#child, 'exit').catch((error: unknown) => [
      undefined,
      undefined,
      error
    ])
    this.#connect()
  }

  /** Resolves when nothing of the job is left. */
  async finish(): Promise<SandboxReport> {
    const cancel = (): void => {
      this.#stop('canceled')
    }
    const timer = setTimeout(() => {
      this.#stop('timeout')
    }, this.#job.caps.wallMs)
    const poll = setInterval(() => {
      if (this.#group.usage().oomKills > 0) this.#stop('oom')
    }, POLL_MS)
    this.#watch.signal.addEventListener('abort', cancel, { once: true })
    if (this.#watch.signal.aborted) cancel()
    try {
      const [code, signal] = await this.#exited
      return await this.#report(code, signal)
    } finally {
      clearTimeout(timer)
      clearInterval(poll)
      this.#watch.signal.removeEventListener('abort', cancel)
    }
  }

  async #report(code: unknown, signal: unknown): Promise<SandboxReport> {
    const usage = this.#group.usage()
    await this.#pipesClosed()
    // bubblewrap exits before its first process is reaped, and daemons may live a moment longer.
    this.#group.kill()
    await this.#group.destroy()
    this.#output.end()
    const status = this.#stopped ?? (usage.oomKills > 0 ? 'oom' : this.#statusOf(code))
    return {
      status,
      exitCode: typeof code === 'number' ? code : undefined,
      exitSignal: typeof signal === 'string' ? signal : undefined,
      wallMs: performance.now() - this.#startedAt,
      cpuMs: usage.cpuMs,
      memoryPeakBytes: usage.memoryPeakBytes,
      processesPeak: usage.processesPeak,
      result: status === 'ok' ? Buffer.concat(this.#result) : new Uint8Array(0)
    }
  }

  #statusOf(code: unknown): SandboxStatus {
    if (code === 0) return 'ok'
    const isOwnFault =
      this.#first === undefined || code === PACK_FAILED || /^bwrap: /m.test(this.#errorText)
    return isOwnFault ? 'engine-error' : 'exit'
  }

  #stop(why: SandboxStatus): void {
    if (this.#stopped !== undefined) return
    this.#stopped = why
    this.#group.kill()
    for (const pid of [this.#first, this.#child.pid]) {
      if (pid !== undefined) killPid(pid)
    }
  }

  #connect(): void {
    for (const stream of this.#child.stdio) stream?.on('error', () => undefined)
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#output.push('out', chunk)
    })
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      if (this.#errorText.length < 4096) this.#errorText += chunk.toString('latin1')
      this.#output.push('err', chunk)
    })
    readable(this.#child, DESCRIPTORS.result)?.on('data', (chunk: Buffer) => {
      this.#resultBytes += chunk.length
      if (this.#resultBytes > this.#job.caps.resultBytes) this.#stop('result-limit')
      else this.#result.push(chunk)
    })
    let info = ''
    readable(this.#child, DESCRIPTORS.info)?.on('data', (chunk: Buffer) => {
      info += chunk.toString()
      const pid = /"child-pid":\s*(\d+)/.exec(info)?.[1]
      if (pid !== undefined && info.includes('}') && this.#first === undefined)
        this.#release(Number(pid))
    })
  }

  /** Nothing of the job has run yet: it waits until it is in its group. */
  #release(first: number): void {
    this.#first = first
    try {
      if (this.#child.pid !== undefined) this.#group.add(this.#child.pid)
      this.#group.add(first)
    } catch {
      this.#stop('engine-error')
      return
    }
    writable(this.#child, DESCRIPTORS.block)?.end('x')
  }

  async #pipesClosed(): Promise<void> {
    const streams = [
      this.#child.stdout,
      this.#child.stderr,
      readable(this.#child, DESCRIPTORS.result)
    ]
    const closed = Promise.all(
      streams.map(async (stream) => {
        if (stream?.closed === false) await once(stream, 'close')
      })
    )
    await Promise.race([closed, delay(PIPES_MS, undefined, { ref: false })])
  }
}

function start(
  setup: BubblewrapSetup,
  job: SandboxJob,
  o: { mounts: NonNullable<SandboxJob['mounts']>; uid: number | undefined }
): ChildProcess {
  const seccomp = openSync(setup.seccomp, 'r') // the offset is shared: one opening per job
  const inside = ['/bin/sh', '-c', WRAPPER, 'sh', ...job.argv]
  const outside = [setup.bubblewrap, '--args', String(DESCRIPTORS.options), '--', ...inside]
  const child = spawn(setup.prlimit, [...resourceLimits(job.caps), '--', ...outside], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe', seccomp, 'pipe'],
    env: { PATH: searchPath(setup.bubblewrap) },
    ...(o.uid === undefined ? {} : { uid: o.uid, gid: o.uid })
  })
  closeSync(seccomp)
  const options = bubblewrapOptions({
    caps: job.caps,
    cwd: job.cwd ?? '/work',
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      HOME: '/work',
      LANG: 'C.UTF-8',
      OUT: '/out',
      ...job.env
    },
    mounts: o.mounts,
    etc: setup.folders.etc
  })
  writable(child, DESCRIPTORS.options)?.end(options.join('\0') + '\0')
  return child
}

function readable(child: ChildProcess, descriptor: 3 | 4): Readable | undefined {
  const stream = child.stdio[descriptor]
  return stream !== null && stream !== undefined && 'read' in stream ? stream : undefined
}

function writable(child: ChildProcess, descriptor: number): Writable | undefined {
  const stream: unknown = child.stdio.at(descriptor)
  // Every pipe of a child is a socket, which Node's types do not say for descriptors above 4.
  return isWritable(stream) ? stream : undefined
}

function isWritable(stream: unknown): stream is Writable {
  return typeof stream === 'object' && stream !== null && 'write' in stream
}
