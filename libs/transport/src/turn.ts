/**
 * Runs what was asked for during one turn of the event loop together at its end. All links of a node share one, so that
 * what they send to a peer in a turn leaves in one write. A microtask would run after each incoming event instead (edge
 * E7), and one immediate per link would let the socket write in between.
 */
export class Turn {
  #work: (() => void)[] = []

  /** @param flush must not throw */
  atEnd(flush: () => void): void {
    this.#work.push(flush)
    if (this.#work.length === 1) setImmediate(() => this.#run())
  }

  #run(): void {
    const work = this.#work
    this.#work = []
    for (const flush of work) flush()
  }
}
