/** Things that a guest has open, by handle: numbers that count up. Bounded, and emptied when the call ends. */
export class HandleTable<T> {
  readonly #max: number
  readonly #entries = new Map<number, T>()
  readonly #first: number
  #next: number

  /** @param max most that are open at once @param first the first handle @default 0 */
  constructor(max: number, first = 0) {
    this.#max = max
    this.#first = first
    this.#next = first
  }

  get isFull(): boolean {
    return this.#entries.size >= this.#max
  }

  get(handle: number): T | undefined {
    return this.#entries.get(handle >>> 0)
  }

  add(entry: T): number {
    this.#entries.set(this.#next, entry)
    return this.#next++
  }

  delete(handle: number): boolean {
    return this.#entries.delete(handle >>> 0)
  }

  values(): Iterable<T> {
    return this.#entries.values()
  }

  clear(): void {
    this.#entries.clear()
    this.#next = this.#first
  }
}
