import type { GuestInstance } from '../../guest/guest-instance.ts'
import type { FileTable } from './file-table.ts'

/** Where the standard streams of a guest lead. A promise makes the guest wait. */
export interface WasiStreams {
  /** Takes up to `maxBytes` of standard input; nothing at its end. */
  read(maxBytes: number): Uint8Array | Promise<Uint8Array>
  /** Settles when standard input can be read; `undefined` when it can be now. */
  whenReadable(): Promise<void> | undefined
  /** Takes a copy of bytes written to standard output or error. */
  write(stream: 'out' | 'err', bytes: Uint8Array): Promise<void> | undefined
}

/** What a guest sees of the world: its arguments, environment, files and streams. */
export interface WasiWorld {
  /** Arguments, the name of the program first. */
  readonly args: readonly string[]
  /** Variables as `NAME=value`. */
  readonly env: readonly string[]
  readonly files: FileTable
  readonly streams: WasiStreams
  /** Ends the guest. */
  exit(code: number): never
}

/** Makes one WASI function for an instance. */
export type WasiFunction = (instance: GuestInstance, world: WasiWorld) => WebAssembly.HostCallable

/** Error numbers of WASI preview 1 that are returned here. */
export const WASI_ERRNO = {
  SUCCESS: 0,
  ACCES: 2,
  BADF: 8,
  EXIST: 20,
  FAULT: 21,
  FBIG: 22,
  ILSEQ: 25,
  INVAL: 28,
  IO: 29,
  ISDIR: 31,
  LOOP: 32,
  MFILE: 33,
  MLINK: 34,
  NAMETOOLONG: 37,
  NOENT: 44,
  NOSPC: 51,
  NOSYS: 52,
  NOTDIR: 54,
  NOTEMPTY: 55,
  NOTSOCK: 57,
  NOTSUP: 58,
  PERM: 63,
  ROFS: 69,
  SPIPE: 70,
  XDEV: 75,
  NOTCAPABLE: 76
} as const
