/** The ABI's list of texts, each ended by a zero byte (abi §5.3). One character per byte. */
export function encodeStringList(items: readonly string[]): string {
  return items.map((item) => `${item}\0`).join('')
}

/** The items of such a list; bytes behind the last zero are dropped. */
export function decodeStringList(text: string): string[] {
  return text.split('\0').slice(0, -1)
}
