import { CloudError } from '@taucloud/base'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { hostFunctions, needsNoGrant } from '../capability.ts'
import type { Capability, HostFunction } from '../capability.ts'
import { descriptorFunctions } from './descriptor-functions.ts'
import { FileSystem } from './file-system.ts'
import { FileTable } from './file-table.ts'
import { pathFunctions } from './path-functions.ts'
import { processFunctions } from './process-functions.ts'
import { streamFunctions } from './stream-functions.ts'
import type { WasiFunction, WasiWorld } from './wasi-function.ts'

/** Module name of WASI preview 1. */
const WASI_MODULE = 'wasi_snapshot_preview1'

const FUNCTIONS: Readonly<Record<string, WasiFunction>> = {
  ...processFunctions,
  ...descriptorFunctions,
  ...streamFunctions,
  ...pathFunctions
}

/** Descriptors that a function may have open at the same time. */
const MAX_OPEN = 256
/** What a function may keep in `/tmp` during a request. */
const SCRATCH = { maxBytes: 16 * 1024 * 1024, maxNodes: 1_024, device: 2 }
const EMPTY_ROOT = { maxBytes: 0, maxNodes: 0, readOnly: true, device: 1 }
const NOTHING = new Uint8Array(0)

/** Every function of WASI preview 1. */
export const WASI_FUNCTIONS: readonly HostFunction[] = hostFunctions(WASI_MODULE, [
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
])

/** Makes a function of WASI for an instance that sees `world`. */
export function bindWasi(
  name: string,
  instance: GuestInstance,
  world: WasiWorld
): WebAssembly.HostCallable {
  const make = FUNCTIONS[name]
  if (make === undefined) throw new RangeError(`The wasi capability has no function ${name}`)
  return make(instance, world)
}

/**
 * WASI preview 1 without authority: one argument, no environment, no network, an empty read-only file system as `/`, a
 * scratch folder as `/tmp` that is empty at every request, coarse clocks, secure random numbers, and output that is
 * captured (https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md).
 */
export const wasiCapability: Capability = {
  name: 'wasi',
  provides: () => WASI_FUNCTIONS,
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const world = functionWorld(instance)
    return {
      bind: (name) => bindWasi(name, instance, world),
      snapshot: () => world.files.snapshot(),
      restore: () => world.files.restore()
    }
  }
}

function functionWorld(instance: GuestInstance): WasiWorld {
  const preopens = [
    { path: '/', system: new FileSystem(EMPTY_ROOT) },
    { path: '/tmp', system: new FileSystem(SCRATCH) }
  ]
  return {
    // The name of the module, which some start-up code cannot do without.
    args: [`functions/${instance.context.function.replaceAll(/[^\x20-\x7e]/g, '_')}`],
    env: [],
    files: new FileTable(preopens, MAX_OPEN),
    streams: {
      read: () => NOTHING,
      whenReadable: () => undefined,
      write: (stream, bytes) => {
        instance.output.append(stream, bytes)
        return undefined
      }
    },
    exit: (code) =>
      instance.abort(new CloudError('internal', `The guest ended itself with exit code ${code}`))
  }
}
