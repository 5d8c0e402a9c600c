import { CloudError } from '@taucloud/base'

export interface SlotsInit {
  /** Holders at once. */
  limit: number
  /** Those who may wait. */
  maxWaiting: number
  /** How long one waits before it is turned away, in ms. */
  waitMs: number
}

/** A bounded number of places; who comes later waits in order for a bounded time. */
export class Slots {
  readonly #init: SlotsInit
  readonly #waiting: (() => void)[] = []
  #taken = 0

  constructor(init: SlotsInit) {
    this.#init = init
  }

  /**
   * Takes a place.
   *
   * @returns the function that gives it back; further calls do nothing
   * @throws {CloudError} `unavailable` when none became free in time
   */
  async take(): Promise<() => void> {
    if (this.#taken >= this.#init.limit) await this.#wait()
    else this.#taken += 1
    let isHeld = true
    return () => {
      if (isHeld) this.#pass()
      isHeld = false
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#init.maxWaiting) throw busy()
    return new Promise((resolve, reject) => {
      const mine = (): void => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(mine), 1)
        reject(busy())
      }, this.#init.waitMs)
      this.#waiting.push(mine)
    })
  }

  // The place goes straight to the next who waits, so that nobody slips in between.
  #pass(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#taken -= 1
    else next()
  }
}

function busy(): CloudError {
  return new CloudError('unavailable', 'Cannot serve git now: the node is busy, try again in 10 s')
}
