/** Time in nanoseconds since 1970. */
export type Nanoseconds = bigint

interface NodeState {
  readonly ino: bigint
  /** Names that it has. */
  links: number
  /** Descriptors that it is open under. */
  opens: number
  atim: Nanoseconds
  mtim: Nanoseconds
  ctim: Nanoseconds
}

export interface FileNode extends NodeState {
  readonly kind: 'file'
  /** Room for at least `size` bytes; what lies behind is zero. */
  bytes: Buffer
  size: number
  /** Is `bytes` used by a copy of this node too? Then it is replaced before it is written. */
  shared: boolean
}

export interface DirectoryNode extends NodeState {
  readonly kind: 'directory'
  /** By name, with a number that grows: a listing goes on behind the last one it gave. */
  readonly entries: Map<string, { readonly node: FileSystemNode; readonly order: number }>
  nextOrder: number
  parent: DirectoryNode | undefined
}

export interface SymlinkNode extends NodeState {
  readonly kind: 'symlink'
  readonly target: string
}

export type FileSystemNode = FileNode | DirectoryNode | SymlinkNode

/** Number of a listing's first entry behind "." and "..". */
export const FIRST_ORDER = 2

/** The present time in steps of a millisecond. */
export function nowNs(): Nanoseconds {
  return BigInt(Date.now()) * 1_000_000n
}

/** Copies a node and what is below it. `copies` keeps what was copied: names may share a node. */
export function copyNode<T extends FileSystemNode>(
  node: T,
  copies: Map<FileSystemNode, FileSystemNode>
): T
export function copyNode(
  node: FileSystemNode,
  copies: Map<FileSystemNode, FileSystemNode>
): FileSystemNode {
  const known = copies.get(node)
  if (known !== undefined) return known
  if (node.kind === 'file') node.shared = true
  if (node.kind !== 'directory') {
    const copy = { ...node }
    copies.set(node, copy)
    return copy
  }
  const copy: DirectoryNode = { ...node, entries: new Map(), parent: undefined }
  copies.set(node, copy)
  for (const [name, { node: child, order }] of node.entries) {
    const childCopy = copyNode(child, copies)
    if (childCopy.kind === 'directory') childCopy.parent = copy
    copy.entries.set(name, { node: childCopy, order })
  }
  return copy
}
