import type { GuestInstance } from '../../guest/guest-instance.ts'
import { writeFileStat } from './file-functions.ts'
import type { FileTable } from './file-table.ts'
import { WASI_ERRNO } from './wasi-function.ts'
import type { WasiFunction } from './wasi-function.ts'

const FILETYPE_DIRECTORY = 3
const CREATE_FLAG = 1
const MAX_PATH_BYTES = 4_096

/** Functions on paths. The only thing that exists is the directory itself; nothing can be made. */
export const pathFunctions: Readonly<Record<string, WasiFunction>> = {
  path_open:
    (instance, files) =>
    // The order is WASI's; rights and flags change nothing on an empty directory.
    (
      ...[fd, , path, length, openFlags, , , , cell]: [
        number,
        number,
        number,
        number,
        number,
        bigint,
        bigint,
        number,
        number
      ]
    ) => {
      const error = pathError(instance, files, { fd, path, length })
      if (error !== WASI_ERRNO.SUCCESS) return error
      if ((openFlags & CREATE_FLAG) !== 0) return WASI_ERRNO.ISDIR
      if (!instance.memory.has(cell >>> 0, 4)) return WASI_ERRNO.FAULT
      const opened = files.openDirectory()
      if (opened === undefined) return WASI_ERRNO.MFILE
      instance.memory.writeU32(cell >>> 0, opened)
      return WASI_ERRNO.SUCCESS
    },
  path_filestat_get:
    (instance, files) =>
    (fd: number, _flags: number, path: number, length: number, address: number) => {
      const error = pathError(instance, files, { fd, path, length })
      return error === WASI_ERRNO.SUCCESS
        ? writeFileStat(instance, address, FILETYPE_DIRECTORY)
        : error
    },
  path_readlink: lookup(WASI_ERRNO.INVAL),
  path_unlink_file: lookup(WASI_ERRNO.ISDIR),
  path_remove_directory: lookup(WASI_ERRNO.ACCES),
  path_rename: lookup(WASI_ERRNO.ROFS),
  path_create_directory: readOnly(0),
  path_link: readOnly(0),
  path_symlink: readOnly(2),
  path_filestat_set_times: readOnly(0)
}

/** For functions that begin with descriptor, path and length and do nothing on the directory itself. */
function lookup(onDirectory: number): WasiFunction {
  return (instance, files) => (fd: number, path: number, length: number) => {
    const error = pathError(instance, files, { fd, path, length })
    return error === WASI_ERRNO.SUCCESS ? onDirectory : error
  }
}

function readOnly(fdPosition: number): WasiFunction {
  return (_instance, files) =>
    (...parameters: (number | bigint)[]) => {
      const kind = files.get(Number(parameters[fdPosition]))
      if (kind === undefined) return WASI_ERRNO.BADF
      return kind === 'directory' ? WASI_ERRNO.ROFS : WASI_ERRNO.NOTDIR
    }
}

/** Does the path name the directory? `SUCCESS` if so, `NOENT` for everything else. */
function pathError(
  instance: GuestInstance,
  files: FileTable,
  { fd, path, length }: { fd: number; path: number; length: number }
): number {
  const kind = files.get(fd)
  if (kind !== 'directory') return kind === undefined ? WASI_ERRNO.BADF : WASI_ERRNO.NOTDIR
  if (!instance.memory.has(path >>> 0, length >>> 0)) return WASI_ERRNO.FAULT
  if (length >>> 0 > MAX_PATH_BYTES) return WASI_ERRNO.NOENT
  const name = instance.memory.latin1(path >>> 0, length >>> 0)
  return /^[./]*$/.test(name) && !name.includes('..') ? WASI_ERRNO.SUCCESS : WASI_ERRNO.NOENT
}
