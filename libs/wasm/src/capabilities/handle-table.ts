/** Things that a guest has open, by handle: numbers from 0. Bounded, and emptied when the call ends. */
export class HandleTable<T> {
  readonly #max: number
  readonly #entries = new Map<number, T>()
  #next = 0

  /** @param max most that are open at once */
  constructor(max: number) {
    this.#max = max
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
    this.#next = 0
  }
}
