declare global {
  /** Methods of every buffer that Node's types leave out; the documented ones cost twice as much on small texts. */
  interface Buffer {
    latin1Slice(start: number, end: number): string
    latin1Write(text: string, offset: number, length: number): number
  }
}

/**
 * The linear memory of a guest, for host functions. Addresses and lengths come from the guest: they are unsigned 32-bit
 * numbers, and every access is checked against the memory's present size without overflow. A range of length 0 is
 * valid at any address.
 */
export class GuestMemory {
  readonly memory: WebAssembly.Memory
  #bytes: Buffer

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory
    this.#bytes = Buffer.from(memory.buffer)
  }

  /** The whole memory, valid until the guest runs again: growing replaces it. */
  bytes(): Buffer {
    // Growth detaches the old buffer, and a detached view has length 0.
    if (this.#bytes.length === 0) this.#bytes = Buffer.from(this.memory.buffer)
    return this.#bytes
  }

  has(address: number, length: number): boolean {
    return length === 0 || address + length <= this.bytes().length
  }

  /** Writes a little-endian cell of 4 bytes. @returns `false` when it lies outside */
  writeU32(address: number, value: number): boolean {
    const bytes = this.bytes()
    if (address + 4 > bytes.length) return false
    bytes[address] = value
    bytes[address + 1] = value >>> 8
    bytes[address + 2] = value >>> 16
    bytes[address + 3] = value >>> 24
    return true
  }

  /** Reads a little-endian cell of 4 bytes. The range must have been checked. */
  readU32(address: number): number {
    return this.bytes().readUInt32LE(address)
  }

  /** Writes a little-endian cell of 8 bytes. @returns `false` when it lies outside */
  writeU64(address: number, value: bigint): boolean {
    if (!this.has(address, 8)) return false
    this.bytes().writeBigUInt64LE(value, address)
    return true
  }

  /** The bytes of a range as text with one character per byte. The range must have been checked. */
  latin1(address: number, length: number): string {
    return length === 0 ? '' : this.bytes().latin1Slice(address, address + length)
  }

  /** Writes text of one byte per character. The range must have been checked. */
  writeLatin1(address: number, text: string): void {
    if (text.length > 0) this.bytes().latin1Write(text, address, text.length)
  }

  /** A range without a copy, valid until the guest runs again. The range must have been checked. */
  view(address: number, length: number): Buffer {
    return this.bytes().subarray(address, address + length)
  }

  /** A copy of a range. The range must have been checked. */
  copy(address: number, length: number): Buffer {
    return Buffer.from(this.view(address, length))
  }

  /** Copies bytes into the guest. The range must have been checked. */
  write(address: number, source: Uint8Array): void {
    if (source.length > 0) this.bytes().set(source, address)
  }
}
