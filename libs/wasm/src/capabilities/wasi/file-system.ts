import { copyNode, FIRST_ORDER, nowNs } from './file-node.ts'
import type { DirectoryNode, FileNode, FileSystemNode, SymlinkNode } from './file-node.ts'
import { WASI_ERRNO } from './wasi-function.ts'

export interface FileSystemInit {
  /** Most bytes in all files together. */
  readonly maxBytes: number
  /** Most files, directories and links. */
  readonly maxNodes: number
  /** @default false */
  readonly readOnly?: boolean
  /** Number of the device, as guests see it. */
  readonly device: number
}

const SMALLEST_BUFFER_BYTES = 256
/** Names that one file may have. */
const MAX_LINKS = 1_024

/** A file system in memory: it holds nothing of the host's, and no more than it was allowed. */
export class FileSystem {
  readonly init: FileSystemInit
  root: DirectoryNode
  /** Changes at every write. */
  changes = 0
  #bytes = 0
  #nodes = 0
  #nextIno = 1n

  constructor(init: FileSystemInit) {
    this.init = init
    this.root = this.#directory()
    this.root.links = 1
  }

  get readOnly(): boolean {
    return this.init.readOnly === true
  }

  /** A new node without a name; `undefined` when there are too many. */
  create(kind: 'file'): FileNode | undefined
  create(kind: 'directory'): DirectoryNode | undefined
  create(kind: 'symlink', target: string): SymlinkNode | undefined
  create(kind: FileSystemNode['kind'], target = ''): FileSystemNode | undefined {
    const bytes = kind === 'symlink' ? target.length : 0
    if (this.#nodes >= this.init.maxNodes || this.#bytes + bytes > this.init.maxBytes)
      return undefined
    this.#nodes++
    this.#bytes += bytes
    if (kind === 'directory') return this.#directory()
    if (kind === 'symlink') return { kind, target, ...this.#state() }
    return { kind, bytes: Buffer.alloc(0), size: 0, shared: false, ...this.#state() }
  }

  /** Gives a node a name that is free. */
  link(directory: DirectoryNode, name: string, node: FileSystemNode): number {
    if (node.links >= MAX_LINKS) return WASI_ERRNO.MLINK
    directory.entries.set(name, { node, order: directory.nextOrder++ })
    node.links++
    if (node.kind === 'directory') node.parent = directory
    this.#touch(directory, node)
    return WASI_ERRNO.SUCCESS
  }

  /** Takes a name away; a node without name that is not open is gone. */
  unlink(directory: DirectoryNode, name: string): void {
    const node = directory.entries.get(name)?.node
    if (node === undefined) return
    directory.entries.delete(name)
    node.links--
    this.#touch(directory, node)
    this.release(node)
  }

  /** Lets go of a node that has neither name nor descriptor. */
  release(node: FileSystemNode): void {
    if (node.links > 0 || node.opens > 0) return
    this.#nodes--
    if (node.kind === 'file') this.#bytes -= node.size
    if (node.kind === 'symlink') this.#bytes -= node.target.length
  }

  /** Makes a file longer, with zeroes, or shorter. */
  resize(file: FileNode, size: number): number {
    if (size > this.init.maxBytes) return WASI_ERRNO.FBIG
    if (this.#bytes - file.size + size > this.init.maxBytes) return WASI_ERRNO.NOSPC
    this.#makeRoom(file, size)
    if (size < file.size) file.bytes.fill(0, size, file.size)
    this.#bytes += size - file.size
    file.size = size
    this.#touch(file)
    return WASI_ERRNO.SUCCESS
  }

  /** Writes as much as there is room for. @returns the number of bytes, negative: minus an error number */
  write(file: FileNode, position: number, bytes: Uint8Array): number {
    if (bytes.length === 0) return 0
    const end = Math.min(position + bytes.length, file.size + this.init.maxBytes - this.#bytes)
    const length = end - position
    if (length <= 0) return position >= this.init.maxBytes ? -WASI_ERRNO.FBIG : -WASI_ERRNO.NOSPC
    if (end > file.size) this.resize(file, end)
    else this.#makeRoom(file, file.size)
    file.bytes.set(bytes.subarray(0, length), position)
    this.#touch(file)
    return length
  }

  /** Notes that times were set. */
  noteChange(): void {
    this.changes++
  }

  /** A file system with the same content; `copies` tells which node became which. */
  copy(copies: Map<FileSystemNode, FileSystemNode>): FileSystem {
    const copy = new FileSystem(this.init)
    copy.root = copyNode(this.root, copies)
    copy.#bytes = this.#bytes
    copy.#nodes = this.#nodes
    copy.#nextIno = this.#nextIno
    return copy
  }

  #makeRoom(file: FileNode, size: number): void {
    const wasteful = file.bytes.length > 2 * size + SMALLEST_BUFFER_BYTES
    if (!file.shared && file.bytes.length >= size && !wasteful) return
    const doubled = Math.min(2 * file.bytes.length, this.init.maxBytes)
    const grown = size > file.size ? Math.max(size, doubled, SMALLEST_BUFFER_BYTES) : size
    const bytes = Buffer.alloc(grown)
    file.bytes.copy(bytes, 0, 0, Math.min(size, file.size))
    file.bytes = bytes
    file.shared = false
  }

  #touch(...nodes: FileSystemNode[]): void {
    this.changes++
    const now = nowNs()
    for (const node of nodes) {
      node.ctim = now
      if (node.kind !== 'symlink') node.mtim = now
    }
  }

  #directory(): DirectoryNode {
    const entries: DirectoryNode['entries'] = new Map()
    return {
      kind: 'directory',
      entries,
      nextOrder: FIRST_ORDER,
      parent: undefined,
      ...this.#state()
    }
  }

  #state() {
    const now = nowNs()
    return { ino: this.#nextIno++, links: 0, opens: 0, atim: now, mtim: now, ctim: now }
  }
}
