import type { GuestMemory } from '../../guest/guest-memory.ts'

/** Guests keep a CID in a buffer of so many bytes. */
export const CID_BUFFER_BYTES = 64

/**
 * The CID at the start of a guest's buffer: 64 bytes, or less where memory ends. What follows it is not looked at.
 *
 * @returns undefined when there is none (https://github.com/multiformats/cid)
 */
export function readCid(memory: GuestMemory, address: number): Uint8Array | undefined {
  const end = Math.min(address + CID_BUFFER_BYTES, memory.bytes().length)
  if (end <= address) return undefined
  const bytes = memory.copy(address, end - address)
  const length = cidLength(bytes)
  return length === undefined || length > bytes.length ? undefined : bytes.subarray(0, length)
}

function cidLength(bytes: Uint8Array): number | undefined {
  if (bytes[0] === 0x12 && bytes[1] === 0x20) return 34
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) return -1
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    return -1
  }
  if (varint() !== 1 || varint() < 0 || varint() < 0) return undefined
  const digest = varint()
  return digest > 0 ? at + digest : undefined
}
