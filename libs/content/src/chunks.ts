/**
 * Cuts bytes into pieces of one size; only the last may be shorter. An empty source gives one empty piece. Pieces are
 * copies, so the source may reuse its buffers.
 */
export async function* chunked(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  size: number
): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(0)
  let hasGiven = false
  for await (const part of source instanceof Uint8Array ? [source] : source) {
    let offset = 0
    while (offset < part.length) {
      if (piece.length === size) {
        yield piece
        hasGiven = true
        piece = new Uint8Array(0)
      }
      const end = Math.min(part.length, offset + size - piece.length)
      piece = joined(piece, part.subarray(offset, end))
      offset = end
    }
  }
  if (piece.length > 0 || !hasGiven) yield piece
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}
