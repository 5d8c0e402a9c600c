import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SandboxCaps, SandboxMount } from './sandbox.ts'

/** Descriptors that the engine passes to bubblewrap. */
export const DESCRIPTORS = { result: 3, info: 4, block: 5, seccomp: 6, options: 7 } as const

const SHM_BYTES = 64 << 20
const RUN_BYTES = 1 << 20
/** Room above the disk cap, so that a full disk says so before the size limit of files kills the tool. */
const FILE_MARGIN_BYTES = 1 << 20
/** Of the host's /etc only what its programs need to run. */
const SHARED_ETC = ['/etc/ssl', '/etc/alternatives', '/etc/ld.so.cache']
const GUEST_ETC = ['passwd', 'group', 'hosts', 'resolv.conf', 'nsswitch.conf']
/** What container runtimes mask, and what else names the host. */
const MASKED_PROC = [
  'cmdline',
  'keys',
  'kallsyms',
  'kcore',
  'timer_list',
  'sched_debug',
  'version_signature',
  'config.gz',
  'iomem',
  'modules',
  'interrupts',
  'diskstats',
  'partitions',
  'pressure'
]

export interface BubblewrapJob {
  readonly caps: SandboxCaps
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly mounts: readonly SandboxMount[]
  /** Folder with the guest's passwd, group and so on. */
  readonly etc: string
}

/**
 * The options of bubblewrap for a job (https://github.com/containers/bubblewrap). Order matters: later mounts cover
 * earlier ones. They travel by descriptor, because a command line is readable inside and in the host's process list.
 */
export function bubblewrapOptions(job: BubblewrapJob): string[] {
  return [
    ...namespaces(),
    ...systemTree(job.etc),
    ...devices(),
    ...writable(job.caps),
    ...job.mounts.flatMap(({ path, at }) => ['--ro-bind', path, at]),
    ...maskedProc(),
    // The root is a writable tmpfs without a size until here.
    ...['--remount-ro', '/run', '--remount-ro', '/', '--chdir', job.cwd],
    ...Object.entries(job.env).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--info-fd', String(DESCRIPTORS.info), '--block-fd', String(DESCRIPTORS.block)],
    ...['--seccomp', String(DESCRIPTORS.seccomp)]
  ]
}

/** Limits of `prlimit` that every process of the job inherits. */
export function resourceLimits(caps: SandboxCaps): string[] {
  const fileBytes = caps.diskBytes + FILE_MARGIN_BYTES
  const same = (name: string, value: number): string =>
    `--${name}=${String(value)}:${String(value)}`
  return [
    same('core', 0),
    same('nofile', 4096),
    same('nproc', caps.processes),
    same('fsize', fileBytes),
    same('memlock', 65_536),
    same('msgqueue', 0),
    same('nice', 0),
    same('rtprio', 0)
  ]
}

function namespaces(): string[] {
  return [
    ...['--unshare-user', '--disable-userns', '--uid', '1000', '--gid', '1000'],
    ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try', '--unshare-net'],
    ...['--hostname', 'build', '--die-with-parent', '--new-session', '--clearenv']
  ]
}

function systemTree(etc: string): string[] {
  const links = ['bin', 'sbin', 'lib', 'lib64'].flatMap((name) =>
    existsSync(`/usr/${name}`) ? ['--symlink', `usr/${name}`, `/${name}`] : []
  )
  const shared = SHARED_ETC.filter((path) => existsSync(path)).flatMap((path) => [
    '--ro-bind',
    path,
    path
  ])
  const own = GUEST_ETC.flatMap((name) => ['--ro-bind', join(etc, name), `/etc/${name}`])
  return ['--ro-bind', '/usr', '/usr', ...links, ...shared, ...own]
}

function devices(): string[] {
  return [
    ...['--proc', '/proc', '--dev', '/dev'],
    ...sizedTmpfs('/dev/shm', SHM_BYTES, '1777'),
    ...['--remount-ro', '/dev']
  ]
}

function writable(caps: SandboxCaps): string[] {
  return [
    ...sizedTmpfs('/tmp', caps.tmpBytes, '1777'),
    ...sizedTmpfs('/run', RUN_BYTES, '0755'),
    ...sizedTmpfs('/work', caps.diskBytes, '0755'),
    ...sizedTmpfs('/src', caps.diskBytes, '0755'),
    ...sizedTmpfs('/out', caps.diskBytes, '0755')
  ]
}

function sizedTmpfs(at: string, bytes: number, mode: string): string[] {
  return ['--perms', mode, '--size', String(bytes), '--tmpfs', at]
}

function maskedProc(): string[] {
  return MASKED_PROC.flatMap((name) => {
    const path = `/proc/${name}`
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return []
    return found.isFile()
      ? ['--ro-bind', '/dev/null', path]
      : ['--tmpfs', path, '--remount-ro', path]
  })
}
