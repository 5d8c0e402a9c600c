/** Share of requests that may be sent again. */
const SHARE = 0.1
/** Retries that are always possible, so that a quiet gateway can retry at all, and that a busy one may save up. */
const RESERVE = 10
const MOST = 1_000

/** Bounds how many requests are sent twice: retries must not multiply the load of a cloud that fails under load. */
export class RetryBudget {
  #tokens = RESERVE

  /** A request arrived. */
  earn(): void {
    this.#tokens = Math.min(this.#tokens + SHARE, MOST)
  }

  /** Takes one retry, if there is one left. */
  spend(): boolean {
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
