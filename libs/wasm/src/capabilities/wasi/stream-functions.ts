import type { GuestInstance } from '../../guest/guest-instance.ts'
import type { Descriptor, FileDescriptor } from './file-table.ts'
import { readVectors } from './guest-text.ts'
import type { Vector } from './guest-text.ts'
import { RIGHT } from './rights.ts'
import { WASI_ERRNO } from './wasi-function.ts'
import type { WasiFunction, WasiWorld } from './wasi-function.ts'

const FLAG_APPEND = 1
const WHENCE_SET = 0
const WHENCE_CURRENT = 1
const WHENCE_END = 2
/** Positions are numbers that JavaScript has exactly. */
const MAX_POSITION = 2n ** 52n

/** Reading, writing and moving in files and standard streams. */
export const streamFunctions: Readonly<Record<string, WasiFunction>> = {
  fd_read: (instance, world) => (fd: number, vectors: number, count: number, cell: number) => {
    const from = world.files.get(fd)
    const error = usable(from, RIGHT.FD_READ)
    if (error !== WASI_ERRNO.SUCCESS || from === undefined) return error
    const list = readVectors(instance, { vectors, count, cell })
    if (typeof list === 'number') return list
    if (from.kind !== 'file') return readInput(instance, world, { list, cell })
    const length = readFile(instance, from, { list, position: from.position })
    from.position += length
    if (length > 0) world.files.changed = true
    return report(instance, cell, length)
  },
  fd_pread:
    (instance, world) =>
    // The order is WASI's.
    (...[fd, vectors, count, offset, cell]: [number, number, number, bigint, number]) => {
      const from = world.files.get(fd)
      const error = usable(from, RIGHT.FD_READ)
      if (error !== WASI_ERRNO.SUCCESS || from === undefined) return error
      if (from.kind !== 'file') return WASI_ERRNO.SPIPE
      const list = readVectors(instance, { vectors, count, cell })
      if (typeof list === 'number') return list
      if (offset < 0n || offset > MAX_POSITION) return WASI_ERRNO.INVAL
      return report(instance, cell, readFile(instance, from, { list, position: Number(offset) }))
    },
  fd_write: (instance, world) => (fd: number, vectors: number, count: number, cell: number) => {
    const to = world.files.get(fd)
    const error = usable(to, RIGHT.FD_WRITE)
    if (error !== WASI_ERRNO.SUCCESS || to === undefined) return error
    const list = readVectors(instance, { vectors, count, cell })
    if (typeof list === 'number') return list
    if (to.kind !== 'file') {
      const stream = to.kind === 'stream' && to.stream === 'err' ? 'err' : 'out'
      return writeOutput(instance, world, { list, cell, stream })
    }
    const position = (to.flags & FLAG_APPEND) === 0 ? to.position : to.node.size
    const written = writeFile(instance, to, { list, position })
    if (written < 0) return -written
    to.position = position + written
    return report(instance, cell, written)
  },
  fd_pwrite:
    (instance, world) =>
    // The order is WASI's.
    (...[fd, vectors, count, offset, cell]: [number, number, number, bigint, number]) => {
      const to = world.files.get(fd)
      const error = usable(to, RIGHT.FD_WRITE)
      if (error !== WASI_ERRNO.SUCCESS || to === undefined) return error
      if (to.kind !== 'file') return WASI_ERRNO.SPIPE
      const list = readVectors(instance, { vectors, count, cell })
      if (typeof list === 'number') return list
      if (offset < 0n || offset > MAX_POSITION) return WASI_ERRNO.INVAL
      // As Linux does: with the append flag the offset is not looked at.
      const position = (to.flags & FLAG_APPEND) === 0 ? Number(offset) : to.node.size
      const written = writeFile(instance, to, { list, position })
      return written < 0 ? -written : report(instance, cell, written)
    },
  fd_seek: (instance, world) => (fd: number, offset: bigint, whence: number, cell: number) => {
    const file = world.files.get(fd)
    const error = movable(file, offset === 0n && whence === WHENCE_CURRENT)
    if (error !== WASI_ERRNO.SUCCESS || file?.kind !== 'file') return error
    const from = startOf(file, whence)
    if (from === undefined) return WASI_ERRNO.INVAL
    const position = BigInt(from) + offset
    if (position < 0n || position > MAX_POSITION) return WASI_ERRNO.INVAL
    if (!instance.memory.writeU64(cell >>> 0, position)) return WASI_ERRNO.FAULT
    file.position = Number(position)
    world.files.changed = true
    return WASI_ERRNO.SUCCESS
  },
  fd_tell: (instance, world) => (fd: number, cell: number) => {
    const file = world.files.get(fd)
    const error = movable(file, true)
    if (error !== WASI_ERRNO.SUCCESS || file?.kind !== 'file') return error
    const written = instance.memory.writeU64(cell >>> 0, BigInt(file.position))
    return written ? WASI_ERRNO.SUCCESS : WASI_ERRNO.FAULT
  }
}

/** Can bytes be moved through the descriptor? */
function usable(descriptor: Descriptor | undefined, right: bigint): number {
  if (descriptor === undefined) return WASI_ERRNO.BADF
  if (descriptor.kind === 'directory') return WASI_ERRNO.ISDIR
  return (descriptor.base & right) === 0n ? WASI_ERRNO.BADF : WASI_ERRNO.SUCCESS
}

/** Has the descriptor a position? To be told it, the right to seek or the right to tell is enough. */
function movable(descriptor: Descriptor | undefined, tellOnly: boolean): number {
  if (descriptor === undefined) return WASI_ERRNO.BADF
  if (descriptor.kind === 'stream') return WASI_ERRNO.SPIPE
  if (descriptor.kind === 'directory') return WASI_ERRNO.ISDIR
  const rights = tellOnly ? RIGHT.FD_SEEK | RIGHT.FD_TELL : RIGHT.FD_SEEK
  return (descriptor.base & rights) === 0n ? WASI_ERRNO.NOTCAPABLE : WASI_ERRNO.SUCCESS
}

function startOf(file: FileDescriptor, whence: number): number | undefined {
  if (whence === WHENCE_SET) return 0
  if (whence === WHENCE_CURRENT) return file.position
  return whence === WHENCE_END ? file.node.size : undefined
}

function report({ memory }: GuestInstance, cell: number, count: number): number {
  memory.writeU32(cell >>> 0, count)
  return WASI_ERRNO.SUCCESS
}

function readFile(
  { memory }: GuestInstance,
  { node }: FileDescriptor,
  { list, position }: { list: readonly Vector[]; position: number }
): number {
  let at = position
  for (const { address, length } of list) {
    const bytes = node.bytes.subarray(at, Math.min(at + length, node.size))
    if (at >= node.size) break
    memory.write(address, bytes)
    at += bytes.length
  }
  return at - position
}

function writeFile(
  { memory }: GuestInstance,
  { system, node }: FileDescriptor,
  { list, position }: { list: readonly Vector[]; position: number }
): number {
  let at = position
  for (const { address, length } of list) {
    const written = system.write(node, at, memory.view(address, length))
    if (written < 0) return at > position ? at - position : written
    at += written
    if (written < length) break
  }
  return at - position
}

function readInput(
  instance: GuestInstance,
  { streams }: WasiWorld,
  { list, cell }: { list: readonly Vector[]; cell: number }
): number {
  const wanted = list.reduce((sum, vector) => sum + vector.length, 0)
  const deliver = (bytes: Uint8Array): number => {
    let at = 0
    for (const { address, length } of list) {
      const piece = bytes.subarray(at, at + length)
      instance.memory.write(address, piece)
      at += piece.length
    }
    return report(instance, cell, at)
  }
  if (wanted === 0) return deliver(new Uint8Array(0))
  const bytes = streams.read(wanted)
  return bytes instanceof Promise ? instance.suspend(bytes, deliver) : deliver(bytes)
}

function writeOutput(
  instance: GuestInstance,
  { streams }: WasiWorld,
  { list, cell, stream }: { list: readonly Vector[]; cell: number; stream: 'out' | 'err' }
): number {
  let written = 0
  let pending: Promise<void> | undefined
  for (const { address, length } of list) {
    pending = streams.write(stream, instance.memory.view(address, length))
    written += length
  }
  return pending === undefined
    ? report(instance, cell, written)
    : instance.suspend(pending, () => report(instance, cell, written))
}
