/** Counts what guests hold of the host, so that something left open is noticed when a call ends. */
export class ResourceCount {
  /** Resources that exist. */
  open = 0
  /** Most that may exist at a time. */
  readonly max: number

  constructor(max = 4_096) {
    this.max = max
  }
}

/** Something of the host that a guest holds by a handle. The glue disposes of it when the guest drops the handle. */
export class Resource {
  readonly #count: ResourceCount
  #disposed = false

  /** @throws {RangeError} when too many are open, which ends the call */
  constructor(count: ResourceCount) {
    if (count.open >= count.max) throw new RangeError('Cannot open more resources')
    this.#count = count
    count.open++
  }

  /** The guest has dropped its handle or given it away. */
  [Symbol.dispose](): void {
    if (this.#disposed) return
    this.#disposed = true
    this.#count.open--
  }

  /** The guest takes a handle to what was made without one. */
  taken(): this {
    if (this.#disposed) {
      this.#disposed = false
      this.#count.open++
    }
    return this
  }
}
