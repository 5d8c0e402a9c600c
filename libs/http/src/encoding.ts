/**
 * Chooses the encoding of an answer from `accept-encoding` (RFC 9110 §12.5.3).
 *
 * @param header as received; undefined means that nothing was said, and the file goes out as it is
 * @param available encodings that are stored, best first
 * @returns one of `available`, or `identity` when the client takes none of them
 */
export function negotiateEncoding<T extends string>(
  header: string | undefined,
  available: readonly T[]
): T | 'identity' {
  if (header === undefined || available.length === 0) return 'identity'
  const weights = parseWeights(header)
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0
  let best: T | 'identity' = 'identity'
  let bestWeight = weights.get('identity') ?? 0
  for (const name of available) {
    const weight = weightOf(name)
    if (weight > bestWeight || (weight === bestWeight && best === 'identity' && weight > 0)) {
      best = name
      bestWeight = weight
    }
  }
  return best
}

function parseWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const item of header.slice(0, 512).split(',')) {
    const [name = '', ...parameters] = item.split(';').map((text) => text.trim().toLowerCase())
    if (name === '') continue
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    const weight = quality === undefined ? 1 : Number(quality)
    weights.set(name === 'x-gzip' ? 'gzip' : name, Number.isFinite(weight) ? weight : 0)
  }
  return weights
}
