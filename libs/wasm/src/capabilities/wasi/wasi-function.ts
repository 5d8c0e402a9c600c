import type { GuestInstance } from '../../guest/guest-instance.ts'
import type { FileTable } from './file-table.ts'

/** Makes one WASI function for an instance. */
export type WasiFunction = (instance: GuestInstance, files: FileTable) => WebAssembly.HostCallable

/** Error numbers of WASI preview 1 that are returned here. */
export const WASI_ERRNO = {
  SUCCESS: 0,
  ACCES: 2,
  BADF: 8,
  FAULT: 21,
  INVAL: 28,
  ISDIR: 31,
  MFILE: 33,
  NOENT: 44,
  NOSYS: 52,
  NOTDIR: 54,
  NOTSUP: 58,
  ROFS: 69,
  SPIPE: 70
} as const
