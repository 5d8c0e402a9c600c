import type { DirectoryNode, FileNode, FileSystemNode } from './file-node.ts'
import { copyNode } from './file-node.ts'
import type { FileSystem } from './file-system.ts'
import { ALL_RIGHTS, DIRECTORY_RIGHTS, RIGHT, STREAM_RIGHTS } from './rights.ts'

interface DescriptorState {
  base: bigint
  inheriting: bigint
  /** Descriptor flags: append, nonblock and the like. */
  flags: number
}

/** Standard input, output or error. */
export interface StreamDescriptor extends DescriptorState {
  readonly kind: 'stream'
  readonly stream: 'in' | 'out' | 'err'
}

export interface FileDescriptor extends DescriptorState {
  readonly kind: 'file'
  readonly system: FileSystem
  readonly node: FileNode
  position: number
}

export interface DirectoryDescriptor extends DescriptorState {
  readonly kind: 'directory'
  readonly system: FileSystem
  readonly node: DirectoryNode
  /** Path under which the guest found it open. */
  readonly preopen: string | undefined
}

/** What a descriptor stands for. */
export type Descriptor = StreamDescriptor | FileDescriptor | DirectoryDescriptor

/** A directory that a guest finds open. */
export interface Preopen {
  readonly path: string
  readonly system: FileSystem
}

/** The first descriptor of a directory that every guest finds open. */
const FIRST_PREOPEN = 3

/** The open descriptors of an instance, and the file systems behind them. */
export class FileTable {
  readonly #maxOpen: number
  #open = new Map<number, Descriptor>()
  #kept: Map<number, Descriptor>
  #keptChanges = 0
  /** Was a descriptor opened, closed or moved since the kept state? */
  changed = false

  /** @param maxOpen most descriptors open at the same time */
  constructor(preopens: readonly Preopen[], maxOpen: number) {
    this.#maxOpen = maxOpen
    const stream = { kind: 'stream', inheriting: 0n, flags: 0 } as const
    this.#open.set(0, { ...stream, stream: 'in', base: STREAM_RIGHTS & ~RIGHT.FD_WRITE })
    this.#open.set(1, { ...stream, stream: 'out', base: STREAM_RIGHTS & ~RIGHT.FD_READ })
    this.#open.set(2, { ...stream, stream: 'err', base: STREAM_RIGHTS & ~RIGHT.FD_READ })
    preopens.forEach(({ path, system }, index) => {
      system.root.opens++
      this.#open.set(FIRST_PREOPEN + index, {
        kind: 'directory',
        system,
        node: system.root,
        preopen: path,
        base: DIRECTORY_RIGHTS,
        inheriting: ALL_RIGHTS,
        flags: 0
      })
    })
    this.#kept = this.#open
  }

  get(fd: number): Descriptor | undefined {
    return this.#open.get(fd)
  }

  /** Gives a descriptor the lowest free number; `undefined` when too many are open. */
  add(descriptor: FileDescriptor | DirectoryDescriptor): number | undefined {
    if (this.#open.size >= this.#maxOpen) return undefined
    let fd = FIRST_PREOPEN
    while (this.#open.has(fd)) fd++
    this.#open.set(fd, descriptor)
    descriptor.node.opens++
    this.changed = true
    return fd
  }

  close(fd: number): boolean {
    const descriptor = this.#open.get(fd)
    if (descriptor === undefined) return false
    this.#open.delete(fd)
    this.changed = true
    if (descriptor.kind !== 'stream') {
      descriptor.node.opens--
      descriptor.system.release(descriptor.node)
    }
    return true
  }

  /** Moves a descriptor to the number of another open one, which is closed. */
  renumber(from: number, to: number): boolean {
    const moved = this.#open.get(from)
    if (moved === undefined || !this.#open.has(to)) return false
    if (from === to) return true
    this.close(to)
    this.#open.delete(from)
    this.#open.set(to, moved)
    return true
  }

  /** Keeps the present state of descriptors and files. */
  snapshot(): void {
    this.#kept = this.#open
    this.#open = copyTable(this.#kept)
    this.#settle()
  }

  /** Goes back to the kept state. Costs nothing when nothing changed. */
  restore(): void {
    if (!this.changed && this.#changes() === this.#keptChanges) return
    this.#open = copyTable(this.#kept)
    this.#settle()
  }

  #settle(): void {
    this.changed = false
    this.#keptChanges = this.#changes()
  }

  #changes(): number {
    let sum = 0
    for (const descriptor of this.#open.values())
      if (descriptor.kind !== 'stream') sum += descriptor.system.changes
    return sum
  }
}

/** Copies descriptors with the file systems they lead to: nothing done to the one is seen in the other. */
function copyTable(open: ReadonlyMap<number, Descriptor>): Map<number, Descriptor> {
  const nodes = new Map<FileSystemNode, FileSystemNode>()
  const systems = new Map<FileSystem, FileSystem>()
  const copySystem = (system: FileSystem): FileSystem => {
    const known = systems.get(system)
    if (known !== undefined) return known
    const copy = system.copy(nodes)
    systems.set(system, copy)
    return copy
  }
  return new Map(
    Array.from(open, ([fd, descriptor]): [number, Descriptor] => {
      if (descriptor.kind === 'stream') return [fd, { ...descriptor }]
      const system = copySystem(descriptor.system)
      if (descriptor.kind === 'file')
        return [fd, { ...descriptor, system, node: copyNode(descriptor.node, nodes) }]
      return [fd, { ...descriptor, system, node: copyNode(descriptor.node, nodes) }]
    })
  )
}
