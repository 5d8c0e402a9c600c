import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CgroupCaps, GroupDriver, JobGroup, Usage } from './cgroup.ts'
import {
  emptyAndRemove,
  GROUP_PARENT,
  groupsIn,
  killPid,
  makeFolder,
  numberIn,
  readText,
  tryWrite,
  writeText
} from './cgroup.ts'

const CONTROLLERS = ['memory', 'cpu', 'pids', 'cpuacct'] as const
const PERIOD_US = 100_000

/**
 * Groups of cgroup v1 (https://docs.kernel.org/admin-guide/cgroup-v1/), or undefined when this node may not make any.
 * In a hybrid system the v2 tree beside it gives `cgroup.kill`.
 */
export function cgroupV1(root = '/sys/fs/cgroup'): GroupDriver | undefined {
  if (!isUsable(root)) return undefined
  const sweepOne = (name: string): Promise<void> => new GroupV1(root, name).destroy()
  return {
    caps: 'hard',
    create: (id, caps) => {
      const group = new GroupV1(root, id)
      group.apply(caps)
      return group
    },
    sweep: async (prefix) => {
      const names = await groupsIn(join(root, 'pids', GROUP_PARENT), prefix)
      await Promise.all(names.map(sweepOne))
      return names.length
    }
  }
}

/** A plain folder can be made in many places; only the kernel puts a limit file into it. */
function isUsable(root: string): boolean {
  if (existsSync(join(root, 'cgroup.controllers'))) return false
  try {
    for (const controller of CONTROLLERS) {
      if (!existsSync(join(root, controller, 'cgroup.procs'))) return false
      makeFolder(join(root, controller, GROUP_PARENT))
    }
  } catch {
    return false
  }
  return existsSync(join(root, 'memory', GROUP_PARENT, 'memory.limit_in_bytes'))
}

class GroupV1 implements JobGroup {
  readonly #memory: string
  readonly #cpu: string
  readonly #pids: string
  readonly #cpuacct: string
  readonly #unified: string | undefined

  constructor(root: string, id: string) {
    const at = (controller: string): string => join(root, controller, GROUP_PARENT, id)
    this.#memory = at('memory')
    this.#cpu = at('cpu')
    this.#pids = at('pids')
    this.#cpuacct = at('cpuacct')
    this.#unified = existsSync(join(root, 'unified', 'cgroup.procs')) ? at('unified') : undefined
  }

  apply(caps: CgroupCaps): void {
    for (const folder of this.#folders()) makeFolder(folder)
    writeText(join(this.#memory, 'memory.limit_in_bytes'), caps.memoryBytes)
    tryWrite(join(this.#memory, 'memory.memsw.limit_in_bytes'), caps.memoryBytes) // absent without swap accounting
    writeText(join(this.#cpu, 'cpu.cfs_period_us'), PERIOD_US)
    writeText(join(this.#cpu, 'cpu.cfs_quota_us'), Math.round(caps.cpus * PERIOD_US))
    writeText(join(this.#pids, 'pids.max'), caps.processes)
  }

  add(pid: number): void {
    for (const folder of this.#folders()) writeText(join(folder, 'cgroup.procs'), pid)
  }

  usage(): Usage {
    return {
      memoryPeakBytes: numberIn(join(this.#memory, 'memory.max_usage_in_bytes')),
      oomKills: numberIn(join(this.#memory, 'memory.oom_control'), /oom_kill (\d+)/),
      processesPeak: numberIn(join(this.#pids, 'pids.peak')),
      cpuMs: numberIn(join(this.#cpuacct, 'cpuacct.usage')) / 1e6
    }
  }

  kill(): void {
    if (this.#unified !== undefined && tryWrite(join(this.#unified, 'cgroup.kill'), 1)) return
    for (const pid of this.#processes()) killPid(pid)
  }

  async destroy(): Promise<void> {
    await emptyAndRemove({
      processes: () => this.#processes(),
      kill: () => {
        this.kill()
      },
      folders: this.#folders()
    })
  }

  #folders(): string[] {
    const folders = [this.#memory, this.#cpu, this.#pids, this.#cpuacct]
    return this.#unified === undefined ? folders : [...folders, this.#unified]
  }

  #processes(): number[] {
    return readText(join(this.#pids, 'cgroup.procs')).split('\n').filter(Boolean).map(Number)
  }
}
