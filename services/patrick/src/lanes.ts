/** Runs what concerns one project one after the other, so that a decision is made on facts that do not move. */
export class Lanes {
  readonly #tails = new Map<string, Promise<unknown>>()

  /** Runs `work` once everything given before it for the same project is over. */
  run<T>(project: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(project) ?? Promise.resolve()
    const result = before.then(work, work)
    const tail = result.then(
      () => undefined,
      () => undefined
    )
    this.#tails.set(project, tail)
    void tail.then(() => {
      if (this.#tails.get(project) === tail) this.#tails.delete(project)
    })
    return result
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values())
  }
}
