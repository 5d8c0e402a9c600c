import { CloudError } from '@taucloud/base'

export interface QuorumInit {
  /** The other live holders. */
  holders(): string[]
  /** Resolves when the holder has an origin up to a sequence number on disk. */
  confirm(peer: string, sequence: number): Promise<void>
}

interface Waiter {
  readonly sequence: number
  resolve(): void
  reject(error: unknown): void
}

/**
 * Waits until a majority of the live holders, this node among them, have this node's writes on disk. Writers that wait at
 * the same time share one question to each holder.
 */
export class Quorum {
  readonly #init: QuorumInit
  #waiting: Waiter[] = []
  #isRunning = false

  constructor(init: QuorumInit) {
    this.#init = init
  }

  /** @throws {CloudError} `unavailable` when too few holders answered; the write stays here and spreads later */
  reached(sequence: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ sequence, resolve, reject })
      if (!this.#isRunning) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) {
      const round = this.#waiting
      this.#waiting = []
      try {
        await this.#ask(Math.max(...round.map(({ sequence }) => sequence)))
        for (const waiter of round) waiter.resolve()
      } catch (error) {
        for (const waiter of round) waiter.reject(error)
      }
    }
    this.#isRunning = false
  }

  async #ask(sequence: number): Promise<void> {
    const others = this.#init.holders()
    // A majority of n nodes is floor(n / 2) + 1; this node is one of them.
    const needed = Math.floor((others.length + 1) / 2)
    if (needed === 0) return
    const { promise, resolve, reject }: PromiseWithResolvers<void> = Promise.withResolvers()
    let confirmed = 0
    let failed = 0
    for (const peer of others) {
      this.#init.confirm(peer, sequence).then(
        () => {
          confirmed += 1
          if (confirmed === needed) resolve()
        },
        (error: unknown) => {
          failed += 1
          if (failed > others.length - needed) reject(tooFew(needed, error))
        }
      )
    }
    await promise
  }
}

function tooFew(needed: number, cause: unknown): CloudError {
  return new CloudError(
    'unavailable',
    `Cannot confirm the write: fewer than ${String(needed)} other holders have it on disk; it is kept here and spreads later`,
    { cause }
  )
}
