/** Bytes that a guest reserves for a content id. */
export const CID_BUFFER_BYTES = 64

/**
 * The content id at the start of a buffer, in its one binary form: version 1, without what follows it (abi §5.6).
 * `undefined` for anything else (https://github.com/multiformats/cid).
 */
export function parseBinaryCid(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] === 0x12 && bytes[1] === 0x20) {
    // Version 0 is the bare SHA-256 of a dag-pb block.
    return bytes.length < 34 ? undefined : Uint8Array.of(1, 0x70, ...bytes.subarray(0, 34))
  }
  if (bytes[0] !== 1) return undefined
  const codec = varint(bytes, 1)
  const hash = codec && varint(bytes, codec.end)
  const length = hash && varint(bytes, hash.end)
  if (length === undefined || length.value > CID_BUFFER_BYTES) return undefined
  const end = length.end + length.value
  return end <= Math.min(bytes.length, CID_BUFFER_BYTES)
    ? new Uint8Array(bytes.subarray(0, end))
    : undefined
}

function varint(bytes: Uint8Array, start: number): { value: number; end: number } | undefined {
  let value = 0
  for (let at = start; at < start + 4; at++) {
    const byte = bytes[at]
    if (byte === undefined) return undefined
    value += (byte & 0x7f) * 2 ** (7 * (at - start))
    if (byte < 0x80) return { value, end: at + 1 }
  }
  return undefined
}
