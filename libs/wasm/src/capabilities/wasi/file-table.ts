/** What a descriptor stands for. There are no files: the file system is one empty directory. */
export type FileKind = 'input' | 'output' | 'error' | 'directory'

/** The descriptor of the directory that every guest finds open. */
export const ROOT_FD = 3
const MAX_OPEN = 64

const STANDARD: readonly (readonly [number, FileKind])[] = [
  [0, 'input'],
  [1, 'output'],
  [2, 'error'],
  [ROOT_FD, 'directory']
]

/** The open descriptors of an instance. */
export class FileTable {
  #open = new Map<number, FileKind>(STANDARD)
  #kept = this.#open
  #changed = false

  get(fd: number): FileKind | undefined {
    return this.#open.get(fd)
  }

  close(fd: number): boolean {
    this.#changed = true
    return this.#open.delete(fd)
  }

  /** Opens the directory once more; `undefined` when too many descriptors are open. */
  openDirectory(): number | undefined {
    if (this.#open.size >= MAX_OPEN) return undefined
    let fd = ROOT_FD + 1
    while (this.#open.has(fd)) fd++
    this.#changed = true
    this.#open.set(fd, 'directory')
    return fd
  }

  snapshot(): void {
    this.#kept = new Map(this.#open)
    this.#changed = false
  }

  restore(): void {
    if (!this.#changed) return
    this.#open = new Map(this.#kept)
    this.#changed = false
  }
}
