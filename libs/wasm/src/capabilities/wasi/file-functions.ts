import type { GuestInstance } from '../../guest/guest-instance.ts'
import { ROOT_FD } from './file-table.ts'
import type { FileTable } from './file-table.ts'
import { WASI_ERRNO } from './wasi-function.ts'
import type { WasiFunction } from './wasi-function.ts'

const FILETYPE_CHARACTER_DEVICE = 2
const FILETYPE_DIRECTORY = 3
const MAX_VECTORS = 1_024
const FILESTAT_BYTES = 64
const FDSTAT_BYTES = 24

/** Functions on descriptors. Standard output and error are captured, standard input is empty. */
export const fileFunctions: Readonly<Record<string, WasiFunction>> = {
  fd_write: (instance, files) => (fd: number, vectors: number, count: number, cell: number) => {
    const kind = files.get(fd)
    if (kind === undefined || kind === 'input') return WASI_ERRNO.BADF
    if (kind === 'directory') return WASI_ERRNO.ISDIR
    const stream = kind === 'output' ? 'out' : 'err'
    return eachVector(instance, { vectors, count, cell }, (bytes) => {
      instance.output.append(stream, bytes)
      return bytes.length
    })
  },
  fd_read: (instance, files) => (fd: number, vectors: number, count: number, cell: number) => {
    const kind = files.get(fd)
    if (kind === 'directory') return WASI_ERRNO.ISDIR
    if (kind !== 'input') return WASI_ERRNO.BADF
    return eachVector(instance, { vectors, count, cell }, () => 0)
  },
  fd_pread: (_instance, files) => (fd: number) => seekError(files, fd),
  fd_pwrite: (_instance, files) => (fd: number) => seekError(files, fd),
  fd_seek: (_instance, files) => (fd: number) => seekError(files, fd),
  fd_tell: (_instance, files) => (fd: number) => seekError(files, fd),
  fd_close: (_instance, files) => (fd: number) =>
    files.close(fd) ? WASI_ERRNO.SUCCESS : WASI_ERRNO.BADF,
  fd_fdstat_get: (instance, files) => (fd: number, address: number) => {
    const kind = files.get(fd)
    if (kind === undefined) return WASI_ERRNO.BADF
    const { memory } = instance
    if (!memory.has(address >>> 0, FDSTAT_BYTES)) return WASI_ERRNO.FAULT
    const stat = memory.view(address >>> 0, FDSTAT_BYTES).fill(0)
    stat[0] = kind === 'directory' ? FILETYPE_DIRECTORY : FILETYPE_CHARACTER_DEVICE
    // Every right: what a descriptor cannot do is refused when it is tried.
    stat.fill(0xff, 8)
    return WASI_ERRNO.SUCCESS
  },
  fd_filestat_get: (instance, files) => (fd: number, address: number) => {
    const kind = files.get(fd)
    if (kind === undefined) return WASI_ERRNO.BADF
    return writeFileStat(
      instance,
      address,
      kind === 'directory' ? FILETYPE_DIRECTORY : FILETYPE_CHARACTER_DEVICE
    )
  },
  fd_prestat_get: (instance, files) => (fd: number, address: number) => {
    if (fd !== ROOT_FD || files.get(fd) === undefined) return WASI_ERRNO.BADF
    const { memory } = instance
    if (!memory.has(address >>> 0, 8)) return WASI_ERRNO.FAULT
    memory.writeU32(address >>> 0, 0)
    memory.writeU32((address >>> 0) + 4, 1)
    return WASI_ERRNO.SUCCESS
  },
  fd_prestat_dir_name: (instance, files) => (fd: number, address: number, length: number) => {
    if (fd !== ROOT_FD || files.get(fd) === undefined) return WASI_ERRNO.BADF
    if (length >>> 0 < 1) return WASI_ERRNO.INVAL
    if (!instance.memory.has(address >>> 0, 1)) return WASI_ERRNO.FAULT
    instance.memory.writeLatin1(address >>> 0, '/')
    return WASI_ERRNO.SUCCESS
  },
  fd_readdir:
    (instance, files) =>
    (fd: number, buffer: number, length: number, _cookie: bigint, cell: number) => {
      const kind = files.get(fd)
      if (kind !== 'directory') return kind === undefined ? WASI_ERRNO.BADF : WASI_ERRNO.NOTDIR
      if (!instance.memory.has(buffer >>> 0, length >>> 0)) return WASI_ERRNO.FAULT
      return instance.memory.writeU32(cell >>> 0, 0) ? WASI_ERRNO.SUCCESS : WASI_ERRNO.FAULT
    },
  fd_advise: onOpen(WASI_ERRNO.SUCCESS),
  fd_sync: onOpen(WASI_ERRNO.SUCCESS),
  fd_datasync: onOpen(WASI_ERRNO.SUCCESS),
  fd_fdstat_set_flags: onOpen(WASI_ERRNO.SUCCESS),
  fd_fdstat_set_rights: onOpen(WASI_ERRNO.NOSYS),
  fd_allocate: onOpen(WASI_ERRNO.ROFS),
  fd_filestat_set_size: onOpen(WASI_ERRNO.ROFS),
  fd_filestat_set_times: onOpen(WASI_ERRNO.ROFS),
  fd_renumber: onOpen(WASI_ERRNO.NOTSUP),
  sock_accept: onOpen(WASI_ERRNO.BADF),
  sock_recv: onOpen(WASI_ERRNO.BADF),
  sock_send: onOpen(WASI_ERRNO.BADF),
  sock_shutdown: onOpen(WASI_ERRNO.BADF)
}

/** Writes the attributes of the directory or of a stream. */
export function writeFileStat(instance: GuestInstance, address: number, type: number): number {
  const { memory } = instance
  if (!memory.has(address >>> 0, FILESTAT_BYTES)) return WASI_ERRNO.FAULT
  const stat = memory.view(address >>> 0, FILESTAT_BYTES).fill(0)
  stat[16] = type
  stat[24] = 1
  return WASI_ERRNO.SUCCESS
}

function onOpen(answer: number): WasiFunction {
  return (_instance, files) => (fd: number) =>
    files.get(fd) === undefined ? WASI_ERRNO.BADF : answer
}

function seekError(files: FileTable, fd: number): number {
  return files.get(fd) === undefined ? WASI_ERRNO.BADF : WASI_ERRNO.SPIPE
}

/** Walks a list of (address, length) pairs and writes the sum of what `use` accounts for. */
function eachVector(
  instance: GuestInstance,
  { vectors, count, cell }: { vectors: number; count: number; cell: number },
  use: (bytes: Buffer) => number
): number {
  const { memory } = instance
  const start = vectors >>> 0
  if (count >>> 0 > MAX_VECTORS) return WASI_ERRNO.INVAL
  if (!memory.has(start, (count >>> 0) * 8) || !memory.has(cell >>> 0, 4)) return WASI_ERRNO.FAULT
  let total = 0
  for (let at = start; at < start + (count >>> 0) * 8; at += 8) {
    const address = memory.readU32(at)
    const length = memory.readU32(at + 4)
    if (!memory.has(address, length)) return WASI_ERRNO.FAULT
    total += use(memory.view(address, length))
  }
  memory.writeU32(cell >>> 0, total)
  return WASI_ERRNO.SUCCESS
}
