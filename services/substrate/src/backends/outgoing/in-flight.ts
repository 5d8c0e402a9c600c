import { CloudError } from '@taucloud/base'
import type { GuestContext } from '@taucloud/wasm'

/** How many operations may be in progress at once. */
export interface InFlightLimits {
  readonly perFunction: number
  readonly perProject: number
  readonly total: number
}

/** Counts operations in progress, so that no function or project takes all of the node. */
export class InFlight {
  readonly #limits: InFlightLimits
  readonly #counts = new Map<string, number>()

  constructor(limits: InFlightLimits) {
    this.#limits = limits
  }

  /** Operations in progress. */
  get total(): number {
    return this.#counts.get('') ?? 0
  }

  /** Admits one. @returns what to call when it is over @throws {CloudError} `resource_exhausted` */
  enter({ project, function: id }: GuestContext): () => void {
    const { perFunction, perProject, total } = this.#limits
    const places: [string, number][] = [
      [`${project}/${id}`, perFunction],
      [project, perProject],
      ['', total]
    ]
    if (places.some(([key, limit]) => (this.#counts.get(key) ?? 0) >= limit)) {
      throw new CloudError('resource_exhausted', 'Cannot begin: too many operations in progress')
    }
    for (const [key] of places) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      for (const [key] of places) {
        const count = (this.#counts.get(key) ?? 1) - 1
        if (count === 0) this.#counts.delete(key)
        else this.#counts.set(key, count)
      }
    }
  }
}
