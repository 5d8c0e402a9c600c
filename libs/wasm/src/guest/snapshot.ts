import type { GuestMemory } from './guest-memory.ts'

/** Granularity in which memory is found to be zero. */
const PIECE_BYTES = 4_096
const ZEROES = Buffer.alloc(PIECE_BYTES)

interface KeptGlobal {
  readonly global: WebAssembly.Global
  readonly value: unknown
}

/**
 * The state of an instance at one moment: the parts of its memory that are not zero, and its mutable globals. Putting it
 * back costs about 1 µs per 64 KiB, far less than a new instance.
 */
export class Snapshot {
  readonly #memory: GuestMemory
  readonly #parts: { readonly offset: number; readonly bytes: Buffer }[] = []
  readonly #globals: readonly KeptGlobal[]
  readonly #size: number

  constructor(memory: GuestMemory, globals: readonly WebAssembly.Global[]) {
    this.#memory = memory
    this.#globals = globals.map((global) => ({ global, value: global.value }))
    const bytes = memory.bytes()
    this.#size = bytes.length
    let start = -1
    for (let at = 0; at <= bytes.length; at += PIECE_BYTES) {
      const used = at < bytes.length && !isZero(bytes, at)
      if (used && start < 0) start = at
      if (!used && start >= 0) {
        this.#parts.push({ offset: start, bytes: Buffer.from(bytes.subarray(start, at)) })
        start = -1
      }
    }
  }

  /** By how many bytes the memory has grown since. Growth cannot be undone, only hidden. */
  get grownBytes(): number {
    return this.#memory.bytes().length - this.#size
  }

  restore(): void {
    const bytes = this.#memory.bytes()
    let position = 0
    for (const part of this.#parts) {
      if (part.offset > position) zero(bytes, position, part.offset)
      bytes.set(part.bytes, part.offset)
      position = part.offset + part.bytes.length
    }
    if (position < bytes.length) zero(bytes, position, bytes.length)
    for (const kept of this.#globals) kept.global.value = kept.value
  }
}

function isZero(bytes: Buffer, start: number): boolean {
  return bytes.compare(ZEROES, 0, PIECE_BYTES, start, start + PIECE_BYTES) === 0
}

/** As `fill()` of a typed array: a buffer's own does more than is needed here. */
function zero(bytes: Buffer, start: number, end: number): void {
  Uint8Array.prototype.fill.call(bytes, 0, start, end)
}
