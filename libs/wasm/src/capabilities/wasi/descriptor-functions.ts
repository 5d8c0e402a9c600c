import type { GuestInstance } from '../../guest/guest-instance.ts'
import { FIRST_ORDER, nowNs } from './file-node.ts'
import type { DirectoryNode, FileSystemNode } from './file-node.ts'
import type { Descriptor, DirectoryDescriptor } from './file-table.ts'
import { RIGHT } from './rights.ts'
import { WASI_ERRNO } from './wasi-function.ts'
import type { WasiFunction, WasiWorld } from './wasi-function.ts'

/** Types of files. */
export const FILETYPE = { stream: 2, directory: 3, file: 4, symlink: 7 } as const
const FILESTAT_BYTES = 64
const FDSTAT_BYTES = 24
const DIRENT_BYTES = 24
const FLAGS_MASK = 0x1f
const ADVICES = 6
const ATIM = 1
const ATIM_NOW = 2
const MTIM = 4
const MTIM_NOW = 8

/** Functions on open descriptors, apart from reading and writing. */
export const descriptorFunctions: Readonly<Record<string, WasiFunction>> = {
  fd_close: (_instance, world) => (fd: number) =>
    world.files.close(fd) ? WASI_ERRNO.SUCCESS : WASI_ERRNO.BADF,
  fd_renumber: (_instance, world) => (from: number, to: number) =>
    world.files.renumber(from, to) ? WASI_ERRNO.SUCCESS : WASI_ERRNO.BADF,
  fd_fdstat_get: (instance, world) => (fd: number, address: number) => {
    const descriptor = world.files.get(fd)
    if (descriptor === undefined) return WASI_ERRNO.BADF
    const { memory } = instance
    if (!memory.has(address >>> 0, FDSTAT_BYTES)) return WASI_ERRNO.FAULT
    const stat = memory.view(address >>> 0, FDSTAT_BYTES).fill(0)
    stat[0] = FILETYPE[descriptor.kind]
    stat.writeUInt16LE(descriptor.flags, 2)
    stat.writeBigUInt64LE(descriptor.base, 8)
    stat.writeBigUInt64LE(descriptor.inheriting, 16)
    return WASI_ERRNO.SUCCESS
  },
  fd_fdstat_set_flags: (_instance, world) => (fd: number, flags: number) => {
    const descriptor = world.files.get(fd)
    if (descriptor === undefined) return WASI_ERRNO.BADF
    if ((flags & ~FLAGS_MASK) !== 0) return WASI_ERRNO.INVAL
    if ((descriptor.base & RIGHT.FD_FDSTAT_SET_FLAGS) === 0n) return WASI_ERRNO.NOTCAPABLE
    descriptor.flags = flags
    world.files.changed = true
    return WASI_ERRNO.SUCCESS
  },
  fd_fdstat_set_rights: (_instance, world) => (fd: number, base: bigint, inheriting: bigint) => {
    const descriptor = world.files.get(fd)
    if (descriptor === undefined) return WASI_ERRNO.BADF
    const more = (base & ~descriptor.base) | (inheriting & ~descriptor.inheriting)
    if (more !== 0n) return WASI_ERRNO.NOTCAPABLE
    descriptor.base = base
    descriptor.inheriting = inheriting
    world.files.changed = true
    return WASI_ERRNO.SUCCESS
  },
  fd_filestat_get: (instance, world) => (fd: number, address: number) => {
    const descriptor = world.files.get(fd)
    if (descriptor === undefined) return WASI_ERRNO.BADF
    return descriptor.kind === 'stream'
      ? writeStreamStat(instance, address)
      : writeFileStat(instance, address, descriptor.node, descriptor.system.init.device)
  },
  fd_filestat_set_size: (_instance, world) => (fd: number, size: bigint) => {
    const file = world.files.get(fd)
    const error = resizable(file, RIGHT.FD_FILESTAT_SET_SIZE)
    if (error !== WASI_ERRNO.SUCCESS || file?.kind !== 'file') return error
    return size < 0n || size > BigInt(Number.MAX_SAFE_INTEGER)
      ? WASI_ERRNO.FBIG
      : file.system.resize(file.node, Number(size))
  },
  fd_allocate: (_instance, world) => (fd: number, offset: bigint, length: bigint) => {
    const file = world.files.get(fd)
    const error = resizable(file, RIGHT.FD_ALLOCATE)
    if (error !== WASI_ERRNO.SUCCESS || file?.kind !== 'file') return error
    if (offset < 0n || length <= 0n) return WASI_ERRNO.INVAL
    if (offset + length > BigInt(Number.MAX_SAFE_INTEGER)) return WASI_ERRNO.FBIG
    const size = Number(offset + length)
    return size <= file.node.size ? WASI_ERRNO.SUCCESS : file.system.resize(file.node, size)
  },
  fd_filestat_set_times:
    (_instance, world) => (fd: number, atim: bigint, mtim: bigint, flags: number) => {
      const descriptor = world.files.get(fd)
      if (descriptor === undefined) return WASI_ERRNO.BADF
      if (descriptor.kind === 'stream') return WASI_ERRNO.NOTSUP
      if ((descriptor.base & RIGHT.FD_FILESTAT_SET_TIMES) === 0n) return WASI_ERRNO.NOTCAPABLE
      if (descriptor.system.readOnly) return WASI_ERRNO.ROFS
      descriptor.system.noteChange()
      return setTimes(descriptor.node, { atim, mtim, flags })
    },
  fd_prestat_get: (instance, world) => (fd: number, address: number) => {
    const path = preopenOf(world, fd)
    if (path === undefined) return WASI_ERRNO.BADF
    if (!instance.memory.has(address >>> 0, 8)) return WASI_ERRNO.FAULT
    instance.memory.writeU32(address >>> 0, 0)
    instance.memory.writeU32((address >>> 0) + 4, Buffer.byteLength(path))
    return WASI_ERRNO.SUCCESS
  },
  fd_prestat_dir_name: (instance, world) => (fd: number, address: number, length: number) => {
    const path = preopenOf(world, fd)
    if (path === undefined) return WASI_ERRNO.BADF
    const bytes = Buffer.from(path)
    if (length >>> 0 < bytes.length) return WASI_ERRNO.INVAL
    if (!instance.memory.has(address >>> 0, bytes.length)) return WASI_ERRNO.FAULT
    instance.memory.write(address >>> 0, bytes)
    return WASI_ERRNO.SUCCESS
  },
  fd_readdir:
    (instance, world) =>
    // The order is WASI's.
    (...[fd, buffer, length, cookie, cell]: [number, number, number, bigint, number]) => {
      const directory = world.files.get(fd)
      if (directory === undefined) return WASI_ERRNO.BADF
      if (directory.kind !== 'directory') return WASI_ERRNO.NOTDIR
      if ((directory.base & RIGHT.FD_READDIR) === 0n) return WASI_ERRNO.NOTCAPABLE
      const { memory } = instance
      if (!memory.has(buffer >>> 0, length >>> 0) || !memory.has(cell >>> 0, 4)) {
        return WASI_ERRNO.FAULT
      }
      const used = list(
        memory.view(buffer >>> 0, length >>> 0),
        directory,
        BigInt.asUintN(64, cookie)
      )
      memory.writeU32(cell >>> 0, used)
      return WASI_ERRNO.SUCCESS
    },
  fd_advise: (_instance, world) => (fd: number, offset: bigint, length: bigint, advice: number) => {
    const descriptor = world.files.get(fd)
    if (descriptor === undefined) return WASI_ERRNO.BADF
    if (advice >>> 0 >= ADVICES || offset < 0n || length < 0n) return WASI_ERRNO.INVAL
    if (descriptor.kind === 'directory') return WASI_ERRNO.BADF
    return descriptor.kind === 'stream' ? WASI_ERRNO.SPIPE : WASI_ERRNO.SUCCESS
  },
  fd_sync: onOpen(WASI_ERRNO.SUCCESS),
  fd_datasync: onOpen(WASI_ERRNO.SUCCESS),
  sock_accept: onOpen(WASI_ERRNO.NOTSOCK),
  sock_recv: onOpen(WASI_ERRNO.NOTSOCK),
  sock_send: onOpen(WASI_ERRNO.NOTSOCK),
  sock_shutdown: onOpen(WASI_ERRNO.NOTSOCK)
}

/** Writes the attributes of a file, directory or link. */
export function writeFileStat(
  { memory }: GuestInstance,
  address: number,
  node: FileSystemNode,
  device: number
): number {
  if (!memory.has(address >>> 0, FILESTAT_BYTES)) return WASI_ERRNO.FAULT
  const stat = memory.view(address >>> 0, FILESTAT_BYTES).fill(0)
  stat.writeBigUInt64LE(BigInt(device), 0)
  stat.writeBigUInt64LE(node.ino, 8)
  stat[16] = FILETYPE[node.kind]
  stat.writeBigUInt64LE(BigInt(node.links), 24)
  if (node.kind === 'file') stat.writeBigUInt64LE(BigInt(node.size), 32)
  if (node.kind === 'symlink') stat.writeBigUInt64LE(BigInt(Buffer.byteLength(node.target)), 32)
  stat.writeBigUInt64LE(BigInt.asUintN(64, node.atim), 40)
  stat.writeBigUInt64LE(BigInt.asUintN(64, node.mtim), 48)
  stat.writeBigUInt64LE(BigInt.asUintN(64, node.ctim), 56)
  return WASI_ERRNO.SUCCESS
}

/** Sets the times that the flags name. */
export function setTimes(
  node: FileSystemNode,
  { atim, mtim, flags }: { atim: bigint; mtim: bigint; flags: number }
): number {
  const both = (first: number, second: number): boolean =>
    (flags & first) !== 0 && (flags & second) !== 0
  if (both(ATIM, ATIM_NOW) || both(MTIM, MTIM_NOW) || flags >>> 0 > 15) return WASI_ERRNO.INVAL
  const now = nowNs()
  if ((flags & ATIM) !== 0) node.atim = atim
  if ((flags & ATIM_NOW) !== 0) node.atim = now
  if ((flags & MTIM) !== 0) node.mtim = mtim
  if ((flags & MTIM_NOW) !== 0) node.mtim = now
  node.ctim = now
  return WASI_ERRNO.SUCCESS
}

function writeStreamStat({ memory }: GuestInstance, address: number): number {
  if (!memory.has(address >>> 0, FILESTAT_BYTES)) return WASI_ERRNO.FAULT
  const stat = memory.view(address >>> 0, FILESTAT_BYTES).fill(0)
  stat[16] = FILETYPE.stream
  stat[24] = 1
  return WASI_ERRNO.SUCCESS
}

function resizable(descriptor: Descriptor | undefined, right: bigint): number {
  if (descriptor === undefined) return WASI_ERRNO.BADF
  if (descriptor.kind === 'directory') return WASI_ERRNO.ISDIR
  if (descriptor.kind === 'stream') return WASI_ERRNO.INVAL
  return (descriptor.base & right) === 0n ? WASI_ERRNO.NOTCAPABLE : WASI_ERRNO.SUCCESS
}

function preopenOf({ files }: WasiWorld, fd: number): string | undefined {
  const descriptor = files.get(fd)
  return descriptor?.kind === 'directory' ? descriptor.preopen : undefined
}

function onOpen(answer: number): WasiFunction {
  return (_instance, world) => (fd: number) =>
    world.files.get(fd) === undefined ? WASI_ERRNO.BADF : answer
}

/** Fills a buffer with entries from the one that the cookie names; the last one may be cut. @returns bytes used */
function list(buffer: Buffer, { node }: DirectoryDescriptor, cookie: bigint): number {
  let used = 0
  for (const [name, entry, next] of entriesFrom(node, cookie)) {
    const text = Buffer.from(name)
    const head = Buffer.alloc(DIRENT_BYTES)
    head.writeBigUInt64LE(BigInt(next), 0)
    head.writeBigUInt64LE(entry.ino, 8)
    head.writeUInt32LE(text.length, 16)
    head[20] = FILETYPE[entry.kind]
    used += head.copy(buffer, used)
    used += text.copy(buffer, used)
    if (used >= buffer.length) break
  }
  return used
}

function* entriesFrom(
  node: DirectoryNode,
  cookie: bigint
): Generator<[name: string, node: FileSystemNode, next: number]> {
  if (cookie < 1n) yield ['.', node, 1]
  if (cookie < 2n) yield ['..', node.parent ?? node, FIRST_ORDER]
  for (const [name, entry] of node.entries) {
    if (BigInt(entry.order) >= cookie) yield [name, entry.node, entry.order + 1]
  }
}
