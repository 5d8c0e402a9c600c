import { rmdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CgroupCaps, GroupDriver, JobGroup, Usage } from './cgroup.ts'
import {
  emptyAndRemove,
  GROUP_PARENT,
  groupsIn,
  makeFolder,
  numberIn,
  readText,
  tryWrite,
  writeText
} from './cgroup.ts'

const CONTROLLERS = '+memory +pids +cpu'
const PERIOD_US = 100_000

/**
 * Groups of cgroup v2 (https://docs.kernel.org/admin-guide/cgroup-v2.html), or undefined when this node may not make
 * any: it needs root on the machine or a delegated subtree. The limits were written from the documentation; the
 * machines of the tests have v1.
 */
export function cgroupV2(root = '/sys/fs/cgroup'): GroupDriver | undefined {
  const parent = join(root, GROUP_PARENT)
  if (!isUsable(root, parent)) return undefined
  return {
    caps: 'hard',
    create: (id, caps) => {
      const group = new GroupV2(join(parent, id))
      group.apply(caps)
      return group
    },
    sweep: async (prefix) => {
      const names = await groupsIn(parent, prefix)
      await Promise.all(names.map((name) => new GroupV2(join(parent, name)).destroy()))
      return names.length
    }
  }
}

/** The file `cgroup.controllers` alone says little: in hybrid systems and containers the tree lacks the controllers. */
function isUsable(root: string, parent: string): boolean {
  if (!readText(join(root, 'cgroup.controllers')).split(' ').includes('memory')) return false
  try {
    makeFolder(parent)
    for (const folder of [root, parent])
      writeText(join(folder, 'cgroup.subtree_control'), CONTROLLERS)
    const trial = join(parent, `trial-${String(process.pid)}`)
    makeFolder(trial)
    const works = tryWrite(join(trial, 'memory.max'), 64 << 20)
    rmdirSync(trial)
    return works
  } catch {
    return false
  }
}

class GroupV2 implements JobGroup {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  apply(caps: CgroupCaps): void {
    makeFolder(this.#folder)
    this.#write('memory.max', caps.memoryBytes)
    tryWrite(join(this.#folder, 'memory.swap.max'), 0) // absent without swap
    this.#write('memory.oom.group', 1)
    this.#write('cpu.max', `${String(Math.round(caps.cpus * PERIOD_US))} ${String(PERIOD_US)}`)
    this.#write('pids.max', caps.processes)
  }

  add(pid: number): void {
    this.#write('cgroup.procs', pid)
  }

  usage(): Usage {
    return {
      memoryPeakBytes: numberIn(join(this.#folder, 'memory.peak')),
      oomKills: numberIn(join(this.#folder, 'memory.events'), /oom_kill (\d+)/),
      processesPeak: numberIn(join(this.#folder, 'pids.peak')),
      cpuMs: numberIn(join(this.#folder, 'cpu.stat'), /usage_usec (\d+)/) / 1e3
    }
  }

  kill(): void {
    tryWrite(join(this.#folder, 'cgroup.kill'), 1)
  }

  async destroy(): Promise<void> {
    await emptyAndRemove({
      processes: () =>
        readText(join(this.#folder, 'cgroup.procs')).split('\n').filter(Boolean).map(Number),
      kill: () => {
        this.kill()
      },
      folders: [this.#folder]
    })
  }

  #write(name: string, value: string | number): void {
    writeText(join(this.#folder, name), value)
  }
}
