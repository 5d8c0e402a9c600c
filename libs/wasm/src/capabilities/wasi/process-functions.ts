import { CloudError } from '@taucloud/base'
import { randomFillSync } from 'node:crypto'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { poll } from './poll.ts'
import { readClock, CLOCK_RESOLUTION_NS } from './clock.ts'
import { WASI_ERRNO } from './wasi-function.ts'
import type { WasiFunction } from './wasi-function.ts'

/** Random bytes are made in pieces, between which a guest can be stopped. */
const RANDOM_PIECE_BYTES = 64 * 1024

/** Arguments, environment, clocks, random numbers and the end of the process. */
export const processFunctions: Readonly<Record<string, WasiFunction>> = {
  args_sizes_get: (instance) => (count: number, size: number) =>
    writeSizes(instance, [count, size], [1, argument(instance).length + 1]),
  args_get: (instance) => (pointers: number, buffer: number) => {
    const { memory } = instance
    const text = `${argument(instance)}\0`
    if (!memory.has(buffer >>> 0, text.length)) return WASI_ERRNO.FAULT
    if (!memory.writeU32(pointers >>> 0, buffer >>> 0)) return WASI_ERRNO.FAULT
    memory.writeLatin1(buffer >>> 0, text)
    return WASI_ERRNO.SUCCESS
  },
  environ_sizes_get: (instance) => (count: number, size: number) =>
    writeSizes(instance, [count, size], [0, 0]),
  environ_get: () => () => WASI_ERRNO.SUCCESS,
  clock_res_get: (instance) => (clock: number, cell: number) => {
    if (readClock(clock) === undefined) return WASI_ERRNO.INVAL
    return instance.memory.writeU64(cell >>> 0, CLOCK_RESOLUTION_NS)
      ? WASI_ERRNO.SUCCESS
      : WASI_ERRNO.FAULT
  },
  clock_time_get: (instance) => (clock: number, _precision: bigint, cell: number) => {
    const now = readClock(clock)
    if (now === undefined) return WASI_ERRNO.INVAL
    return instance.memory.writeU64(cell >>> 0, now) ? WASI_ERRNO.SUCCESS : WASI_ERRNO.FAULT
  },
  poll_oneoff: poll,
  random_get: (instance) => (buffer: number, length: number) => {
    const { memory } = instance
    const start = buffer >>> 0
    const end = start + (length >>> 0)
    if (!memory.has(start, length >>> 0)) return WASI_ERRNO.FAULT
    for (let at = start; at < end && !instance.interrupted; at += RANDOM_PIECE_BYTES) {
      randomFillSync(memory.view(at, Math.min(RANDOM_PIECE_BYTES, end - at)))
    }
    return WASI_ERRNO.SUCCESS
  },
  sched_yield: () => () => WASI_ERRNO.SUCCESS,
  proc_exit: (instance) => (code: number) => {
    instance.abort(
      new CloudError('internal', `The guest ended itself with exit code ${code >>> 0}`)
    )
  },
  proc_raise: () => () => WASI_ERRNO.NOSYS
}

/** The name of the module, which some start-up code cannot do without. */
function argument(instance: GuestInstance): string {
  return `functions/${instance.context.function.replaceAll(/[^\x20-\x7e]/g, '_')}`
}

function writeSizes(
  instance: GuestInstance,
  cells: [number, number],
  values: [number, number]
): number {
  const { memory } = instance
  const written =
    memory.writeU32(cells[0] >>> 0, values[0]) && memory.writeU32(cells[1] >>> 0, values[1])
  return written ? WASI_ERRNO.SUCCESS : WASI_ERRNO.FAULT
}
