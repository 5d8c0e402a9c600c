import { createHash, randomBytes, randomInt } from 'node:crypto'
import { CloudError } from '@taucloud/base'
import { findExecutable } from '../executables.ts'
import { BubblewrapRun } from './bubblewrap-run.ts'
import type { BubblewrapSetup } from './bubblewrap-run.ts'
import { cgroupV1 } from './cgroup-v1.ts'
import { cgroupV2 } from './cgroup-v2.ts'
import { JobFolders } from './job-folders.ts'
import { probeSandbox } from './probe.ts'
import type { Sandbox, SandboxJob, SandboxProbe, SandboxReport, SandboxWatch } from './sandbox.ts'
import { seccompProgram } from './seccomp.ts'
import { softGroups } from './soft-group.ts'

/** Host users of jobs, when the node may choose: one per running job, so that none can touch another's processes. */
const FIRST_UID = 300_000
const UID_COUNT = 1000
/** The sandbox over bubblewrap. */
export class BubblewrapSandbox implements Sandbox {
  readonly name = 'bubblewrap'
  readonly #folder: string
  readonly #instance: string
  readonly #isRoot = process.getuid?.() === 0
  readonly #uids = new Set<number>()
  readonly #forceSoft: boolean
  #setup: Promise<BubblewrapSetup | undefined> | undefined
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

  /** Removes what the sandbox keeps outside of the node's folder. No job may run. */
  async close(): Promise<void> {
    const setup = await this.#setup
    this.#setup = undefined
    this.#probe = undefined
    await setup?.folders.close()
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

  #prepare(): Promise<BubblewrapSetup | undefined> {
    this.#setup ??= this.#findSetup()
    return this.#setup
  }

  async #findSetup(): Promise<BubblewrapSetup | undefined> {
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
