/** Runs what concerns one thing, by its name, one after the other. */
export class Turns {
  readonly #tails = new Map<string, Promise<void>>()

  /** Runs `work` once everything given before it under the same name is over. */
  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(name) ?? Promise.resolve()
    const result = before.then(work)
    const tail = result.then(
      () => undefined,
      () => undefined
    )
    this.#tails.set(name, tail)
    void tail.then(() => {
      if (this.#tails.get(name) === tail) this.#tails.delete(name)
    })
    return result
  }
}
