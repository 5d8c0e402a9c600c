/**
 * The system-call filter of build jobs as a classic BPF program
 * (https://docs.kernel.org/userspace-api/seccomp_filter.html): allowed by default up to the last number that was
 * reviewed, a list that answers EPERM, ENOSYS above. An instruction is 8 bytes: u16 code, u8 jump if true, u8 jump if
 * false, u32 operand.
 */
import { CloudError } from '@taucloud/base'

const LOAD = 0x20
const EQUAL = 0x15
const AT_LEAST = 0x35
const ANY_BIT = 0x45
const RETURN = 0x06

const ALLOW = 0x7fff0000
const KILL = 0x80000000
const failWith = (errno: number): number => 0x00050000 | errno
const EPERM = 1
const ENOSYS = 38
const EAFNOSUPPORT = 97

/** Offsets in `struct seccomp_data`: number, architecture, low half of the first and second argument. */
const NUMBER = 0
const ARCHITECTURE = 4
const FIRST_ARGUMENT = 16
const SECOND_ARGUMENT = 24

/** Numbers on x86-64 and arm64; undefined where the architecture lacks the call. */
type Numbers = readonly [x64: number | undefined, arm64: number | undefined]

const DENIED: Record<string, Numbers> = {
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  kcmp: [312, 272],
  pidfd_getfd: [438, 438],
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  move_mount: [429, 429],
  open_tree: [428, 428],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  open_tree_attr: [467, 467],
  unshare: [272, 97],
  setns: [308, 268],
  bpf: [321, 280],
  perf_event_open: [298, 241],
  userfaultfd: [323, 282],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  reboot: [169, 142],
  swapon: [167, 224],
  swapoff: [168, 225],
  acct: [163, 89],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  syslog: [103, 116],
  settimeofday: [164, 170],
  clock_settime: [227, 112],
  clock_adjtime: [305, 266],
  adjtimex: [159, 171],
  sethostname: [170, 161],
  setdomainname: [171, 162],
  open_by_handle_at: [304, 265],
  name_to_handle_at: [303, 264],
  lookup_dcookie: [212, 18],
  fanotify_init: [300, 262],
  fanotify_mark: [301, 263],
  nfsservctl: [180, 42],
  iopl: [172, undefined],
  ioperm: [173, undefined],
  modify_ldt: [154, undefined],
  uselib: [134, undefined],
  ustat: [136, undefined],
  sysfs: [139, undefined],
  vhangup: [153, 58],
  set_mempolicy: [238, 237],
  mbind: [237, 235],
  migrate_pages: [256, 238],
  move_pages: [279, 239],
  personality: [135, 92]
}

interface Architecture {
  readonly audit: number
  readonly column: 0 | 1
  readonly clone: number
  readonly clone3: number
  readonly socket: number
  readonly socketpair: number
  readonly ioctl: number
}

const ARCHITECTURES: Record<string, Architecture> = {
  x64: {
    audit: 0xc000003e,
    column: 0,
    clone: 56,
    clone3: 435,
    socket: 41,
    socketpair: 53,
    ioctl: 16
  },
  arm64: {
    audit: 0xc00000b7,
    column: 1,
    clone: 220,
    clone3: 435,
    socket: 198,
    socketpair: 199,
    ioctl: 29
  }
}

/** First number after those reviewed; the same on both architectures. */
const CEILING = 472
/** Numbers of the x32 ABI on x86-64 start here. */
const X32 = 0x40000000
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET. */
const NAMESPACE_FLAGS = 0x7e020000
/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK. AF_VSOCK is not namespaced and would reach a hypervisor. */
const FAMILIES = [1, 2, 10, 16]
/** They type into the terminal of whoever watches. */
const TIOCSTI = 0x5412
const TIOCLINUX = 0x541c

/** The calls that answer EPERM on a processor architecture, by name. */
export function deniedCalls(processor: string = process.arch): Map<string, number> {
  const column = ARCHITECTURES[processor]?.column ?? 0
  return new Map(
    Object.entries(DENIED).flatMap(([name, numbers]) => {
      const number = numbers[column]
      return number === undefined ? [] : [[name, number]]
    })
  )
}

type Instruction = readonly [code: number, operand: number, ifTrue?: number, ifFalse?: number]

/**
 * The program for a processor architecture as Node names it.
 *
 * @throws {CloudError} `unimplemented` for another than x64 and arm64
 */
export function seccompProgram(processor: string = process.arch): Uint8Array {
  const arch = ARCHITECTURES[processor]
  if (arch === undefined)
    throw new CloudError('unimplemented', `Cannot filter system calls on ${processor}: not known`)
  return assemble([
    ...entry(arch),
    ...Object.values(DENIED).flatMap((numbers) => denial(numbers[arch.column])),
    // The flags of clone3 are behind a pointer; without it the C library falls back to clone.
    [EQUAL, arch.clone3, 0, 1],
    [RETURN, failWith(ENOSYS)],
    ...cloneRule(arch.clone),
    ...familyRule(arch.socket),
    ...familyRule(arch.socketpair),
    ...ioctlRule(arch.ioctl),
    [RETURN, ALLOW]
  ])
}

function entry(arch: Architecture): Instruction[] {
  const x32: Instruction[] = [
    [AT_LEAST, X32, 0, 1],
    [RETURN, failWith(ENOSYS)]
  ]
  return [
    [LOAD, ARCHITECTURE],
    [EQUAL, arch.audit, 1, 0],
    [RETURN, KILL], // another ABI, such as int 0x80
    [LOAD, NUMBER],
    ...(arch.column === 0 ? x32 : []),
    [AT_LEAST, CEILING, 0, 1],
    [RETURN, failWith(ENOSYS)]
  ]
}

function denial(number: number | undefined): Instruction[] {
  if (number === undefined) return []
  return [
    [EQUAL, number, 0, 1],
    [RETURN, failWith(EPERM)]
  ]
}

function cloneRule(number: number): Instruction[] {
  return [
    [EQUAL, number, 0, 4],
    [LOAD, FIRST_ARGUMENT],
    [ANY_BIT, NAMESPACE_FLAGS, 0, 1],
    [RETURN, failWith(EPERM)],
    [RETURN, ALLOW]
  ]
}

function familyRule(number: number): Instruction[] {
  return [
    [EQUAL, number, 0, FAMILIES.length + 3],
    [LOAD, FIRST_ARGUMENT],
    ...FAMILIES.map((family, index): Instruction => [EQUAL, family, FAMILIES.length - index, 0]),
    [RETURN, failWith(EAFNOSUPPORT)],
    [RETURN, ALLOW]
  ]
}

function ioctlRule(number: number): Instruction[] {
  return [
    [EQUAL, number, 0, 5],
    [LOAD, SECOND_ARGUMENT],
    [EQUAL, TIOCSTI, 1, 0],
    [EQUAL, TIOCLINUX, 0, 1],
    [RETURN, failWith(EPERM)],
    [RETURN, ALLOW]
  ]
}

function assemble(program: readonly Instruction[]): Uint8Array {
  const bytes = Buffer.alloc(program.length * 8)
  for (const [index, [code, operand, ifTrue = 0, ifFalse = 0]] of program.entries()) {
    bytes.writeUInt16LE(code, index * 8)
    bytes.writeUInt8(ifTrue, index * 8 + 2)
    bytes.writeUInt8(ifFalse, index * 8 + 3)
    bytes.writeUInt32LE(operand >>> 0, index * 8 + 4)
  }
  return bytes
}
