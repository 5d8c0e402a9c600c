import { hostFunctions, needsNoGrant } from '../capability.ts'
import type { Capability } from '../capability.ts'
import { FileTable } from './file-table.ts'
import { fileFunctions } from './file-functions.ts'
import { processFunctions } from './process-functions.ts'
import { pathFunctions } from './path-functions.ts'
import type { WasiFunction } from './wasi-function.ts'

/** Module name of WASI preview 1. */
const WASI_MODULE = 'wasi_snapshot_preview1'

const FUNCTIONS: Readonly<Record<string, WasiFunction>> = {
  ...processFunctions,
  ...fileFunctions,
  ...pathFunctions
}

/**
 * WASI preview 1 without authority: one argument, no environment, no network, an empty read-only file system, coarse
 * clocks, secure random numbers, and output that is captured
 * (https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md).
 */
export const wasiCapability: Capability = {
  name: 'wasi',
  provides: () =>
    hostFunctions(WASI_MODULE, [
      ['args_get', 'ii', 'i'],
      ['args_sizes_get', 'ii', 'i'],
      ['clock_res_get', 'ii', 'i'],
      ['clock_time_get', 'ili', 'i'],
      ['environ_get', 'ii', 'i'],
      ['environ_sizes_get', 'ii', 'i'],
      ['fd_advise', 'illi', 'i'],
      ['fd_allocate', 'ill', 'i'],
      ['fd_close', 'i', 'i'],
      ['fd_datasync', 'i', 'i'],
      ['fd_fdstat_get', 'ii', 'i'],
      ['fd_fdstat_set_flags', 'ii', 'i'],
      ['fd_fdstat_set_rights', 'ill', 'i'],
      ['fd_filestat_get', 'ii', 'i'],
      ['fd_filestat_set_size', 'il', 'i'],
      ['fd_filestat_set_times', 'illi', 'i'],
      ['fd_pread', 'iiili', 'i'],
      ['fd_prestat_dir_name', 'iii', 'i'],
      ['fd_prestat_get', 'ii', 'i'],
      ['fd_pwrite', 'iiili', 'i'],
      ['fd_read', 'iiii', 'i'],
      ['fd_readdir', 'iiili', 'i'],
      ['fd_renumber', 'ii', 'i'],
      ['fd_seek', 'ilii', 'i'],
      ['fd_sync', 'i', 'i'],
      ['fd_tell', 'ii', 'i'],
      ['fd_write', 'iiii', 'i'],
      ['path_create_directory', 'iii', 'i'],
      ['path_filestat_get', 'iiiii', 'i'],
      ['path_filestat_set_times', 'iiiilli', 'i'],
      ['path_link', 'iiiiiii', 'i'],
      ['path_open', 'iiiiillii', 'i'],
      ['path_readlink', 'iiiiii', 'i'],
      ['path_remove_directory', 'iii', 'i'],
      ['path_rename', 'iiiiii', 'i'],
      ['path_symlink', 'iiiii', 'i'],
      ['path_unlink_file', 'iii', 'i'],
      ['poll_oneoff', 'iiii', 'i', 'always'],
      ['proc_exit', 'i', ''],
      ['proc_raise', 'i', 'i'],
      ['random_get', 'ii', 'i'],
      ['sched_yield', '', 'i'],
      ['sock_accept', 'iii', 'i'],
      ['sock_recv', 'iiiiii', 'i'],
      ['sock_send', 'iiiii', 'i'],
      ['sock_shutdown', 'ii', 'i']
    ]),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const files = new FileTable()
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined) throw new RangeError(`The wasi capability has no function ${name}`)
        return make(instance, files)
      },
      snapshot: () => files.snapshot(),
      restore: () => files.restore()
    }
  }
}
