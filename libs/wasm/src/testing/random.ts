/** A small deterministic generator, so that a failing run can be repeated from its seed. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % below
  }
}

/** Changes, removes, repeats or cuts off bytes at random. */
export function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const copy = Array.from(bytes)
  const changes = 1 + random(4)
  for (let change = 0; change < changes; change++) {
    const at = random(copy.length || 1)
    switch (random(6)) {
      case 0:
      case 1:
        copy[at] = random(256)
        break
      case 2:
        copy[at] = (copy[at] ?? 0) ^ (1 << random(8))
        break
      case 3:
        copy.splice(at, 1 + random(4))
        break
      case 4:
        copy.splice(at, 0, ...copy.slice(at, at + 1 + random(8)))
        break
      default:
        if (random(8) === 0) copy.length = at
        else copy[at] = [0, 0x7f, 0x80, 0xff, 0x0b, 0x03, 0xfc, 0x40][random(8)] ?? 0
    }
  }
  return Uint8Array.from(copy)
}
