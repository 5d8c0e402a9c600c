import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { CgroupCaps, GroupDriver, JobGroup, Usage } from './cgroup.ts'
import { emptyAndRemove, killPid, readText } from './cgroup.ts'

/**
 * Groups without cgroups: the processes of a pid namespace, found in `/proc`. Memory is a soft cap (overshoot is the
 * rate of allocation times the time between two looks), processors are not capped.
 */
export const softGroups: GroupDriver = {
  caps: 'soft',
  create: (_id, caps) => new SoftGroup(caps),
  // bubblewrap's --die-with-parent has ended what an earlier life started.
  sweep: () => Promise.resolve(0)
}

class SoftGroup implements JobGroup {
  readonly #caps: CgroupCaps
  #root: number | undefined
  #namespace: string | undefined
  #memoryPeakBytes = 0
  #processesPeak = 0
  #overs = 0

  constructor(caps: CgroupCaps) {
    this.#caps = caps
  }

  /** The last process added is the first of the namespace. */
  add(pid: number): void {
    this.#root = pid
    this.#namespace = namespaceOf(String(pid))
  }

  usage(): Usage {
    const pids = this.#processes()
    let memory = 0
    for (const pid of pids) memory += memoryOf(pid)
    this.#memoryPeakBytes = Math.max(this.#memoryPeakBytes, memory)
    this.#processesPeak = Math.max(this.#processesPeak, pids.length)
    if (memory > this.#caps.memoryBytes) this.#overs++
    return {
      memoryPeakBytes: this.#memoryPeakBytes,
      oomKills: this.#overs,
      processesPeak: this.#processesPeak,
      cpuMs: 0
    }
  }

  kill(): void {
    if (this.#root !== undefined) killPid(this.#root)
  }

  async destroy(): Promise<void> {
    await emptyAndRemove({
      processes: () => this.#processes(),
      kill: () => {
        this.kill()
      },
      folders: []
    })
  }

  #processes(): number[] {
    if (this.#namespace === undefined) return []
    return readdirSync('/proc')
      .filter(
        (name) => /^\d+$/.test(name) && namespaceOf(name) === this.#namespace && isAlive(name)
      )
      .map(Number)
  }
}

function namespaceOf(pid: string): string | undefined {
  try {
    return readlinkSync(join('/proc', pid, 'ns/pid'))
  } catch {
    return undefined // ended meanwhile, or another user's
  }
}

function isAlive(pid: string): boolean {
  return !/\) [ZX] /.test(readText(join('/proc', pid, 'stat')))
}

/** Anonymous and shared memory: what a process takes for itself. */
function memoryOf(pid: number): number {
  const status = readText(join('/proc', String(pid), 'status'))
  const kibibytes = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
  return (kibibytes('RssAnon') + kibibytes('RssShmem')) * 1024
}
