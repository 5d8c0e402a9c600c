/** Rights of a descriptor (https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#rights). */
export const RIGHT = {
  FD_READ: 1n << 1n,
  FD_SEEK: 1n << 2n,
  FD_FDSTAT_SET_FLAGS: 1n << 3n,
  FD_TELL: 1n << 5n,
  FD_WRITE: 1n << 6n,
  FD_ALLOCATE: 1n << 8n,
  PATH_CREATE_DIRECTORY: 1n << 9n,
  PATH_CREATE_FILE: 1n << 10n,
  PATH_LINK_SOURCE: 1n << 11n,
  PATH_LINK_TARGET: 1n << 12n,
  PATH_OPEN: 1n << 13n,
  FD_READDIR: 1n << 14n,
  PATH_READLINK: 1n << 15n,
  PATH_RENAME_SOURCE: 1n << 16n,
  PATH_RENAME_TARGET: 1n << 17n,
  PATH_FILESTAT_GET: 1n << 18n,
  PATH_FILESTAT_SET_SIZE: 1n << 19n,
  PATH_FILESTAT_SET_TIMES: 1n << 20n,
  FD_FILESTAT_SET_SIZE: 1n << 22n,
  FD_FILESTAT_SET_TIMES: 1n << 23n,
  PATH_SYMLINK: 1n << 24n,
  PATH_REMOVE_DIRECTORY: 1n << 25n,
  PATH_UNLINK_FILE: 1n << 26n
} as const

/** Every right there is. */
export const ALL_RIGHTS = (1n << 30n) - 1n
const FOR_BOTH =
  (1n << 4n) | (1n << 0n) | (1n << 21n) | RIGHT.FD_FDSTAT_SET_FLAGS | RIGHT.FD_FILESTAT_SET_TIMES
const SOCKET_RIGHTS = (1n << 28n) | (1n << 29n)
const PATH_RIGHTS =
  RIGHT.PATH_CREATE_DIRECTORY |
  RIGHT.PATH_CREATE_FILE |
  RIGHT.PATH_LINK_SOURCE |
  RIGHT.PATH_LINK_TARGET |
  RIGHT.PATH_OPEN |
  RIGHT.FD_READDIR |
  RIGHT.PATH_READLINK |
  RIGHT.PATH_RENAME_SOURCE |
  RIGHT.PATH_RENAME_TARGET |
  RIGHT.PATH_FILESTAT_GET |
  RIGHT.PATH_FILESTAT_SET_SIZE |
  RIGHT.PATH_FILESTAT_SET_TIMES |
  RIGHT.PATH_SYMLINK |
  RIGHT.PATH_REMOVE_DIRECTORY |
  RIGHT.PATH_UNLINK_FILE
/** What can be done with a directory. */
export const DIRECTORY_RIGHTS = PATH_RIGHTS | FOR_BOTH
/** What can be done with a file. */
export const FILE_RIGHTS = ALL_RIGHTS & ~PATH_RIGHTS & ~SOCKET_RIGHTS
/** What can be done with a standard stream: it has no position. */
export const STREAM_RIGHTS = FILE_RIGHTS & ~(RIGHT.FD_SEEK | RIGHT.FD_TELL)
