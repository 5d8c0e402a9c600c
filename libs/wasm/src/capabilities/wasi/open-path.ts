import type { DirectoryDescriptor, FileDescriptor } from './file-table.ts'
import type { Place } from './path-walk.ts'
import { ALL_RIGHTS, DIRECTORY_RIGHTS, FILE_RIGHTS, RIGHT } from './rights.ts'
import { WASI_ERRNO } from './wasi-function.ts'

const CREATE = 1
const DIRECTORY = 2
const EXCLUSIVE = 4
const TRUNCATE = 8
const FLAGS_MASK = 0x1f

interface OpenRequest {
  readonly openFlags: number
  readonly base: bigint
  readonly inheriting: bigint
  readonly flags: number
}

/**
 * Opens or makes what a path names. Rights that the directory does not pass on, or that what is opened has no use for,
 * are left out.
 *
 * @returns a descriptor, or an error number
 */
export function openAt(
  { directory, place }: { directory: DirectoryDescriptor; place: Place },
  request: OpenRequest
): FileDescriptor | DirectoryDescriptor | number {
  const { openFlags } = request
  const wants = (flag: number): boolean => (openFlags & flag) !== 0
  if ((request.flags & ~FLAGS_MASK) !== 0 || (wants(CREATE) && wants(DIRECTORY))) {
    return WASI_ERRNO.INVAL
  }
  if (place.node === undefined)
    return wants(CREATE) ? make(directory, place, request) : WASI_ERRNO.NOENT
  if (wants(CREATE) && wants(EXCLUSIVE)) return WASI_ERRNO.EXIST
  const { node } = place
  const { system } = directory
  if (node.kind === 'symlink') return wants(DIRECTORY) ? WASI_ERRNO.NOTDIR : WASI_ERRNO.LOOP
  if (node.kind === 'directory') {
    // A directory cannot be written, as a file would be.
    if (wants(CREATE) || wants(TRUNCATE)) return WASI_ERRNO.ISDIR
    if ((request.base & RIGHT.FD_WRITE) !== 0n && (request.base & RIGHT.FD_READDIR) === 0n) {
      return WASI_ERRNO.ISDIR
    }
    const granted = grant(directory, request, DIRECTORY_RIGHTS)
    return { kind: 'directory', system, node, preopen: undefined, ...granted }
  }
  if (wants(DIRECTORY)) return WASI_ERRNO.NOTDIR
  if (wants(TRUNCATE)) {
    if ((directory.base & RIGHT.PATH_FILESTAT_SET_SIZE) === 0n) return WASI_ERRNO.NOTCAPABLE
    const error = system.resize(node, 0)
    if (error !== WASI_ERRNO.SUCCESS) return error
  }
  return { kind: 'file', system, node, position: 0, ...grant(directory, request, FILE_RIGHTS) }
}

function make(
  directory: DirectoryDescriptor,
  place: Place,
  request: OpenRequest
): FileDescriptor | number {
  const { system } = directory
  if (system.readOnly) return WASI_ERRNO.NOENT
  if ((directory.base & RIGHT.PATH_CREATE_FILE) === 0n) return WASI_ERRNO.NOTCAPABLE
  if (place.slash) return WASI_ERRNO.ISDIR
  if (place.parent === undefined || place.parent.links === 0) return WASI_ERRNO.NOENT
  const node = system.create('file')
  if (node === undefined) return WASI_ERRNO.NOSPC
  system.link(place.parent, place.name, node)
  return { kind: 'file', system, node, position: 0, ...grant(directory, request, FILE_RIGHTS) }
}

function grant(
  { inheriting }: DirectoryDescriptor,
  request: OpenRequest,
  useful: bigint
): { base: bigint; inheriting: bigint; flags: number } {
  return {
    base: request.base & inheriting & useful,
    inheriting: request.inheriting & inheriting & ALL_RIGHTS,
    flags: request.flags
  }
}
