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
  args_sizes_get: (instance, world) => (count: number, size: number) =>
    writeSizes(instance, [count, size], world.args),
  args_get: (instance, world) => (pointers: number, buffer: number) =>
    writeTexts(instance, [pointers, buffer], world.args),
  environ_sizes_get: (instance, world) => (count: number, size: number) =>
    writeSizes(instance, [count, size], world.env),
  environ_get: (instance, world) => (pointers: number, buffer: number) =>
    writeTexts(instance, [pointers, buffer], world.env),
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
  proc_exit: (_instance, world) => (code: number) => world.exit(code >>> 0),
  proc_raise: () => () => WASI_ERRNO.NOSYS
}

function writeSizes(
  { memory }: GuestInstance,
  cells: readonly [number, number],
  texts: readonly string[]
): number {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0)
  const written =
    memory.writeU32(cells[0] >>> 0, texts.length) && memory.writeU32(cells[1] >>> 0, bytes)
  return written ? WASI_ERRNO.SUCCESS : WASI_ERRNO.FAULT
}

/** Writes texts that end in a zero, and where each begins. */
function writeTexts(
  { memory }: GuestInstance,
  [pointers, buffer]: readonly [number, number],
  texts: readonly string[]
): number {
  const bytes = Buffer.from(texts.map((text) => `${text}\0`).join(''))
  if (!memory.has(buffer >>> 0, bytes.length)) return WASI_ERRNO.FAULT
  if (!memory.has(pointers >>> 0, texts.length * 4)) return WASI_ERRNO.FAULT
  memory.write(buffer >>> 0, bytes)
  let at = buffer >>> 0
  texts.forEach((text, index) => {
    memory.writeU32((pointers >>> 0) + index * 4, at)
    at += Buffer.byteLength(text) + 1
  })
  return WASI_ERRNO.SUCCESS
}
