import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { CloudError } from '@taucloud/base'
import { findExecutable, searchPath } from '../executables.ts'
import { bubblewrapOptions, DESCRIPTORS, resourceLimits } from './bubblewrap-options.ts'
import type { GroupDriver, JobGroup } from './cgroup.ts'
import { cgroupV1 } from './cgroup-v1.ts'
import { cgroupV2 } from './cgroup-v2.ts'
import { JobFolders } from './job-folders.ts'
import { OutputLines } from './output-lines.ts'
import { probeSandbox } from './probe.ts'
import type {
  Sandbox,
  SandboxJob,
  SandboxProbe,
  SandboxReport,
  SandboxStatus,
  SandboxWatch
} from './sandbox.ts'
import { seccompProgram } from './seccomp.ts'
import { softGroups } from './soft-group.ts'

/** Host users of jobs, when the node may choose: one per running job, so that none can touch another's processes. */
const FIRST_UID = 300_000
const UID_COUNT = 1000
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
interface Setup {
  readonly bubblewrap: string
  readonly prlimit: string
  readonly folders: JobFolders
  readonly groups: GroupDriver
  readonly seccomp: string
}

/** The sandbox over bubblewrap. */
export class BubblewrapSandbox implements Sandbox {
  readonly name = 'bubblewrap'
  readonly #folder: string
  readonly #instance: string
  readonly #isRoot = process.getuid?.() === 0
  readonly #uids = new Set<number>()
  readonly #forceSoft: boolean
  #setup: Promise<Setup | undefined> | undefined
  #probe: Promise<SandboxProbe> | undefined

  /** @param folder the node's own folder for builds; the name of its groups is derived from it */
  constructor(folder: string, init: { /** @default false */ softCaps?: boolean } = {}) {
    this.#folder = folder
    this.#forceSoft = init.softCaps ?? false
    this.#instance = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  }

  probe(): Promise<SandboxProbe> {
    this.#probe ??= this.#runProbe()
    return this.#probe
  }

  /** A folder of the node that jobs may be given read-only. @throws {CloudError} `failed_precondition` without bubblewrap */
  async sharedFolder(): Promise<string> {
    const setup = await this.#prepare()
    if (setup !== undefined) return setup.folders.root
    throw new CloudError(
      'failed_precondition',
      'Cannot share a folder with builds: bubblewrap is not installed'
    )
  }

  async sweep(): Promise<number> {
    const setup = await this.#prepare()
    if (setup === undefined) return 0
    return (await setup.groups.sweep(`${this.#instance}-`)) + (await setup.folders.sweep())
  }

  async run(job: SandboxJob, watch: SandboxWatch): Promise<SandboxReport> {
    const setup = await this.#prepare()
    if (setup === undefined) return failedToStart()
    const uid = this.#takeUid()
    let sources: string | undefined
    try {
      if (job.sources !== undefined)
        sources = await setup.folders.writeSources(job.sources.files, uid)
      const group = setup.groups.create(
        `${this.#instance}-${randomBytes(6).toString('hex')}`,
        job.caps
      )
      const at = job.sources?.at
      const mounts = [
        ...(job.mounts ?? []),
        ...(sources !== undefined && at !== undefined ? [{ path: sources, at }] : [])
      ]
      return await new BubblewrapRun({ setup, job, mounts, watch, group, uid }).finish()
    } finally {
      if (uid !== undefined) this.#uids.delete(uid)
      if (sources !== undefined) await setup.folders.remove(sources)
    }
  }

  async #runProbe(): Promise<SandboxProbe> {
    const setup = await this.#prepare()
    if (setup === undefined)
      return { ok: false, reason: 'bubblewrap (bwrap) and prlimit are not installed' }
    return probeSandbox(this, setup.groups.caps)
  }

  #prepare(): Promise<Setup | undefined> {
    this.#setup ??= this.#findSetup()
    return this.#setup
  }

  async #findSetup(): Promise<Setup | undefined> {
    const [bubblewrap, prlimit] = await Promise.all([
      findExecutable('bwrap'),
      findExecutable('prlimit')
    ])
    if (bubblewrap === undefined || prlimit === undefined) return undefined
    const folders = await JobFolders.open(this.#folder, { jobsAreOthers: this.#isRoot })
    const seccomp = await folders.writeShared('seccomp.bpf', seccompProgram())
    const groups = this.#forceSoft ? softGroups : (cgroupV2() ?? cgroupV1() ?? softGroups)
    return { bubblewrap, prlimit, folders, groups, seccomp }
  }

  /** Never the node's own user when that is root: bubblewrap would map the guest's user to the real root. */
  #takeUid(): number | undefined {
    if (!this.#isRoot) return undefined
    let uid = FIRST_UID + randomInt(UID_COUNT)
    while (this.#uids.has(uid)) uid = FIRST_UID + randomInt(UID_COUNT)
    this.#uids.add(uid)
    return uid
  }
}

/** One started job. */
class BubblewrapRun {
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
    setup: Setup
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
      if (pid !== undefined) kill(pid)
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
  setup: Setup,
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

function failedToStart(): SandboxReport {
  return {
    status: 'engine-error',
    exitCode: undefined,
    exitSignal: undefined,
    wallMs: 0,
    cpuMs: 0,
    memoryPeakBytes: 0,
    processesPeak: 0,
    result: new Uint8Array(0)
  }
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

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // already gone
  }
}
