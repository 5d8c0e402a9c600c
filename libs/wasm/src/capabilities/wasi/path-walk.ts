import type { DirectoryNode, FileSystemNode } from './file-node.ts'
import { WASI_ERRNO } from './wasi-function.ts'

/** Where a path leads. */
export interface Place {
  /** The directory that has the name; `undefined` when the path ends in "." or ".." and so names none. */
  readonly parent: DirectoryNode | undefined
  readonly name: string
  /** What has the name; `undefined` when nothing has. */
  readonly node: FileSystemNode | undefined
  /** Does the path end in a slash, so that it can only name a directory? */
  readonly slash: boolean
}

const MAX_NAME_BYTES = 255
const MAX_SYMLINKS = 40

/**
 * Follows a path from a directory. It never leads above that directory: neither by "..", nor from the root, nor through
 * a symbolic link. The last name is followed when it is a link and `follow` is set or a slash comes behind it.
 *
 * @returns a place, or an error number
 */
export function walk(base: DirectoryNode, path: string, follow: boolean): Place | number {
  if (path === '') return WASI_ERRNO.NOENT
  if (path.startsWith('/')) return WASI_ERRNO.PERM
  const todo = namesOf(path).reverse()
  const above = [base]
  let slash = path.endsWith('/')
  let links = 0
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    const directory = above.at(-1) ?? base
    const last = todo.length === 0
    if (name === '.') continue
    if (name === '..') {
      if (above.length === 1) return WASI_ERRNO.PERM
      above.pop()
      continue
    }
    if (Buffer.byteLength(name) > MAX_NAME_BYTES) return WASI_ERRNO.NAMETOOLONG
    const node = directory.entries.get(name)?.node
    if (node?.kind === 'symlink' && (!last || follow || slash)) {
      if (++links > MAX_SYMLINKS) return WASI_ERRNO.LOOP
      if (node.target.startsWith('/')) return WASI_ERRNO.PERM
      slash ||= last && node.target.endsWith('/')
      todo.push(...namesOf(node.target).reverse())
      continue
    }
    if (last) {
      if (slash && node !== undefined && node.kind !== 'directory') return WASI_ERRNO.NOTDIR
      return { parent: directory, name, node, slash }
    }
    if (node === undefined) return WASI_ERRNO.NOENT
    if (node.kind !== 'directory') return WASI_ERRNO.NOTDIR
    above.push(node)
  }
  return { parent: undefined, name: '.', node: above.at(-1), slash }
}

/** The names in a path. Of those that change nothing only a last "." is kept: it demands a directory. */
function namesOf(path: string): string[] {
  const names = path.split('/').filter((name) => name !== '')
  const kept = names.filter((name) => name !== '.')
  return names.at(-1) === '.' ? [...kept, '.'] : kept
}
