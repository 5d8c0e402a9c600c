import type { GuestMemory } from '../guest/guest-memory.ts'
import { ERRNO } from '../gen/abi.ts'

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text that a guest passes: UTF-8 of at most `maxBytes`; `undefined` for anything else. The range must have been checked. */
export function guestText(
  memory: GuestMemory,
  address: number,
  o: { length: number; maxBytes: number }
): string | undefined {
  if (o.length > o.maxBytes) return undefined
  try {
    // A copy: shared memory cannot be decoded in place.
    return DECODER.decode(memory.copy(address, o.length))
  } catch {
    return undefined // not UTF-8, so no name of anything
  }
}

/** Writes bytes at an address of the guest. @returns the error number */
export function writeBytes(memory: GuestMemory, address: number, bytes: Uint8Array): number {
  if (!memory.has(address, bytes.length)) return ERRNO.ADDRESS_OUT_OF_MEMORY
  memory.write(address, bytes)
  return ERRNO.NONE
}

/** Writes a cell of 4 bytes. @returns the error number */
export function writeCell(memory: GuestMemory, address: number, value: number): number {
  return memory.writeU32(address, value) ? ERRNO.NONE : ERRNO.MEMORY_WRITE_FAILED
}
