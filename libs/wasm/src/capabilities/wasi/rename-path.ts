import type { DirectoryNode, FileSystemNode } from './file-node.ts'
import type { FileSystem } from './file-system.ts'
import type { Place } from './path-walk.ts'
import { WASI_ERRNO } from './wasi-function.ts'

/** Gives what has one name another, in place of what has that, by the rules of POSIX. */
export function rename(system: FileSystem, from: Place, to: Place): number {
  const { node } = from
  if (node === undefined) return WASI_ERRNO.NOENT
  if (from.parent === undefined || to.parent === undefined) return WASI_ERRNO.INVAL
  if (to.parent.links === 0) return WASI_ERRNO.NOENT
  if (to.slash && node.kind !== 'directory') return WASI_ERRNO.NOTDIR
  if (to.node === node) return WASI_ERRNO.SUCCESS
  if (node.kind === 'directory' && isBelow(to.parent, node)) return WASI_ERRNO.INVAL
  const error = replaceable(node, to.node)
  if (error !== WASI_ERRNO.SUCCESS) return error
  if (to.node !== undefined) system.unlink(to.parent, to.name)
  // Linked first: a node without a name would be let go of.
  const linked = system.link(to.parent, to.name, node)
  if (linked !== WASI_ERRNO.SUCCESS) return linked
  system.unlink(from.parent, from.name)
  return WASI_ERRNO.SUCCESS
}

function replaceable(node: FileSystemNode, present: FileSystemNode | undefined): number {
  if (present === undefined) return WASI_ERRNO.SUCCESS
  if (node.kind !== 'directory') {
    return present.kind === 'directory' ? WASI_ERRNO.ISDIR : WASI_ERRNO.SUCCESS
  }
  if (present.kind !== 'directory') return WASI_ERRNO.NOTDIR
  return present.entries.size > 0 ? WASI_ERRNO.NOTEMPTY : WASI_ERRNO.SUCCESS
}

function isBelow(directory: DirectoryNode, ancestor: DirectoryNode): boolean {
  let at: DirectoryNode | undefined = directory
  while (at !== undefined && at !== ancestor) at = at.parent
  return at !== undefined
}
