import type { MapChange, ReplicatedMap } from '@taucloud/store'

/**
 * A replicated map in memory for tests that need many, cut them off from each other and let them meet again. Keys of
 * tns are written once or deleted, so a meeting is a union less what either side has deleted.
 */
export class TestMap implements ReplicatedMap {
  readonly #values = new Map<string, Uint8Array>()
  readonly #deleted = new Set<string>()
  readonly #listeners = new Set<(change: MapChange) => void>()

  start(): Promise<void> {
    return Promise.resolve()
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }

  get(key: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#values.get(key))
  }

  put(key: string, value: Uint8Array): Promise<void> {
    this.#set(key, value)
    return Promise.resolve()
  }

  delete(key: string): Promise<void> {
    this.#set(key, undefined)
    return Promise.resolve()
  }

  async *list(prefix: string): AsyncGenerator<[string, Uint8Array]> {
    const keys = [...this.#values.keys()].filter((key) => key.startsWith(prefix)).sort()
    for (const key of keys) yield [key, this.#values.get(key) ?? new Uint8Array()]
    await Promise.resolve()
  }

  /** Unused here: tests listen with {@link onChange}, which tells at once. */
  watch(): AsyncIterable<MapChange> {
    throw new Error('not watched in this test')
  }

  onChange(listener: (change: MapChange) => void): void {
    this.#listeners.add(listener)
  }

  caughtUp(): boolean {
    return true
  }

  stats() {
    return { keys: this.#values.size, origins: 1, pending: 0 }
  }

  /** Takes over everything the other has. */
  meet(other: TestMap): void {
    for (const key of other.#deleted) this.#set(key, undefined)
    for (const [key, value] of other.#values) if (!this.#values.has(key)) this.#set(key, value)
  }

  #set(key: string, value: Uint8Array | undefined): void {
    if (this.#deleted.has(key)) return
    if (value === undefined) {
      this.#values.delete(key)
      this.#deleted.add(key)
    } else this.#values.set(key, value)
    for (const listener of this.#listeners) listener({ key, value })
  }
}
