import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** What a job has used so far. */
export interface Usage {
  readonly memoryPeakBytes: number
  /** Processes killed for memory, or moments over a soft cap. Any above 0 ends the job. */
  readonly oomKills: number
  readonly processesPeak: number
  readonly cpuMs: number
}

export interface CgroupCaps {
  readonly memoryBytes: number
  readonly cpus: number
  readonly processes: number
}

/** Everything one job has started, held together so that it can be capped, counted and killed. */
export interface JobGroup {
  add(pid: number): void
  usage(): Usage
  /** SIGKILL to every process. */
  kill(): void
  /** Resolves when no process is left and the group is gone; gives up after 10 s. */
  destroy(): Promise<void>
}

/** Makes groups of one kind. */
export interface GroupDriver {
  readonly caps: 'hard' | 'soft'
  create(id: string, caps: CgroupCaps): JobGroup
  /** Ends and removes groups whose id starts with the prefix; returns how many there were. */
  sweep(prefix: string): Promise<number>
}

/** Where this product's groups stand below each hierarchy. */
export const GROUP_PARENT = 'tau'
const DESTROY_MS = 10_000

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

export function writeText(file: string, value: string | number): void {
  writeFileSync(file, String(value))
}

/** As {@link writeText}, for files that not every kernel has. Tells whether it worked. */
export function tryWrite(file: string, value: string | number): boolean {
  try {
    writeText(file, value)
    return true
  } catch {
    return false
  }
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
}

export function numberIn(file: string, pattern = /^(\d+)/): number {
  return Number(pattern.exec(readText(file))?.[1] ?? 0)
}

export function killPid(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // already gone
  }
}

/** Kills until nothing is left, then removes the folders. A group can be removed only when its last task is reaped. */
export async function emptyAndRemove(group: {
  processes(): number[]
  kill(): void
  folders: readonly string[]
}): Promise<void> {
  const deadline = Date.now() + DESTROY_MS
  while (group.processes().length > 0 && Date.now() < deadline) {
    group.kill()
    await delay(2)
  }
  for (const folder of group.folders) {
    while (Date.now() < deadline && !isRemoved(folder)) await delay(5)
  }
}

function isRemoved(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
}

/** Names of the groups below a folder that start with the prefix. */
export async function groupsIn(folder: string, prefix: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.startsWith(prefix))
  } catch {
    return []
  }
}
