import type { GuestInstance } from '../../guest/guest-instance.ts'
import { setTimes, writeFileStat } from './descriptor-functions.ts'
import type { DirectoryDescriptor } from './file-table.ts'
import { readPath } from './guest-text.ts'
import { openAt } from './open-path.ts'
import { walk } from './path-walk.ts'
import type { Place } from './path-walk.ts'
import { rename } from './rename-path.ts'
import { RIGHT } from './rights.ts'
import { WASI_ERRNO } from './wasi-function.ts'
import type { WasiFunction, WasiWorld } from './wasi-function.ts'

const FOLLOW = 1

interface PathArguments {
  readonly fd: number
  readonly path: number
  readonly length: number
  /** What the directory must allow. */
  readonly right: bigint
  /** @default false */
  readonly follow?: boolean
}

/** A place below an open directory. */
interface Located {
  readonly directory: DirectoryDescriptor
  readonly place: Place
}

/** Functions on paths below an open directory. */
export const pathFunctions: Readonly<Record<string, WasiFunction>> = {
  path_open:
    (instance, world) =>
    // The order is WASI's.
    (
      ...[fd, lookup, path, length, openFlags, base, inheriting, flags, cell]: [
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
      const follow = (lookup & FOLLOW) !== 0
      const found = locate(instance, world, { fd, path, length, right: RIGHT.PATH_OPEN, follow })
      if (typeof found === 'number') return found
      if (!instance.memory.has(cell >>> 0, 4)) return WASI_ERRNO.FAULT
      const opened = openAt(found, { openFlags, base, inheriting, flags })
      if (typeof opened === 'number') return opened
      const number = world.files.add(opened)
      if (number === undefined) return WASI_ERRNO.MFILE
      instance.memory.writeU32(cell >>> 0, number)
      return WASI_ERRNO.SUCCESS
    },
  path_filestat_get:
    (instance, world) =>
    // The order is WASI's.
    (...[fd, flags, path, length, address]: [number, number, number, number, number]) => {
      const follow = (flags & FOLLOW) !== 0
      const right = RIGHT.PATH_FILESTAT_GET
      const found = locate(instance, world, { fd, path, length, right, follow })
      if (typeof found === 'number') return found
      const { place, directory } = found
      if (place.node === undefined) return WASI_ERRNO.NOENT
      return writeFileStat(instance, address, place.node, directory.system.init.device)
    },
  path_filestat_set_times:
    (instance, world) =>
    // The order is WASI's.
    (
      ...[fd, flags, path, length, atim, mtim, which]: [
        number,
        number,
        number,
        number,
        bigint,
        bigint,
        number
      ]
    ) => {
      const right = RIGHT.PATH_FILESTAT_SET_TIMES
      const follow = (flags & FOLLOW) !== 0
      const found = locateToChange(instance, world, { fd, path, length, right, follow })
      if (typeof found === 'number') return found
      if (found.place.node === undefined) return WASI_ERRNO.NOENT
      found.directory.system.noteChange()
      return setTimes(found.place.node, { atim, mtim, flags: which })
    },
  path_create_directory: (instance, world) => (fd: number, path: number, length: number) => {
    const right = RIGHT.PATH_CREATE_DIRECTORY
    const found = locateToChange(instance, world, { fd, path, length, right })
    if (typeof found === 'number') return found
    const { place, directory } = found
    if (place.node !== undefined || place.parent === undefined) return WASI_ERRNO.EXIST
    if (place.parent.links === 0) return WASI_ERRNO.NOENT
    const made = directory.system.create('directory')
    if (made === undefined) return WASI_ERRNO.NOSPC
    return directory.system.link(place.parent, place.name, made)
  },
  path_remove_directory: (instance, world) => (fd: number, path: number, length: number) => {
    const right = RIGHT.PATH_REMOVE_DIRECTORY
    const found = locate(instance, world, { fd, path, length, right })
    if (typeof found === 'number') return found
    const { place, directory } = found
    if (place.node === undefined) return WASI_ERRNO.NOENT
    if (place.parent === undefined) return WASI_ERRNO.INVAL
    if (place.node.kind !== 'directory') return WASI_ERRNO.NOTDIR
    if (place.node.entries.size > 0) return WASI_ERRNO.NOTEMPTY
    directory.system.unlink(place.parent, place.name)
    return WASI_ERRNO.SUCCESS
  },
  path_unlink_file: (instance, world) => (fd: number, path: number, length: number) => {
    const right = RIGHT.PATH_UNLINK_FILE
    const found = locate(instance, world, { fd, path, length, right })
    if (typeof found === 'number') return found
    const { place, directory } = found
    if (place.node === undefined) return WASI_ERRNO.NOENT
    if (place.parent === undefined || place.node.kind === 'directory') return WASI_ERRNO.ISDIR
    directory.system.unlink(place.parent, place.name)
    return WASI_ERRNO.SUCCESS
  },
  path_readlink:
    (instance, world) =>
    // The order is WASI's.
    (
      ...[fd, path, length, buffer, size, cell]: [number, number, number, number, number, number]
    ) => {
      const found = locate(instance, world, { fd, path, length, right: RIGHT.PATH_READLINK })
      if (typeof found === 'number') return found
      const { node } = found.place
      if (node === undefined) return WASI_ERRNO.NOENT
      if (node.kind !== 'symlink') return WASI_ERRNO.INVAL
      const { memory } = instance
      const bytes = Buffer.from(node.target).subarray(0, size >>> 0)
      if (!memory.has(buffer >>> 0, size >>> 0) || !memory.writeU32(cell >>> 0, bytes.length)) {
        return WASI_ERRNO.FAULT
      }
      memory.write(buffer >>> 0, bytes)
      return WASI_ERRNO.SUCCESS
    },
  path_symlink:
    (instance, world) =>
    // The order is WASI's.
    (...[to, toLength, fd, path, length]: [number, number, number, number, number]) => {
      const right = RIGHT.PATH_SYMLINK
      const found = locateToChange(instance, world, { fd, path, length, right })
      if (typeof found === 'number') return found
      const target = readPath(instance, to, toLength)
      if (typeof target === 'number') return target
      if (target === '') return WASI_ERRNO.NOENT
      if (target.startsWith('/')) return WASI_ERRNO.PERM
      const { place, directory } = found
      if (place.node !== undefined || place.parent === undefined) return WASI_ERRNO.EXIST
      if (place.slash) return WASI_ERRNO.NOENT
      const made = directory.system.create('symlink', target)
      if (made === undefined) return WASI_ERRNO.NOSPC
      return directory.system.link(place.parent, place.name, made)
    },
  path_link:
    (instance, world) =>
    // The order is WASI's.
    (
      ...[fromFd, flags, from, fromLength, toFd, to, toLength]: [
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ]
    ) => {
      if ((flags & FOLLOW) !== 0) return WASI_ERRNO.INVAL
      const target = { fd: toFd, path: to, length: toLength, right: RIGHT.PATH_LINK_TARGET }
      const into = locateToChange(instance, world, target)
      if (typeof into === 'number') return into
      const source = { fd: fromFd, path: from, length: fromLength, right: RIGHT.PATH_LINK_SOURCE }
      const found = locate(instance, world, source)
      if (typeof found === 'number') return found
      const { node } = found.place
      if (node === undefined) return WASI_ERRNO.NOENT
      if (node.kind === 'directory') return WASI_ERRNO.PERM
      if (found.directory.system !== into.directory.system) return WASI_ERRNO.XDEV
      if (into.place.node !== undefined || into.place.parent === undefined) return WASI_ERRNO.EXIST
      if (into.place.slash) return WASI_ERRNO.NOENT
      return into.directory.system.link(into.place.parent, into.place.name, node)
    },
  path_rename:
    (instance, world) =>
    // The order is WASI's.
    (
      ...[fromFd, from, fromLength, toFd, to, toLength]: [
        number,
        number,
        number,
        number,
        number,
        number
      ]
    ) => {
      const source = { fd: fromFd, path: from, length: fromLength, right: RIGHT.PATH_RENAME_SOURCE }
      const found = locate(instance, world, source)
      if (typeof found === 'number') return found
      const target = { fd: toFd, path: to, length: toLength, right: RIGHT.PATH_RENAME_TARGET }
      const into = locateToChange(instance, world, target)
      if (typeof into === 'number') return into
      if (found.directory.system !== into.directory.system) return WASI_ERRNO.XDEV
      return rename(into.directory.system, found.place, into.place)
    }
}

function locateToChange(
  instance: GuestInstance,
  world: WasiWorld,
  path: PathArguments
): Located | number {
  const directory = directoryOf(world, path)
  if (typeof directory === 'number') return directory
  return directory.system.readOnly ? WASI_ERRNO.ROFS : locate(instance, world, path)
}

function locate(
  instance: GuestInstance,
  world: WasiWorld,
  arguments_: PathArguments
): Located | number {
  const directory = directoryOf(world, arguments_)
  if (typeof directory === 'number') return directory
  const path = readPath(instance, arguments_.path, arguments_.length)
  if (typeof path === 'number') return path
  const place = walk(directory.node, path, arguments_.follow === true)
  // The empty file system of functions says of every path that it is not there.
  if (place === WASI_ERRNO.PERM && directory.system.readOnly) return WASI_ERRNO.NOENT
  return typeof place === 'number' ? place : { directory, place }
}

function directoryOf(
  { files }: WasiWorld,
  { fd, right }: PathArguments
): DirectoryDescriptor | number {
  const directory = files.get(fd)
  if (directory === undefined) return WASI_ERRNO.BADF
  if (directory.kind !== 'directory') return WASI_ERRNO.NOTDIR
  return (directory.base & right) === 0n ? WASI_ERRNO.NOTCAPABLE : directory
}
